"""Who decides: as the papers say, as the law leaves it, and the gap between them (docs/design.md#who-decides).

The three are worked out apart and never merged (:mod:`govgraph.questions.decided`); here they are put into words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.answer import Answer, Chain, FacetValue, Line, facets_of
from govgraph.authority import Authority, Coming, Holding
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import listed, source_text
from govgraph.law.pack import stands_for_itself
from govgraph.model.dates import day_words
from govgraph.model.things import Group
from govgraph.questions import disputed, forms
from govgraph.questions.decided import OTHER, Decided, decided
from govgraph.questions.decided_headline import headline, tip, who_sentence
from govgraph.questions.decided_result import WhoDecides, competing, result
from govgraph.questions.decided_summary import summary
from govgraph.questions.liability import liable_line, several_note
from govgraph.questions.links import authority_chains, upward_chains, upward_words
from govgraph.questions.powers import law_notes, rested_on
from govgraph.questions.rights import Right, best_tier, people
from govgraph.questions.support import of_holding, of_right
from govgraph.questions.verbs import GIVEN, MATTERS, VALUE, Parameter, Verb, reading
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

_WORDS = {
    "recommenders": "recommends",
    "proposers": "proposes",
    "consulted": "consulted",
    "informed": "informed",
    "signs_off": "signs off",
    "approvers": "approves",
    "prepares": "prepares",
    "endorses": "endorses",
    "assures": "assures",
    "reviews": "reviews",
    "notes": "notes",
    "arbitrates": "arbitrates",
}

COLUMNS = ("holder", "decider", "authority", "conditions", "liable", "value", "ground", "source")


def answer(graph: Graph, what: str, *, value: float | None = None, given: Iterable[str] = ()) -> Answer[WhoDecides]:
    """Who decides a matter. ``what``: a decision, function, service, agreement or fund; ``value`` in pounds; ``given`` events.

    Raises NotFound or AmbiguousName.
    """
    thing = graph.thing(what, *MATTERS)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    plain = value is None and not events
    return to_answer(graph, _plain(graph, thing.id) if plain else _found(graph, thing.id, value, events))


class FoundDecision(Struct, frozen=True):
    """Who decides a matter, the lines upward from them, and what is returned: all that the words are made from."""

    decided: Decided
    lines: tuple[Upward, ...]
    result: WhoDecides


def who_decides(graph: Graph, what: str, value: float | None = None) -> WhoDecides:
    """Who decides a matter, by its id, for whoever compares many and prints few: no word is made. ``value`` in pounds."""
    return (_plain(graph, what) if value is None else _found(graph, what, value, ())).result


@once_per_graph
def _plain(graph: Graph, what: str) -> FoundDecision:
    return _found(graph, what, None, ())


def _found(graph: Graph, what: str, value: float | None, given: tuple[str, ...]) -> FoundDecision:
    found = decided(graph, what, value=value, given=given)
    lines = _upward(graph, found)
    return FoundDecision(found, lines, result(graph, found, lines))


def to_answer(graph: Graph, of: FoundDecision) -> Answer[WhoDecides]:
    """What was found about a matter, in words."""
    found, lines, named = of.decided, of.lines, of.result
    what, name = found.about.what, graph.name(found.about.what)
    without = _without(graph, found)
    answers = (
        *main_lines(graph, of),
        *liable_line(graph, named.liable_by_holder),
        *_more(graph, found, named),
        *_now(without),
    )
    return Answer(
        reading=reading(
            graph,
            "who-decides",
            f"Who decides {name}?",
            {"what": what},
            value=found.about.value,
            given=tuple(sorted(found.about.given)),
        ),
        headline=headline(graph, found),
        summary=summary(graph, found, named, lines, _today(found, without)),
        lines=answers,
        columns=COLUMNS,
        rows=tuple(_rows(graph, found)),
        chains=tuple(_chains(graph, found, lines)),
        result=named,
        names=_names(graph, facets_of(named)),
        notes=(*_notes(graph, found), *several_note(graph, named.liable_by_holder)),
    )


def found(graph: Graph, what: str) -> FoundDecision:
    """Who decides a matter, by its id, and what its words are made from, for whoever prints a few of them."""
    return _plain(graph, what)


def main_lines(graph: Graph, of: FoundDecision) -> tuple[Line, ...]:
    """What papers say, what the law leaves of it, the gap between the two, the form, and who answers for it."""
    found, lines, named = of.decided, of.lines, of.result
    return (
        Line(label="Papers", text=_papers(graph, found)),
        Line(label="Scheme" if graph.registry.without_law else "Law", text=_law(graph, found)),
        Line(label="Gap", text=_gap(graph, found)),
        Line(label="Form", text=f"asserted: {named.form_says}; lawful: {named.lawful_form_says}"),
        Line(
            label="Answers",
            text="; ".join(upward_words(graph, line) for line in lines) or "nobody to answer for it is named",
        ),
    )


# -- words ------------------------------------------------------------------------------------------------------


def _say(graph: Graph, items: Iterable[str]) -> str:
    return listed([readable(graph, item) for item in items])


def _who(graph: Graph, right: Right) -> str:
    filler = right.fact.subject
    text = _say(graph, right.who) if right.who else filler.unknown or "not modelled"
    if filler.mode == "together" and len(right.who) > 1:
        text += " together"
    if filler.mode == "one of" and len(right.who) > 1:
        text = f"one of {listed([readable(graph, item) for item in right.who], 'or')}, which is not known"
    aspect = right.fact.fields.get("aspect")
    return text + (f" ({aspect})" if aspect else "") + (f" ({right.band.words})" if right.band.words else "")


def _stated(graph: Graph, right: Right) -> str:
    """Whom a right names, on what ground where no paper says it as it is now, and where it was read."""
    tag = of_right(graph, right).tag
    return f"{_who(graph, right)} ({f'{tag}; ' if tag else ''}{source_text(right.fact)})"


def _papers(graph: Graph, found: Decided) -> str:
    parts = []
    if found.deciding:
        parts.append("; ".join(_stated(graph, right) for right in forms.by_band(found.deciding)))
        by = people(best_tier(found.others["recommenders"]))
        if by:
            parts[0] += f", on the recommendation of {_say(graph, by)}"
    elif found.every:
        parts.append("no settled decider is named")
    else:
        parts.append("not stated")
    either = list(dict.fromkeys(str(r.fact.fields["either"]) for r in found.deciding if "either" in r.fact.fields))
    if either:
        settled = [item for r in found.deciding for item in r.fact.role("settled by").ids]
        parts.append(
            f"it {listed(['decides', *either], 'or')}, {'to be settled by ' + _say(graph, settled) if settled else 'not settled'}"
        )
    if found.foreseen:
        parts.append("foreseen: " + "; ".join(_stated(graph, right) for right in found.foreseen))
    for right in found.waiting:
        when = [
            *(f"if {graph.name(e)}" for e in right.fact.role("if").ids),
            *(f"unless {graph.name(e)}" for e in right.fact.role("unless").ids),
        ]
        parts.append(f"{' and '.join(when)}: {_stated(graph, right)}")
    if found.past:
        parts.append(f"before: {_say(graph, people(found.past))}")
    return ". ".join(parts)


def _holding_word(graph: Graph, holding: Holding) -> str:
    thing = graph.things.get(holding.holder)
    if isinstance(thing, Group) and stands_for_itself(thing):
        return (
            f"{'further ' if thing.members else ''}{thing.name}{' (not named)' if thing.members else ' (none named)'}"
        )
    return readable(graph, holding.holder)


def _law(graph: Graph, found: Decided) -> str:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for h in found.held:
        matters = dict.fromkeys(cell.leaf.function for cell in h.cells if cell.leaf.function)
        ground = "not stated on whom it rests" if h.root else of_holding(graph, h).ground.value
        tips = [tip(graph, found, h, end.node) for end in found.last[h.holder] if end.node != h.holder]
        also = "also" if any(end.node == h.holder for end in found.last[h.holder]) else "now"
        key = (
            _say(graph, matters) or "it",
            f"{ground}{': ' + h.reason if h.reason else ''}",
            f"; {also} {listed(tips)}" if tips else "",
        )
        groups.setdefault(key, []).append(_holding_word(graph, h))
    parts = [f"{listed(who)} for {what} [{ground}]{tail}" for (what, ground, tail), who in groups.items()]
    parts += [f"{readable(graph, later.who)}{_from(later)} (not yet there)" for later in found.coming]
    if graph.registry.without_law:
        return "; ".join(parts) or "cannot tell: no paper says on whom it rests"
    return "; ".join(parts) or "cannot tell: no function that statute places on a body is named"


def _from(later: Coming) -> str:
    return f" from {day_words(later.start)}" if later.start else ""


def _gap(graph: Graph, found: Decided) -> str:
    named = found.named
    if not found.held or not named:
        return "nobody is named whose authority could be compared" if not named else "cannot tell: no holder is known"
    parts = []
    for node in named:
        words: dict[str, list[str]] = {}
        for h in found.held:
            words.setdefault(found.authorities[node, h.holder].words, []).append(_holding_word(graph, h))
        parts.append(
            f"{readable(graph, node)}: " + "; ".join(f"for {listed(who)} {text}" for text, who in words.items())
        )
    return ". ".join(parts)


def _more(graph: Graph, found: Decided, named: WhoDecides) -> list[Line]:
    parts = [
        f"{_WORDS[facet]}: {_beside(graph, best_tier(found.others[facet]))}"
        for facet in OTHER
        if people(best_tier(found.others[facet]))
    ]
    out = [Line(label="Also", text="; ".join(parts))] if parts else []
    if not_agreed := disputed.words(graph, found):
        out.append(Line(label="Not agreed", text=not_agreed))
    if named.waits_for:
        out.append(Line(label="Waits", text=_say(graph, named.waits_for)))
    if named.conditions:
        out.append(Line(label="Needs", text="; ".join(named.conditions)))
    if named.remits:
        out.append(
            Line(
                label="Remits",
                text="; ".join(f"{aspect}: {_say(graph, who)}" for aspect, who in named.remits.items()),
            )
        )
    return out


def _beside(graph: Graph, rights: Iterable[Right]) -> str:
    """Those who have one of the further rights, each with its band and with its ground where that is weak."""
    texts: dict[str, None] = {}
    for right in forms.by_band(rights):
        tag = of_right(graph, right).tag
        said = "; ".join(filter(None, (right.band.words, tag)))
        for who in right.who:
            texts[f"{readable(graph, who)}{f' ({said})' if said else ''}"] = None
    return listed(list(texts))


class Without(Struct, frozen=True):
    """What is found about the matter without the option; ``now`` is None where there is no such matter."""

    base: Graph
    now: Decided | None


def _without(graph: Graph, found: Decided) -> Without | None:
    """The same question asked of the baseline; None: no option is taken."""
    if graph.is_baseline:
        return None
    base = graph.scenario.graph(None, on=graph.day, place=graph.place or None)
    if found.about.what not in base.things:
        return Without(base, None)
    given = (event for event in found.about.given if event in base.things)
    return Without(base, decided(base, found.about.what, value=found.about.value, given=given))


def _today(found: Decided, without: Without | None) -> str:
    """Under an option, who decides without it, in a sentence or two."""
    if without is None:
        return ""
    if without.now is None:
        return "There is no such matter without the option."
    same = without.now.deciding == found.deciding and without.now.foreseen == found.foreseen
    return "It is the same today." if same else who_sentence(without.base, without.now)


def _now(without: Without | None) -> list[Line]:
    """Under an option: what holds without it."""
    if without is None:
        return []
    base, now = without.base, without.now
    if now is None:
        return [Line(label="Now", text="there is no such matter without the option")]
    text = (
        _papers(base, now) if now.deciding else "no common decider is settled" if now.every else "no decider is stated"
    )
    proposing = competing(now)
    if proposing and not now.deciding:
        text += f": {_say(base, proposing)} each propose"
    if now.foreseen and not now.deciding:
        text += ". Foreseen: " + "; ".join(_stated(base, right) for right in now.foreseen)
    return [Line(label="Now", text=text)]


def _rows(graph: Graph, found: Decided) -> Iterable[tuple[str, ...]]:
    """One row for each holder and each right of whoever is named; where nobody is named, for each end of the chains."""
    for right in forms.by_band(found.shown):
        for node in right.who:
            for h in found.held:
                a = found.authorities[node, h.holder]
                yield _row(graph, readable(graph, h.holder), node, a, right)
            if not found.held:
                yield _row(graph, "not known", node, None, right)
    if not found.named:
        for h in found.held:
            for end in found.last[h.holder]:
                yield _row(graph, readable(graph, h.holder), end.node, end.authority, None)


def _row(graph: Graph, holder: str, node: str, a: Authority | None, right: Right | None) -> tuple[str, ...]:
    return (
        holder,
        readable(graph, node),
        a.words if a else "not known",
        "; ".join(text for _, text in a.conditions) if a else "",
        _say(graph, a.liable) if a else "",
        right.band.words if right else "",
        of_right(graph, right).ground.value if right else "law",
        source_text(right.fact) if right else "",
    )


# -- the rest ---------------------------------------------------------------------------------------------------


def _upward(graph: Graph, found: Decided) -> tuple[Upward, ...]:
    """Who answers for it: from the deciders named up; where none is named, from the holders."""
    nodes = found.named or [h.holder for h in found.held]
    return tuple(upward(graph, node, found.about) for node in nodes)


def _chains(graph: Graph, found: Decided, lines: tuple[Upward, ...]) -> Iterable[Chain]:
    for node in found.named:
        for h in found.held:
            yield from authority_chains(graph, h, found.authorities[node, h.holder])
    for line in lines:
        yield from upward_chains(graph, line)


def _names(graph: Graph, facets: dict[str, FacetValue]) -> dict[str, str]:
    found: dict[str, str] = {}

    def take(value: FacetValue) -> None:
        if isinstance(value, str):
            if (
                value in graph.all_things
                or value in graph.registry.kinds
                or value in {"parliament", "electorate", "governors"}
            ):
                found[value] = readable(graph, value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                take(key)
                take(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                take(inner)

    take(
        {
            key: value
            for key, value in facets.items()
            if key
            not in {
                "status",
                "basis",
                "tier",
                "form",
                "form_says",
                "lawful_form",
                "lawful_form_says",
                "ground",
                "ground_says",
            }
        }
    )
    return found


def _notes(graph: Graph, found: Decided) -> Iterable[str]:
    for h in found.held:
        thing = graph.things.get(h.holder)
        if isinstance(thing, Group) and stands_for_itself(thing):
            yield f"the list of {thing.name} is open: others stand behind it"
    yield from law_notes(graph, rested_on(found.authorities.values()))
    if found.about.bounded:
        yield "the matter has more parts than are looked at: the answer is about the first of them"


VERB = Verb(
    name="who-decides",
    answer=answer,
    parameters=(
        Parameter(
            "what",
            "the decision, function or service",
            main=True,
            categories=MATTERS,
        ),
        VALUE,
        GIVEN,
    ),
    place=10,
    brief="Who decides it: by the papers, in law, and the gap.",
    help="who decides a matter: as the papers say, as the law leaves it, and the gap",
    reads="who decides {what}?",
)
