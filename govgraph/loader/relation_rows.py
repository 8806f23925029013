"""From marked YAML to relations: in rows, in tables, and in short form under a thing."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark, did_you_mean
from govgraph.loader.shared_fields import COMMON_KEYS, ItemFields
from govgraph.loader.tables import PLAIN, ShownRow, expanded, is_table
from govgraph.loader.values import filler, is_id
from govgraph.marks import Marked
from govgraph.model.amounts import money, percent
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact, FieldValue, Filler, identity
from govgraph.model.vocabulary import FieldSpec, RelationKind, vocabulary

FACT_KEYS = (*COMMON_KEYS, "not", "conditions")
"""What a relation may say beside its roles and its own fields."""


class RelationRows(ItemFields):
    """Reads relations into facts, each with its place in the file; mistakes are noted, and such a row is left out."""

    def short_form(
        self, thing: str, category: str, kind: RelationKind, node: Marked, at: Mark, *, sources: tuple[Any, ...]
    ) -> list[Fact]:
        """``decides: spb`` under a decision: the thing fills the first main role that admits it, the value the other."""
        first, second = kind.main
        fits = (first, second) if category in kind.roles[first].admits else (second, first)
        if category not in kind.roles[fits[0]].admits:
            self.problem("LOAD030", f"a {category} can be neither '{first}' nor '{second}' of '{kind.name}'", at)
            return []
        rows = (
            node.value
            if isinstance(node.value, list) and any(isinstance(r.value, dict) for r in node.value)
            else [node]
        )
        facts = []
        for row in rows:
            own, other = fits
            entries = row.mapping()
            is_row = (
                bool(entries)
                and not ({"each", "together", "any", "one of"} & entries.keys())
                and set(entries) != {"id", "basis"}
            )
            if is_row:
                if own in entries and other not in entries and category in kind.roles[other].admits:
                    own, other = other, own  # `appoints: {who: panel}` under a post: the post is the one appointed
                if own in entries:
                    self.problem(
                        "LOAD031",
                        f"'{own}' is '{thing}' already",
                        row.at([own]),
                        f"leave '{own}' out in the short form",
                    )
                    continue
                full = Marked({**entries, own: Marked(thing, at)}, row.mark, {**row.keys, own: at})
            else:
                full = Marked({other: row, own: Marked(thing, at)}, at, {other: at, own: at})
            fact = self.fact(kind, full, sources=sources)
            if fact is not None:
                facts.append(fact)
        return facts

    def facts(self, node: Marked) -> list[Fact]:
        """The ``relations`` section: kinds with their rows, or a list of single rows."""
        out: list[Fact] = []
        groups = node.value if isinstance(node.value, list) else [node]
        for group in groups:
            if not isinstance(group.value, dict):
                self.problem(
                    "LOAD032", "expected a relation such as 'decides: {who: spb, what: priorities}'", group.mark
                )
                continue
            if is_table(group):
                out += self.table_of_relations(group)
                continue
            with self.defaulting(group.mapping().get("defaults")):
                for name, at, rows in group.items():
                    if name != "defaults":
                        out += self._of_kind(name, at, rows)
        return out

    def _of_kind(self, name: str, at: Mark, rows: Marked) -> list[Fact]:
        """The rows of one kind of relation: one, a list, or a table."""
        kind = self._kind(name, at)
        if kind is None:
            return []
        if is_table(rows):
            return self.table_of_relations(rows, kind)
        found = (self.fact(kind, row) for row in (rows.value if isinstance(rows.value, list) else [rows]))
        return [fact for fact in found if fact is not None]

    def _kind(self, name: str, at: Mark) -> RelationKind | None:
        kind = vocabulary().kinds.get(name)
        if kind is None:
            self.problem("LOAD033", f"there is no relation '{name}'", at, did_you_mean(name, vocabulary().kinds))
        return kind

    def table_of_relations(self, node: Marked, kind: RelationKind | None = None, shown: ShownRow = PLAIN) -> list[Fact]:
        """A table of relations, of one kind or, with a column ``relation``, of several."""
        if kind is not None:
            needed = [role.name for role in kind.roles.values() if role.required]
            known = {*kind.roles, *kind.fields, *FACT_KEYS}
            rows = expanded(node, self, what=f"'{kind.name}'", known=known, needed=needed, shown=shown)
            return [fact for row in rows if (fact := self.fact(kind, row)) is not None]
        out: list[Fact] = []
        every = vocabulary().kinds.values()
        known = {"relation", *FACT_KEYS, *(name for one in every for name in (*one.roles, *one.fields))}
        for row in expanded(node, self, what="a table of relations", known=known, needed=["relation"], shown=shown):
            raw = dict(row.mapping())
            if "relation" not in raw:
                self.problem("LOAD033", "no relation is named", row.mark, "fill the column 'relation'")
                continue
            named = raw.pop("relation")
            one = self._kind(str(named.plain()), named.mark)
            fact = self.fact(one, Marked(raw, row.mark, row.keys)) if one is not None else None
            if fact is not None:
                out.append(fact)
        return out

    def fact(self, kind: RelationKind, node: Marked, *, sources: tuple[Any, ...] = ()) -> Fact | None:
        """The relation of one row; None where the row has a mistake, which is noted."""
        if self.heard is not None:
            self.heard.relation(kind.name, node, sources, self.defaults)
        found = self._fact(kind, node, sources)
        if found is None:
            self.lost.relations.add(kind.name)
            if "id" in node.mapping():
                self.lost.ids.add(str(node.mapping()["id"].plain()))
        return found

    def _fact(self, kind: RelationKind, node: Marked, sources: tuple[Any, ...]) -> Fact | None:
        if not isinstance(node.value, dict):
            first, second = kind.main
            self.problem(
                "LOAD032", f"'{kind.name}' needs its roles", node.mark, f"write {{{first}: ..., {second}: ...}}"
            )
            return None
        before = len(self.problems)
        roles, fields = self.roles_and_fields(kind, node)
        for role in kind.roles.values():
            if role.required and role.name not in roles:
                hint = f"write the id of a {' or '.join(sorted(role.admits))}, or 'not stated'"
                self.problem("LOAD034", f"'{kind.name}' needs '{role.name}'", node.mark, hint)
        values = self.common(node, sources=sources)
        values["status_is"] = "said" if "status" in values else "default"
        raw = node.mapping()
        if "not" in raw:
            values["negated"] = self._flag("not", raw["not"])
        if "conditions" in raw:
            values["conditions"] = self._conditions(raw["conditions"])
        written_id = raw["id"].plain() if "id" in raw else None
        if written_id is not None and not is_id(written_id):
            self.problem("LOAD025", f"'{written_id}' is not an id", node.at(["id"]), "use letters, digits and hyphens")
        if len(self.problems) > before:
            return None
        start = str(values["span"].start or "") if "span" in values else ""
        fact_id = str(written_id) if written_id is not None else identity(kind.name, roles, start, fields)
        built: Fact | None = self.build(
            Fact,
            {"id": fact_id, "kind": kind.name, "roles": roles, "fields": fields, **values},
            node,
            what=f"'{kind.name}'",
        )
        if built is not None:
            built.roles_at(
                {
                    role: node.at([role])
                    for role in (*roles, *({"power"} & fields.keys()), *(["conditions"] if "conditions" in raw else []))
                }
            )
        return built

    def _flag(self, name: str, node: Marked) -> bool:
        value = node.plain()
        if not isinstance(value, bool):
            self.problem("LOAD038", f"'{name}' '{value}' is not true or false", node.mark, "write true or false")
        return value is True

    def _conditions(self, node: Marked) -> dict[str, bool | None]:
        out: dict[str, bool | None] = {}
        for name, at, value in node.items():
            plain = value.plain()
            if plain == "not stated" or isinstance(plain, bool):
                out[name] = None if plain == "not stated" else plain
            else:
                self.problem(
                    "LOAD035",
                    f"'{plain}' does not say whether '{name}' is there",
                    at,
                    "write true, false or 'not stated'",
                )
        return out

    def roles_and_fields(
        self, kind: RelationKind, node: Marked, *, extra: tuple[str, ...] = ()
    ) -> tuple[dict[str, Filler], dict[str, FieldValue]]:
        """The roles and further facts of a row, each checked against the vocabulary."""
        roles: dict[str, Filler] = {}
        fields: dict[str, FieldValue] = {}
        for name, at, value in node.items():
            if name in kind.roles:
                try:
                    roles[name] = filler(value.plain())
                except (ValueError, ValidationError) as error:
                    self.problem("LOAD036", f"'{name}': {error}", value.mark)
            elif name in kind.fields:
                found = self.field(kind.fields[name], value)
                if found is not None:
                    fields[name] = found
            elif name not in FACT_KEYS and name not in extra:
                known = {*kind.roles, *kind.fields, *FACT_KEYS}
                self.problem(
                    "LOAD037",
                    f"'{kind.name}' has no role or field '{name}'",
                    at,
                    did_you_mean(name, known) or f"it has: {', '.join(sorted({*kind.roles, *kind.fields}))}",
                )
        return roles, fields

    def field(self, spec: FieldSpec, node: Marked) -> FieldValue | None:
        """One further fact of a relation, by its type."""
        value = node.plain()
        problem = ""
        if value in UNKNOWNS:
            return str(value)
        if spec.type == "money":
            try:
                return money(value)
            except ValueError as error:
                problem = str(error)
        elif spec.type == "percent":
            try:
                return percent(value)
            except ValueError as error:
                problem = str(error)
        elif spec.type == "flag":
            if isinstance(value, bool):
                return value
            problem = f"'{value}' is not true or false"
        elif spec.type == "terms":
            if value in {"allowed", "barred"}:
                return str(value)
            problem = f"'{value}': expected allowed, barred, unclear or 'not stated'"
        elif spec.type == "choice":
            if isinstance(value, list):
                value = next((v for v in value if v in spec.words), value)
            if value in spec.words:
                return str(value)
            problem = (
                f"'{value}': {did_you_mean(str(value), spec.words) or 'expected one of: ' + ', '.join(spec.words)}"
            )
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value)
        else:
            problem = "expected text"
        self.problem("LOAD038", f"'{spec.name}' {problem}", node.mark)
        return None
