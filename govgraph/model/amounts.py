"""Pounds as papers write them."""

from __future__ import annotations

import re
from typing import Any

_MONEY = re.compile(r"£?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(k|m|bn|thousand|million|billion)?\Z", re.IGNORECASE)
_SCALE = {None: 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}


def pounds(amount: float) -> str:
    """£2m, £500k, £1,250: as papers write money."""
    for size, unit in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if amount >= size and amount % (size / 100) == 0:
            return f"£{amount / size:g}{unit}"
    return f"£{amount:,.0f}"


def money(raw: Any) -> float:
    """Pounds: 500000, £500k, 2.5m, £1,250,000."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and raw >= 0:
        return float(raw)
    match = _MONEY.match(str(raw).strip())
    if not match:
        raise ValueError(f"'{raw}' is not an amount in pounds: write 500000, £500k or £2.5m")
    unit = match[2].lower() if match[2] else None
    return float(match[1].replace(",", "")) * _SCALE[unit]
