"""Things as they were before a later paper spoke of them: what it changes of a thing holds from its day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from govgraph.model.scenario import Scenario
from govgraph.model.things import Thing


def as_said_by(scenario: Scenario, things: Mapping[str, Thing], day: date) -> Mapping[str, Thing]:
    """The things of a scenario on a day; a field that a later paper changes is as the earlier paper had it until then.

    What an option changes stays as the option has it.
    """
    if not scenario.extends or day >= scenario.date:
        return things
    out = dict(things)
    own = scenario.baseline.things
    for paper in reversed(scenario.papers):
        before = {key: thing for earlier in paper.earlier for key, thing in earlier.baseline.things.items()}
        for revision in paper.revisions:
            item = revision.item
            since = revision.day or paper.date
            if revision.sort != "changes" or since <= day or item not in before or things.get(item) != own.get(item):
                continue
            if type(before[item]) is type(out[item]):
                out[item] = _with_fields_of(out[item], before[item], revision.fields)
    return out


def _with_fields_of(later: Thing, before: Thing, written: tuple[str, ...]) -> Thing:
    """The later thing with the fields of this name, as files write them, as they were before."""
    names = {field.alias or name: name for name, field in type(later).model_fields.items()}
    fields = [names.get(word, word) for word in written]
    kept = {name: getattr(before, name) for name in fields if name in type(later).model_fields}
    return later.model_copy(update=kept).written_at(later.mark)
