"""To whom somebody answers, for what, and how far the line reaches: each step named by its kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.authority import Matter, matter
from govgraph.authority.accountability import Step, Upward, readable, upward
from govgraph.graph.sentences import listed, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.truth import Truth
from govgraph.questions.links import step_link, upward_chain, upward_words
from govgraph.questions.verbs import ACTORS, MATTERS, Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("from", "to", "by", "status", "basis", "source")


def answer(graph: Graph, who: str, what: str | None = None) -> Answer:
    """To whom ``who`` answers, in general or for one matter. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    asked = graph.thing(what, *MATTERS) if what else None
    about = matter(graph, asked.id) if asked else None
    # a person's posts each apart
    walks = tuple(upward(graph, start, about) for start in graph.posts_of(thing.id) or (thing.id,))
    facets = walk_facets(graph, walks) | _beside(graph, thing.id, about)
    return Answer(
        reading=reading(graph, "answers-to", f"To whom does {thing.name} answer{f' for {asked.name}' if asked else ''}?",
                        {"who": thing.id, **({"what": asked.id} if asked else {})}),
        headline=f"{thing.name} {headline(graph, walks)}",
        lines=(*walk_lines(graph, walks), *_more(graph, facets)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, walks)),
        chains=tuple(upward_chain(graph, walk) for walk in walks),
        facets=facets,
        names=walk_names(graph, facets),
    )  # fmt: skip


def walk_facets(graph: Graph, walks: Iterable[Upward]) -> dict[str, Any]:
    """The facets of one or more walks: to whom, along what, how far."""
    every = tuple(walks)
    main = every[0] if every else None
    steps = [step for walk in every for step in walk.steps]
    return {
        "to": list(dict.fromkeys(step.to for walk in every for step in walk.first)),
        "chain": list(main.chain) if main else [],
        "via": [step.sort for step in main.steps] if main else [],
        "reaches": main.chain[-1] if main and not main.breaks_at else "",
        "breaks_at": main.breaks_at if main else "",
        "breaks": bool(main and main.breaks_at),
        "reason": main.reason if main else "",
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
    silent = [fact.object.unknown for kind in ("accountable to", "reports to") for fact in graph.with_groups(kind, "who", who)
              if fact.object.unknown and _counts(graph, fact, about)]  # fmt: skip
    # what a source says where it names nobody: not stated, unclear, nobody; empty: no source was read on it
    out: dict[str, Any] = {"said": sorted(set(silent))}
    for kind in ("accountable to", "reports to"):
        facts = [fact for fact in graph.with_groups(kind, "who", who) if _counts(graph, fact, about)]
        out[kind.replace(" ", "_")] = list(
            dict.fromkeys(item for f in facts if f.fields.get("reach") != "ultimate" for item in f.object.ids)
        )
        out[f"{kind.split()[0]}_for"] = list(dict.fromkeys(item for f in facts for item in f.role("for").ids))
    ultimate = [
        f
        for f in graph.with_groups("accountable to", "who", who)
        if f.fields.get("reach") == "ultimate" and not f.negated
    ]
    out["claimed_ultimate"] = list(dict.fromkeys(item for fact in ultimate for item in fact.object.ids))
    above = [
        fact
        for kind in ("oversees", "scrutinises", "holds to account")
        for fact in graph.with_groups(kind, "what", who)
    ]
    out["overseen_by"] = list(
        dict.fromkeys(item for fact in above if _counts(graph, fact, None) for item in fact.subject.ids)
    )
    below = [fact for kind in ("accountable to", "reports to") for fact in graph.with_groups(kind, "to", who)]
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
        firsts = listed([f"{readable(graph, step.to)} [{_by(step)}]" for step in walk.first])
        silent = "not stated; inferred: " if walk.not_stated else ""
        end = (
            f"up to {readable(graph, walk.chain[-1])}"
            if not walk.breaks_at
            else f"and the line breaks at {readable(graph, walk.breaks_at)}"
        )
        parts.append(f"answers to {silent}{firsts}, {end}")
    return "; ".join(parts) + "."


def _by(step: Step) -> str:
    return step.sort if step.fact is None or step.fact.basis in {"stated", "law"} else f"{step.sort}, {step.fact.basis}"


def walk_lines(graph: Graph, walks: Iterable[Upward]) -> tuple[Line, ...]:
    """One line for each walk."""
    return tuple(Line(label="Line", text=upward_words(graph, walk)) for walk in walks)


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
        for step in (*walk.steps, *walk.first[1:]):
            link = step_link(graph, step)
            by = step.sort if step.fact is None else f"{step.sort}: {sentence(graph, step.fact)}"
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
