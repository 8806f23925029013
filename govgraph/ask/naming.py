"""What the words in a slot may mean: a thing by name or alias, an option, a relation, a list of criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govgraph.ask.wording import Words, words_of
from govgraph.graph.names import normal
from govgraph.law.pack import pack_functions
from govgraph.loader.overlay import stack
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.facts import bare

EXACT = 100.0
NEAR = 82.0
"""How near a name must be (ratio of rapidfuzz, 0 to 100) to be taken for one that is there."""

WORTH = 5
"""Words of at least this many letters together are also looked for inside longer names."""

_MATTERS = frozenset({"function", "decision", "service", "agreement", "fund", "priority"})
_ACTORS = frozenset({"body", "post", "group", "level", "person", "sector"})
_PREFERRED: Mapping[str, frozenset[str]] = {"what": _MATTERS, "who": _ACTORS, "holder": _ACTORS}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a slot may mean; ``only_in`` names the option that alone has it."""

    value: str
    name: str
    score: float
    category: str = ""
    only_in: str = ""


@dataclass(frozen=True)
class Names:
    """Every name in a scenario: things of the baseline, of every option and of the law, options, lists of criteria."""

    scenario: Scenario
    things: dict[str, list[Meaning]] = field(default_factory=dict)
    options: dict[str, list[Meaning]] = field(default_factory=dict)
    instruments: dict[str, list[Meaning]] = field(default_factory=dict)
    relations: dict[Words, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario) -> Names:
        """The names of a scenario."""
        names = cls(scenario)
        law = pack_functions(scenario.registry)
        for only_in, layer in (
            ("", scenario.baseline.things),
            *((o.id, o.add.things) for o in scenario.options.values()),
        ):
            for thing in layer.values():
                if only_in and thing.id in scenario.baseline.things:
                    continue
                _add(names.things, thing.names, Meaning(thing.id, thing.name, EXACT, thing.category, only_in))
        for thing in law.values():
            if thing.id not in scenario.baseline.things:
                _add(names.things, thing.names, Meaning(thing.id, thing.name, EXACT, thing.category))
        for option in scenario.options.values():
            spoken: tuple[str, ...] = (option.name, option.id, f"option {option.id}")
            _add(names.options, spoken, Meaning(option.id, option.name, EXACT, "option"))
        _add(names.options, (BASELINE, "as now", "now", "today"), Meaning(BASELINE, BASELINE, EXACT, "option"))
        for layer_of in (scenario.baseline, *(option.add for option in scenario.options.values())):
            for instrument in layer_of.instruments.values():
                spoken = (instrument.name, instrument.id, *instrument.aliases)
                _add(names.instruments, spoken, Meaning(instrument.id, instrument.name, EXACT, "instrument"))
        names.relations.update(_relations())
        return names

    def meanings(self, kind: str, slot: str, words: Words, option: str | None) -> list[Meaning]:
        """What these words may mean in a slot, best first; several with the top score are ambiguous."""
        if kind == "relation":
            found = self.relations.get(words)
            return [Meaning(found, found, EXACT, "relation")] if found else []
        if kind == "text":
            return [Meaning(" ".join(words), " ".join(words), EXACT, "text")]
        tables = {
            "option": [self.options],
            "instrument": [self.instruments, self.options],
            "anything": [self.options, self.things, self.instruments],
        }
        among = tables.get(kind, [self.things])
        spoken = " ".join(words)
        for table in among:
            exact = self._allowed(table.get(_key(spoken), []), slot, option)
            if exact:
                return exact
        return self._near(among, spoken, slot, option)

    def _near(
        self, tables: list[dict[str, list[Meaning]]], spoken: str, slot: str, option: str | None
    ) -> list[Meaning]:
        from rapidfuzz import fuzz

        key = normal(spoken)
        if len(key) < 3:
            return []
        spoken_words = set(key.split())
        best: dict[str, Meaning] = {}
        for table in tables:
            for name, meanings in table.items():
                score = max(
                    fuzz.ratio(key, name), 95.0 if len(key) >= WORTH and spoken_words < set(name.split()) else 0.0
                )
                if score < NEAR:
                    continue
                for meaning in meanings:
                    if meaning.value not in best or best[meaning.value].score < score:
                        best[meaning.value] = Meaning(
                            meaning.value, meaning.name, min(score, EXACT - 1), meaning.category, meaning.only_in
                        )
        here = [meaning for meaning in best.values() if option is not None or not meaning.only_in]
        allowed = self._allowed(here, slot, option)
        return sorted(allowed, key=lambda meaning: (-meaning.score, meaning.value))

    def _allowed(self, meanings: Iterable[Meaning], slot: str, option: str | None) -> list[Meaning]:
        """Those that are there under the option; of these the sorts of thing that the slot is for, if any."""
        meanings = list(meanings)
        if option is not None and option != BASELINE:
            applied = {below.id for below in stack(self.scenario, option)}
            meanings = [meaning for meaning in meanings if not meaning.only_in or meaning.only_in in applied]
        elif option is None:
            meanings = [meaning for meaning in meanings if not meaning.only_in] or meanings
        else:
            meanings = [meaning for meaning in meanings if not meaning.only_in]
        preferred = [meaning for meaning in meanings if meaning.category in _PREFERRED.get(slot, frozenset())]
        return preferred or meanings

    def listed_options(self) -> str:
        """The options by id, the baseline first."""
        return ", ".join((BASELINE, *self.scenario.options))

    def nearest(self, text: str, *, limit: int = 3) -> list[str]:
        """The names nearest to a text, for a message."""
        from rapidfuzz import fuzz, process

        names = {
            meaning.name: meaning.value
            for table in (self.things, self.options, self.instruments)
            for found in table.values()
            for meaning in found
        }
        found = process.extract(
            normal(text), list(names), scorer=fuzz.WRatio, processor=normal, limit=limit, score_cutoff=65
        )
        return [f"{name} ({names[name]})" for name, _, _ in found]


def _add(table: dict[str, list[Meaning]], spoken: Iterable[str], meaning: Meaning) -> None:
    for name in spoken:
        key = _key(name)
        if key and all(
            other.value != meaning.value or other.only_in != meaning.only_in for other in table.setdefault(key, [])
        ):
            table[key].append(meaning)


def _key(name: str) -> str:
    """A name as it is looked up: without case, punctuation and articles, but ``a`` alone and ``option a`` stay."""
    return normal(name) if normal(name) not in {"", "option"} else " ".join(words_of(name)) or name.casefold().strip()


def _relations() -> Iterator[tuple[Words, str]]:
    for kind in vocabulary().kinds.values():
        if kind.name == "of":
            continue
        forms = {kind.name, bare(kind.name)}
        if not kind.name.split()[0].endswith("s") or kind.name.startswith("is "):
            stem = kind.name.removeprefix("is ")
            forms |= {f"is {stem}", f"are {stem}", stem}
        for form in forms:
            yield words_of(form), kind.name
