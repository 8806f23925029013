"""What the source says of an option besides its effects, and what it leaves unsaid: one clause each."""

from __future__ import annotations

from govgraph.comparison.side import Side
from govgraph.questions.listing import silences


def remarks(side: Side) -> tuple[str, ...]:
    """What to know of an option: that it is only named, on what the source is silent, what follows, what comes if it fails."""
    option = side.option
    if option is None:
        return ()
    named = ("named in the source, no effect stated",) if option.named_only else ()
    silent = "; ".join(silences(side.graph, option.not_said))
    others = ", ".join(side.graph.scenario.options[name].name for name in option.fallback)
    return (
        *named,
        *((f"the source is silent on {silent}",) if silent else ()),
        *option.implications,
        *((f"if it fails, {others}",) if others else ()),
    )
