"""From marked YAML to the record: what a source states, what was left out, and what is tested of it."""

from __future__ import annotations

from typing import Any

from govgraph.diagnostics import Mark, did_you_mean
from govgraph.loader.relation_rows import FACT_KEYS, RelationRows
from govgraph.loader.shared_fields import COMMON_KEYS
from govgraph.marks import Marked
from govgraph.model.facts import FieldValue
from govgraph.model.record import NotModelled, Pattern, Statement, Test
from govgraph.model.vocabulary import RelationKind, vocabulary


class RecordRows(RelationRows):
    """Reads statements of the record and the relations that a test looks for."""

    def statement(self, key: str, mark: Mark, node: Marked, model: type[Statement]) -> Statement | None:
        """One statement of the record, as its type; None where it has a mistake, which is noted."""
        values = self.record_values(node)
        built: Statement | None = self.build(model, {"id": key, **values}, node, what=f"{model.kind} '{key}'")
        return built.written_at(mark) if built else None

    def left_out(self, key: str, mark: Mark, node: Marked) -> NotModelled | None:
        """A row of the sources that the scenario leaves out, with its reason."""
        built: NotModelled | None = self.build(
            NotModelled, {"id": key, **self.record_values(node)}, node, what=f"left out '{key}'"
        )
        return built.written_at(mark) if built else None

    def record_values(self, node: Marked) -> dict[str, Any]:
        """The fields of a statement, a criterion or a list of them, as plain values."""
        values = self.common(node)
        for name, _, value in node.items():
            if name == "test":
                values["test"] = self.test(value)
            elif name not in COMMON_KEYS and name not in {"items", "themes"}:
                values[name] = value.plain()
        return values

    def test(self, node: Marked) -> Test | None:
        """Testable content: ``{relations: {oversees: {who: spb, what: bi}}}`` or ``{finding: STR120, about: [...]}``."""
        raw = node.mapping()
        patterns: list[Pattern] = []
        if "relations" in raw:
            patterns = self.patterns(raw["relations"])
        values = {name: value.plain() for name, value in raw.items() if name != "relations"}
        built: Test | None = self.build(Test, {"relations": tuple(patterns), **values}, node, what="a test")
        return built.written_at(raw["finding"].mark if "finding" in raw else node.mark) if built else None

    def patterns(self, node: Marked) -> list[Pattern]:
        """Relations to look for, in the form of the ``relations`` section; any role may be left out."""
        out: list[Pattern] = []
        for group in node.value if isinstance(node.value, list) else [node]:
            for name, at, rows in group.items():
                kind = vocabulary().kinds.get(name)
                if kind is None:
                    self.problem(
                        "LOAD033", f"there is no relation '{name}'", at, did_you_mean(name, vocabulary().kinds)
                    )
                    continue
                for row in rows.value if isinstance(rows.value, list) else [rows]:
                    out.append(self.pattern(kind, row))
        return out

    def pattern(self, kind: RelationKind, row: Marked) -> Pattern:
        """One relation to look for; a list in a field names the values of which it must be one."""
        raw = row.mapping()
        listed = {name: value for name in kind.fields if name in raw and isinstance(value := raw[name].value, list)}
        plain = Marked({name: value for name, value in raw.items() if name not in listed}, row.mark, row.keys)
        roles, fields = self.roles_and_fields(kind, plain)
        wanted: dict[str, tuple[FieldValue, ...]] = {name: (value,) for name, value in fields.items()}
        for name, values in listed.items():
            read = [self.field(kind.fields[name], value) for value in values]
            wanted[name] = tuple(value for value in read if value is not None)
        denied = raw["not"].plain() is True if "not" in raw else False
        for name, at, _ in row.items():
            if name in FACT_KEYS and name not in {*kind.roles, *kind.fields, "not"}:
                self.problem(
                    "LOAD037",
                    f"a relation is not looked for by '{name}'",
                    at,
                    f"name who stands in its roles, its fields ({', '.join(sorted(kind.fields)) or 'it has none'}) or 'not: true'",
                )
        return Pattern(kind=kind.name, roles=roles, fields=wanted, negated=denied)
