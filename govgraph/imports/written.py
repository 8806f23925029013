"""Scenario files as text: a thing a line where it fits, else a field a line, so that people can read and edit them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

WIDTH = 118
_MOST = 14
"""A mapping of more fields is never on one line."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the one in C where it is built
    """Flow style without line breaks of its own."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def line(value: Any) -> str:
    """A value on one line."""
    text = yaml.dump(value, Dumper=_Dumper, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False)
    return text.removesuffix("\n").removesuffix("\n...")


def text_of(sections: Mapping[str, Any], head: str) -> str:
    """A scenario file: a comment at its head, then its sections."""
    parts = [f"# {said}\n" for said in head.splitlines()]
    for name, value in sections.items():
        if value in ({}, None, "") or (value == [] and name != "law"):
            continue
        parts.append("\n" if isinstance(value, dict | list) and len(parts) > 1 else "")
        parts.append(_entry(name, value, 0))
    return "".join(parts)


def _entry(name: str, value: Any, depth: int) -> str:
    indent = "  " * depth
    key = line(name)
    if isinstance(value, dict) and len(value) > _MOST:
        return f"{indent}{key}:\n" + "".join(_entry(str(inner), said, depth + 1) for inner, said in value.items())
    short = f"{indent}{key}: {line(value)}\n"
    if not isinstance(value, dict | list) or not value:
        return short
    if len(short) <= WIDTH and (depth > 0 or isinstance(value, list)):
        return short
    if isinstance(value, dict):
        return f"{indent}{key}:\n" + "".join(_entry(str(inner), said, depth + 1) for inner, said in value.items())
    return f"{indent}{key}:\n" + "".join(f"{indent}  - {line(item)}\n" for item in value)
