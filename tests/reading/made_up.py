"""Small made-up scenarios, and the same ones written otherwise: shuffled, under other ids, with a bystander, in several files."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

import govgraph
from govgraph.graph import Graph
from govgraph.model.scenario import Scenario

KINDS = ["icb", "nhs_trust", "nhs_foundation_trust", "trust", "local_authority_ut", "forum", "place_partnership", ""]
Written = dict[str, Any]

_BODIES = [f"b{n}x" for n in range(5)]
_COMMITTEES = [f"k{n}x" for n in range(2)]
_POSTS = [f"p{n}x" for n in range(3)]
_GROUPS = ["g0x", "g1x"]
_DECISIONS = [f"d{n}x" for n in range(4)]
_FUNCTIONS = ["f0x", "f1x"]
_PLACES = ["north0x", "south0x"]
_TABLES = [*_BODIES[:2], *_COMMITTEES]
_ASKED_WHY = [*_BODIES[:2], _COMMITTEES[0], _POSTS[0], _GROUPS[0], "l0x"]
ACTORS = [*_BODIES, *_COMMITTEES, *_POSTS, *_GROUPS, "l0x"]
MATTERS = [*_DECISIONS, *_FUNCTIONS]


def _some(items: list[str], least: int = 1, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), min_size=least, max_size=most, unique=True)


def _who(items: list[str]) -> st.SearchStrategy[Any]:
    several = _some(items, 2, 3)
    return st.one_of(
        st.sampled_from(items),
        several,
        several.map(lambda ids: {"one of": ids}),
        several.map(lambda ids: {"together": ids}),
        st.sampled_from(["not stated", "unclear", "nobody"]),
    )


@st.composite
def written(draw: st.DrawFn) -> Written:
    """A scenario as a mapping: bodies, committees with one or two parents, posts, groups, a level, matters, relations."""
    status = st.sampled_from(["in force", "in force", "in force", "likely", "past"])

    def rows(kind: str, **roles: st.SearchStrategy[Any]) -> list[Written]:
        row = st.fixed_dictionaries({**roles, "status": status})
        return draw(st.lists(row, max_size=3, unique_by=lambda row: repr(_plain({**row, "status": ""}, {}))))

    named: Written = {
        "bodies": {
            **{
                b: {"name": f"Body {b}", "kind": draw(st.sampled_from(KINDS)), "covers": draw(_some(_PLACES, 1, 2))}
                for b in _BODIES
            },
            **{k: {"name": f"Committee {k}", "committee of": draw(_some(_BODIES, 1, 2))} for k in _COMMITTEES},
        },
        "posts": {p: {"name": f"Post {p}", "of": draw(_some(_BODIES, 1, 2))} for p in _POSTS},
        "groups": {
            g: {
                "name": f"Group {g}",
                "members": draw(_some([*_BODIES, *_POSTS], 1, 3)),
                "complete": draw(st.booleans()),
            }
            for g in _GROUPS
        },
        "levels": {"l0x": {"name": "Level l0x", "members": draw(_some([*_BODIES, *_POSTS], 1, 2))}},
        "places": {"north0x": {"name": "North"}, "south0x": {"name": "South"}},
        "functions": {
            "f0x": {"name": "Function f0x", "part of": "nhs-commissioning"},
            "f1x": {"name": "Function f1x", "part of": draw(st.sampled_from(["nhs-provision", "social-care"]))},
        },
        "decisions": {d: {"name": f"Matter {d}"} for d in _DECISIONS},
    }
    for body in named["bodies"].values():
        if body.get("kind") == "":
            del body["kind"]
    for number, decision in enumerate(_DECISIONS):
        wholes = draw(st.lists(st.sampled_from(_DECISIONS[:number]), max_size=2, unique=True)) if number else []
        if wholes:
            named["decisions"][decision]["part of"] = wholes
        functions = draw(st.lists(st.sampled_from(_FUNCTIONS), max_size=2, unique=True))
        if functions:
            named["decisions"][decision]["exercises"] = functions
    named["relations"] = {
        "decides": rows("decides", who=_who(ACTORS), what=_some(_DECISIONS)),
        "accountable to": rows("accountable to", who=_who(ACTORS), to=_who(ACTORS)),
        "reports to": rows("reports to", who=_some(ACTORS), to=_who(ACTORS)),
        "delegates": rows("delegates", who=_some(_BODIES, 1, 2), to=_some(ACTORS, 1, 2), what=_some(MATTERS, 1, 2)),
        "member of": rows("member of", who=_some(ACTORS), to=st.sampled_from([*_BODIES, *_COMMITTEES])),
    }
    return named


def load(text: Written, folder: Path, *, files: bool = False) -> Scenario:
    """Write it as one file, or as a file for each section, and load it."""
    folder.mkdir(parents=True, exist_ok=True)
    head: Written = {"title": "Made up", "date": "2023-07-01", "documents": {"d": {"title": "D"}}}
    parts = {name: {name: value} for name, value in text.items()} if files else {}
    (folder / "scenario.yaml").write_text(_yaml(head if files else {**head, **text}), encoding="utf-8")
    for name, part in parts.items():
        (folder / f"{name.replace(' ', '-')}.yaml").write_text(_yaml(part), encoding="utf-8")
    return govgraph.load(folder)


def _yaml(value: Written) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same with every list and every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        items = [shuffled(item, chance) for item in value]
        chance.shuffle(items)
        return items
    return value


_ID = re.compile(r"\b(?:[bkpgldf]|north|south)\d+x\b")


def renamed(value: Any, chance: random.Random) -> tuple[Any, dict[str, str]]:
    """The same under other ids (names stay), and the old id of each new one."""
    ids = [*ACTORS, *MATTERS, *_PLACES]
    fresh = [f"z{n:02}" for n in range(len(ids))]
    chance.shuffle(fresh)
    new = dict(zip(ids, fresh, strict=True))

    def put(item: Any) -> Any:
        if isinstance(item, dict):
            return {new.get(key, key): put(inner) if key != "name" else inner for key, inner in item.items()}
        if isinstance(item, list):
            return [put(inner) for inner in item]
        return new.get(item, item) if isinstance(item, str) else item

    return put(value), {fresh: old for old, fresh in new.items()}


def with_a_bystander(value: Written) -> Written:
    """The same, and two bodies that nobody else names, one of which answers to the other and decides a matter of its own."""
    out = {**value, "bodies": dict(value["bodies"]), "decisions": dict(value["decisions"])}
    out["bodies"]["by1"] = {"name": "Bystander one", "kind": "forum", "accountable to": "by2"}
    out["bodies"]["by2"] = {"name": "Bystander two", "kind": "forum"}
    out["decisions"]["bym"] = {"name": "Another matter", "decides": "by1"}
    return out


_ASIDE = {"relations", "relations_left", "sources", "facts"}


def answers(graph: Graph, old: dict[str, str] | None = None) -> dict[str, Any]:
    """What the questions say of every actor and matter, in no order, under the old ids."""
    new = {was: now for now, was in (old or {}).items()}
    out: dict[str, Any] = {}
    for who in ACTORS:
        for verb in ("answers_to", "what_may"):
            out[f"{verb} {who}"] = _facets(getattr(graph, verb)(new.get(who, who)).facets, old or {})
    for what in MATTERS:
        for verb in ("who_decides", "who_answers_for"):
            out[f"{verb} {what}"] = _facets(getattr(graph, verb)(new.get(what, what)).facets, old or {})
        for who in _TABLES:
            out[f"can_decide {who} {what}"] = _facets(
                graph.can_decide(new.get(who, who), new.get(what, what)).facets, old or {}
            )
        for who in _ASKED_WHY:
            out[f"why {who} {what}"] = _facets(graph.why(new.get(who, who), new.get(what, what)).facets, old or {})
    return out


def _facets(facets: dict[str, Any], old: dict[str, str]) -> Any:
    return _plain({name: value for name, value in facets.items() if name not in _ASIDE}, old)


def _plain(value: Any, old: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return sorted((repr(_plain(key, old)), repr(_plain(item, old))) for key, item in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(repr(_plain(item, old)) for item in value)
    if isinstance(value, str):
        # words of a sentence may list names in another order
        text = re.sub(r"\bz\d\d\b", lambda match: old.get(match.group(), match.group()), value)
        return " ".join(sorted(re.findall(r"[\w-]+", text)))
    return value
