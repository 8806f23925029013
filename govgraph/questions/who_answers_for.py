"""Who answers for a matter, and to whom: the same walk as ``answers-to``, begun at whoever owes an account of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.answer import Answer, Line
from govgraph.authority import holders, matter
from govgraph.graph.sentences import listed
from govgraph.questions.answers_to import COLUMNS, walk_facets, walk_lines, walk_names, walk_rows
from govgraph.questions.links import upward_chains
from govgraph.questions.rights import Asking, Right, best_tier, people, rights
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.upward import readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

_STARTS = (
    ("accountable", ("accountable to",)),
    ("responsible", ("responsible for",)),
    ("charged", ("charged with",)),
    ("deciders", ("decides",)),
)


def answer(graph: Graph, what: str) -> Answer:
    """Who answers for a decision, function, service, agreement or fund. Raises NotFound or AmbiguousName."""
    thing = graph.thing(what, "decision", "function", "service", "agreement", "fund", "priority", "meeting", "body")
    about = matter(graph, thing.id)
    named = _named(graph, thing.id)
    on = [h.holder for h in holders(graph, about)]
    starts = next((who for who in (*named.values(), on) if who), [])
    because = next((facet for facet, who in (*named.items(), ("holders", on)) if who), "")
    walks = tuple(upward(graph, who, about) for who in starts)
    facets = {"who": starts, "because": because, **named, "holders": on, **walk_facets(graph, walks)}
    silent = not starts or (because in {"deciders", "holders"})
    facets["not_stated"] = silent or bool(facets["not_stated"])
    text = listed([readable(graph, who) for who in starts]) or "nobody that a source names"
    words = {"accountable": "is accountable for it", "responsible": "is responsible for it", "charged": "is charged with it",
             "deciders": "decides it, and no source says who answers for it", "holders": "holds the function, and no source says who answers for it"}  # fmt: skip
    return Answer(
        reading=reading(graph, "who-answers-for", f"Who answers for {thing.name}?", {"what": thing.id}),
        headline=f"{thing.name}: {text}{f' ({words[because]})' if because else ''}.",
        lines=(Line(label="Who", text=text), *walk_lines(graph, walks)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, walks)),
        chains=tuple(chain for walk in walks for chain in upward_chains(graph, walk)),
        facets=facets,
        names=walk_names(graph, facets),
    )


def _named(graph: Graph, what: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for facet, verbs in _STARTS:
        if facet == "accountable":
            facts = next(
                (here for item in graph.above(what) if (here := graph.where("accountable to", **{"for": item}))), ()
            )
            live: tuple[Right, ...] = tuple(
                Right(f, "settled", True) for f in facts if not f.negated and f.tier != "past"
            )
        else:
            live = best_tier(rights(graph, what, Asking(graph.place), *verbs))
        found[facet] = people(live)
    return found


VERB = Verb(
    name="who-answers-for",
    answer=answer,
    parameters=(
        Parameter("what", "the decision, function or service", main=True,
                  categories=("decision", "function", "service", "agreement", "fund", "priority", "meeting", "body")),
    ),
    help="who answers for a matter, and to whom",
    reads="who answers for {what}?",
)  # fmt: skip
