"""Is a text read from the right: does its first letter that has a direction run that way?"""

from __future__ import annotations

import unicodedata

_FROM_THE_RIGHT = frozenset({"R", "AL"})


def right_to_left(text: str) -> bool:
    """Is the first letter of a text that has a direction one that is read from the right?"""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _FROM_THE_RIGHT:
            return True
        if kind == "L":
            return False
    return False
