"""Finding a thing by its id, name or alias; a near miss is suggested, an alias of several lists them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from govgraph.diagnostics import GovgraphError
from govgraph.model.dates import day_words
from govgraph.model.scenario import Scenario
from govgraph.model.things import Thing
from govgraph.model.visible import clean


class NotFound(GovgraphError):
    """No thing goes by that name; ``near`` holds the nearest ones, ``elsewhere`` what is called so and is of another sort.

    ``categories``: the sorts of thing that were asked for (empty: any).
    """

    def __init__(
        self,
        text: str,
        near: tuple[Thing, ...],
        what: str = "thing",
        elsewhere: Thing | None = None,
        categories: Iterable[str] = (),
    ) -> None:
        self.near = near
        self.elsewhere = elsewhere
        self.categories = tuple(sorted(categories))
        if elsewhere is not None:
            names = " or ".join(f"the {thing.category} '{thing.name}' ({thing.id})" for thing in near)
            may = f"; you may mean {names}" if near else ""
            of = _a(what) if what != "thing" else "what can be asked about here"
            if len(self.categories) > 2:
                of = f"{_a(self.categories[0])}, {', '.join(self.categories[1:-1])} or {self.categories[-1]}"
            super().__init__(f"{elsewhere.name} is {_a(elsewhere.category)}, not {of}{may}")
            return
        hint = ": did you mean " + " or ".join(f"'{thing.name}' ({thing.id})" for thing in near) + "?" if near else ""
        super().__init__(f"no {what} is called '{text}'{hint}")


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


class AmbiguousName(GovgraphError):
    """Several things go by that name; ``things`` holds them."""

    def __init__(self, text: str, things: tuple[Thing, ...]) -> None:
        self.things = things
        listed = "; ".join(f"{thing.id} ({thing.name})" for thing in things)
        super().__init__(f"'{text}' may be any of: {listed}. Use the id of the one you mean")


class NamedLater(NotFound):
    """No paper that was known by then names it; a later one does. ``thing`` is what the later paper names."""

    def __init__(self, text: str, thing: Thing, paper: Scenario) -> None:
        self.thing = thing
        super().__init__(text, ())
        self.args = (
            f"'{text}' is named only by a later paper: {paper.title}, of {day_words(paper.date)}. "
            f"Leave out --known-by, or give it that paper.",
        )


def named_later(scenario: Scenario, text: str, categories: Iterable[str] = ()) -> None:
    """Raises :class:`NamedLater` where a paper later than those that were asked for names it; else does nothing."""
    whole = scenario.later
    for paper in whole.papers if whole is not None else ():
        try:
            found = find(paper.baseline.things, text, categories)
        except (NotFound, AmbiguousName):
            continue
        if found.id not in scenario.baseline.things:
            raise NamedLater(text, found, paper)


def normal(text: str) -> str:
    """A name without case, punctuation, articles, doubled spaces and what shows nothing; é is one letter however it is written."""
    folded = text.casefold()
    composed = folded if folded.isascii() else unicodedata.normalize("NFC", clean(folded))
    words = re.sub(r"[^\w£&]+", " ", composed).split()
    return " ".join(word for word in words if word not in {"the", "a", "an"})


class Names:
    """What goes by which name, alias or id, read once from all things so that a look-up reads those alone that it finds."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self._things = things

    @functools.cached_property
    def _by_name(self) -> Mapping[str, tuple[Thing, ...]]:
        return _listed((normal(text), thing) for thing in self._things.values() for text in (thing.id, thing.name))

    @functools.cached_property
    def _by_alias(self) -> Mapping[str, tuple[Thing, ...]]:
        return _listed((normal(alias), thing) for thing in self._things.values() for alias in thing.aliases)

    @functools.cached_property
    def _by_code(self) -> Mapping[str, tuple[Thing, ...]]:
        return _listed((normal(text), thing) for thing in self._things.values() for text in _further(thing))

    def find(self, text: str, categories: Iterable[str] = ()) -> Thing:
        """The thing called ``text``: by id, else by name, alias, code or former name, among ``categories`` (empty: any).

        Raises :class:`NotFound` or :class:`AmbiguousName`.
        """
        wanted = frozenset(categories)
        exact = self._things.get(text)
        if exact is not None and (not wanted or exact.category in wanted):
            return exact
        key = normal(text)
        named, called = self._by_name.get(key, ()), self._by_alias.get(key, ())
        found = _among(named, wanted) or _among(called, wanted) or _among(self._by_code.get(key, ()), wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(text, found)
        elsewhere = tuple({thing.id: thing for thing in (*named, *called)}.values()) if wanted else ()
        raise NotFound(
            text,
            nearest(_among(self._things.values(), wanted), text),
            " or ".join(sorted(wanted)) if len(wanted) in (1, 2) else "thing",
            elsewhere[0] if len(elsewhere) == 1 else None,
            wanted,
        )


def _listed(pairs: Iterable[tuple[str, Thing]]) -> Mapping[str, tuple[Thing, ...]]:
    """The things of each name, each once, in the order of the things."""
    found: dict[str, dict[str, Thing]] = {}
    for key, thing in pairs:
        found.setdefault(key, {})[thing.id] = thing
    return {key: tuple(things.values()) for key, things in found.items()}


def _among(things: Iterable[Thing], categories: frozenset[str]) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if not categories or thing.category in categories)


def find(things: Mapping[str, Thing], text: str, categories: Iterable[str] = ()) -> Thing:
    """As :meth:`Names.find`, for one look-up among things of which no graph has been made."""
    return Names(things).find(text, categories)


def _further(thing: Thing) -> tuple[str, ...]:
    """What else it is known by: its short name, its codes in registers and, without their dates, the names that it had."""
    former = (re.sub(r"\s*\([^()]*\)$", "", name) for name in thing.formerly)
    return (*([thing.short] if thing.short else []), *former, *thing.identifiers.values())


_SMALL = frozenset({"of", "and", "for", "in", "to", "on", "at", "by", "with", "s"})
_FEWEST, _MOST = 2, 8
"""As many letters has an abbreviation."""


def _stands_for(text: str, name: str) -> bool:
    """Is a text the first letters of a name's words: ``HWB`` of Health and Wellbeing Board (for the district)?"""
    letters = re.sub(r"[^a-z]", "", text.casefold())
    if not _FEWEST <= len(letters) <= _MOST or " " in text.strip():
        return False
    words = normal(name).split()
    first = "".join(word[0] for word in words if word not in _SMALL)
    every = "".join(word[0] for word in words)
    return first.startswith(letters) or every.startswith(letters)


def nearest(things: Iterable[Thing], text: str, *, limit: int = 3, cutoff: float = 62.0) -> tuple[Thing, ...]:
    """The things whose names are nearest to ``text`` (ratio of rapidfuzz, 0 to 100, at least ``cutoff``)."""
    from rapidfuzz import fuzz

    key = normal(text)
    scored = []
    for thing in things:
        best = max(
            max(fuzz.ratio(key, normal(name)), 0.95 * fuzz.token_set_ratio(key, normal(name))) for name in thing.names
        )
        if any(_stands_for(text, name) for name in thing.names):
            best = 100.0
        if best >= cutoff:
            scored.append((-best, thing.id, thing))
    return tuple(thing for _, _, thing in sorted(scored, key=lambda row: row[:2])[:limit])
