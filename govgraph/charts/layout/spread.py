"""Places on a line that keep their distances and are as near as they can be to where each would like to be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], apart: Sequence[float], *, low: float, high: float, weights: Sequence[float] = ()
) -> list[float]:
    """Places in the order given, each at least ``apart`` from the one before it (``apart[0]`` is not read).

    The sum of the squares of their distances from ``wanted`` is least (pool adjacent violators, Barlow and others
    1972), and then all are moved as far as it takes to stand between ``low`` and ``high``; where there is not room
    enough, the last ones stand beyond ``high``.
    """
    offsets = [0.0]
    for distance in apart[1 : len(wanted)]:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for number, (place, offset) in enumerate(zip(wanted, offsets, strict=False)):
        mean, weight, count = place - offset, weights[number] if weights else 1.0, 1
        while pools and pools[-1][0] > mean:
            other, more, many = pools.pop()
            mean, weight, count = (mean * weight + other * more) / (weight + more), weight + more, count + many
        pools.append((mean, weight, count))
    base = [mean for mean, _, count in pools for _ in range(count)]
    room = high - (offsets[-1] if wanted else 0.0)
    return [min(max(mean, low), max(room, low)) + offset for mean, offset in zip(base, offsets, strict=False)]
