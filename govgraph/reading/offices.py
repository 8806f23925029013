"""Offices that statute knows, and what it makes of whoever holds one.

A chief executive of an NHS trust is an executive director, its chair is none; a councillor is no officer of the council.
The provision stands beside each row. This is law alone: which post holds which office is read in
:mod:`govgraph.reading.legal`, what follows for a post in one body in :mod:`govgraph.reading.posts`.
"""

from __future__ import annotations

LEADER = "leader"
"""The leader or elected mayor of a council: an organ of it by office alone."""

OFFICES: dict[str, str] = {
    "chief executive": "ceo",
    "chief executive officer": "ceo",
    "ceo": "ceo",
    "accountable officer": "ceo",
    "chief officer": "ceo",
    "chair": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "governor": "governor",
    "director of adult social services": "dass",
    "director of adult social care": "dass",
    "dass": "dass",
    "director of children's services": "dcs",
    "director of children services": "dcs",
    "dcs": "dcs",
    "director of public health": "dph",
    "dph": "dph",
    "leader": "leader",
    "leader of the council": "leader",
    "council leader": "leader",
    "mayor": "leader",
    "elected mayor": "leader",
    "cabinet member": "executive member",
    "executive member": "executive member",
    "councillor": "councillor",
    "ward councillor": "councillor",
}
"""Offices that statute knows, by the words of papers; every other office says nothing in law."""

BY_OFFICE: dict[tuple[str, str], dict[str, bool]] = {
    # NHS Act 2006 Sch 7 paras 16-17 and SI 1990/2024: the chief executive is an executive director, the chair is not; and
    # chairs and governors hold an office, so that they are nobody's staff and not in a director's name
    ("trust", "ceo"): {"executive_director": True, "director": True, "board_member": True, "employee": True},
    ("trust", "chair"): {
        "executive_director": False,
        "director": True,
        "board_member": True,
        "employee": False,
        "secondee": False,
    },
    ("trust", "governor"): {"executive_director": False, "director": False, "employee": False, "secondee": False},
    # NHS Act 2006 Sch 1B paras 3-7: the chief executive is a member of the board and an employee or a secondee
    ("icb", "ceo"): {"board_member": True, "employee": True},
    ("icb", "chair"): {"board_member": True},
    # LASSA 1970 s6, Children Act 2004 s18, NHS Act 2006 s73A: these are officers of the council
    ("local_authority", "ceo"): {"la_officer": True, "employee": True},
    ("local_authority", "dass"): {"la_officer": True, "employee": True},
    ("local_authority", "dcs"): {"la_officer": True, "employee": True},
    ("local_authority", "dph"): {"la_officer": True},
    # LGA 2000 s9C: members of the executive are councillors, and a councillor is no officer (LGA 1972 s116)
    ("local_authority", "leader"): {"executive_member": True, "la_officer": False},
    ("local_authority", "executive member"): {"executive_member": True, "la_officer": False},
    ("local_authority", "councillor"): {"ward_councillor": True, "la_officer": False},
}
"""What holding an office makes of somebody: by the kind of the body and the office, each fact and whether it is so."""

FOLLOWS: tuple[tuple[str, bool, str, bool], ...] = (
    ("executive_director", True, "director", True),
    ("non_executive_director", True, "director", True),
    ("executive_director", True, "board_member", True),
    ("director", False, "executive_director", False),
    ("non_executive_director", True, "executive_director", False),
    ("non_executive_director", True, "employee", False),
    ("non_executive_director", True, "secondee", False),
    ("executive_member", True, "la_officer", False),
    ("ward_councillor", True, "la_officer", False),
    ("executive_member", True, "placed_with", False),
    ("ward_councillor", True, "placed_with", False),
    ("la_officer", True, "executive_member", False),
    ("la_officer", True, "ward_councillor", False),
)
"""What one stated fact of a post says about another: if the first is so, the second is so."""


def office_in_law(words: str) -> str:
    """The office that these words name, as statute knows it (``ceo``, ``dass``); the words themselves for any other office."""
    plain = words.strip().lower()
    return OFFICES.get(plain, plain)
