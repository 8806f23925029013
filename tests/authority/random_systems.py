"""Random small systems of bodies, posts and arrangements with much left open, and what may become known of them.

A system is plain data that makes a graph. Chains cross up to three legal boundaries (NHS England, two ICBs, a trust, a
council) and go down inside each; onward terms, records, facts of posts, limits, statuses, kinds and powers are open.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from govgraph.graph import Graph
from govgraph.law.pack import pack_functions
from govgraph.law.registry import registry
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Body, Function, Post
from govgraph.records import replace

DAY = date(2023, 4, 1)
SCENARIO = Scenario(name="random", title="A random system", folder=Path("."), date=DAY, baseline=Layer())
HOLDERS = ("nhse", "icb")
NODES = ("nhse", "icb", "icb2", "trust", "council", "cabinet", "board", "sub", "ceo", "officer", "dass")
POSTS = ("ceo", "officer", "dass")
POWERS = ("S65Z5", "S75/PAR_R9", "ICB_P11", "L9E", "MOU")
TEMPLATES: tuple[tuple[str, str, str], ...] = (
    ("nhse", "icb", "S65Z5"),
    ("icb", "icb2", "S65Z5"),
    ("icb2", "icb", "S65Z5"),
    ("icb", "trust", "S65Z5"),
    ("icb2", "trust", "S65Z5"),
    ("icb", "council", "S75/PAR_R9"),
    ("icb2", "council", "S75/PAR_R9"),
    ("cabinet", "dass", "L9E"),
    ("council", "dass", "L9E"),
    ("icb", "board", "ICB_P11"),
    ("board", "sub", "ICB_P11"),
    ("board", "officer", "ICB_P11"),
    ("sub", "officer", "ICB_P11"),
    ("icb", "ceo", "ICB_P11"),
    ("ceo", "officer", "ICB_P11"),
    ("council", "trust", "S65Z5"),
    ("trust", "icb2", "S65Z5"),
)
RECORDS = {
    "S75/PAR_R9": ("agreement", "improvement", "consultation"),
    "ICB_P11": ("constitution cover",),
    "": ("constitution cover",),
}


@dataclass(frozen=True)
class Link:
    """One arrangement of a random system; None is *not stated*."""

    giver: str
    receiver: str
    power: str
    what: str = "f"
    across: str | None = None
    inside: str | None = None
    limit: float | None = None
    status: str = "in force"
    basis: str = "stated"
    records: tuple[tuple[str, bool | None], ...] = ()


@dataclass(frozen=True)
class Keeping:
    """A reservation (``receiver`` empty) or a denied delegation; ``out_of`` is the number of the one arrangement it is kept out of."""

    who: str
    what: str
    receiver: str = ""
    out_of: int | None = None
    status: str = "in force"


@dataclass(frozen=True)
class System:
    """A whole random system, and the value asked about."""

    links: tuple[Link, ...]
    keeping: tuple[Keeping, ...] = ()
    holder: str = "nhse"
    trust: str = "nhs_foundation_trust"
    system: str | None = "executive"
    employed: tuple[tuple[str, bool | None], ...] = ()
    value: float | None = None
    notes: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    def graph(self) -> Graph:
        """The graph of the system."""
        bodies = [
            Body(id="nhse", name="nhse", kind="nhs_england"),
            Body(id="icb", name="icb", kind="icb"),
            Body(id="icb2", name="icb2", kind="icb"),
            Body(id="trust", name="trust", kind=self.trust),
            Body(id="board", name="board", kind="forum"),
            Body(id="sub", name="sub", kind=""),
            Body(
                id="council", name="council", kind="local_authority_ut", facts={"system": self.system or "not stated"}
            ),
            Body(id="cabinet", name="cabinet", kind="la_executive"),
        ]
        employed = dict(self.employed)
        posts = [Post(id=post, name=post, facts=_facts(employed.get(post))) for post in POSTS]
        functions = [
            Function(id="f", name="f", owner="nhs", function_class="commissioning", references=("NHSA2006 s3B",)),
            Function(id="f1", name="f1"),
            Function(id="f2", name="f2"),
        ]
        facts = [
            _fact("part of", who="f1", to="f"),
            _fact("part of", who="f2", to="f"),
            _fact("holds", who=self.holder, what="f"),
            _fact("committee of", who="board", to="icb"),
            _fact("committee of", who="sub", to="board"),
            _fact("organ of", who="cabinet", to="council"),
            _fact("of", who="ceo", to="icb"),
            _fact("of", who="officer", to="icb"),
            _fact("of", who="dass", to="council"),
            *(self.fact(n) for n in range(len(self.links))),
            *(self.kept(n) for n in range(len(self.keeping))),
        ]
        things = {thing.id: thing for thing in (*pack_functions(registry()).values(), *bodies, *posts, *functions)}
        return Graph(SCENARIO, option="baseline", day=DAY, place="", things=things, facts=facts)

    def fact(self, number: int) -> Fact:
        """One arrangement as a relation; its id is a0, a1 ..."""
        link = self.links[number]
        fields = {
            "power": link.power or None,
            "onward across": link.across,
            "onward inside": link.inside,
            "limit": link.limit,
        }
        return Fact(
            id=f"a{number}",
            kind="delegates",
            status=link.status,
            basis=link.basis,
            conditions=dict(link.records),
            roles={
                role: Filler(ids=(item,))
                for role, item in (("who", link.giver), ("to", link.receiver), ("what", link.what))
            },
            fields={name: value for name, value in fields.items() if value is not None},
        )

    def kept(self, number: int) -> Fact:
        """One reservation or denial as a relation; its id is k0, k1 ..."""
        row = self.keeping[number]
        ends = {
            "who": row.who,
            "what": row.what,
            "to": row.receiver,
            "out of": "" if row.out_of is None else f"a{row.out_of}",
        }
        return Fact(
            id=f"k{number}",
            kind="delegates" if row.receiver else "reserves",
            status=row.status,
            negated=bool(row.receiver),
            roles={role: Filler(ids=(item,)) for role, item in ends.items() if item},
        )


def _facts(employed: bool | None) -> dict[str, bool | str]:
    rest: dict[str, bool | str] = {"board member": False, "secondee": False}
    return {**rest, "employee": "not stated" if employed is None else employed}


def _fact(kind: str, **roles: str) -> Fact:
    text = ", ".join(f"{role} {item}" for role, item in roles.items())
    return Fact(id=f"{kind}: {text}", kind=kind, roles={role: Filler(ids=(item,)) for role, item in roles.items()})


def random_system(pick: random.Random) -> System:
    """A system with two to seven arrangements. Some are nearly all stated, so that long chains stand; in others most is open."""
    loose = pick.choice((0.1, 0.3, 0.6))
    templates = pick.sample(TEMPLATES, pick.randint(2, 5))
    if pick.random() < 0.6:  # often: a chain over two boundaries and down inside the third
        templates = list(dict.fromkeys([TEMPLATES[0], pick.choice(TEMPLATES[1:6]), TEMPLATES[7], *templates]))[:7]
    links = tuple(_link(pick, loose, *template) for template in templates)
    keeping = tuple(_keeping(pick, loose, templates) for _ in range(pick.choice((0, 0, 1, 2))))
    return System(
        links,
        keeping,
        holder=pick.choice(HOLDERS),
        trust=pick.choice(("nhs_foundation_trust", "nhs_trust", "trust")),
        system=_or(pick, loose, "executive", "committee", None),
        employed=tuple((post, _or(pick, loose, True, None, False)) for post in POSTS),
        value=pick.choice((None, None, 500.0)),
    )


def _or(pick: random.Random, loose: float, firm: Any, *others: Any) -> Any:
    return pick.choice(others) if pick.random() < loose else firm


def _link(pick: random.Random, loose: float, giver: str, receiver: str, power: str) -> Link:
    stated = _or(pick, loose, power, "")
    records = tuple((name, _or(pick, loose, True, None, None, False)) for name in RECORDS.get(stated, ()))
    return Link(
        giver,
        receiver,
        stated,
        what=_or(pick, loose, "f", "f1", "f2"),
        across=_or(pick, loose, "allowed", None, None, "barred"),
        inside=pick.choice((None, "allowed", None, "barred")),
        limit=_or(pick, loose, 1000.0, None, None, 100.0),
        status=_or(pick, loose / 2, "in force", "likely", "proposed"),
        basis=_or(pick, loose / 2, "stated", "assumed"),
        records=records,
    )


def _keeping(pick: random.Random, loose: float, templates: list[tuple[str, str, str]]) -> Keeping:
    what, status = pick.choice(("f", "f1", "f2")), _or(pick, loose, "in force", "likely", "to be agreed", "proposed")
    number = pick.randrange(len(templates))
    giver, receiver, _ = templates[number]
    sort = pick.choice(("reserved", "out of one", "denied"))
    if sort == "denied":
        return Keeping(giver, what, receiver, status=status)
    return Keeping(pick.choice(NODES), what, out_of=number if sort == "out of one" else None, status=status)


@dataclass(frozen=True)
class Refinement:
    """A system in which one open thing is answered: which arrangement or node it is about, and what was answered."""

    system: System
    about: str
    answered: str


def refinements(system: System) -> Iterator[Refinement]:
    """Every refinement by one answer. What was said stays; nothing is added.

    A bar on passing on *inside* is not tried for a power that provides steps of its own: there the record of the next
    step says whether it may be passed on, so a stated record has answered that already.
    """
    for n, link in enumerate(system.links):
        for across in ("allowed", "barred") if link.across is None else ():
            yield _with(system, n, "onward across", across=across)
        for inside in ("allowed", "barred") if link.inside is None and link.power not in {"ICB_P11", "L9E", ""} else ():
            yield _with(system, n, "onward inside", inside=inside)
        for limit in (100.0, 1000.0) if link.limit is None and system.value is not None else ():
            yield _with(system, n, "limit", limit=limit)
        for status in ("in force", "past") if link.status == "likely" else ():
            yield _with(system, n, "status", status=status)
        if link.basis == "assumed":
            yield _with(system, n, "basis", basis="stated")
            yield _with(system, n, "basis", status="past")
        for power in POWERS if not link.power else ():
            yield _with(system, n, "power", power=power)
        for name, value in link.records if link.power else ():
            for answer in (True, False) if value is None else ():
                yield _with(system, n, name, records=tuple((k, answer if k == name else v) for k, v in link.records))
    for n, row in enumerate(system.keeping):
        for status in ("in force", "past") if row.status in {"likely", "to be agreed"} else ():
            keeping = tuple(replace(k, status=status) if m == n else k for m, k in enumerate(system.keeping))
            yield Refinement(replace(system, keeping=keeping), f"k{n}", "status")
    for post, value in system.employed:
        for answer in (True, False) if value is None else ():
            employed = tuple((k, answer if k == post else v) for k, v in system.employed)
            yield Refinement(replace(system, employed=employed), post, "employee")
    for kind in ("nhs_foundation_trust", "nhs_trust") if system.trust == "trust" else ():
        yield Refinement(replace(system, trust=kind), "trust", "kind")
    for council in ("executive", "committee") if system.system is None else ():
        yield Refinement(replace(system, system=council), "council", "system")


def _with(system: System, number: int, answered: str, **changes: Any) -> Refinement:
    links = tuple(replace(link, **changes) if n == number else link for n, link in enumerate(system.links))
    return Refinement(replace(system, links=links), f"a{number}", answered)
