"""Is a text read from the right: are most of its letters of a script that runs that way?"""

from __future__ import annotations

import unicodedata

_FROM_THE_RIGHT = frozenset({"R", "AL"})


def right_to_left(text: str) -> bool:
    """Are more of a text's letters read from the right than from the left? An English sentence with a Hebrew name is not."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    right = sum(kind in _FROM_THE_RIGHT for kind in kinds)
    return right > kinds.count("L")
