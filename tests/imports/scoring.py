"""Holds an imported scenario against what a careful person reads from the same file, matter by matter and field by field.

The expected file lists matters with where each stands, who decides it (alone, together, any one of), for which amounts,
on what conditions, who is consulted, recommends or is told afterwards, and where it is written. A matter counts as right
in a field only if everything in the field agrees; words of conditions and bases are compared by the words they share.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govgraph.imports.names import key
from govgraph.model.facts import Fact
from govgraph.model.scenario import Scenario
from govgraph.model.things import Decision, Thing

FIELDS = (
    "deciders",
    "how",
    "limits",
    "basis",
    "conditions",
    "consultation",
    "recommends",
    "told_afterwards",
    "written_in",
    "onward_delegation",
    "scope",
)


@dataclass
class Score:
    """How many matters are right in each field, of how many; and every difference in words."""

    matters: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    """Matters with the right deciders, limits, conditions and reference together."""
    differences: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        rows = [f"{name:18} {self.right[name]}/{self.matters}" for name in FIELDS]
        return "\n".join(
            [
                f"matters found      {self.found}/{self.matters}",
                *rows,
                f"all of the bar     {self.whole}/{self.matters}",
                f"not expected       {len(self.extra)}",
            ]
        )


def score(expected: Path, scenario: Scenario) -> Score:
    """Compares every matter of the expected file with the decision that was read from the same place."""
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    reading = _Reading(scenario)
    result = Score(matters=len(wanted["matters"]))
    used: set[str] = set()
    for matter in wanted["matters"]:
        decision = reading.decision(matter, used)
        if decision is None:
            result.differences.append(f"{matter['id']}: not there")
            continue
        used.add(decision.id)
        result.found += 1
        wrong = reading.wrong(matter, decision)
        for name in FIELDS:
            result.right[name] += name not in wrong
        result.whole += not {"deciders", "how", "limits", "conditions", "written_in"} & wrong.keys()
        result.differences += [f"{matter['id']} {name}: {text}" for name, text in wrong.items()]
    result.extra = [d.name for d in reading.decisions if d.id not in used]
    return result


class _Reading:
    def __init__(self, scenario: Scenario) -> None:
        self.things: dict[str, Thing] = dict(scenario.baseline.things)
        self.facts = list(scenario.baseline.facts.values())
        self.decisions = [thing for thing in self.things.values() if isinstance(thing, Decision)]
        self.by_matter: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for what in fact.role("what").ids:
                self.by_matter.setdefault(what, []).append(fact)

    def decision(self, matter: dict[str, Any], used: set[str]) -> Decision | None:
        """By where it stands; of several in one place, and of those that stand in a column, by its name."""
        free = [d for d in self.decisions if d.id not in used]
        at = [
            d for d in free if any(s.at == matter["where"] or s.at.split(", ")[0] == matter["where"] for s in d.sources)
        ]
        pool = at or [d for d in free if key(d.name) == key(matter["matter"])]
        if len(pool) > 1:
            named = [d for d in pool if key(d.name) == key(matter["matter"])]
            pool = named or pool
        return pool[0] if pool else None

    def wrong(self, matter: dict[str, Any], decision: Decision) -> dict[str, str]:
        """The fields that differ, each with what was wanted and what is there."""
        rights = [f for f in self.by_matter.get(decision.id, []) if f.kind in {"decides", "reserves"} and f.subject.ids]
        wrong: dict[str, str] = {}
        self._deciders(matter, rights, wrong)
        got = [str(f.fields["condition"]) for f in rights if "condition" in f.fields]
        conditions = list(dict.fromkeys(part for text in got for part in text.split("; ")))
        if not _same_sense(matter["conditions"], conditions):
            wrong["conditions"] = f"wanted {matter['conditions']}, got {conditions}"
        for name, kind in (
            ("consultation", "is consulted"),
            ("recommends", "recommends"),
            ("told_afterwards", "is informed"),
        ):
            there = {
                key(self.things[who].name)
                for f in self.by_matter.get(decision.id, [])
                if f.kind == kind
                for who in f.subject.ids
            }
            want = {key(_plain(text)) for text in matter[name]}
            if there != want:
                wrong[name] = f"wanted {sorted(want)}, got {sorted(there)}"
        if _words(decision.written_in) != _words(matter["written_in"] or ""):
            wrong["written_in"] = f"wanted {matter['written_in']!r}, got {decision.written_in!r}"
        self._onward(matter, decision, wrong)
        return wrong

    def _deciders(self, matter: dict[str, Any], rights: list[Fact], wrong: dict[str, str]) -> None:
        want = [(frozenset(key(name) for name in row["who"]), row) for row in matter["decides"]]
        got = [(frozenset(key(self.things[who].name) for who in f.subject.ids), f) for f in rights]
        if Counter(who for who, _ in want) != Counter(who for who, _ in got):
            wrong["deciders"] = f"wanted {[sorted(w) for w, _ in want]}, got {[sorted(w) for w, _ in got]}"
            wrong |= dict.fromkeys(("how", "limits", "basis", "scope"), "the deciders differ")
            return
        left = list(got)
        for who, row in want:
            fact = next((f for w, f in left if w == who and _limit_fits(row.get("limit"), f)), None)
            fact = fact or next(f for w, f in left if w == who)
            left = [(w, f) for w, f in left if f is not fact]
            mode = fact.subject.mode or ""
            how = row.get("how", "alone")
            if len(who) > 1 and not (
                ("together" in how and mode == "together") or (how.startswith("any one") and mode == "any")
            ):
                wrong["how"] = f"wanted {how}, got {mode or 'not stated'}"
            if not _limit_fits(row.get("limit"), fact):
                wrong["limits"] = f"{sorted(who)}: wanted {row.get('limit')}, got {dict(fact.fields)}"
            basis = (row.get("limit") or {}).get("basis", "")
            stated = str(fact.fields.get("value basis", ""))
            if basis and not set(_words(stated)) & set(_words(basis)) and matter.get("limit_basis_stated") is not False:
                wrong["basis"] = f"{sorted(who)}: wanted {basis!r}, got {stated!r}"
            if bool(row.get("scope")) != bool(
                fact.fields.get("aspect") or fact.role("if").ids
            ) and "each for its own" not in row.get("scope", ""):
                wrong["scope"] = f"{sorted(who)}: wanted {row.get('scope')!r}, got {fact.fields.get('aspect')!r}"

    def _onward(self, matter: dict[str, Any], decision: Decision, wrong: dict[str, str]) -> None:
        want = matter["onward_delegation"]
        if matter["standing"] in {"reserved", "unclear"}:
            return
        terms = {
            f.fields.get("onward inside") for f in self.by_matter.get(decision.id, []) if f.kind == "delegates"
        } - {None}
        got = "yes" if terms & {"allowed", True} else "no" if terms & {"barred", False} else ""
        noted = re.search(r"Passing on: ([^;]+)", decision.note)
        same = (want or "") == got or (
            noted is not None and bool(want) and bool(set(_words(noted[1])) & set(_words(want)))
        )
        if not same:
            wrong["onward_delegation"] = f"wanted {want!r}, got {got or decision.note!r}"


def _limit_fits(limit: dict[str, Any] | None, fact: Fact) -> bool:
    low, high = fact.fields.get("value from"), fact.fields.get("value below")
    if limit is None or limit.get("unlimited"):
        return low is None and high is None
    lowest = limit.get("from", limit.get("above"))
    highest = limit.get("to", limit.get("below"))
    return _near(lowest, low) and _near(highest, high)


def _near(want: float | None, got: object) -> bool:
    if want is None or got is None:
        return (want or None) is None and got is None
    return abs(float(want) - float(str(got))) <= 1


def _same_sense(want: list[str], got: list[str]) -> bool:
    """Is every condition there, in words that share a third, and none that is not wanted?"""
    if len(want) != len(got):
        return False
    return all(any(_shared(one, other) for other in got) for one in want)


def _shared(one: str, other: str) -> bool:
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) >= 0.34 * min(len(first), len(second))


_SMALL = {
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "by",
    "for",
    "it",
    "is",
    "has",
    "be",
    "and",
    "or",
    "s",
    "when",
    "only",
    "note",
    "footnote",
}


def _words(text: str) -> list[str]:
    return [
        word
        for word in re.findall(r"[a-z0-9]+", text.lower().replace("excluding", "excl").replace("approves", "approval"))
        if word not in _SMALL
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", text)
