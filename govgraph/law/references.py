"""Statutory references and service codes, compared as a lawyer would: by provision, never by the words of a name.

``CA2014 s42(1)`` is within ``CA2014 s42``; ``NHSA2006 s14Z60`` is within the range ``NHSA2006 s14Z59-s14Z62``;
``Care Act 2014 section 42`` is the same provision as ``CA2014 s42``. A word that begins with no Act, such as
``endoscopy``, is a service code and matches itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

_SPACE = r"[\s_]+"
_SECTION = r"\b(?:sections?|sec\.?|ss?)\s*(?=\d)"
_WORDS = (
    (re.compile(r"\bschedule\b"), "sch"),
    (re.compile(r"\b(?:paragraphs?|paras?)\b"), "para"),
    (re.compile(r"\b(?:regulations?|regs?)\b"), "reg"),
    (re.compile(r"\bchapter\b"), "ch"),
)
_RANGE = r"(?P<act>.+? )s(?P<low>\w+)-s?(?P<high>\w+)\Z"
_PROVISION = r"(?P<act>.+? )s(?P<section>\w+)(?P<rest>\(.*)?\Z"
_PARTS = r"\d+|[a-z]+"


def normal(reference: str, acts: Mapping[str, str]) -> str:
    """One spelling of a reference. ``acts`` maps each way an Act is written, in lower case, to its short name."""
    text = re.sub(_SPACE, " ", reference.strip().lower())
    for name in sorted(acts, key=len, reverse=True):
        if text == name or text.startswith(f"{name} "):
            text = acts[name].lower() + text[len(name) :]
            break
    else:
        return text.replace(" ", "-") if not any(char.isdigit() for char in text) else text
    text = re.sub(_SECTION, "s", text)
    for pattern, short in _WORDS:
        text = pattern.sub(short, text)
    return text.replace(" (", "(")


@functools.cache
def _order(section: str) -> tuple[tuple[int, str], ...]:
    """A key that orders sections as an Act does: 14Z9 before 14Z10, 33 before 33A before 34."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(_PARTS, section))


@functools.cache
def within(reference: str, item: str) -> bool:
    """Is a reference the provision ``item``, part of it, or inside its range? Both in :func:`normal` form."""
    if reference == item or reference.startswith((f"{item}(", f"{item} ")):
        return True
    span = re.match(_RANGE, item)
    found = re.match(_PROVISION, reference) if span else None
    if span is None or found is None or found["act"] != span["act"]:
        return False
    return _order(span["low"]) <= _order(found["section"]) <= _order(span["high"])
