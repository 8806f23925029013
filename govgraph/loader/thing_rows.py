"""From marked YAML to things: bodies, posts, people, groups, places, decisions; with the relations written under them."""

from __future__ import annotations

from typing import Any

from govgraph.diagnostics import Mark, did_you_mean
from govgraph.loader.relation_rows import RelationRows
from govgraph.loader.shared_fields import COMMON_KEYS, field_names
from govgraph.loader.tables import PLAIN, ShownRow, expanded
from govgraph.loader.values import is_id
from govgraph.marks import Marked
from govgraph.model.base import Item
from govgraph.model.facts import Fact
from govgraph.model.things import Thing
from govgraph.model.vocabulary import vocabulary

_LOOKED_AT_AGAIN = frozenset({"kind", "kind one of", "sector", "members", "power"})


class ThingRows(RelationRows):
    """Reads things of every section, and the relations that are written under them in short form."""

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
