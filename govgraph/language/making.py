"""Makes the tables by which ``ask`` reads, from the data files beside this one: plain lists and mappings.

It takes about a tenth of a second (YAML, stems, the index of examples); :mod:`govgraph.language.kept` keeps the result.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from govgraph.language.light import LIGHT_WORDS
from govgraph.language.notation import MARKS, Senses, features, forms, meant
from govgraph.language.sought import sought
from govgraph.language.words import plain_words, stem, stems
from govgraph.model.packaged import packaged
from govgraph.model.vocabulary import vocabulary

HERE = Path(__file__).parent


def made() -> dict[str, Any]:
    """Every table, by name.

    ``words``, ``names``, ``parties``: words that count as one, abbreviations, kinds of bodies. ``kinds``: rows of kinds of question. ``phrases``: stems
    by which people name each relation. ``spoken``, ``talk``: words of examples, and their stems. ``kind_of``, ``examples``, ``plain``, ``asked_for``, ``rarest``,
    ``found``: the index, see :mod:`govgraph.language.score`. ``stems``: of the words that people ask by.
    """
    data = packaged(HERE / "alike.yaml")
    words = {stem(word): stem(row[0]) for row in data["words"] for word in row}
    rows = [each for path in sorted((HERE / "kinds").glob("*.yaml")) for row in packaged(path) for each in _topics(row)]
    senses = _senses(packaged(HERE / "senses.yaml"), words)
    found = {first: [(tuple(phrase), sense) for phrase, sense in each] for first, each in senses.items()}
    kinds = [_kind(row, words, found) for row in rows]
    relations = packaged(HERE / "relations.yaml")
    spoken = _spoken(kinds, relations)
    return {
        "words": words,
        "names": {
            " ".join(plain_words(short)): [list(stems(each)) for each in ([long] if isinstance(long, str) else long)]
            for short, long in data["names"].items()
        },
        "parties": [[list(stems(words)), kind] for words, kind in data["parties"].items()],
        "kinds": kinds,
        "phrases": _phrases(relations),
        "senses": senses,
        "spoken": sorted(spoken),
        "stems": {word: stem(word) for word in sorted({*spoken, *LIGHT_WORDS})},
        "talk": sorted({stem(word) for word in spoken} | {stem(word) for word in words}),
        **_index(kinds, words, found),
    }


def _topics(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A row about a ``topic`` is two: one about a thing, one about an option."""
    slots = row.get("slots", {})
    if "topic" not in slots.values():
        yield row
        return
    for sort in ("thing", "option"):
        yield {**row, "slots": {slot: sort if kind == "topic" else kind for slot, kind in slots.items()}}


def _kind(row: Mapping[str, Any], words: Mapping[str, str], senses: Senses) -> dict[str, Any]:
    spoken = [form for text in (*row["asked"], *map(str, row.get("cues", {}))) for form, _ in forms(text, words)]
    return {
        "question": row["question"],
        "slots": dict(row.get("slots", {})),
        "optional": list(row.get("optional", ())),
        "fixed": dict(row.get("fixed", {})),
        "also": dict(row.get("also", {})),
        "asked": list(row["asked"]),
        "words": sorted(
            {word for form in spoken for word in form if not word.startswith("{")}
            | {f"~{sense}" for form in spoken for _, _, sense in meant(form, senses)}
        ),
        "cues": [
            [[words.get(one, one) for one in stems(str(cue))], float(weight)]
            for cue, weight in row.get("cues", {}).items()
        ],
    }


def _phrases(relations: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """How people name each kind of relation, its own name first."""
    from govgraph.questions.facts import bare

    found = {}
    for kind in vocabulary().kinds.values():
        if kind.name != "of":
            own = (kind.name, bare(kind.name), kind.name.removeprefix("is "))
            texts = (*own, *relations.get(kind.name, {}).get("phrases", ()))
            found[kind.name] = [list(phrase) for phrase in dict.fromkeys(stems(text) for text in texts)]
    return found


def _spoken(kinds: list[dict[str, Any]], relations: Mapping[str, Any]) -> set[str]:
    texts = [re.sub(r"\{[^}]*\}", " ", text) for kind in kinds for text in kind["asked"]]
    texts += [text for row in relations.values() for text in row.get("phrases", ())] + list(relations)
    return {word for text in texts for word in plain_words(text)}


def _senses(rows: Mapping[str, list[str]], alike: Mapping[str, str]) -> dict[str, list[list[Any]]]:
    """Turns of phrase by their first word, as they are compared, each with its sense."""
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
    for sense, spoken in rows.items():
        for text in spoken:
            phrase = tuple(alike.get(word, word) for word in stems(text))
            found[phrase[0]][phrase, sense] = None
    return {first: [[list(phrase), sense] for phrase, sense in phrases] for first, phrases in found.items()}


def _index(kinds: list[dict[str, Any]], alike: Mapping[str, str], senses: Senses) -> dict[str, Any]:
    kind_of: list[int] = []
    asked_for: list[str] = []
    counts_of_words: list[int] = []
    examples: list[list[Any]] = []
    bags: list[Counter[str]] = []
    for at, kind in enumerate(kinds):
        seen: set[tuple[str, ...]] = set()
        for text in kind["asked"]:
            for form, plain in forms(text, alike):
                words = tuple(MARKS[_type(kind, word)][0] if word.startswith("{") else word for word in form)
                if words in seen:
                    continue
                seen.add(words)
                marks = [word for word in form if word.startswith("{")]
                kind_of.append(at)
                asked_for.append(sought(words))
                counts_of_words.append(len({word for word in words if word[0] != "<"}))
                examples.append([" ".join(_slot(word) for word in marks), plain, " ".join(words)])
                bags.append(features(words, [mark for word in marks for mark in MARKS[_type(kind, word)][1:]], senses))
    counts: Counter[str] = Counter(feature for bag in bags for feature in bag)
    weights = {feature: math.log((len(bags) + 1) / (count + 0.5)) for feature, count in counts.items()}
    found: dict[str, tuple[float, list[int], list[float]]] = {
        feature: (weight, [], []) for feature, weight in weights.items()
    }
    for at, bag in enumerate(bags):
        vector = {feature: count * weights[feature] for feature, count in bag.items()}
        norm = math.sqrt(sum(value * value for value in vector.values()))
        for feature, value in vector.items():
            found[feature][1].append(at)
            found[feature][2].append(round(value / norm, 6))
    return {
        "kind_of": kind_of,
        "examples": examples,
        "plain": counts_of_words,
        "asked_for": asked_for,
        "rarest": max(weights.values()),
        "found": found,
    }


def _slot(word: str) -> str:
    return word[1:-1].partition(":")[0]


def _type(kind: Mapping[str, Any], word: str) -> str:
    return str(kind["slots"].get(_slot(word), "event"))
