"""A made-up country: systems with boards, trusts, councils, committees, posts, decisions and the arrangements between.

Much is left open (no matter, no place, no date, nobody named), a few arrangements cross systems, and one option touches
some of them: what a slice must keep is in there somewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import Layer, Option, Scenario, Selection
from govgraph.model.things import Body, Decision, Event, Function, Group, Person, Place, Post, Thing

POWERS = ("S65Z5", "S75/PAR_R9", "ICB_P11", "L9E", "MOU", None)


class Country:
    """Makes things and relations, one system after the other."""

    def __init__(self, seed: int, per_system: int, shared: float, sharing: int | None = None) -> None:
        self.pick = random.Random(seed)
        self.per_system = per_system
        self.shared = shared
        self.sharing = sharing
        self.things: dict[str, Thing] = {}
        self.facts: dict[str, Fact] = {}
        self.functions: list[str] = []

    def thing(self, made: Thing) -> str:
        self.things[made.id] = made
        return made.id

    def fact(
        self, kind: str, *, fields: dict[str, Any] | None = None, more: dict[str, Any] | None = None, **roles: Any
    ) -> str:
        filled = {}
        for role, value in roles.items():
            if isinstance(value, Filler):
                filled[role.replace("_", " ")] = value
            elif value is not None:
                filled[role.replace("_", " ")] = Filler(ids=(value,) if isinstance(value, str) else tuple(value))
        key = f"r{len(self.facts)}"
        self.facts[key] = Fact(
            id=key,
            kind=kind,
            roles=filled,
            fields={k: v for k, v in (fields or {}).items() if v is not None},
            **(more or {}),
        )
        return key

    def maybe(self, value: Any, chance: float = 0.7) -> Any:
        return value if self.pick.random() < chance else None

    def build(self, systems: int) -> None:
        self.thing(Body(id="nhse", name="NHS England", kind="nhs_england"))
        self.thing(Body(id="sos", name="The Secretary of State", kind="secretary_of_state"))
        self.thing(Place(id="country", name="Country"))
        self.thing(Event(id="dispute", name="A dispute"))
        for n, owner in enumerate(("nhs", "nhs", "la", "nhs")):
            root = self.thing(
                Function(
                    id=f"root{n}",
                    name=f"Root {n}",
                    owner=owner,
                    function_class="commissioning" if owner == "nhs" else "",
                )
            )  # type: ignore[arg-type]
            for m in range(4):
                part = self.thing(Function(id=f"f{n}-{m}", name=f"Function {n}.{m}"))
                self.fact("part of", who=part, to=root)
                self.functions.append(part)
        icbs = [self.system(n) for n in range(systems)]
        everybody = self.thing(Group(id="icbs", name="The boards", members=tuple(icbs), complete=True))
        self.fact(
            "delegates", who="nhse", to=everybody, what="f0-0", fields={"power": "S65Z5", "onward across": "allowed"}
        )
        self.fact("accountable to", who=everybody, to="nhse")

    def system(self, n: int) -> str:
        pick, s = self.pick, f"s{n}"
        region = self.thing(Place(id=f"{s}-region", name=f"Region {n}"))
        self.fact("part of", who=region, to="country")
        places = [self.thing(Place(id=f"{s}-place{k}", name=f"Place {n}.{k}")) for k in range(3)]
        for place in places:
            self.fact("part of", who=place, to=region)
        icb = self.thing(Body(id=f"{s}-icb", name=f"Board {n}", kind="icb"))
        self.fact("covers", who=icb, to=region)
        trusts = [
            self.thing(
                Body(
                    id=f"{s}-trust{k}",
                    name=f"Trust {n}.{k}",
                    kind=pick.choice(("nhs_trust", "nhs_foundation_trust", "trust")),
                )
            )
            for k in range(3)
        ]
        council = self.thing(
            Body(id=f"{s}-council", name=f"Council {n}", kind="local_authority_ut", facts={"system": "executive"})
        )
        cabinet = self.thing(Body(id=f"{s}-cabinet", name=f"Cabinet {n}", kind="la_executive"))
        self.fact("organ of", who=cabinet, to=council)
        group = self.thing(
            Group(
                id=f"{s}-trusts",
                name=f"Trusts of {n}",
                members=tuple(trusts[:2]),
                complete=pick.choice((True, False, None)),
            )
        )
        forum = self.thing(Body(id=f"{s}-forum", name=f"Forum {n}", kind="forum"))
        boards = [self.thing(Body(id=f"{s}-com{k}", name=f"Committee {n}.{k}", kind="")) for k in range(3)]
        for k, board in enumerate(boards):
            self.fact("committee of", who=board, to=pick.choice((icb, *trusts)) if k else icb)
        posts = [
            self.thing(
                Post(
                    id=f"{s}-post{k}",
                    name=f"Post {n}.{k}",
                    office="chief executive" if k == 0 else "",
                    facts={"employee": pick.choice((True, "not stated"))},
                )
            )
            for k in range(4)
        ]
        for k, post in enumerate(posts):
            self.fact("of", who=post, to=pick.choice((icb, council, *trusts)) if k else icb)
        person = self.thing(Person(id=f"{s}-person", name=f"Person {n}"))
        self.fact("occupies", who=person, to=posts[1])
        actors = [icb, *trusts, council, cabinet, group, forum, *boards, *posts]
        own = [self.thing(Function(id=f"{s}-f{k}", name=f"Function of {n}.{k}")) for k in range(3)]
        for function in own:
            self.fact("part of", who=function, to=pick.choice(self.functions))
        decisions = [self.thing(Decision(id=f"{s}-d{k}", name=f"Decision {n}.{k}")) for k in range(4)]
        for decision in decisions:
            if pick.random() < 0.8:
                self.fact("exercises", who=decision, to=pick.choice(own))
        self.fact("part of", who=decisions[3], to=decisions[0])
        self.fact("holds", who=icb, what=pick.choice(own))
        self.fact("holds", who=group, what=pick.choice(own))
        for _ in range(self.per_system):
            self.relation(s, actors, [*decisions, *own], places, region)
        return icb

    def relation(self, s: str, actors: list[str], decisions: list[str], places: list[str], region: str) -> None:
        pick = self.pick
        shares = pick.random() < self.shared and (self.sharing is None or int(s[1:]) < self.sharing)
        matter = pick.choice(self.functions if shares else decisions)
        who, to = pick.sample(actors, 2)
        if pick.random() < 0.05:
            other = to.replace(s, f"s{max(0, int(s[1:]) - 1)}", 1)
            to = other if other in self.things else to
        unknown = Filler(unknown=pick.choice(("not stated", "nobody", "unclear")))
        more: dict[str, Any] = {
            "status": pick.choice(("in force", "in force", "likely", "proposed")),
            "basis": pick.choice(("stated", "stated", "inferred")),
        }
        if pick.random() < 0.1:
            more["span"] = Span.model_validate({"start": "2023-01-01"})
        kind = pick.choice(
            (
                *["delegates"] * 5,
                "exercises jointly",
                "decides",
                "decides",
                "recommends",
                "proposes",
                "approves",
                "accountable to",
                "reports to",
                "member of",
                "member of",
                "oversees",
                "charged with",
                "is consulted",
                "interest",
                "employs",
                "waits for",
            )
        )
        if kind in ("delegates", "exercises jointly"):
            fields = {
                "power": pick.choice(POWERS),
                "limit": self.maybe(pick.choice((1000.0, 500_000.0)), 0.3),
                "onward across": pick.choice(("allowed", "barred", None)),
                "onward inside": pick.choice(("allowed", None)),
            }
            giver = unknown if pick.random() < 0.05 else who
            self.fact(
                kind,
                who=giver,
                to=to,
                what=self.maybe(matter, 0.85),
                where=self.maybe(pick.choice((*places, region)), 0.4),
                fields=fields,
                more=more,
            )
        elif kind in (
            "decides",
            "recommends",
            "proposes",
            "approves",
            "is consulted",
            "charged with",
            "oversees",
            "interest",
        ):
            actor = unknown if kind == "decides" and pick.random() < 0.15 else who
            events = {"if": "dispute"} if kind == "decides" and pick.random() < 0.1 else {}
            self.fact(kind, who=actor, what=matter, more=more, **events)
        elif kind == "waits for":
            self.fact(kind, who=f"{s}-d{pick.randrange(4)}", to=f"{s}-d{pick.randrange(4)}")
        elif kind == "employs":
            self.fact(kind, who=f"{s}-trust0", to=f"{s}-post{pick.randrange(4)}")
        elif kind == "member of":
            self.fact(
                kind,
                who=who,
                to=pick.choice([f"{s}-forum", f"{s}-com1"]),
                fields={"voting": pick.choice((True, False, None))},
                more=more,
            )
        else:
            self.fact(
                kind, who=who, to=unknown if pick.random() < 0.1 else to, **{"for": self.maybe(matter, 0.3)}, more=more
            )

    def option(self) -> Iterator[tuple[str, Option]]:
        given = [key for key, fact in self.facts.items() if fact.kind == "delegates"]
        if len(given) < 3:
            return
        gone, changed = self.pick.sample(given[:-1], 2)
        fact = self.facts[changed].copied(status="in force", option="b")
        trust = self.things["s0-trust1"].model_copy(
            update={"kind": "nhs_trust", "name": "Trust, renamed", "option": "b"}
        )
        extra = Fact(
            id="b-new",
            kind="delegates",
            option="b",
            roles={"who": Filler(ids=("s0-icb",)), "to": Filler(ids=("s0-forum",)), "what": Filler(ids=("s0-d0",))},
        )
        add = Layer(things={trust.id: trust}, facts={changed: fact, "b-new": extra})
        yield "b", Option(id="b", name="B", remove=(Selection(id=gone),), add=add)


def country(
    seed: int, *, systems: int = 4, per_system: int = 60, shared: float = 0.2, sharing: int | None = None
) -> Scenario:
    """A country of so many systems (about 30 things each) and of so many relations in each.

    ``shared`` is how often a relation names one of the 16 functions that all systems have in common; ``sharing``, where
    it is given, how many systems do so at all.
    """
    made = Country(seed, per_system, shared, sharing)
    made.build(systems)
    return Scenario(
        name=f"country-{seed}",
        title="A country",
        folder=Path("nowhere"),
        date=date(2023, 4, 1),
        baseline=Layer(things=made.things, facts=made.facts),
        options=dict(made.option()),
    )
