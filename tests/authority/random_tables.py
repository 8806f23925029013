"""Random small systems of several holders: two trusts and an ICB, a forum, and who of them sits at its table.

They are what :mod:`random_systems` lacks: a matter that rests on more than one body, and forms in which several decide.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govgraph.graph import Graph
from govgraph.law.pack import pack_functions
from govgraph.law.registry import registry
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Body, Function, Post

DAY = date(2023, 4, 1)
SCENARIO = Scenario(name="tables", title="A random table", folder=Path("."), date=DAY, baseline=Layer())
HOLDERS = ("ft1", "ft2", "icb")
SEATS = ("ceo1", "com1", "chair2", "ceo2", "director", "board")
NODES = (*HOLDERS, *SEATS)
TEMPLATES = (
    ("ft1", "ceo1", "FT_P15"),
    ("ft1", "com1", "FT_P15"),
    ("ft2", "ceo2", "FT_P15"),
    ("ft1", "icb", "S65Z5"),
    ("ft2", "icb", "S65Z5"),
    ("ft1", "ft2", "S65Z5"),
    ("icb", "board", "ICB_P11"),
    ("icb", "director", "ICB_P11"),
    ("board", "director", "ICB_P11"),
)


@dataclass(frozen=True)
class Table:
    """Who holds the matter, who sits at the table, and which arrangements are there: giver, receiver, power, part, across."""

    holders: tuple[str, ...]
    seated: tuple[str, ...]
    links: tuple[tuple[str, str, str, str, str], ...]
    value: float | None = None

    def graph(self) -> Graph:
        """The graph of the system."""
        bodies = [
            Body(id="ft1", name="ft1", kind="nhs_foundation_trust"),
            Body(id="ft2", name="ft2", kind="nhs_foundation_trust"),
            Body(id="icb", name="icb", kind="icb"),
            Body(id="com1", name="com1"),
            Body(id="board", name="board"),
            Body(id="table", name="table", kind="forum"),
        ]
        posts = [
            Post(id="ceo1", name="ceo1", office="chief executive"),
            Post(id="ceo2", name="ceo2", office="chief executive"),
            Post(id="chair2", name="chair2", office="chair"),
            Post(id="director", name="director", facts={"employee": True}),
        ]
        functions = [
            Function(id="f", name="f", owner="nhs", function_class="provision"),
            Function(id="f1", name="f1"),
            Function(id="f2", name="f2"),
        ]
        facts = [
            fact("part of", who="f1", to="f"),
            fact("part of", who="f2", to="f"),
            *(fact("holds", who=h, what="f") for h in self.holders),
            fact("committee of", who="com1", to="ft1"),
            fact("committee of", who="board", to="icb"),
            fact("of", who="ceo1", to="ft1"),
            fact("of", who="ceo2", to="ft2"),
            fact("of", who="chair2", to="ft2"),
            fact("of", who="director", to="icb"),
            *(fact("member of", who=seat, to="table") for seat in self.seated),
        ]
        for giver, receiver, power, part, across in self.links:
            facts.append(
                fact("delegates", {"power": power, "onward across": across}, who=giver, to=receiver, what=part)
            )
        things = {thing.id: thing for thing in (*pack_functions(registry()).values(), *bodies, *posts, *functions)}
        return Graph(SCENARIO, option="baseline", day=DAY, place="", things=things, facts=facts)


def fact(kind: str, fields: dict[str, str | int | float | bool] | None = None, **roles: str) -> Fact:
    """A relation between single things, its id made of them."""
    name = f"{kind}: {', '.join(roles.values())}"
    return Fact(
        id=name, kind=kind, fields=fields or {}, roles={role: Filler(ids=(item,)) for role, item in roles.items()}
    )


def random_table(pick: random.Random) -> Table:
    """Two or three holders, some seats, and up to three arrangements for the matter or a part of it."""
    links = tuple(
        (*template, pick.choice(("f", "f", "f1", "f2")), pick.choice(("allowed", "barred")))
        for template in pick.sample(TEMPLATES, pick.randint(0, 3))
    )
    return Table(
        tuple(pick.sample(HOLDERS, pick.choice((1, 2, 2, 2, 3)))), tuple(pick.sample(SEATS, pick.randint(0, 5))), links
    )
