"""The notation of the rules' examples, and the small scenario that each example means.

::

    NHSE =S65Z5=> ICB : dental @2023-04-01 {onward: yes} then ICB =S65Z5=> FT
    ICB, trust =S65Z6JC=> JC : urgent care
    fund S75 {contributors: ICB, council; host: council; manager: head of finance}
    ICB =S256=> council £2m

``A =POWER=> B : function @start {fact: value}`` is an arrangement; ``=?=>`` says that no power is stated, ``then``
adds another arrangement to the same model, ``jointly`` is the parties together, ``JC`` a committee of them all.
``same`` begins a variant of the rule's first right example: its first arrangement, changed as written. No date is
1 April 2024; no function is that of the arrangement before. Names stand for the entries of ``cast.yaml``; any other
function is NHS commissioning, or, where its name ends in "provision", a trust's own provision. Nothing else is read.

>>> tree = scenario_of("ICB =ICB_P11=> ICB CEO : community")
>>> tree["relations"]["delegates"][0]["who"], list(tree["posts"])
('icb', ['icb-ceo'])
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.packaged import packaged
from govgraph.records import replace

Tree = dict[str, Any]
"""A scenario file as plain values."""

NO_DATE = "2024-04-01"
"""The start of an arrangement that states none."""

_EDGE = (
    r"(?P<givers>[^=]+?) =(?P<power>[A-Z0-9_/?]+)=> (?P<receiver>[^:@{£]+?)(?: (?P<money>£\S+))?(?: : (?P<function>[^@{]+?))?"
    r"(?: @(?P<start>\d{4}-\d\d-\d\d))?(?: \{(?P<facts>[^}]*)\})?"
)
_FUND = r"fund (?P<power>[A-Z0-9_/]+) \{(?P<facts>[^}]*)\}(?: @(?P<start>\d{4}-\d\d-\d\d))?"
_SAME = r"same(?: @(?P<start>\d{4}-\d\d-\d\d))?(?: \{(?P<facts>[^}]*)\})?"
_WORDS = {"yes": True, "no": False}
_TERMS = {"yes": "allowed", "no": "barred"}
_CONDITIONS = {"jointly exercisable": "the function is jointly exercisable"}


class NotInNotation(GovgraphError, ValueError):
    """The example cannot be read; the message says which part."""


class NotedArrangement(Struct, frozen=True):
    """One arrangement, or one fund (then ``givers`` are its contributors and ``receiver`` is empty)."""

    givers: tuple[str, ...]
    power: str
    receiver: str = ""
    function: str = ""
    start: str = NO_DATE
    facts: Mapping[str, str] = {}
    money: str = ""


def read(example: str, same_as: str = "") -> tuple[NotedArrangement, ...]:
    """The arrangements of an example; ``same_as`` is the one that ``same`` stands for.

    Raises :class:`NotInNotation`.
    """
    parts = example.strip().split(" then ")
    if match := re.fullmatch(_SAME, parts[0]):
        if not same_as:
            raise NotInNotation(f"'{example}' has nothing to be the same as")
        first, *rest = read(same_as)
        facts = {**first.facts, **_facts(match["facts"])}
        changed = (replace(first, start=match["start"] or first.start, facts=facts), *rest)
    else:
        changed = (_edge(parts[0], None),)
    for part in parts[1:]:
        changed = (*changed, _edge(part, changed[-1]))
    return changed


def _edge(text: str, before: NotedArrangement | None) -> NotedArrangement:
    if match := re.fullmatch(_FUND, text):
        facts = _facts(match["facts"])
        givers = _names(facts.pop("contributors", ""))
        return NotedArrangement(givers, match["power"], start=match["start"] or NO_DATE, facts=facts)
    match = re.fullmatch(_EDGE, text)
    if match is None:
        raise NotInNotation(f"'{text}' is no arrangement: write A =POWER=> B : function @2024-04-01 {{fact: value}}")
    function = match["function"] or (before.function if before and not match["money"] else "")
    power = "" if match["power"] == "?" else match["power"]
    return NotedArrangement(
        _names(match["givers"]),
        power,
        match["receiver"],
        function,
        match["start"] or NO_DATE,
        _facts(match["facts"]),
        match["money"] or "",
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _facts(text: str | None) -> dict[str, str]:
    pairs = (part.partition(":") for part in (text or "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


# -- the scenario -----------------------------------------------------------------------------------------------


def scenario_of(example: str, same_as: str = "") -> Tree:
    """The scenario that an example means, as the plain values of a scenario file. Raises :class:`NotInNotation`."""
    edges = read(example, same_as)
    made = _Making()
    for number, edge in enumerate(edges, start=1):
        made.edge(edge, f"step{number}")
    tree: Tree = {"date": max(edge.start for edge in edges)}
    return {**tree, **{section: rows for section, rows in made.tree.items() if rows}}


def scenario_text(example: str, same_as: str = "") -> str:
    """The same as YAML, with the example above it as a comment."""
    tree = scenario_of(example, same_as)
    import yaml  # only who writes examples needs it

    text = yaml.dump(
        tree,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        sort_keys=False,
        allow_unicode=True,
        width=110,
        default_flow_style=None,
    )
    return f"# {example}\n{text}".rstrip("\n")


@functools.cache
def cast() -> dict[str, Tree]:
    """The entries of ``cast.yaml`` by section and id."""
    found: dict[str, Tree] = packaged(Path(__file__).with_name("cast.yaml"))
    return found


def _entries() -> Iterator[tuple[str, str, Tree]]:
    for section, rows in cast().items():
        for item, entry in rows.items():
            yield section, item, entry


@functools.cache
def _called() -> Mapping[str, tuple[str, str]]:
    """Name in the notation to section and id."""
    return {entry["as"]: (section, item) for section, item, entry in _entries() if "as" in entry}


@functools.cache
def _sections() -> Mapping[str, str]:
    return {item: section for section, item, _ in _entries()}


class _Making:
    def __init__(self) -> None:
        self.tree: dict[str, Tree] = {"bodies": {}, "posts": {}, "functions": {}, "funds": {}, "relations": {}}

    def named(self, name: str) -> str:
        """The id that a name stands for; its entry, and every entry that it mentions, come into the scenario."""
        if name not in _called():
            raise NotInNotation(
                f"nobody in the examples is called '{name}'{did_you_mean(name, _called()) and ': ' + did_you_mean(name, _called())}"
            )
        section, item = _called()[name]
        self._bring(section, item)
        return item

    def _bring(self, section: str, item: str) -> None:
        if item in self.tree[section]:
            return
        entry = {key: value for key, value in cast()[section][item].items() if key != "as"}
        self.tree[section][item] = entry
        for other in _strings(entry):
            if other in _sections() and other != item:
                self._bring(_sections()[other], other)

    def function(self, name: str, giver: str) -> str:
        """The id of a function; one that the cast does not name is commissioning, or a trust's provision."""
        if not name:
            return ""
        if name in _called():
            return self.named(name)
        item = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        commissioning = "nhs-direct-commissioning" if giver == "nhse" else "nhs-commissioning"
        above = "nhs-provision" if name.endswith("provision") else commissioning
        self.tree["functions"].setdefault(item, {"name": name[:1].upper() + name[1:], "part of": above})
        return item

    def edge(self, edge: NotedArrangement, item: str) -> None:
        if not edge.receiver:
            self._fund(edge, item)
            return
        givers = [self.named(name) for name in edge.givers]
        who: Any = givers[0] if len(givers) == 1 else {"together": givers}
        what = self.function(edge.function, givers[0])
        if edge.money:
            self._relation(
                "allocates to",
                {"id": item, "who": who, "to": self.named(edge.receiver), "amount": edge.money, "from": edge.start},
            )
            return
        row: Tree = {"id": item, "who": who}
        if edge.receiver != "jointly":
            row["to"] = self.named(edge.receiver)
            self._committee_of(row["to"], givers)
        row |= {"what": what} if what else {}
        row |= {"power": edge.power} if edge.power else {}
        row["from"] = edge.start
        self._stated(row, edge)
        self._relation("exercises jointly" if edge.receiver == "jointly" else "delegates", row)

    def _committee_of(self, receiver: str, givers: list[str]) -> None:
        """A joint committee is a committee of all its parties."""
        entry = self.tree["bodies"].get(receiver)
        if entry is not None and entry["kind"] in {"joint_committee", "s75_board"}:
            entry.setdefault("committee of", givers)

    def _stated(self, row: Tree, edge: NotedArrangement) -> None:
        for name, value in edge.facts.items():
            if name == "onward":
                row["onward across"] = _TERMS[value]
            elif name == "status":
                row["status"] = value
            elif name == "parties" and value == "complete":
                row["parties complete"] = True
            elif name == "limit":
                row["limit"] = value
            elif name == "liable":
                row["liable"] = self.named(value)
            elif name == "oversight":
                self._relation("oversees", {"who": self.named(value), "what": row["to"]})
            elif value in _WORDS:
                row.setdefault("conditions", {})[_CONDITIONS.get(name, name)] = _WORDS[value]
            else:
                raise NotInNotation(f"'{name}: {value}' is no fact of an arrangement")

    def _fund(self, edge: NotedArrangement, item: str) -> None:
        facts: Tree = {}
        entry: Tree = {"name": "A fund", "power": edge.power, "facts": facts, "from": edge.start}
        self.tree["funds"][item] = entry
        self._relation("contributes to", *({"who": self.named(name), "to": item} for name in edge.givers))
        for name, value in edge.facts.items():
            if name == "host":
                self._relation("hosts", *({"who": self.named(host), "what": item} for host in _names(value)))
            elif name == "manager":
                self._relation("manages", {"who": self.named(value), "what": item})
            elif name == "parties" and value == "complete":
                facts["parties complete"] = True
            elif value in _WORDS:
                facts[name] = _WORDS[value]
            else:
                raise NotInNotation(f"'{name}: {value}' is no fact of a fund")
        if not facts:
            del entry["facts"]

    def _relation(self, kind: str, *rows: Tree) -> None:
        self.tree["relations"].setdefault(kind, []).extend(rows)


def _strings(value: Any) -> Iterator[str]:
    """Every text in a tree of plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
