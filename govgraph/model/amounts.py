"""Pounds as papers write them, and an amount with its comparison: over £1m is more than £1m.

An amount that is asked about is one number, so that limits and bands are compared with it in one way: over £1m is the
penny above it, under £1m the penny below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

Comparison = Literal["exactly", "over", "at least", "up to", "under"]

_MONEY = r"(?i)£?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(k|m|bn|thousand|million|billion)?\Z"
_SCALE = {None: 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_PENNY = 0.01

BEFORE: Mapping[str, Comparison] = {
    "more than": "over",
    "over": "over",
    "above": "over",
    "greater than": "over",
    "exceeding": "over",
    "in excess of": "over",
    ">": "over",
    "at least": "at least",
    "not less than": "at least",
    "no less than": "at least",
    "from": "at least",
    ">=": "at least",
    "≥": "at least",
    "up to": "up to",
    "at most": "up to",
    "not more than": "up to",
    "no more than": "up to",
    "not exceeding": "up to",
    "<=": "up to",
    "≤": "up to",
    "under": "under",
    "below": "under",
    "less than": "under",
    "<": "under",
    "exactly": "exactly",
    "worth": "exactly",
    "costing": "exactly",
    "of": "exactly",
    "for": "exactly",
    "at": "exactly",
    "=": "exactly",
}
"""What stands before an amount, and how it compares."""

AFTER: Mapping[str, Comparison] = {
    "or more": "at least",
    "and more": "at least",
    "or above": "at least",
    "and above": "at least",
    "or over": "at least",
    "and over": "at least",
    "or less": "up to",
    "or below": "up to",
    "and below": "up to",
    "or under": "up to",
    "+": "at least",
}
"""What stands behind an amount, and how it compares."""


class Amount(float):
    """Pounds that are asked about: ``stated`` with a ``comparison``; the number itself is what limits are held against.

    >>> amount("over £1m") > 1_000_000, amount("£1m") > 1_000_000, str(amount("£1m or more"))
    (True, False, 'at least £1m')
    """

    stated: float
    comparison: Comparison

    @classmethod
    def of(cls, stated: float, comparison: Comparison = "exactly") -> Amount:
        """So many pounds, compared in this way."""
        made = cls(stated + {"over": _PENNY, "under": -_PENNY}.get(comparison, 0.0))
        made.stated, made.comparison = stated, comparison
        return made

    def __str__(self) -> str:
        return pounds(self)

    @property
    def limit(self) -> float:
        """The lowest limit in whole pounds that lets it pass: of over £1m, £1,000,001."""
        return self.stated if self <= self.stated else self.stated + 1


def pounds(amount: float) -> str:
    """£2m, £500k, £1,250: as papers write money; an amount that is asked about says how it compares: over £1m."""
    if isinstance(amount, Amount):
        compared = "" if amount.comparison == "exactly" else f"{amount.comparison} "
        return f"{compared}{pounds(amount.stated)}"
    for size, unit in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if amount >= size and amount % (size / 100) == 0 and amount < size * 1000:
            return f"£{amount / size:.2f}".rstrip("0").rstrip(".") + unit
    return f"£{amount:,.0f}"


def a_penny_above(value: float) -> float | None:
    """The whole pounds that a bound lies one penny above: how a band says *over £1m*, and *up to £1m*; None for another.

    >>> a_penny_above(1_000_000.01), a_penny_above(1_000_000)
    (1000000.0, None)
    """
    pence = round(value * 100)
    return float(pence // 100) if pence % 100 == 1 else None


def money(raw: Any) -> float:
    """Pounds: 500000, £500k, 2.5m, £1,250,000. Raises ValueError for what is no amount."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and raw >= 0:
        return float(raw)
    match = re.match(_MONEY, str(raw).strip())
    if not match:
        raise ValueError(f"'{raw}' is not an amount in pounds: write 500000, £500k or £2.5m")
    unit = match[2].lower() if match[2] else None
    return round(float(match[1].replace(",", "")) * _SCALE[unit], 2)  # to the penny: 2.03 thousand is 2,030


def amount(raw: Any) -> Amount:
    """Pounds that are asked about, with their comparison: £2m, over £1m, at least 500k, £50k or less, <= 1m.

    Raises ValueError for what is no amount.
    """
    if isinstance(raw, Amount):
        return raw
    text = " ".join(str(raw).lower().split())
    for words, comparison in sorted(BEFORE.items(), key=lambda pair: -len(pair[0])):
        if text.startswith(words) and _number(text.removeprefix(words)):
            return Amount.of(money(text.removeprefix(words)), comparison)
    for words, comparison in AFTER.items():
        if text.endswith(words) and _number(text.removesuffix(words)):
            return Amount.of(money(text.removesuffix(words)), comparison)
    try:
        return Amount.of(money(raw))
    except ValueError:
        raise ValueError(
            f"'{raw}' is not an amount in pounds: write 500000, £500k, over £1m or at least £2.5m"
        ) from None


def _number(text: str) -> bool:
    return bool(re.match(_MONEY, text.strip()))


_PERCENT = r"(?i)([0-9]+(?:\.[0-9]+)?)\s*(?:%|per cent|percent)?\Z"


def percent(raw: Any) -> float:
    """A share of a whole in per cent: 40, 40%, 12.5 per cent. Raises ValueError for what is none, or is over 100."""
    match = re.match(_PERCENT, str(raw).strip())
    if isinstance(raw, bool) or not match:
        raise ValueError(f"'{raw}' is not a share: write a percentage from 0 to 100, such as 40%")
    if float(match[1]) > 100:
        raise ValueError(f"'{raw}' is more than the whole: a share is a percentage from 0 to 100, such as 40%")
    return float(match[1])


def per_cent(share: float) -> str:
    """A share as people write it: ``40%``, ``12.5%``."""
    return f"{share:g}%"
