"""The tables by which questions are read: as they were kept, else made, and kept."""

from __future__ import annotations

import functools

from govgraph.language.kept import ReadingTables, keep, kept_tables


@functools.cache
def tables() -> ReadingTables:
    """The tables by which questions are read: from the cache folder where they lie there whole, else made."""
    if (kept := kept_tables()) is not None:
        return kept
    from govgraph.language.making import made

    return keep(made())


def forget() -> None:
    """Reads anew what is kept."""
    for each in (tables, kept_tables):
        each.cache_clear()
