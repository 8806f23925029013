"""To whom somebody answers, for what, and how far the line reaches: each step named by its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.authority import Matter, matter
from govgraph.graph.sentences import listed, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.questions.links import line_words, step_link, step_words, upward_chains
from govgraph.questions.verbs import ACTORS, MATTERS, Parameter, Verb, reading
from govgraph.reading.actors import posts_of, relations_of
from govgraph.reading.upward import Step, Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("from", "to", "by", "status", "basis", "source")


def answer(graph: Graph, who: str, what: str | None = None) -> Answer:
    """To whom ``who`` answers, in general or for one matter. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    asked = graph.thing(what, *MATTERS) if what else None
    about = matter(graph, asked.id) if asked else None
    # a person's posts each apart
    walks = tuple(upward(graph, start, about) for start in posts_of(graph, thing.id) or (thing.id,))
    facets = walk_facets(graph, walks) | _beside(graph, thing.id, about)
    return Answer(
        reading=reading(graph, "answers-to", f"To whom does {thing.name} answer{f' for {asked.name}' if asked else ''}?",
                        {"who": thing.id, **({"what": asked.id} if asked else {})}),
        headline=f"{thing.name} {headline(graph, walks)}",
        lines=(*walk_lines(graph, walks), *_more(graph, facets)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, walks)),
        chains=tuple(chain for walk in walks for chain in upward_chains(graph, walk)),
        facets=facets,
        names=walk_names(graph, facets),
    )  # fmt: skip


def walk_facets(graph: Graph, walks: Iterable[Upward]) -> dict[str, Any]:
    """The facets of one or more walks: to whom, along what, how far."""
    every = tuple(walks)
    main = every[0] if every else None
    steps = [step for walk in every for step in walk.steps]
    ends = list(dict.fromkeys(end for walk in every for end in walk.ends))
    broken = [line for walk in every for line in walk.breaks]
    return {
        "to": list(dict.fromkeys(step.to for walk in every for step in walk.first)),
        "chain": list(main.chain) if main else [],
        "via": [step.sort for step in main.steps] if main else [],
        "lines": [list(line.chain) for walk in every for line in walk.lines],
        "through": list(dict.fromkeys(item for walk in every for item in walk.through)),
        "one_of": list(dict.fromkeys(item for step in steps for item in step.one_of)),
        "ends": ends,
        "reaches": ends[0] if len(ends) == 1 and not broken else "",
        "breaks_at": broken[0].breaks_at if broken else "",
        "breaks": bool(broken),
        "reason": broken[0].reason if broken else "",
        "not_stated": any(walk.not_stated or not walk.first for walk in every),
        "inferred_steps": [f"{step.who} -> {step.to}" for walk in every for step in walk.inferred],
        "by_law": list(dict.fromkeys(f"{step.who} -> {step.to}" for step in steps if step.sort == "law")),
        "chains": {walk.who: list(walk.chain) for walk in every},
        "not_settled_steps": [
            f"{step.who} -> {step.to}" for step in steps if step.fact and step.fact.tier != "settled"
        ],
    }


def _beside(graph: Graph, who: str, about: Matter | None) -> dict[str, Any]:
    """Every stated line of each kind from ``who``, with what it is for; lines downward; claims of ultimate accountability."""
    silent = [fact.object.unknown for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "who", who)
              if fact.object.unknown and _counts(graph, fact, about)]  # fmt: skip
    # what a source says where it names nobody: not stated, unclear, nobody; empty: no source was read on it
    out: dict[str, Any] = {"said": sorted(set(silent))}
    for kind in ("accountable to", "reports to"):
        facts = [fact for fact in relations_of(graph, kind, "who", who) if _counts(graph, fact, about)]
        out[kind.replace(" ", "_")] = list(
            dict.fromkeys(item for f in facts if f.fields.get("reach") != "ultimate" for item in f.object.ids)
        )
        out[f"{kind.split()[0]}_for"] = list(dict.fromkeys(item for f in facts for item in f.role("for").ids))
    ultimate = [
        f
        for f in relations_of(graph, "accountable to", "who", who)
        if f.fields.get("reach") == "ultimate" and not f.negated
    ]
    out["claimed_ultimate"] = list(dict.fromkeys(item for fact in ultimate for item in fact.object.ids))
    above = [
        fact
        for kind in ("oversees", "scrutinises", "holds to account")
        for fact in relations_of(graph, kind, "what", who)
    ]
    out["overseen_by"] = list(
        dict.fromkeys(item for fact in above if _counts(graph, fact, None) for item in fact.subject.ids)
    )
    below = [fact for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "to", who)]
    out["answer_to_it"] = list(
        dict.fromkeys(item for fact in below if _counts(graph, fact, about) for item in fact.subject.ids)
    )
    out["denied"] = list(
        dict.fromkeys(
            item for fact in graph.where("accountable to", who=who) if fact.negated for item in fact.object.ids
        )
    )
    return out


def _counts(graph: Graph, fact: Fact, about: Matter | None) -> bool:
    matters = set(fact.role("for").ids)
    if about is not None and matters and not matters & about.above:
        return False
    return not fact.negated and fact.tier != "past" and graph.life(fact).truth is not Truth.NO


def headline(graph: Graph, walks: tuple[Upward, ...]) -> str:
    """One sentence about where the walks lead."""
    if not walks or not any(walk.first for walk in walks):
        reason = f" ({walks[0].reason})" if walks and walks[0].reason else ""
        return f"answers to nobody that a source states{reason}."
    parts = []
    for walk in walks:
        choice = any(step.one_of for step in walk.first)
        firsts = listed(
            list(dict.fromkeys(_first_words(graph, step) for step in walk.first)), "or" if choice else "and"
        )
        silent = "not stated; inferred: " if walk.not_stated else ""
        through = f" through {listed([readable(graph, item) for item in walk.through])}" if walk.through else ""
        ends = [f"up to {listed([readable(graph, end) for end in walk.ends])}"] if walk.ends else []
        ends += [f"a line breaks at {readable(graph, line.breaks_at)}" for line in walk.breaks]
        one = "one of " if choice else ""
        unknown = ", which of them is not known" if choice else ""
        parts.append(f"answers to {silent}{one}{firsts}{through}{unknown}, {' and '.join(dict.fromkeys(ends))}")
    return "; ".join(parts) + "."


def _first_words(graph: Graph, step: Step) -> str:
    return f"{readable(graph, step.to)} [{step_words(replace(step, one_of=()))}]"


def walk_lines(graph: Graph, walks: Iterable[Upward]) -> tuple[Line, ...]:
    """One line of text for each line upward."""
    return tuple(Line(label="Line", text=line_words(graph, line)) for walk in walks for line in walk.lines)


def _more(graph: Graph, facets: dict[str, Any]) -> tuple[Line, ...]:
    labels = (("overseen_by", "Overseen by"), ("answer_to_it", "Answer to it"), ("claimed_ultimate", "Claimed"))
    return tuple(
        Line(label=label, text=listed([readable(graph, item) for item in facets[facet]]))
        for facet, label in labels
        if facets[facet]
    )


def walk_rows(graph: Graph, walks: Iterable[Upward]) -> Iterable[tuple[str, ...]]:
    """One row for each step, and for each further line from the start."""
    for walk in walks:
        for step in walk.steps:
            link = step_link(graph, step)
            by = step_words(step) if step.fact is None else f"{step_words(step)}: {sentence(graph, step.fact)}"
            source = source_text(step.fact) if step.fact else link.source
            yield (readable(graph, step.who), readable(graph, step.to), by, link.status, link.basis, source)


def walk_names(graph: Graph, facets: dict[str, Any]) -> dict[str, str]:
    """The readable name of every id in the facets."""
    found: dict[str, str] = {}
    for facet, value in facets.items():
        if facet == "via":  # sorts of steps, which no thing is called by
            continue
        items = [value] if isinstance(value, str) else list(value) if isinstance(value, list | dict) else []
        for item in items:
            if isinstance(item, str) and (item in graph.all_things or readable(graph, item) != item):
                found[item] = readable(graph, item)
    return found


VERB = Verb(
    name="answers-to",
    answer=answer,
    parameters=(
        Parameter(
            "who",
            "a body, post, group or person",
            main=True,
            categories=ACTORS,
        ),
        Parameter(
            "what",
            "for which matter",
            required=False,
            categories=MATTERS,
        ),
    ),
    help="to whom somebody answers, step by step, up to Parliament, the electorate or governors, or to where it breaks",
    reads="to whom does {who} answer?",
)
