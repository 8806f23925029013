"""The table of the verbs of steps, read from ``steps.yaml``: which bind, which settle, what each can end in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from govgraph.model.packaged import packaged


class StepVerb(Struct, frozen=True):
    """One verb of a step.

    ``binds``: whoever takes the step is bound by its outcome. ``settles``: the step settles what the process is about.
    ``outcomes``: what it can end in, and so what the process must provide for; none: anything. ``reads``: its sentence.
    """

    name: str
    binds: bool = False
    settles: bool = False
    outcomes: tuple[str, ...] = ()
    reads: str = "{who} {does}[ {what}][ to {to}][ through {through}]"


class StepVerbs(Struct, frozen=True):
    """All verbs by name, and the words by which outcomes are read: those that refuse, those that mean the rest."""

    verbs: Mapping[str, StepVerb]
    refusing: frozenset[str]
    remaining: frozenset[str]

    def missing(self, verb: str, named: Iterable[str]) -> tuple[str, ...]:
        """The outcomes of a verb for which these named ones do not provide.

        An outcome is provided for by its name, by other words of the same kind (granting or refusing), or by a word for
        the rest ("otherwise").
        """
        labels = [" ".join(label.lower().split()) for label in named]
        if any(label in self.remaining for label in labels):
            return ()
        kinds = {self.refuses(label) for label in labels}
        return tuple(
            outcome
            for outcome in self.verbs[verb].outcomes
            if outcome not in labels and self.refuses(outcome) not in kinds
        )

    def refuses(self, outcome: str) -> bool:
        """Does an outcome say that it did not come about: "not agreed", "no nominee", "rejected"?"""
        return not self.refusing.isdisjoint(re.findall(r"[a-z]+", outcome.lower()))


@functools.cache
def step_verbs() -> StepVerbs:
    """The verbs that a step of a process may have, with the outcomes of each: ``steps.yaml``, read once."""
    raw = packaged(Path(__file__).with_name("steps.yaml"))
    verbs = {
        name: StepVerb(name, **{**row, "outcomes": tuple(row.get("outcomes", ()))})
        for name, row in raw["verbs"].items()
    }
    return StepVerbs(verbs, frozenset(raw["refusing"]), frozenset(raw["remaining"]))
