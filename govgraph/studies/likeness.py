"""Which governance form of one paper a thing or an option of another system is an instance of: what comes nearest to it.

Recognition reads the relations of one system alone; the other paper only lists the forms that are looked for. Of an
option what counts is what it adds: a form that is there without it says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.answer import Answer, Line, Reading
from govgraph.graph.sentences import listed
from govgraph.language.circumstances import circumstances
from govgraph.language.mentions import KnownNames, Meaning, covers
from govgraph.language.packaged import talk
from govgraph.language.words import plain_words, tokens
from govgraph.model.scenario import BASELINE, GovernancePattern, Scenario
from govgraph.patterns import Match, find, forms_of, nearest
from govgraph.patterns.recognise import STATES
from govgraph.studies.called import CalledScenario, found_in
from govgraph.studies.result import LikestForms

_LIKE = re.compile(
    r"\b(?:closest|nearest|most like|more like|alike|similar|resembles?|resemble|instance|example|corresponds?|equivalent|equal|same as|match(?:es)?|kind of|comes? near|counterpart|comparable)\b",
    re.IGNORECASE,
)
_FORMS = re.compile(r"\b(?:options?|forms?|patterns?|types?|models?|arrangements?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Target:
    """What is held against the forms: an option of a system, or a thing of it."""

    one: CalledScenario
    option: str
    thing: Meaning | None

    @property
    def id(self) -> str:
        """The id of the option or of the thing."""
        return self.option if self.thing is None else self.thing.value

    @property
    def name(self) -> str:
        return (
            f"option {self.option} of {self.one.head}"
            if self.thing is None
            else f"{self.thing.name} of {self.one.head}"
        )


def asks_for_form(text: str) -> bool:
    """Does a question ask what is like what, among options or forms?"""
    return bool(_LIKE.search(text) and _FORMS.search(text))


def likeness(every: Sequence[CalledScenario], text: str) -> Answer | None:
    """The forms of one paper that the named options or things of others come nearest to; None: the question is no such one.

    The paper that lists the forms is the one of which the question speaks as such ("the options of BOB"), else the only
    one that lists any.
    """
    listing = _listing(every, text)
    if listing is None:
        return None
    targets = tuple(_targets([one for one in every if one is not listing], text))
    if not targets:
        return None
    forms = {key: form for key, form in forms_of(listing.scenario).items() if key in listing.scenario.patterns}
    held = [(target, *_held(target, forms)) for target in targets]
    return _answer(listing, held, text)


def _listing(every: Sequence[CalledScenario], text: str) -> CalledScenario | None:
    having = [one for one in every if one.scenario.patterns]
    words = plain_words(text)
    near = [
        one
        for start, end, one in found_in(having, text)
        if {"option", "options", "form", "forms", "patterns", "types", "models"}
        & {*words[end : end + 1], *words[max(0, start - 2) : start]}
        and not _is_letter(one.scenario, words[end + 1 : end + 2])
    ]
    return near[0] if near else (having[0] if len(having) == 1 else None)


def _is_letter(scenario: Scenario, word: Sequence[str]) -> bool:
    return bool(word) and word[0] in {option.casefold() for option in scenario.options}


def _targets(others: Sequence[CalledScenario], text: str) -> Iterable[_Target]:
    words = tokens(text)
    named = {one.key for _, _, one in found_in(others, text)}
    for one in others:
        if named and one.key not in named:
            continue
        around = circumstances(one.scenario, words)
        options = dict.fromkeys(item.value for item in around if item.key == "option" and item.value != BASELINE)
        for option in options:
            yield _Target(one, str(option), None)
        if options:
            continue
        names = KnownNames.of(one.scenario)
        found = covers(names, words, None, (), talk())
        mentions = [mention for mention in found[0] if mention.meanings[0].category not in {"place", "option"}]
        best = max(mentions, key=lambda mention: (mention.score, mention.end - mention.start), default=None)
        if best is not None and best.score >= _SURE:
            yield _Target(one, BASELINE, best.meanings[0])


_SURE = 90.0


def _held(target: _Target, forms: Mapping[str, GovernancePattern]) -> tuple[list[Match], Match | None]:
    """What is recognised of a target, the surest first; where nothing is, what comes nearest."""
    scenario = target.one.scenario
    graph = scenario.graph(target.option, **{k: v for k, v in target.one.under.items() if k != "option"})  # type: ignore[arg-type]
    found = [match for form in forms.values() for match in find(graph, form).matches if not match.contradicted]
    if target.thing is None:
        without = scenario.graph(**{k: v for k, v in target.one.under.items() if k != "option"})  # type: ignore[arg-type]
        before = [match.bindings for form in forms.values() for match in find(without, form).matches]
        found = [match for match in found if match.bindings not in before]
    else:
        found = [match for match in found if any(target.thing.value in things for things in match.bindings.values())]
    found.sort(key=lambda match: (STATES.index(match.status), len(match.missing)))
    first = [match for match in found if STATES.index(match.status) == STATES.index(found[0].status)]
    if first or target.thing is None:
        return first, None
    near = [one for form in forms.values() if (one := nearest(graph, form)) is not None]
    near = [one for one in near if any(target.thing.value in things for things in one.bindings.values())]
    return [], min(near, key=lambda one: len(one.missing), default=None)


def _answer(
    listing: CalledScenario, held: Sequence[tuple[_Target, list[Match], Match | None]], text: str
) -> Answer[LikestForms]:
    forms = forms_of(listing.scenario)
    said, lines, names = [], [], {}
    for target, found, near in held:
        keys = list(dict.fromkeys(match.pattern for match in found))
        said.append(_sentence(forms, target, keys, near))
        for match in found[:1] if len(keys) == 1 else found:
            lines.append(Line(label=f"{target.one.head}, {_called(forms[match.pattern])}", text=_who(target, match)))
            names.update(_names(target, match))
    own = listing.scenario.graph(**dict(listing.under))  # type: ignore[arg-type]
    for key in dict.fromkeys(match.pattern for _, found, _ in held for match in found):
        here = next((match for match in find(own, forms[key]).matches if not match.contradicted), None)
        there = f"{here.status.capitalize()}. {_bound(own, here)}" if here else "It is not recognised there."
        lines.append(Line(label=f"{listing.head}, {_called(forms[key])}", text=there))
    return Answer(
        reading=Reading(
            verb="patterns",
            question=f"{text.strip().rstrip('?')}?",
            scenario=listing.scenario.name,
            title=listed([listing.head, *dict.fromkeys(target.one.head for target, _, _ in held)]),
            option="",
            on="",
            subjects={},
        ),
        headline=" ".join(said),
        summary=tuple(lines[:6]),
        lines=tuple(lines),
        result=LikestForms(
            listed_by=listing.key,
            forms={target.id: tuple(dict.fromkeys(match.pattern for match in found)) for target, found, _ in held},
            nearest={target.id: near.pattern for target, _, near in held if near},
            read_as=f"patterns of={listing.key}",
        ),
        names={**names, **{key: form.name for key, form in forms.items()}},
        notes=("Each system is read on its own; the other paper only lists the forms that are looked for.",),
    )


def _called(form: GovernancePattern) -> str:
    return f"option {form.number}" if form.number else form.name


def _sentence(forms: Mapping[str, GovernancePattern], target: _Target, keys: Sequence[str], near: Match | None) -> str:
    name = f"{target.name[:1].upper()}{target.name[1:]}"
    if keys:
        of = listed([f"{_called(forms[key])} ({forms[key].name})" for key in keys])
        return f"{name} comes nearest to {of}."
    if near is not None:
        lacks = f"; it lacks this: {near.missing[0]}" if near.missing else ""
        return f"{name} is an instance of no form that is listed. {_called(forms[near.pattern])} is nearest{lacks}."
    return f"{name} is an instance of no form that is listed."


def _who(target: _Target, match: Match) -> str:
    graph = target.one.scenario.graph(target.option)
    return f"{match.status.capitalize()}. {_bound(graph, match)}"


def _bound(graph: object, match: Match) -> str:
    return (
        "; ".join(
            f"{_SLOTS.get(slot.removeprefix('$'), slot.removeprefix('$'))}: {', '.join(graph.name(item) for item in things)}"  # type: ignore[attr-defined]
            for slot, things in match.bindings.items()
        )
        + "."
    )


_SLOTS = {"nhs": "NHS"}
"""What a part of a form is called where its name is no word."""


def _names(target: _Target, match: Match) -> dict[str, str]:
    graph = target.one.scenario.graph(target.option)
    return {item: graph.name(item) for things in match.bindings.values() for item in things}
