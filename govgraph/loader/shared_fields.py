"""What every item of a scenario may say: its sources, status, dates and note; what it leaves out, a default says.

Nothing here raises: a mistake in a file becomes a problem at its line, and the reading goes on.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark, Problem, did_you_mean, nearest
from govgraph.loader.causes import Lost
from govgraph.loader.tables import SHARED, Cells
from govgraph.loader.transcript import Transcript
from govgraph.marks import Marked
from govgraph.model.base import BASES, STATUSES, Item
from govgraph.model.dates import Span
from govgraph.records import Record

COMMON_KEYS = ("id", "source", "sources", "status", "basis", "from", "until", "note")
"""The names under which every item may say the same things."""

Spots = dict[tuple[Mark, str], Mark]
"""Where a field of a thing is written, by the place of the thing and the name of the field."""


@functools.cache
def field_names(model: type[Record]) -> frozenset[str]:
    """The names under which the fields of a type are written."""
    return frozenset(field.alias or name for name, field in model.model_fields.items())


class ItemFields:
    """Reads what items share. Problems are collected in :attr:`problems`, never raised."""

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
