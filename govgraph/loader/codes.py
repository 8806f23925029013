"""Which findings there are: the codes and names that a ``test`` may ask for.

Read from the first lines of the checks' files and from the rules of law, without importing a check: every command loads
a scenario, and few of them run checks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.diagnostics import did_you_mean
from govgraph.law.rules import rules

if TYPE_CHECKING:
    from govgraph.law.registry import Registry

_CHECKS = Path(__file__).resolve().parents[1] / "checks"
_CONSTANT = re.compile(r'^(CODE|NAME) = "([^"]+)"$', re.MULTILINE)


@functools.cache
def finding_codes() -> Mapping[str, str]:
    """Every code and every name of a check, in small letters, with the code that it stands for."""
    found: dict[str, str] = {}
    for path in sorted(_CHECKS.glob("*/*.py")):
        says = dict(_CONSTANT.findall(path.read_text(encoding="utf-8")))
        if says.keys() == {"CODE", "NAME"}:
            found |= {says["CODE"].lower(): says["CODE"], says["NAME"].lower(): says["CODE"]}
    for number, rule in rules().items():
        found |= {word.lower(): rule.code for word in (rule.code, rule.name, number)}
    return found


def unknown_finding(code: str, registry: Registry) -> str | None:
    """What is right in place of a code that no check and no rule of the system's own law has; None where one has it."""
    known = finding_codes()
    if code.strip().lower() in known:
        return None
    own = {word for power in registry.powers.values() for word in _codes(power.codes.model_dump())}
    if code.strip() in own:
        return None
    return (
        did_you_mean(code.upper(), {*known.values()})
        or did_you_mean(code.lower(), known)
        or "see `govgraph explain checks`"
    )


def _codes(value: object) -> set[str]:
    if isinstance(value, Mapping):
        return {word for inner in value.values() for word in _codes(inner)}
    if isinstance(value, list | tuple):
        return {word for inner in value for word in _codes(inner)}
    return {value} if isinstance(value, str) else set()
