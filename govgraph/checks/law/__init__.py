"""Legality in form: the rules L01 to L52, reported as LAW01 to LAW52.

What a rule says, why, and its examples stand in ``govgraph/law/rules.yaml``. Thirty-seven rules are found by one generic
check of every arrangement and fund (:mod:`govgraph.checks.law.in_form`); the others have a module of their own here,
with ``RULE`` and ``check``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.checks.registry import Check


def made() -> Iterator[Check]:
    """One check for each rule."""
    import functools
    import importlib
    import pkgutil

    from govgraph.checks.law.in_form import of_rule
    from govgraph.checks.registry import THEMES, Check
    from govgraph.law.rules import rules

    modules = (importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    own = {module.RULE: module.check for module in modules if hasattr(module, "RULE")}
    for number, rule in rules().items():
        says = functools.partial(getattr, rule, "text")
        yield Check(rule.code, rule.name, rule.level, "law", THEMES["law"], says, of_rule(number, own.get(number)))
