"""A small scenario, written in lines: ``body board kind=icb`` is a thing, ``delegates who=board to=panel what=beds`` a relation.

Several ids stand between commas; ``who=?nobody`` says that nobody stands there. ``facts.employee=true`` is a legal fact.
"""

from __future__ import annotations

import functools
import shlex
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from govgraph.model import things
from govgraph.model.facts import Fact, Filler
from govgraph.model.record import Claim, Classification, Pattern, Statement, Test
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Thing
from govgraph.model.vocabulary import vocabulary

MADE: Mapping[str, type[Thing]] = {
    made.category: made
    for made in vars(things).values()
    if isinstance(made, type) and issubclass(made, Thing) and made is not Thing
}
"""The things that there are, by the word that a line begins with."""


@functools.cache
def small(text: str) -> Scenario:
    """The scenario of some lines."""
    made: dict[str, Thing] = {}
    facts: dict[str, Fact] = {}
    record: dict[str, Statement] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        words = shlex.split(line)
        head = [word for word in words if "=" not in word]
        values = dict(word.split("=", 1) for word in words if "=" in word)
        if " ".join(head) in vocabulary().kinds:
            fact = _fact(f"r{len(facts)}", " ".join(head), values)
            facts[fact.id] = fact
        elif head[0] == "claim":
            said = Test(relations=(Pattern(kind="holds"),))
            about = tuple(values["about"].split(","))
            record[head[1]] = Claim(id=head[1], says=head[1], about=about, by=values.get("by", ""), test=said)
        elif head[0] == "classification":
            record[head[1]] = Classification(id=head[1], says=head[1], about=tuple(values["about"].split(",")))
        else:
            category, key = head
            made[key] = _thing(category, key, values)
    return Scenario(
        name="small",
        title="A small place",
        folder=Path("nowhere"),
        date=date(2023, 4, 1),
        baseline=Layer(things=made, facts=facts, statements=record),
    )


def _thing(category: str, key: str, values: dict[str, str]) -> Thing:
    own: dict[str, Any] = {name: value for name, value in values.items() if not name.startswith("facts.")}
    facts = {name.removeprefix("facts."): _said(value) for name, value in values.items() if name.startswith("facts.")}
    for name in {"members", "sector"} & own.keys():
        own[name] = tuple(own[name].split(","))
    return MADE[category](
        id=key, name=own.pop("name", key.replace("-", " ").capitalize()), **own, **({"facts": facts} if facts else {})
    )


def _fact(key: str, kind: str, values: dict[str, str]) -> Fact:
    row = vocabulary().kinds[kind]
    roles, fields, more = {}, {}, {}
    for name, value in values.items():
        plain = name.replace("_", " ")
        if plain in row.roles:
            roles[plain] = Filler(unknown=value[1:]) if value.startswith("?") else Filler(ids=tuple(value.split(",")))
        elif plain in row.fields:
            fields[plain] = _said(value)
        else:
            more[name] = _said(value)
    return Fact(id=key, kind=kind, roles=roles, fields=fields, **more)


def _said(value: str) -> bool | str:
    return {"true": True, "false": False}.get(value, value)
