"""The law by its name: ``NHS Act 2006 s65Z5`` as a board paper writes it, section 65Z5 of the NHS Act 2006.

Citations in the packs are short, so that rows stay readable. What a person reads names the Act or the regulations.

>>> by_name("NHS Act 2006 s65Z5")
'section 65Z5 of the NHS Act 2006'
>>> by_name("NHS Act 2006 Sch 1B para 11(2)(b); LGA 1972 s102(3)")
'paragraph 11(2)(b) of Schedule 1B to the NHS Act 2006 and section 102(3) of the Local Government Act 1972'
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.law.power_rows import Power
    from govgraph.law.registry import Registry

_ACTS = {
    "LGA 1972": "Local Government Act 1972",
    "LGHA 1989": "Local Government and Housing Act 1989",
    "LGA 2000": "Local Government Act 2000",
    "LGPIHA 2007": "Local Government and Public Involvement in Health Act 2007",
    "HSCA 2012": "Health and Social Care Act 2012",
    "MHA 1983": "Mental Health Act 1983",
    "LASSA 1970": "Local Authority Social Services Act 1970",
    "LDEDCA 2009": "Local Democracy, Economic Development and Construction Act 2009",
    "LURA 2023": "Levelling-up and Regeneration Act 2023",
}
_REGULATIONS = {
    "SI 1990/2024": "NHS Trusts (Membership and Procedure) Regulations 1990",
    "SI 2000/617": "NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000",
    "SI 2008/1184": "Mental Health Regulations 2008",
    "SI 2012/2089": "Local Authorities (Executive Arrangements) Regulations 2012",
    "SI 2013/218": "Health and Wellbeing Boards and Health Scrutiny Regulations 2013",
    "SI 2022/642": "NHS Joint Working and Delegation Regulations 2022",
}
_SOURCE = r"^(SI \d{4}/\d+|[A-Z][A-Za-z' ,()-]*? \d{4})\s+(.+)$"
"""The Act or the regulations, and the place in them."""

_PLACE = r"^(?:(?P<sch>Sch \w+)(?: (?P<paras>paras?) (?P<para>.+))?|(?P<word>ss?|regs?)\s?(?P<number>\d.*)|(?P<part>Part \d+))$"
_WORDS = {
    "s": "section",
    "ss": "sections",
    "reg": "regulation",
    "regs": "regulations",
    "para": "paragraph",
    "paras": "paragraphs",
}
_CODE = r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b"


@functools.cache
def by_name(cite: str) -> str:
    """A citation in words; what is no citation of an Act or of regulations (``general law``) stays as it is."""
    source = ""
    found: list[tuple[str, str]] = []
    for piece in cite.split("; "):
        named = re.match(_SOURCE, piece.strip())
        source = named[1] if named else source
        places = _places(named[2] if named else piece.strip(), source) if source else ()
        if not places:
            return cite
        found += places
    grouped = itertools.groupby(found, key=lambda place: place[1])
    return " and ".join(f"{' and '.join(words for words, _ in places)} {of}" for of, places in grouped)


def is_law(cite: str) -> bool:
    """Does a citation name an Act or regulations?"""
    return by_name(cite) != cite


def called(row: Power) -> str:
    """A power as a person names it: its provision; its own name where it rests on no statute."""
    name = row.name.removeprefix("the ")
    return by_name(row.cite) if is_law(row.cite) else f"the {name}" if name else row.cite


def without_codes(text: str, registry: Registry) -> str:
    """A text with the ids of powers replaced by their names, also where the citation stands behind: ``S65Z5 (NHS Act ...)``."""

    def name(found: re.Match[str]) -> str:
        code = found[0]
        coded = any(char.isdigit() or char == "_" for char in code)  # MOU and ToR are words of their own
        return called(registry.power(code)) if coded and registry.has_power(code) else code

    known = registry.kept("cited")
    if not known:
        known.update({f"{row.id} ({row.cite})": row.id for row in registry.powers.values()})
    for cited, code in known.items() if "(" in text else ():
        text = text.replace(str(cited), code)
    return re.sub(_CODE, name, text)


def _places(text: str, source: str) -> tuple[tuple[str, str], ...]:
    """``s102(3)`` in words, and of what it is a part; nothing where it is no such reference."""
    name = _ACTS.get(source) or _REGULATIONS.get(source)
    act = name or (f"regulations {source}" if source.startswith("SI ") else source)
    place = re.sub(r" as (?:it|they) stood$", "", text)
    stood = " as it stood" if place != text else ""
    found = []
    for part in re.split(r", (?=s|Sch|reg|para)", re.sub(r"\s*\(\d{4} text\)$", "", place)):
        read = re.match(_PLACE, part.strip())
        if read is None:
            return ()
        if read["sch"]:
            paragraph = f"{_WORDS[read['paras']]} {_range(read['para'])} of " if read["para"] else ""
            found.append((f"{paragraph}Schedule {read['sch'].removeprefix('Sch ')}", f"to the {act}{stood}"))
        elif read["part"]:
            found.append((read["part"], f"of the {act}{stood}"))
        else:
            several = re.search(r"[a-z0-9] and |[A-Za-z0-9]-", read["number"])
            word = _WORDS[read["word"].removesuffix("s") + "s" if several and read["word"] != "s" else read["word"]]
            found.append((f"{word} {_range(read['number'])}", f"of the {act}{stood}"))
    return tuple(found)


def _range(numbers: str) -> str:
    """``194-198`` as 194 to 198, ``(1),(2)`` as (1) and (2)."""
    text = re.sub(r"(?<=[\w)])-(?=[\w(])", " to ", numbers).replace("),(", ") and (")
    head, comma, last = text.rpartition(", ")
    return f"{head} and {last}" if comma and " and " not in last else text
