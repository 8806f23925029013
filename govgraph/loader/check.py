"""What one file cannot know: references between items, what may fill a role, kinds and powers, option overlays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.diagnostics import Mark, Problem, did_you_mean, nearest
from govgraph.law.pack import pack_functions
from govgraph.loader import processes
from govgraph.loader.codes import unknown_finding
from govgraph.loader.legal_facts import LegalFacts
from govgraph.loader.overlay import overlaid, place_of, stack
from govgraph.loader.patterns import unknown_things
from govgraph.loader.shared_fields import Spots
from govgraph.model.base import UNKNOWNS, Item
from govgraph.model.facts import Fact
from govgraph.model.record import Statement, Test
from govgraph.model.scenario import Layer, Option, Scenario
from govgraph.model.things import Act, Body, Fund, Group, Level, Post, Thing

if TYPE_CHECKING:
    from govgraph.law.registry import Registry

OWN_DOCUMENTS = frozenset({"law", "govgraph"})
"""Sources that no scenario lists: a provision of law, and what govgraph itself computed (a plan)."""

_NOTHING = Layer()


def references(scenario: Scenario, registry: Registry, spots: Spots | None = None) -> list[Problem]:
    """Every dangling or misplaced reference of the baseline and of each option, once. ``spots`` say where fields are."""
    checking = _Checking(scenario, registry, spots or {})
    baseline = checking.layer(scenario.baseline, statements=scenario.baseline.statements)
    for option in scenario.options.values():
        for below in (*option.stands_on, *option.fallback):
            if below not in scenario.options:
                checking.missing(below, option.mark, scenario.options, "option")
        if any(option.id == inner.id for inner in stack(scenario, option.id)[:-1]):
            checking.note("LOAD052", f"option '{option.id}' stands on itself", option.mark)
        layer, problems = overlaid(scenario, option.id)
        checking.problems += problems
        checking.place(option, layer)
        checking.layer(layer, statements=option.add.statements, checked=baseline)
        for matter in option.not_said:
            if matter not in layer.things and matter not in layer.facts:
                checking.missing(matter, option.mark, layer.things, "decision")
    if scenario.patterns:
        every = [scenario.baseline, *(option.add for option in scenario.options.values())]
        things = {**pack_functions(registry), **{key: thing for layer in every for key, thing in layer.things.items()}}
        for pattern in scenario.patterns.values():
            checking.problems += unknown_things(pattern, things)
    for waiver in scenario.waivers:
        for name in waiver.options:
            if name not in scenario.options and name != "baseline":
                checking.missing(name, waiver.mark, scenario.options, "option")
    for view in scenario.views.values():
        for name in (view.option, view.against):
            if name and name not in scenario.options and name != "baseline":
                checking.missing(name, view.mark, scenario.options, "option")
        layer = scenario.options[view.option].add if view.option in scenario.options else scenario.baseline
        known: dict[str, object] = {
            **scenario.baseline.things,
            **layer.things,
            **scenario.baseline.processes,
            **layer.processes,
        }
        if view.what and view.what not in known and not _named(view.what, known):
            checking.missing(view.what, view.mark, known)
    return list(dict.fromkeys(checking.problems))


def _named(text: str, known: dict[str, object]) -> bool:
    """Does anything go by this name or alias?"""
    return any(text.casefold() in {name.casefold() for name in getattr(thing, "names", ())} for thing in known.values())


class _Checking:
    def __init__(self, scenario: Scenario, registry: Registry, spots: Spots) -> None:
        self.spots = spots
        self.legal_facts = LegalFacts(registry)
        self.scenario = scenario
        self.registry = registry
        self.pack = pack_functions(registry)
        self.problems: list[Problem] = []

    def note(self, code: str, message: str, mark: Mark, hint: str = "", *, about: str = "") -> None:
        self.problems.append(Problem(code, message, mark, hint, about=about))

    def missing(self, name: str, mark: Mark, known: object, what: str = "") -> None:
        names: dict[str, str] = {}
        if isinstance(known, dict):
            for key, item in known.items():
                names[key] = key
                if isinstance(item, Thing):
                    names.update((name_of, key) for name_of in item.names)
        near = dict.fromkeys(names[word] for word in nearest(name, names))
        hint = (
            f"did you mean {' or '.join(_called(key, known) for key in near)}?" if near else did_you_mean(name, names)
        )
        if name in names and names[name] != name:
            hint = f"write its id, '{names[name]}'"
        self.note("LOAD040", f"there is no {what or 'thing'} '{name}'", mark, hint, about=name)

    def layer(self, layer: Layer, *, statements: Mapping[str, Statement], checked: Layer = _NOTHING) -> Layer:
        """A layer; of the record only ``statements``: what is said of a body stays said where an option merges it.

        ``checked`` is the layer under it: what it holds too is looked at again only where it names something that is
        not as it was. Returns the layer with the functions of the law pack, as what has been checked.
        """
        # the functions of the law pack are there in every scenario: its own functions hang under them
        layer = layer.model_copy(update={"things": {**self.pack, **layer.things}})
        moved = _moved(layer.things, checked.things) | _moved(layer.facts, checked.facts)
        for key, thing in layer.things.items():
            if key in moved or not moved.isdisjoint(_named_by(thing)):
                self.thing(thing, layer)
        for key, fact in layer.facts.items():
            if key in moved or any(not moved.isdisjoint(filler.ids) for filler in fact.roles.values()):
                self.fact(fact, layer)
        if statements:
            self.statements(statements.values(), layer)
        for key, process in layer.processes.items():
            if process is not checked.processes.get(key):
                self.problems += processes.references(process, layer.things, self.missing)
        for part in ("things", "facts", "statements", "instruments", "processes"):
            before = getattr(checked, part)
            for key, item in getattr(layer, part).items():
                if item is not before.get(key):
                    self.sources(item)
        for key, instrument in layer.instruments.items():
            for criterion in instrument.items if instrument is not checked.instruments.get(key) else ():
                self.sources(criterion)
                if criterion.test:
                    self.finding(criterion.test)
        for item in layer.left_out if layer.left_out is not checked.left_out else ():
            self.sources(item)
        return layer

    def place(self, option: Option, layer: Layer) -> None:
        """The place that the scenario is about is there under the option."""
        place = self.scenario.place
        if place in self.scenario.baseline.things and place_of(self.scenario, option.id) not in layer.things:
            at = next((selection.mark for selection in option.remove if selection.id == place), option.mark)
            message = f"option '{option.id}' removes '{place}', the place that the scenario is about"
            self.note("LOAD053", message, at, "merge it into another place, or leave it")

    def sources(self, item: Item) -> None:
        for source in item.sources:
            if source.document not in self.scenario.documents and source.document not in OWN_DOCUMENTS:
                hint = (
                    did_you_mean(source.document, self.scenario.documents)
                    or "list it under 'documents:' in scenario.yaml"
                )
                at = self.spots.get((item.mark, "source"), item.mark)
                self.note("LOAD041", f"there is no document '{source.document}'", at, hint, about=source.document)

    def thing(self, thing: Thing, layer: Layer) -> None:
        if isinstance(thing, Body | Post | Group):
            for kind in (thing.kind, *getattr(thing, "kind_one_of", ())):
                if kind and kind not in UNKNOWNS and not self.registry.has_kind(kind):
                    self.note(
                        "LOAD042",
                        f"there is no kind '{kind}'",
                        self.at(thing, "kind" if kind == thing.kind else "kind one of"),
                        did_you_mean(kind, self.registry.kinds)
                        or f"see `govgraph explain kinds`, or declare it: kinds: {{{kind}: {{legal person: true}}}}",
                    )
            for sector in thing.sector:
                if sector not in layer.things:
                    self.missing(sector, self.at(thing, "sector"), layer.things, "sector")
        for row in thing.acts_through if isinstance(thing, Level) else ():
            if row.place not in layer.things or layer.things[row.place].category != "place":
                self.missing(row.place, self.at(thing, "acts through"), layer.things, "place")
        for member in thing.members if isinstance(thing, Group | Level) else ():
            if member not in layer.things:
                self.missing(member, self.at(thing, "members"), layer.things, "member")
            elif layer.things[member].category not in {"body", "post", "group"}:
                self.note(
                    "LOAD043",
                    f"a {layer.things[member].category} cannot be a member: '{member}'",
                    self.at(thing, "members"),
                    "name bodies or posts",
                )

        if isinstance(thing, Act):
            self.act(thing, layer)
        if isinstance(thing, Fund) and thing.power:
            self.power(thing.power, self.at(thing, "power"))
        for name, hint in self.legal_facts.unknown(thing):
            message = f"no law asks of a {thing.category} whether '{name}'"
            self.note("LOAD054", message, self.at(thing, f"facts {name}"), hint)

    def at(self, thing: Thing, name: str) -> Mark:
        """Where a field of a thing is written; the place of the thing where that is not known."""
        return self.spots.get((thing.mark, name), thing.mark)

    def power(self, power: object, mark: Mark) -> None:
        """A power that is named is one of the registry, or one of the ways of not knowing."""
        if isinstance(power, str) and power and power not in UNKNOWNS and not self.registry.has_power(power):
            hint = _of_power(power, self.registry)
            self.note("LOAD045", f"there is no power '{power}' in the registry", mark, hint)

    def act(self, act: Act, layer: Layer) -> None:
        """Whom and what an act names is there, and is of a kind that can stand in its place."""
        for names, wanted in (
            (act.actors, ("body", "post", "group", "person")),
            (act.what, ("function", "decision", "service", "agreement", "fund")),
            (act.where, ("place",)),
        ):
            for name in names:
                # an act happened before: an option that removes whom it names leaves it as it was
                thing = layer.things.get(name) or self.scenario.baseline.things.get(name)
                if thing is None:
                    self.missing(name, act.mark, layer.things)
                elif (found := thing.category) not in wanted:
                    hint = f"an act names a {' or '.join(wanted)} here"
                    self.note("LOAD044", f"'{name}' is a {found} and cannot stand here in an act", act.mark, hint)

    def fact(self, fact: Fact, layer: Layer) -> None:
        row = fact.row
        for name, filler in fact.roles.items():
            role = row.roles[name]
            for item in filler.ids:
                if item not in layer.things:
                    if item in layer.facts or item in self.scenario.options:
                        continue
                    self.missing(item, fact.role_mark(name), layer.things)
                elif layer.things[item].category not in role.admits:
                    category = layer.things[item].category
                    wanted = " or ".join(sorted(role.admits))
                    hint = (
                        "authority belongs to posts: name the post that the person holds"
                        if category == "person"
                        else f"'{name}' of '{fact.kind}' is a {wanted}"
                    )
                    self.note(
                        "LOAD044",
                        f"'{item}' is a {category} and cannot be '{name}' of '{fact.kind}'",
                        fact.role_mark(name),
                        hint,
                    )
        self.power(fact.fields.get("power"), fact.role_mark("power"))
        for name, hint in self.legal_facts.unknown(fact):
            message = f"no law asks of an arrangement whether '{name}' is there"
            self.note("LOAD054", message, fact.role_mark("conditions"), hint)

    def finding(self, test: Test) -> None:
        """A test asks for a finding that there is."""
        hint = unknown_finding(test.finding, self.registry) if test.finding else None
        if hint is not None:
            self.note("LOAD055", f"there is no finding '{test.finding}'", test.mark, hint)

    def statements(self, statements: Iterable[Statement], layer: Layer) -> None:
        known = {**layer.things, **layer.facts, **self.scenario.options, **layer.instruments, **layer.statements}
        items = {item.id for instrument in layer.instruments.values() for item in instrument.items}
        for statement in statements:
            if statement.test:
                self.finding(statement.test)
            for name in (*statement.about, *(statement.test.about if statement.test else ())):
                if name not in known and name not in items and name not in {"baseline"}:
                    self.missing(name, statement.mark, known)


def _called(key: str, known: object) -> str:
    """An id, with the name where that is another word."""
    thing = known.get(key) if isinstance(known, dict) else None
    name = thing.name if isinstance(thing, Thing) else ""
    return f"'{key}' ({name})" if name and name.casefold().replace(" ", "-") != key.casefold() else f"'{key}'"


def _moved(there: Mapping[str, Item], before: Mapping[str, Item]) -> set[str]:
    """Ids of what is there and was not, was there and is not, or is another value now."""
    return {key for key in {**before, **there} if there.get(key) is not before.get(key)}


def _of_power(power: str, registry: Registry) -> str:
    """What is right in place of a power that there is none of."""
    first, _, second = power.partition("/")
    if registry.has_power(first) and registry.has_power(second):
        return (
            f"{first} and {second} are two powers: one arrangement rests on one, so write an arrangement for each;"
            " `frame/row`, as in S75/PAR_R9, is a row of one frame"
        )
    # as papers cite it: section 75, s. 65Z5, sec 101
    cited = re.sub(r"^(?:section|sect?|s)[. ]*(?=\d)", "S", power.strip(), flags=re.IGNORECASE).upper()
    if registry.has_power(cited):
        return f"did you mean '{cited}' ({registry.power(cited).name})?"
    called = registry.powers_called(power)
    if called:
        return "did you mean " + " or ".join(f"'{row.id}' ({row.name})" for row in called[:3]) + "?"
    return did_you_mean(power, registry.powers) or "write 'not stated' where the source names none"


def _named_by(thing: Thing) -> tuple[str, ...]:
    """Ids of the things that a thing names in its own fields."""
    if isinstance(thing, Act):
        return (*thing.actors, *thing.what, *thing.where)
    members = thing.members if isinstance(thing, Group | Level) else ()
    return (*thing.sector, *members) if isinstance(thing, Body | Post | Group) else members
