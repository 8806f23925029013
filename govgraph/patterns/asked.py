"""What a part of a pattern asks of a relation besides its roles: fields, how several act, that it is denied."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.graph.graph import Graph
from govgraph.model.facts import Fact, FieldValue, identity
from govgraph.model.record import Pattern
from govgraph.model.truth import Truth

_TOGETHER = {"each": "each for itself", "together": "all of them together", "any": "any of them"}


class Asked:
    """One part of a pattern, held against relations one by one."""

    def __init__(self, graph: Graph, part: Pattern) -> None:
        self.graph = graph
        self.part = part

    def of(self, fact: Fact) -> tuple[str, ...] | None:
        """None where a relation is stated to be otherwise; else what nobody states of it and the pattern asks for."""
        if fact.negated != self.part.negated:
            return None
        unknown: list[str] = []
        for name, wanted in self.part.fields.items():
            met = self._field(name, wanted, fact.fields.get(name))
            if met is Truth.NO:
                return None
            if met is Truth.UNKNOWN:
                flag = fact.row.fields[name].type == "flag"
                is_so = "" if flag and wanted == (True,) else f" is {' or '.join(_word(value) for value in wanted)}"
                unknown.append(f"whether {name}{is_so}: {self.graph.sentence(fact)}")
        for role, filler in self.part.roles.items():
            if filler.mode is not None:
                met = self._mode(fact, role, filler.mode)
                if met is Truth.NO:
                    return None
                if met is Truth.UNKNOWN:
                    unknown.append(f"whether {_TOGETHER.get(filler.mode, filler.mode)}: {self.graph.sentence(fact)}")
            found = fact.role(role)
            if found.mode == "one of" and len(found.ids) > 1:
                unknown.append(f"which of {', '.join(self.graph.name(item) for item in found.ids)} it is")
        return tuple(dict.fromkeys(unknown))

    def _field(self, name: str, wanted: tuple[FieldValue, ...], value: FieldValue | None) -> Truth:
        if value is not None and any(self._is(name, value, one) for one in wanted):
            return Truth.YES
        # "nobody" is a statement that there is none; the other words leave it open
        return Truth.UNKNOWN if value is None or value in {"not stated", "unclear"} else Truth.NO

    def _is(self, name: str, value: FieldValue, wanted: FieldValue) -> bool:
        """Equal; of two powers also a row within the frame that is asked for (S75/PAR_R10 is PAR_R10, and is S75)."""
        if value == wanted:
            return True
        known = self.graph.registry.has_power
        if name != "power" or not (known(str(value)) and known(str(wanted))):
            return False
        return self.graph.registry.power(str(wanted)).id in self.graph.registry.family(str(value))

    def _mode(self, fact: Fact, role: str, wanted: str) -> Truth:
        """One thing alone acts for itself and never together; of several nobody may say how they act."""
        filler = fact.role(role)
        group = any(self.graph.things[item].category in {"group", "level"} for item in filler.ids if item in self.graph.things)  # fmt: skip
        if filler.mode == "one of" or (len(filler.ids) < 2 and not group):
            return Truth.of(wanted != "together")
        return Truth.UNKNOWN if filler.mode is None else Truth.of(filler.mode == wanted)


def said(graph: Graph, part: Pattern, bound: Mapping[str, str]) -> str:
    """A part as the sentence of its relation; the name of a slot, in brackets, where nothing fills it."""
    roles = {
        role: filler.model_copy(update={"ids": tuple(_name(item, bound) for item in filler.ids)})
        for role, filler in part.roles.items()
    }
    fields = {name: values[0] for name, values in part.fields.items() if values}
    made = Fact(
        id=identity(part.kind, roles, fields=fields), kind=part.kind, roles=roles, fields=fields, negated=part.negated
    )
    return graph.sentence(made)


def _name(item: str, bound: Mapping[str, str]) -> str:
    return bound[item] if item in bound else f"[{item.removeprefix('$')}]" if item.startswith("$") else item


def _word(value: FieldValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
