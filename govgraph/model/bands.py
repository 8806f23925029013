"""Bands of value: for which amounts a right is stated, from so many pounds and below so many."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Self

from msgspec import Struct

from govgraph.model.amounts import Amount, a_penny_above, pounds
from govgraph.model.facts import Fact

ENDLESS = float("inf")


class Band(Struct, frozen=True, order=True):
    """Amounts from ``low`` pounds (included) up to ``high`` pounds (not included); no bounds stated: every amount."""

    low: float = 0.0
    high: float = ENDLESS

    @classmethod
    def of(cls, fact: Fact) -> Self:
        """The band that a relation states in ``value from`` and ``value below``."""
        low, high = fact.fields.get("value from"), fact.fields.get("value below")
        return cls(
            float(low) if isinstance(low, int | float) else 0.0,
            float(high) if isinstance(high, int | float) else ENDLESS,
        )

    @property
    def every(self) -> bool:
        """Does it hold for every amount?"""
        return self.low <= 0 and self.high == ENDLESS

    @property
    def words(self) -> str:
        """``below £150k``, ``from £150k, below £1m``, ``over £1m``, ``up to £1m``; empty where it holds for every amount."""
        over, up_to = a_penny_above(self.low), a_penny_above(self.high) if self.high != ENDLESS else None
        parts = [f"from {pounds(self.low)}" if over is None else f"over {pounds(over)}"] if self.low > 0 else []
        if self.high != ENDLESS:
            parts.append(f"below {pounds(self.high)}" if up_to is None else f"up to {pounds(up_to)}")
        return ", ".join(parts)

    def holds(self, amount: float | None) -> bool:
        """Is an amount in the band? No amount asked about: yes."""
        return amount is None or self.low <= amount < self.high

    def reaches(self, amount: float | None) -> bool:
        """Is any of the amounts asked about in the band? *Up to £5m* asks about £5m and all below, *over £1m* about all above."""
        return self.holds(amount) or (amount is not None and self.nearest(amount) != amount)

    def nearest(self, amount: float) -> float:
        """Of the amounts asked about, the one in the band that is nearest to the amount that was named; none: that amount.

        >>> str(Band(0, 5_000_000).nearest(Amount.of(5_000_000, "up to")))
        'under £5m'
        """
        if isinstance(amount, Amount):
            if amount.comparison in {"up to", "under"} and amount >= self.high > 0:
                return Amount.of(self.high, "under")
            if amount.comparison in {"over", "at least"} and amount < self.low:
                return Amount.of(self.low, "at least")
        return amount

    def meets(self, other: Self) -> bool:
        """Is any amount in both bands?"""
        return max(self.low, other.low) < min(self.high, other.high)


def ladder(bands: Iterable[Band]) -> bool:
    """Are these the rungs of a ladder: more than one band, and no amount in two of them?"""
    rungs = sorted(set(bands))
    return len(rungs) > 1 and not any(one.meets(other) for one, other in itertools.pairwise(rungs))


def gaps(bands: Iterable[Band]) -> Sequence[Band]:
    """The amounts for which none of these bands holds, lowest first."""
    found: list[Band] = []
    reached = 0.0
    for band in sorted(bands):
        if band.low > reached:
            found.append(Band(reached, band.low))
        reached = max(reached, band.high)
    return (*found, Band(reached)) if reached != ENDLESS else tuple(found)
