"""The checks there are: one file each, found by being there.

A module in ``govgraph/checks/<family>/`` with ``CODE``, ``NAME``, ``SEVERITY``, ``THEME``, a docstring and
``check(graph)`` is a check; ``BRIEF`` tells its findings in few words. ``NAME`` is the pattern it finds and reads after "allow": ``no-route-to-a-decider``.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.checks.finding import Outcome, Severity
from govgraph.diagnostics import GovgraphError, did_you_mean

if TYPE_CHECKING:
    from govgraph.graph import Graph

FAMILIES = ("law", "structure", "evidence")
"""Packages below :mod:`govgraph.checks` that hold checks, in the order in which they are shown; one may be absent."""

THEMES: Mapping[str, str] = {"law": "lawfulness", "evidence": "the record", "authoring": "authoring"}
"""The theme of the checks of a family; one of structure says its own: gaps, conflicts of interest, duplication ..."""

AUTHORING = "authoring"
"""The family of checks of the model and not of the system: run where an author asks for them."""

HEADINGS = ("What it does", "Why it matters", "Example", "Use instead", "References")
"""The headings of a check's docstring, in order."""


class UnknownCheck(GovgraphError):
    """No check has that code or name; the message suggests the nearest."""


class Check(Struct, frozen=True):
    """One check: its code, the pattern it finds, how much it weighs, its theme, the function that looks for it, and the
    sentences of at most 75 letters in which a finding may be told."""

    code: str
    name: str
    severity: Severity
    family: str
    theme: str
    says: Callable[[], str]
    check: Callable[[Graph], Iterator[Outcome]]
    briefs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it looks for, why, and its examples: written out when somebody asks, since checking needs none of it."""
        return self.says()

    @property
    def title(self) -> str:
        """Its name in words: ``table with no chair``."""
        return self.name.replace("-", " ")

    def section(self, heading: str) -> str:
        """The text under one heading of its docstring."""
        lines = self.text.splitlines()
        starts = [
            at for at, line in enumerate(lines) if line in HEADINGS and lines[at + 1 : at + 2] == ["-" * len(line)]
        ]
        for number, at in enumerate(starts):
            if lines[at] == heading:
                end = starts[number + 1] if number + 1 < len(starts) else len(lines)
                return "\n".join(lines[at + 2 : end]).strip("\n")
        return ""


@functools.cache
def checks() -> Mapping[str, Check]:
    """Every check by its code: those of the system, and those of authoring."""
    found: dict[str, Check] = {}
    for family in (*FAMILIES, AUTHORING):
        for made in _family(family):
            if made.code in found:
                raise ValueError(f"{made.code} is the code of two checks: {found[made.code].name} and {made.name}")
            found[made.code] = made
    return dict(sorted(found.items()))


def _family(family: str) -> Iterator[Check]:
    """The checks of a family: a package that makes them from a table says so with ``made``; else a module each."""
    package = f"govgraph.checks.{family}"
    try:
        home = importlib.import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        return
    if hasattr(home, "made"):
        yield from home.made()
        return
    for module in _modules(home):
        says = functools.partial(inspect.cleandoc, module.__doc__ or "")
        theme = getattr(module, "THEME", THEMES.get(family, "other"))
        briefs = getattr(module, "BRIEF", ())
        yield Check(module.CODE, module.NAME, module.SEVERITY, family, theme, says, module.check, tuple(briefs))


def _modules(home: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(home.__path__):
        module = importlib.import_module(f"{home.__name__}.{info.name}")
        if hasattr(module, "CODE"):
            yield module


def find(code: str) -> Check:
    """The check of a code (STR101) or name. Raises :class:`UnknownCheck`."""
    known = checks()
    wanted = re.sub(r"(?i)^l(\d\d)$", r"LAW\1", code.strip())  # the number of a rule of law
    for check in known.values():
        if wanted.upper() == check.code or wanted.lower() == check.name:
            return check
    hint = did_you_mean(wanted.upper(), known) or did_you_mean(wanted.lower(), [check.name for check in known.values()])
    raise UnknownCheck(f"there is no check '{code}'{': ' + hint if hint else ''}")


def of_family(family: str) -> tuple[str, ...]:
    """The codes of the checks of a family: law, structure, evidence, authoring."""
    return tuple(check.code for check in checks().values() if check.family == family)


def of_theme(theme: str) -> tuple[str, ...]:
    """The codes of the checks of a theme (``gaps``, ``conflicts of interest`` ...). Raises :class:`UnknownCheck`."""
    known = tuple(dict.fromkeys(check.theme for check in checks().values()))
    found = tuple(check.code for check in checks().values() if check.theme == theme.strip().lower())
    if not found:
        raise UnknownCheck(f"There is no theme '{theme}'. There are: {', '.join(known)}.")
    return found


def explain(code: str) -> str:
    """What a check looks for, why, with an example and the way out. Raises :class:`UnknownCheck`."""
    check = find(code)
    return f"{check.code} {check.name} ({check.severity})\n\n{check.text}"
