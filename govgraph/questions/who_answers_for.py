"""Who answers for a matter, and to whom: the same walk as ``answers-to``, begun at whoever owes an account of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.authority import holders, matter
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.ground import Ground
from govgraph.questions import forms
from govgraph.questions.aloud import accountable, aloud, says, sources, verb
from govgraph.questions.answers_to import told
from govgraph.questions.decided import said
from govgraph.questions.links import upward_chains
from govgraph.questions.rights import Asking, Right, best_tier, people, rights, tier_on_day
from govgraph.questions.support import Support, of_holding, of_rights, together
from govgraph.questions.upward_lines import COLUMNS, Walked, walk_lines, walk_names, walk_rows
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.matters import nearest
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

_VERBS = (("responsible", ("responsible for",)), ("charged", ("charged with",)))


@dataclass(frozen=True, kw_only=True)
class WhoAnswersFor(Walked):
    """Who answers for a matter, by what, and to whom they answer in turn."""

    who: Ids
    """Who answers for it: whoever is accountable, else responsible, else charged with it, else decides it, else holds it."""
    because: str
    """By which of these: accountable, responsible, charged, deciders, holders; empty: nobody is known."""
    accountable: Ids
    """Who is said to be accountable for it."""
    responsible: Ids
    """Who is said to be responsible for it."""
    charged: Ids
    """Who is charged with it."""
    deciders: Ids
    """Who decides it, or is foreseen to."""
    holders: Ids
    """On whom it rests in law."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for a matter, and to whom.

    ``because``: accountable, responsible, charged, deciders or holders: by what it answers. ``named``: for each of
    these, whom the papers name. ``support``: on what it rests; where a paper only says who decides or on whom it rests,
    that they answer for it is our reading. ``choice``: a source leaves open which of them it is.
    """

    what: str
    because: str
    who: tuple[str, ...]
    named: dict[str, list[str]]
    holders: tuple[str, ...]
    walks: tuple[Upward, ...]
    support: Support
    choice: bool = False


def answering(graph: Graph, what: str) -> Answering:
    """Who answers for a matter, by its id: whoever is accountable, else responsible, else charged, else decides, else holds it."""
    about = matter(graph, what)
    rights_ = _named(graph, what)
    held = holders(graph, about)
    named = {facet: people(found) for facet, found in rights_.items()}
    because = next((facet for facet, who in named.items() if who), "holders" if held else "")
    who = tuple(named.get(because, ()) or [h.holder for h in held])
    if because == "holders":
        support = together(of_holding(graph, h) for h in held)
    else:
        support = of_rights(graph, rights_.get(because, ()))
    if because in {"deciders", "holders"}:
        support = support & Support(Ground.INFERRED)
    walks = tuple(upward(graph, item, about) for item in who)
    choice = bool(forms.candidates(rights_.get(because, ())))
    return Answering(what, because, who, named, tuple(h.holder for h in held), walks, support, choice)


def answer(graph: Graph, what: str) -> Answer[WhoAnswersFor]:
    """Who answers for a decision, function, service, agreement or fund. Raises NotFound or AmbiguousName."""
    thing = graph.thing(what, "decision", "function", "service", "agreement", "fund", "priority", "meeting", "body")
    return to_answer(graph, answering(graph, thing.id))


def who_answers_for(graph: Graph, found: Answering) -> WhoAnswersFor:
    """What is returned. Where a paper only says who decides or on whom it rests, it does not say who answers for it."""
    walked = Walked.of(graph, found.walks)
    of_our_own = not found.who or found.because in {"deciders", "holders"}
    ground = found.support.ground.value if found.who else ""
    return WhoAnswersFor(
        **vars(walked) | {"ground": ground, "not_stated": of_our_own or walked.not_stated},
        who=found.who,
        because=found.because,
        accountable=tuple(found.named["accountable"]),
        responsible=tuple(found.named["responsible"]),
        charged=tuple(found.named["charged"]),
        deciders=tuple(found.named["deciders"]),
        holders=found.holders,
    )


def to_answer(graph: Graph, found: Answering) -> Answer[WhoAnswersFor]:
    """What was found about who answers for a matter, in words."""
    name = graph.name(found.what)
    result = who_answers_for(graph, found)
    text = listed([readable(graph, who) for who in found.who]) or "nobody that a source names"
    return Answer(
        reading=reading(graph, "who-answers-for", f"Who answers for {name}?", {"what": found.what}),
        headline=_headline(graph, found, name),
        summary=_summary(graph, found),
        lines=(Line(label="Who", text=text), *walk_lines(graph, found.walks)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, found.walks)),
        chains=tuple(chain for walk in found.walks for chain in upward_chains(graph, walk)),
        result=result,
        names=walk_names(graph, result),
    )


def _summary(graph: Graph, found: Answering) -> tuple[Line, ...]:
    """Who else has a part in it, up to whom they answer, what is missing, what would mend it, and the sources."""
    others = {
        facet: [who for who in named if who not in found.who]
        for facet, named in found.named.items()
        if facet != found.because
    }
    words = {
        "accountable": "is accountable for it",
        "responsible": "is responsible for it",
        "charged": "is charged with it",
        "deciders": "decides it",
    }
    beside = [
        f"{says(graph, who)} {verb(graph, who, words[facet])}"
        for facet, who in others.items()
        if who and facet in words
    ]
    holders = [who for who in found.holders if who not in found.who]
    ours = found.because in {"deciders", "holders"}
    rights_ = [right for rights in _named(graph, found.what).values() for right in rights]
    steps = [step.fact for walk in found.walks for step in walk.steps if step.fact]
    return aloud(
        ("Others", "; ".join(beside)),
        ("It rests with", f"It rests with {says(graph, holders)}" if holders else ""),
        ("Missing", f"No paper says who answers for {readable(graph, found.what)}." if ours else ""),
        ("Accountable", accountable(graph, found.walks)),
        (
            "To mend it",
            f"Ask {says(graph, found.who or found.holders)} to say in writing who answers for it."
            if (ours or not found.who) and (found.who or found.holders)
            else "",
        ),
        ("Sources", sources([*(right.fact for right in rights_), *steps])),
    )


def _headline(graph: Graph, found: Answering, name: str) -> str:
    names = [readable(graph, item) for item in found.who]
    who = f"One of {listed(names, 'or')}, not known which," if found.choice else listed(names)
    many = plural(graph, found.who) and not found.choice
    would = found.support.ground is Ground.FORESEEN
    are = "would be" if would else agreeing("is", many=many)
    words = {
        "accountable": f"{who} {are} accountable for {name}. {found.support.words}",
        "responsible": f"{who} {are} responsible for {name}. {found.support.words}",
        "charged": f"{who} {are} charged with {name}. {found.support.words}",
        "deciders": f"{who} {agreeing('answers', many=many)} for {name}, by deciding it. {found.support.words}",
        "holders": f"{who} {agreeing('answers', many=many)} for {name}, because it rests there. {found.support.words}",
    }.get(found.because, f"No paper says who answers for {name}.")
    return " ".join((words, *dict.fromkeys(told(graph, walk) for walk in found.walks[:MOST_TOLD])))


MOST_TOLD = 3
"""Of as many who answer the headline says to whom; of the others the lines below do."""


def _named(graph: Graph, what: str) -> dict[str, tuple[Right, ...]]:
    """The relations by which somebody answers for a matter, on the day, by sort: the best tier of each."""
    asking = Asking(graph.place)
    found = {"accountable": best_tier(nearest(graph, what, lambda item: _accountable(graph, item)))}
    for facet, verbs in _VERBS:
        found[facet] = best_tier(rights(graph, what, asking, *verbs))
    papers = said(graph, what, asking)
    found["deciders"] = papers.deciding or papers.foreseen
    return found


def _accountable(graph: Graph, item: str) -> list[Right]:
    """The lines of account that are stated to be for a matter, on the day."""
    return [
        Right(fact, tier, active=True)
        for fact in graph.where("accountable to", **{"for": item})
        if not fact.negated and (tier := tier_on_day(graph, fact)) != "past"
    ]


VERB = Verb(
    name="who-answers-for",
    answer=answer,
    parameters=(
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=("decision", "function", "service", "agreement", "fund", "priority", "meeting", "body"),
        ),
    ),
    place=40,
    brief="Who answers for it, up to where the line ends or breaks.",
    help="who answers for a matter, and to whom",
    reads="who answers for {what}?",
)
