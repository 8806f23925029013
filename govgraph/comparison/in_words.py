"""The headline of one part of a comparison: who gains or loses authority, and where a sector stands under each option."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.comparison import in_short
from govgraph.comparison.authority import moves
from govgraph.comparison.side import Side
from govgraph.graph.sentences import agreeing, listed, plural, shortened
from govgraph.model.numbers import counted
from govgraph.model.numbers import in_words as number
from govgraph.reading.sectors import sector_standing


def headline(sides: Sequence[Side], only: str, sector: str = "") -> str:
    """What differs, in one or two sentences."""
    if only == "authority":
        return _authority(sides)
    if only == "sectors":
        asked = next((side.graph.thing(sector, "sector").id for side in sides if sector), "")
        return _sector(sides, asked) if asked else _left_out(sides)
    return in_short.headline(sides)


def _authority(sides: Sequence[Side]) -> str:
    """Who gains and who loses what; the first few of each, where they are many."""
    first, *others = sides
    told = []
    for side in others:
        gained, lost = moves(first, side)
        if gained or lost:
            parts = [*_moved(first, side, gained, "gains"), *_moved(first, side, lost, "loses")]
            told.append(f"Under {side.short_title}, {listed(parts)}.")
    silent = [side.short_title for side in others if not any(moves(first, side))]
    if silent:
        told.append(f"Nobody gains or loses authority in law under {listed(silent, 'or')}.")
    return " ".join(told)


def _moved(first: Side, side: Side, pairs: Sequence[tuple[str, str]], word: str) -> list[str]:
    """``Holding gains the authority for Tariffs``, for the first two who gain or lose; how many others do."""
    by: dict[str, list[str]] = {}
    for who, what in pairs:
        by.setdefault(who, []).append(what)

    def name(item: str) -> str:
        return side.graph.name(item) if item in side.graph.things else first.graph.name(item)

    def verb(who: str) -> str:
        graph = side.graph if who in side.graph.things else first.graph
        return agreeing(word, many=plural(graph, (who,)))

    shown = [
        f"{name(who)} {verb(who)} authority over {what_[0] if len(what_) == 1 else f'{number(len(what_))} matters'}"
        for who, ids in list(by.items())[:2]
        for what_ in ([name(item) for item in ids],)
    ]
    more = len(by) - 2
    return (
        [*shown, f"{counted(more, 'other')} {word if more == 1 else word.removesuffix('s')} some"]
        if more > 0
        else shown
    )


_STANDS = {
    "bound": "{sector} has a seat with those who decide or deliver under {options}",
    "consulted": "{sector} is only consulted under {options}",
    "left out": "{sector} is left out under {options}",
    "not stated": "no paper says where {sector} sits under {options}",
}
"""How a sector stands, by the word of its standing."""


def _sector(sides: Sequence[Side], sector: str) -> str:
    """How one sector stands under each option: those alike together."""
    by: dict[str, list[Side]] = {}
    through: dict[str, str] = {}
    for side in sides:
        word, _, who = sector_standing(side.graph).get(sector, "not stated").partition(": ")
        by.setdefault(word, []).append(side)
        through.setdefault(word, who)
    name = next(side.graph.name(sector) for side in sides if sector in side.graph.things)
    parts: list[str] = []
    for word, found in by.items():
        options = listed([side.short_title for side in found])
        text = _STANDS.get(word, "{sector} is " + word + " under {options}").format(
            sector="it" if parts else name, options=options
        )
        parts.append(f"{text} (through {through[word]})" if word == "bound" and through[word] else text)
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def _left_out(sides: Sequence[Side]) -> str:
    """Which sectors are left out, those alike under several options once."""
    by: dict[tuple[str, ...], list[Side]] = {}
    for side in sides:
        out = tuple(item for item, found in sector_standing(side.graph).items() if found.startswith("left out"))
        by.setdefault(out, []).append(side)
    told = []
    for out, found in by.items():
        under = listed([side.short_title for side in found])
        names = shortened([found[0].graph.name(item) for item in out], room=14)
        told.append(
            f"{names} {'is' if len(out) == 1 else 'are'} left out under {under}"
            if out
            else f"no sector is left out under {under}"
        )
    said = "; ".join(told)
    return f"{said[:1].upper()}{said[1:]}."
