"""Patterns: which governance forms are recognised, where, how far each is there, and what is missing of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.sentences import listed as listed_
from govgraph.graph.sentences import shortened
from govgraph.law.names import by_name, called, is_law
from govgraph.loader.load import load
from govgraph.model.base import UNKNOWNS
from govgraph.model.numbers import in_words
from govgraph.model.scenario import GovernancePattern, Scenario, UnknownName
from govgraph.patterns import Match, find, forms_of, nearest
from govgraph.patterns.recognise import STATES
from govgraph.patterns.slots import slots
from govgraph.questions.aloud import MOST, aloud
from govgraph.questions.verbs import Parameter, Verb, reading

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.power_rows import Power


@dataclass(frozen=True, kw_only=True)
class Forms:
    """Which governance forms are there, and how far. A form is named by its id, a part of it by what it is called there."""

    forms: Ids
    """Forms that are there, or parts of them."""
    matches: Mapping[str, tuple[Mapping[str, Ids], ...]]
    """By form: each place where it is, as part to who fills it."""
    live: Ids
    """Forms that are there now."""
    in_preparation: Ids
    """Forms that are in preparation."""
    parts_only: Ids
    """Forms of which only parts are there."""
    contradicted: Ids
    """Forms against which a relation speaks."""
    not_there: Ids
    """Of forms that are asked for: those that are not there."""
    why_not: Mapping[str, tuple[str, ...]]
    """By such a form: what is missing of it."""
    nearest: Mapping[str, Mapping[str, Ids]]
    """By such a form: what comes nearest, as part to who fills it."""
    missing: Mapping[str, tuple[str, ...]]
    """By form that is there: what is missing of it."""
    numbers: Mapping[str, str]
    """By number in a paper: the form."""
    likes: Mapping[str, str]
    """By form of a scenario that is like one of the library: that one."""


@dataclass(frozen=True, kw_only=True)
class FormsOfLibrary:
    """The governance forms that the library and the scenario know, with none looked for."""

    forms: Ids
    """The forms, those that the scenario lists first."""
    listed: Mapping[str, str]
    """Those that it lists: id to name."""
    numbers: Mapping[str, str]
    """By number in a paper: the form."""
    likes: Mapping[str, str]
    """By form of a scenario that is like one of the library: that one."""
    national: Mapping[str, str]
    """By form: what national guidance calls it."""
    collaborative: Mapping[str, str]
    """By form of trusts together: what guidance calls it."""
    notes: Mapping[str, str]
    """By form that the scenario lists: a note on it."""


def patterns(
    graph: Graph,
    name: str | None = None,
    about: str | None = None,
    *,
    of: str | None = None,
    library: bool = False,
    own: bool = False,
) -> Answer[Forms | FormsOfLibrary]:
    """The forms of the library and of the scenario that are there; one of them (``name``), or those of one thing.

    ``of`` looks for the forms that another scenario lists, ``library`` lists the forms instead of looking for them,
    ``own`` keeps those that the paper itself lists.
    Where a form that is asked for is not recognised, *why not* names what comes nearest and what is missing of it.

    Forms that are only read from a decision (they make nothing) are told where they are asked for by name; the answers
    to who-decides and can-decide tell them. A form against which a relation speaks is told apart, and is none of the
    forms; with parts missing as well it is not thought of. Raises UnknownName.
    """
    listing = _listed_by(of) if of else graph.scenario
    known = forms_of(listing)
    if library:
        return _library(graph, known, listing)
    told = [pattern for pattern in known.values() if pattern.make or pattern.id in listing.patterns]
    if of or own:
        told = [pattern for pattern in told if pattern.id in listing.patterns]
    wanted = [form_named(known, name)] if name else told
    thing = graph.thing(about) if about else None
    searched = {pattern.id: find(graph, pattern) for pattern in wanted}
    every = [
        match
        for found in searched.values()
        for match in found.matches
        if thing is None or any(thing.id in things for things in match.bindings.values())
    ]
    found = [match for match in every if not match.contradicted]
    against = [match for match in every if match.contradicted and match.status != "parts only"]
    who = f" for {thing.name}" if thing else ""
    what = f"Where is the form '{wanted[0].name}'{who}?" if name else f"Which governance forms are there{who}?"
    asked = wanted if name or of or own else []
    there = {match.pattern for match in (*found, *against)}
    missed = {
        pattern.id: near
        for pattern in asked
        if pattern.id not in there and (near := _nearest(graph, pattern, thing.id if thing else "")) is not None
    }
    absent = [pattern for pattern in asked if pattern.id not in there and pattern.id not in missed]
    subjects = {"about": thing.id} if thing else {}
    return Answer(
        reading=reading(graph, "patterns", what, subjects, name=wanted[0].id if name else "", of=of or ""),
        headline=_of_one(graph, wanted[0], found, against, who) if name else _headline(found, against, who),
        lines=(
            *(Line(label=match.name, text=_sentence(graph, match)) for match in found),
            *(Line(label=f"{match.name}, contradicted", text=_sentence(graph, match)) for match in against),
            *(Line(label=f"Why not {match.name}", text=_why_not(graph, match)) for match in missed.values()),
            *(Line(label=f"Why not {pattern.name}", text="No part of it is there.") for pattern in absent),
        ),
        summary=_few(
            tuple(_in_short(graph, known, (*found, *against), missed, absent)),
            found,
            against,
            [known[form].name for form in missed] + [form.name for form in absent],
        )
        if name is None
        else (),
        columns=("Form", "Who and what", "How far", "Missing", "Not known", "Against it"),
        rows=tuple(_row(graph, match) for match in (*found, *against)),
        result=Forms(
            forms=_names(found),
            matches={form: tuple(_flat(match) for match in found if match.pattern == form) for form in _names(found)},
            live=_names([match for match in found if match.status == "live"]),
            in_preparation=_names([match for match in found if match.status == "in preparation"]),
            parts_only=_names([match for match in found if match.status == "parts only"]),
            contradicted=_names(against),
            not_there=tuple(sorted([*missed, *(pattern.id for pattern in absent)])),
            why_not={form: tuple(match.missing) for form, match in missed.items()},
            nearest={form: _flat(match) for form, match in missed.items()},
            missing={match.pattern: tuple(match.missing) for match in found if match.missing},
            numbers={pattern.number: pattern.id for pattern in wanted if pattern.number},
            likes={pattern.id: pattern.like for pattern in wanted if pattern.like},
        ),
        names={
            **{pattern.id: pattern.name for pattern in wanted},
            **{
                item: graph.name(item)
                for match in (*every, *missed.values())
                for things in match.bindings.values()
                for item in things
            },
        },
        notes=(
            "a form is read from its relations alone; whether it is lawful is told by the checks and by `lawful`",
            *(
                f"{known[form].name}: more ways to read it than are followed, so others may be there"
                for form, result in searched.items()
                if not result.complete
            ),
        ),
    )


def _few(lines: tuple[Line, ...], found: list[Match], against: list[Match], absent: Sequence[str]) -> tuple[Line, ...]:
    """The lines where they are few; else one for each state, with the forms that are so."""
    if len(lines) <= MOST:
        return lines
    by: dict[str, list[str]] = {}
    for match in sorted(found, key=lambda match: STATES.index(match.status)):
        if not any(match.name in names for names in by.values()):
            by.setdefault(match.status, []).append(match.name)
    texts = [
        (status.capitalize(), f"{listed_(names)} {_is(names)} {_ARE.get(status, status)}")
        for status, names in by.items()
    ]
    denied = list(
        dict.fromkeys(match.name for match in against if not any(match.name in names for names in by.values()))
    )
    gone = ("Not there", f"{listed_(list(absent))} {_is(absent)} not there" if absent else "")
    return aloud(*texts, gone, ("Contradicted", f"The papers contradict {listed_(denied)}" if denied else ""))


def _is(names: Sequence[str]) -> str:
    heads = (re.split(_TAIL, name)[0] for name in names)
    return "is" if len(names) == 1 and not any(head.endswith("s") for head in heads) else "are"


_TAIL = r" (?:of|that|at|such|on|for|to|or)\b"
"""What follows the noun in the name of a form."""


_ARE = {"live": "there now", "in preparation": "in preparation", "parts only": "there only in part"}
"""How far a form is there, as a verb."""

_STATE_LABELS = {
    "live": "There now",
    "in preparation": "In preparation",
    "parts only": "Only in part",
    "contradicted": "The papers contradict it",
}
"""How far a form is there, before those of whom it is so."""


def _in_short(
    graph: Graph,
    known: Mapping[str, GovernancePattern],
    there: Iterable[Match],
    missed: Mapping[str, Match],
    absent: Iterable[GovernancePattern],
) -> Iterator[Line]:
    """One line for each form: how far it is there, and for whom; why it is not."""
    by_form: dict[str, dict[str, list[str]]] = {}
    for match in there:
        single = next((slot for slot, asked in slots(known[match.pattern]).items() if not asked.several), "")
        names = ", ".join(graph.name(item) for item in match.bindings.get(single, ()))
        state = "contradicted" if match.contradicted else match.status
        by_form.setdefault(match.pattern, {}).setdefault(state, []).append(names)
    for form, states in by_form.items():
        said = " ".join(
            f"{_STATE_LABELS[state]}: {'; '.join(dict.fromkeys(n for n in names if n)) or 'somewhere'}."
            for state, names in states.items()
        )
        yield Line(label=known[form].number or known[form].name, text=f"{_form(known[form])}{said}")
    for form, match in missed.items():
        told = (
            f"{_in_words(match.missing[0])}{f' and {len(match.missing) - 1} more' if len(match.missing) > 1 else ''}"
            if match.missing
            else "enough who take part"
        )
        yield Line(
            label=known[form].number or known[form].name, text=f"{_form(known[form])}It is not there. Missing: {told}."
        )
    for pattern in absent:
        yield Line(label=pattern.number or pattern.name, text=f"{_form(pattern)}No part of it is there.")


def _form(form: GovernancePattern) -> str:
    """The name of a form, where the label is its number."""
    return f"{form.name}. " if form.number else ""


def _listed_by(of: str) -> Scenario:
    """Another scenario, by name or folder. Raises UnknownScenario or ScenarioError."""
    return load(of)


def _nearest(graph: Graph, pattern: GovernancePattern, about: str) -> Match | None:
    near = nearest(graph, pattern)
    if near is None or not about:
        return near
    return near if any(about in things for things in near.bindings.values()) else None


def _why_not(graph: Graph, match: Match) -> str:
    there = _who(graph, match)
    missing = f"What is missing: {'; '.join(map(_in_words, match.missing))}." if match.missing else "Too few take part."
    return f"Nearest is {there}. {missing}"


_MOST_LISTED = 12
"""As many forms are read in one line."""


def _in_a_row(forms: Iterable[GovernancePattern]) -> str:
    return "; ".join(f"{form.number} {form.name}".strip() for form in forms)


def _library(graph: Graph, known: Mapping[str, GovernancePattern], listing: Scenario) -> Answer[FormsOfLibrary]:
    """The forms themselves: those that the scenario lists first, each with what national guidance calls it."""
    forms = sorted((pattern for pattern in known.values() if pattern.make), key=lambda p: p.id not in listing.patterns)
    own = [pattern for pattern in forms if pattern.id in listing.patterns]
    return Answer(
        reading=reading(graph, "patterns", "Which governance forms may be looked for and applied?", {}, library=True),
        headline=f"The library holds {len(forms)} governance forms. {listing.title} lists {len(own)} of them.",
        summary=(Line(label="They are", text=f"{_in_a_row(own)}."),) if 0 < len(own) <= _MOST_LISTED else (),
        lines=tuple(
            Line(
                label=pattern.number or pattern.id, text=f"{pattern.name}.{f' {pattern.note}.' if pattern.note else ''}"
            )
            for pattern in forms
        ),
        columns=("Id", "Number", "Name", "National guidance", "Trusts together", "Like", "Source"),
        rows=tuple(
            (p.id, p.number, p.name, p.national, p.collaborative, p.like, "; ".join(map(str, p.sources))) for p in forms
        ),
        result=FormsOfLibrary(
            forms=tuple(pattern.id for pattern in forms),
            listed={pattern.id: pattern.name for pattern in own},
            numbers={pattern.number: pattern.id for pattern in own if pattern.number},
            likes={pattern.id: pattern.like for pattern in own if pattern.like},
            national={pattern.id: pattern.national for pattern in forms if pattern.national},
            collaborative={pattern.id: pattern.collaborative for pattern in forms if pattern.collaborative},
            notes={pattern.id: pattern.note for pattern in own if pattern.note},
        ),
        names={pattern.id: pattern.name for pattern in forms},
    )


def form_named(known: Mapping[str, GovernancePattern], name: str) -> GovernancePattern:
    """A form by id or name. Raises UnknownName."""
    for pattern in known.values():
        if name.strip().lower() in {
            pattern.id.lower(),
            pattern.name.lower(),
            pattern.number.lower(),
            pattern.collaborative.lower(),
        } - {""}:
            return pattern
    raise UnknownName(f"there is no governance form '{name}': {did_you_mean(name, known) or ', '.join(known)}")


def _names(matches: list[Match]) -> Ids:
    return tuple(sorted({match.pattern for match in matches}))


def _flat(match: Match) -> dict[str, Ids]:
    return {slot.removeprefix("$"): tuple(things) for slot, things in match.bindings.items()}


def _who(graph: Graph, match: Match) -> str:
    return "; ".join(
        f"{slot.removeprefix('$')}: {', '.join(graph.name(item) for item in things)}"
        for slot, things in match.bindings.items()
    )


def _row(graph: Graph, match: Match) -> tuple[str, ...]:
    rest = ("; ".join(said) for said in (match.missing, match.unknown, match.contradicted))
    return (match.name, _who(graph, match), match.status, *rest)


def _sentence(graph: Graph, match: Match) -> str:
    parts = [f"{match.status}. {_who(graph, match)}"]
    for label, said in (
        ("Missing", match.missing),
        ("Not known", match.unknown),
        ("Against it", match.contradicted),
        ("Not of all who take part", match.besides),
    ):
        if said:
            parts.append(f"{label}: {'; '.join(map(_in_words, said))}")
    sentence = ". ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _of_one(graph: Graph, form: GovernancePattern, found: list[Match], against: list[Match], of: str) -> str:
    """One form that is asked for by name: how far it is there, and on which power it rests."""
    called_ = f"Option {form.number} ({form.name})" if form.number else form.name
    verb_ = "is" if form.number or not form.name.endswith("s") else "are"
    if not found:
        denied = " The papers contradict it." if against else ""
        return f"{called_} {verb_} not there{of}.{denied}"
    surest = min(found, key=lambda match: STATES.index(match.status))
    powers = _powers(graph, surest)
    rests = f" It rests on {listed_(powers)}." if powers else ""
    return f"{called_} {verb_} {_ARE.get(surest.status, surest.status)}{of}.{rests}"


def _powers(graph: Graph, match: Match) -> list[str]:
    """The powers on which what fills a form rests, by what the papers say: of the things themselves, and between them."""
    bound = {item for things in match.bindings.values() for item in things}
    facts = [fact for item in bound for fact in graph.touching(item) if bound >= {*fact.subject.ids, *fact.object.ids}]
    named = [getattr(graph.all_things.get(item), "power", "") for item in bound]
    named += [fact.fields.get("power", "") for fact in facts]
    ids = dict.fromkeys(str(power) for power in named if power and str(power) not in UNKNOWNS)
    return sorted({_provision(graph.registry.powers[power]) for power in ids if power in graph.registry.powers})


def _provision(row: Power) -> str:
    """The Act of a power before its regulations."""
    first = row.cite.partition("; ")[0]
    return by_name(first) if is_law(first) else called(row)


_OPEN = r"^\[[^\]]+\] (.*): not stated$"
_SLOT = r"\[([^\]]+)\]"


def _in_words(text: str) -> str:
    """What is missing or not known, with "somebody" or "a fund" in the place of what nothing fills."""
    if found := re.match(_OPEN, text):
        return f"who {re.sub(_SLOT, _some, found[1])}"
    return re.sub(_SLOT, _some, text)


def _some(found: re.Match[str]) -> str:
    word = _SLOT_WORDS.get(found[1], found[1])
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


_SLOT_WORDS = {"nhs": "body of the NHS", "body": "body", "care": "matter of care", "lead": "lead provider"}


def _headline(found: list[Match], against: list[Match], of: str) -> str:
    firmest: dict[str, str] = {}
    for match in sorted(found, key=lambda match: STATES.index(match.status)):
        firmest.setdefault(match.name, match.status)
    denied = list(dict.fromkeys(match.name for match in against if match.name not in firmest))
    rest = f" The papers contradict {shortened(denied)}." if denied else ""
    if not firmest:
        return f"No governance form is recognised{of}.{rest}"
    by: dict[str, list[str]] = {}
    for name, status in firmest.items():
        by.setdefault(status, []).append(name)
    said = listed_(
        [
            f"{in_words(len(names))} {'is' if len(names) == 1 else 'are'} {_ARE.get(status, status)}"
            for status, names in by.items()
        ]
    )
    return f"Of the known governance forms{of}, {said}.{rest}"


VERB = Verb(
    name="patterns",
    answer=patterns,
    parameters=(
        Parameter("name", "a governance form by id or name", main=True, required=False, type="text"),
        Parameter("about", "a thing that has to be part of it", required=False),
        Parameter("of", "another scenario, whose forms are looked for here", required=False, type="text"),
        Parameter("own", "only the forms that the paper itself lists", required=False, type="flag"),
        Parameter("library", "list the forms instead of looking for them", required=False, type="flag"),
    ),
    place=270,
    brief="Which governance forms are there, and how complete.",
    help="Which governance forms are recognised, how far each is there, and what is missing.",
    reads="patterns[ {name}][ about {about}]",
)
