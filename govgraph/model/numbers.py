"""Small numbers in words, as people write them in a sentence."""

from __future__ import annotations

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""From none to twelve, each at its own place."""


def in_words(count: int) -> str:
    """``three``; ``14`` for what is more than twelve."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def counted(count: int, noun: str, nouns: str = "") -> str:
    """``one decision``, ``three bodies``, ``no thing``; ``nouns``: what several are called, where it is not the noun with an s."""
    return f"{in_words(count)} {noun if count < 2 else nouns or f'{noun}s'}"
