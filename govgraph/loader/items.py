"""From marked YAML to typed things, relations and statements; every mistake becomes a problem at its line."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark, Problem, did_you_mean, nearest
from govgraph.loader.causes import Lost
from govgraph.loader.tables import PLAIN, SHARED, Cells, ShownRow, expanded, is_table
from govgraph.loader.transcript import Transcript
from govgraph.loader.values import filler, is_id
from govgraph.marks import Marked
from govgraph.model.amounts import money, percent
from govgraph.model.base import BASES, STATUSES, UNKNOWNS, Item
from govgraph.model.dates import Span
from govgraph.model.facts import Fact, FieldValue, Filler, identity
from govgraph.model.record import NotModelled, Pattern, Statement, Test
from govgraph.model.things import Thing
from govgraph.model.vocabulary import FieldSpec, RelationKind, vocabulary
from govgraph.records import Record

COMMON_KEYS = ("id", "source", "sources", "status", "basis", "from", "until", "note")
Spots = dict[tuple[Mark, str], Mark]
"""Where a field of a thing is written, by the place of the thing and the name of the field."""

_LOOKED_AT_AGAIN = frozenset({"kind", "kind one of", "sector", "members", "power"})

_FACT_KEYS = (*COMMON_KEYS, "not", "conditions")


@functools.cache
def field_names(model: type[Record]) -> frozenset[str]:
    """The names under which the fields of a type are written."""
    return frozenset(field.alias or name for name, field in model.model_fields.items())


class ItemReading:
    """What has been read so far: problems are collected, never raised."""

    def __init__(self, option: str = "", cells: Cells | None = None, heard: Transcript | None = None) -> None:
        self.problems: list[Problem] = []
        self.heard = heard
        self.option = option
        self.cells: Cells = {} if cells is None else cells
        self.defaults: dict[str, Marked] = {}
        self.lost = Lost()
        self.spots: Spots = {}

    def problem(self, code: str, message: str, mark: Mark, hint: str = "", *, about: str = "") -> None:
        """Note a mistake; ``about`` is the id that is missing, where one is."""
        self.problems.append(Problem(code, message, mark, hint, about=about))

    # -- shared parts -------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def defaulting(self, node: Marked | None) -> Iterator[None]:
        """While what is inside is read, what it does not say itself is as ``node`` says: ``{source: ..., status: ...}``."""
        before = self.defaults
        if node is not None:
            known = {**before, **(self._shared(node))}
            self.defaults = {k: v for k, v in known.items() if k != "source" or "sources" not in node.mapping()}
        yield
        self.defaults = before

    def _shared(self, node: Marked) -> dict[str, Marked]:
        """What ``defaults`` say; what they may not say is noted."""
        out: dict[str, Marked] = {}
        if not isinstance(node.value, dict):
            self.problem(
                "LOAD058",
                "'defaults' needs fields",
                node.mark,
                "write 'defaults: {source: 003 App 2, status: provisional}'",
            )
        for name, at, value in node.items():
            if name not in SHARED:
                hint = (
                    did_you_mean(name, SHARED)
                    or f"expected one of: {', '.join(SHARED)}; a table's own defaults may fill its columns"
                )
                self.problem("LOAD058", f"'{name}' cannot be a default here", at, hint)
            elif name in {"status", "basis"}:
                if self._word(value, name, STATUSES if name == "status" else BASES):
                    out[name] = value
            else:
                out[name] = value
        return out

    def common(self, node: Marked, *, sources: tuple[Any, ...] = ()) -> dict[str, Any]:
        """The fields that every item has; what it leaves out is as the defaults of the file or the section say."""
        own = node.mapping()
        left = {"source", "sources"} if sources or own.keys() & {"source", "sources"} else set()
        raw = {**{name: value for name, value in self.defaults.items() if name not in left}, **own}
        span: dict[str, Any] = {}
        if "from" in raw:
            span["start"] = raw["from"].plain()
        if "until" in raw:
            span["until"] = raw["until"].plain()
        out: dict[str, Any] = {"option": self.option}
        if span:
            out["span"] = self._span(node, span)
        for key in ("status", "basis"):
            if key in raw:
                out[key] = self._word(raw[key], key, STATUSES if key == "status" else BASES)
        if "note" in raw:
            out["note"] = str(raw["note"].plain())
        written = raw.get("source") or raw.get("sources")
        if written is not None:
            plain = written.plain()
            out["sources"] = tuple(plain) if isinstance(plain, list) else (plain,)
        elif sources:
            out["sources"] = sources
        return {key: value for key, value in out.items() if value is not None}

    def _span(self, node: Marked, span: dict[str, Any]) -> Span | None:
        try:
            return Span.model_validate(span)
        except ValidationError as error:
            for found in error.errors():
                key = {"start": "from", "until": "until"}.get(str(next(iter(found["loc"]), "")), "from")
                message = str(found["msg"]).removeprefix("Value error, ")
                self.problem("LOAD020", message, node.mapping()[key].mark if key in node.mapping() else node.mark)
            return None

    def _word(self, node: Marked, key: str, words: Iterable[str]) -> str | None:
        value = node.plain()
        if value in words:
            return str(value)
        self.problem(
            "LOAD021",
            f"'{value}' is not a {key}",
            node.mark,
            did_you_mean(str(value), words) or f"expected one of: {', '.join(words)}",
        )
        return None

    def build(self, model: type[Record], values: dict[str, Any], node: Marked, *, what: str) -> Any:
        """Validate into a model; pydantic's errors become problems at the line they are about."""
        try:
            built = model.model_validate(values)
        except ValidationError as error:
            unknown = [str(found["loc"][-1]) for found in error.errors() if found["type"] == "extra_forbidden"]
            unknown += [
                name for name, at, _ in node.items() if any(p.code == "LOAD022" and p.mark == at for p in self.problems)
            ]
            for found in error.errors():
                # 'nam' is a name that is misspelt: it is told once
                if found["type"] != "missing" or not nearest(str(found["loc"][-1]), unknown):
                    self._pydantic(found, model, node, what)
            return None
        if isinstance(built, Item):
            built.written_at(node.mark)
        return built

    def _pydantic(self, found: Any, model: type[Record], node: Marked, what: str) -> None:
        loc = [str(part) if not isinstance(part, int) else part for part in found["loc"]]
        mark = node.at(loc)
        name = str(loc[0]) if loc else ""
        if found["type"] == "extra_forbidden":
            known = {field.alias or key for key, field in model.model_fields.items()} - {"span", "sources", "option"}
            hint = did_you_mean(name, {*known, *COMMON_KEYS})
            self.problem("LOAD022", f"{what} has no field '{name}'", mark, hint)
        elif found["type"] == "missing":
            described = next((f.description for k, f in model.model_fields.items() if name in {k, f.alias}), "")
            self.problem("LOAD023", f"{what} needs '{name}'", mark, f"'{name}' is {described}" if described else "")
        else:
            message = str(found["msg"]).removeprefix("Value error, ")
            self.problem("LOAD024", f"{what}: '{name}' {message[:1].lower()}{message[1:]}", mark)

    # -- things -------------------------------------------------------------------------------------------------

    def thing(self, key: str, mark: Mark, node: Marked, model: type[Thing]) -> tuple[Thing | None, list[Fact]]:
        """One thing, and the relations written in short form under it."""
        before = len(self.problems)
        built, facts = self._thing(key, mark, node, model)
        if built is None or len(self.problems) > before:
            self.lost.ids.add(key)
        return built, facts

    def _thing(self, key: str, mark: Mark, node: Marked, model: type[Thing]) -> tuple[Thing | None, list[Fact]]:
        if not is_id(key):
            self.problem(
                "LOAD025", f"'{key}' is not an id", mark, "use letters, digits and hyphens, such as place-director"
            )
            return None, []
        if isinstance(node.value, str):
            node = Marked({"name": node}, node.mark, {"name": node.mark})
        if not isinstance(node.value, dict):
            self.problem(
                "LOAD026", f"'{key}' needs a name or a list of fields", mark, f"write '{key}: Its readable name'"
            )
            return None, []
        kinds = vocabulary().kinds
        fields = field_names(model)
        own = {k: v for k, v in node.mapping().items() if k in fields or k not in kinds}
        values = self.common(node)
        values.update({k: v.plain() for k, v in own.items() if k not in COMMON_KEYS})
        self._unknown_thing_keys(own, model, node, kinds)
        values = {
            k: v
            for k, v in values.items()
            if k in fields or k in {"span", "sources", "option", "status", "basis", "note"}
        }
        built = self.build(model, {"id": key, **values}, node, what=f"{model.category} '{key}'")
        facts = []
        for name, at, value in node.items():
            if name in kinds and name not in fields:
                facts += self.short_form(key, model.category, kinds[name], value, at, sources=values.get("sources", ()))
        if built is not None:
            built.written_at(mark)
            self._spots(mark, node)
        return built, facts

    def _spots(self, mark: Mark, node: Marked) -> None:
        """Remember where the fields of a thing are written that are looked at again when everything is read."""
        for name, _, value in node.items():
            if name == "facts":
                self.spots.update({(mark, f"facts {key}"): where for key, where, _ in value.items()})
            elif name in _LOOKED_AT_AGAIN:
                self.spots[mark, name] = value.mark

    def _unknown_thing_keys(self, own: dict[str, Marked], model: type[Thing], node: Marked, kinds: Any) -> None:
        fields = field_names(model) - {
            "span",
            "sources",
            "option",
            "id",
        }
        for name in own:
            if name not in fields and name not in COMMON_KEYS:
                self.lost.below(name, own[name])
                hint = (
                    did_you_mean(name, {*fields, *COMMON_KEYS, *kinds})
                    or "see `govgraph schema` for what may be written here"
                )
                self.problem("LOAD022", f"a {model.category} has no field or relation '{name}'", node.at([name]), hint)

    # -- relations ----------------------------------------------------------------------------------------------

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
            known = {*kind.roles, *kind.fields, *_FACT_KEYS}
            rows = expanded(node, self, what=f"'{kind.name}'", known=known, needed=needed, shown=shown)
            return [fact for row in rows if (fact := self.fact(kind, row)) is not None]
        out: list[Fact] = []
        every = vocabulary().kinds.values()
        known = {"relation", *_FACT_KEYS, *(name for one in every for name in (*one.roles, *one.fields))}
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

    def entries(
        self, node: Marked, section: str, model: type[Item], stem: str, shown: ShownRow = PLAIN
    ) -> list[tuple[str, Mark, Marked]]:
        """The rows of a table of things or of the record, each with its id; rows of the record may do without one."""
        names = field_names(model) - {"span", "sources", "option"}
        shorts = vocabulary().kinds if issubclass(model, Thing) else {}
        needed = [
            field.alias or name for name, field in model.model_fields.items() if field.is_required() and name != "id"
        ]
        needed = (["id"] if issubclass(model, Thing) else []) + needed
        out = []
        before = len(self.problems)
        rows = expanded(
            node, self, what=f"'{section}'", known={*names, *COMMON_KEYS, *shorts}, needed=needed, shown=shown
        )
        for row in rows:
            raw = dict(row.mapping())
            number = self.cells[row.mark][0]
            own = raw.pop("id", Marked(f"{stem}-{number}", row.mark))
            out.append((str(own.plain()), own.mark, Marked(raw, row.mark, row.keys)))
        self.lost.everything |= len(self.problems) > before
        return out

    def fact(self, kind: RelationKind, node: Marked, *, sources: tuple[Any, ...] = ()) -> Fact | None:
        """One relation in row form."""
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
            elif name not in _FACT_KEYS and name not in extra:
                known = {*kind.roles, *kind.fields, *_FACT_KEYS}
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

    # -- record -------------------------------------------------------------------------------------------------

    def statement(self, key: str, mark: Mark, node: Marked, model: type[Statement]) -> Statement | None:
        """One statement of the record."""
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
            if name in _FACT_KEYS and name not in {*kind.roles, *kind.fields, "not"}:
                self.problem(
                    "LOAD037",
                    f"a relation is not looked for by '{name}'",
                    at,
                    f"name who stands in its roles, its fields ({', '.join(sorted(kind.fields)) or 'it has none'}) or 'not: true'",
                )
        return Pattern(kind=kind.name, roles=roles, fields=wanted, negated=denied)
