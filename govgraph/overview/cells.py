"""Who decides a matter in one option, as a cell says it: a few words, the ground, and whether authority is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.numbers import in_words
from govgraph.overview.parts import DecisionCell, Gap, Ground
from govgraph.questions.decided_result import WhoDecides
from govgraph.questions.who_decides import answer, who_decides
from govgraph.reading.actors import behind
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph import Graph

WIDEST = 40
"""As many letters have the words of a cell, where names allow it."""

_GROUNDS: dict[str, Ground] = {
    "law": "law",
    "stated": "stated",
    "foreseen": "foreseen",
    "inferred": "ours",
    "assumed": "ours",
}
_LATER = {"in force": "later", "interim": "later", "in preparation": "coming"}


@once_per_graph
def cell(graph: Graph, matter: str, source: str = "papers") -> DecisionCell:
    """Who decides it, in a cell. ``source``: what the papers are called where they do not say it."""
    found = who_decides(graph, matter)
    if found.deciders:
        return _named(graph, found, _decided(graph, found), found.deciders)
    if found.conditional_deciders:
        return _conditional(graph, matter, found)
    if found.foreseen_deciders:
        who = found.foreseen_deciders
        soon = _LATER.get(found.status, found.status)
        words = first_fitting(
            f"Nobody yet; {name_row(graph, who)} {soon}",
            f"{name_row(graph, who)}, {soon}",
            f"Nobody yet; {_count(who)} {soon}",
        )
        return _made(graph, words, "foreseen", found, who)
    return DecisionCell("shown", _nobody(graph, found, source), "nobody", says=found.ground_says)


def _named(graph: Graph, found: WhoDecides, words: str, who: Sequence[str]) -> DecisionCell:
    return _made(graph, words, grounds(found.ground), found, who)


def _made(graph: Graph, words: str, ground: Ground, found: WhoDecides, who: Sequence[str]) -> DecisionCell:
    return DecisionCell("shown", _capital(words), ground, _gap(found, who), who=tuple(who), says=found.ground_says)


def _gap(found: WhoDecides, who: Iterable[str]) -> Gap:
    """Is authority missing: for the whole, where nobody named has any; for a part, where they have some of it.

    Of a decision of which no paper says on whom it rests, that cannot be told.
    """
    levels = {found.authority.get(node, "") for node in who} - {""}
    if not found.holders or not levels or levels == {"full"}:
        return ""
    return "whole" if levels <= {"none", "not shown"} else "part"


# -- words --------------------------------------------------------------------------------------------------------


def _decided(graph: Graph, found: WhoDecides) -> str:
    who = found.deciders
    name = name_row(graph, who)
    if found.one_of:
        return first_fitting(
            f"One of {name_row(graph, found.one_of, 'or')}, not chosen",
            f"One of {in_words(len(found.one_of))}, not yet chosen",
        )
    if found.by_value:
        return first_fitting(f"By value: {name}", "Depends on the value")
    if found.either:
        many = plural(graph, who)
        verbs = listed([agreeing(verb, many=many) for verb in found.either], "or")
        return first_fitting(f"{name} {verbs}", f"{name}, or it only advises", f"{_count(who)} {verbs}")
    advice = [item for item in found.recommenders if item not in who]
    if advice:
        verb = "advise" if plural(graph, advice) else "advises"
        return first_fitting(f"{name}, as {name_row(graph, advice)} {verb}", f"{name}, on advice", name, _count(who))
    how = ""
    if found.form == "each body for itself":
        how = ", each for itself"
    elif len(who) > 1 and "together" in found.form:
        how = ", together"
    return first_fitting(f"{name}{how}", name, f"{_count(who)}{how}")


def _conditional(graph: Graph, matter: str, found: WhoDecides) -> DecisionCell:
    """Somebody decides if something happens, and else nobody: asked as if it had happened."""
    event, who = next(iter(found.conditional_deciders.items()))
    given = _given(graph, matter, event).result
    deciders = given.deciders or who
    when = short_name(graph, event)
    name = name_row(graph, deciders)
    words = first_fitting(
        f"{name}, if {when[:1].lower()}{when[1:]}", f"{name}, on a condition", f"{_count(deciders)}, on a condition"
    )
    return _named(graph, given, words, deciders)


@once_per_graph
def _given(graph: Graph, matter: str, event: str) -> Answer[WhoDecides]:
    return answer(graph, matter, given=[event])


def _nobody(graph: Graph, found: WhoDecides, source: str) -> str:
    if "nobody" in found.said:
        return "Nobody"
    if "unclear" in found.said:
        return "Unclear"
    if "not stated" in found.said:
        return f"{source.capitalize()} {'do' if source.endswith('s') else 'does'} not say"
    if found.past_deciders:
        return first_fitting(f"Nobody; before, {name_row(graph, found.past_deciders)}", "Nobody any more")
    if found.processes and not found.not_stated:
        return "Step by step, in a process"
    for who, does in ((found.approvers, "approves"), (found.proposers, "proposes"), (found.recommenders, "recommends")):
        words = f"Nobody named; {name_row(graph, who)} {agreeing(does, many=plural(graph, who))}" if who else ""
        if words and len(words) <= WIDEST:
            return words
    return "Nobody named"


def grounds(value: str) -> Ground:
    """The ground of an answer as a cell marks it."""
    return _GROUNDS.get(value, "")


def name_row(graph: Graph, items: Sequence[str], last: str = "and") -> str:
    """Short names in a row, without the members of a group that is named too, and without articles."""
    every = tuple(dict.fromkeys(items))
    inside = {member for group in every for member in behind(graph, (group,)).ids if member != group}
    return listed(
        [bare(short_name(graph, item)) for item in every if item not in inside or len(inside) == len(every)], last
    )


def bare(name: str) -> str:
    """A name without its article, as a cell has it: ``Board``."""
    return name.removeprefix("the ").removeprefix("The ")


def _count(who: Sequence[str]) -> str:
    return f"{in_words(len(set(who)))} bodies" if len(set(who)) > 1 else "one body"


def first_fitting(*texts: str) -> str:
    """The first that fits; where none does, the first: a name is never cut."""
    return next((text for text in texts if len(text) <= WIDEST), texts[0] if len(texts) == 1 else min(texts, key=len))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
