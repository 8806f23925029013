"""What kind of body a name or a word of a paper stands for, and how the parties of a paper hang together."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from govgraph.imports.names import is_organ
from govgraph.imports.said import ReadParty

COUNCIL = frozenset(
    {
        "local_authority_ut",
        "local_authority_district",
        "local_authority",
        "combined_authority",
        "combined_county_authority",
    }
)
NHS = frozenset({"icb", "nhs_foundation_trust", "nhs_trust", "care_trust", "ccg", "nhs_england"})
OWN = "organisation"
"""The kind that an import declares for a body that no pack of law holds: its own scheme is its law."""

_COMMITTEE = re.compile(
    r"\b(?:committee|cttee|sub-?committee|panel|commission of|board)\b|\bassociate hospital managers\b", re.IGNORECASE
)
_UNIT = re.compile(
    r"\b(?:directorate|service|department|division|unit|team|section|branch|faculty|school|office|portfolio|group)\b",
    re.IGNORECASE,
)


_MEETING = re.compile(
    r"^(?:the )?(?:full |town |youth |academic |advisory |governing )?council(?: meeting)?$|council of governors",
    re.IGNORECASE,
)
"""A council in its meeting, or of another sort: no local authority of its own."""


@cache
def _rows() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        resources.files("govgraph.imports").joinpath("kinds.yaml").read_text(encoding="utf-8")
    )
    return found


def _fits(row: dict[str, Any], name: str, kind: str) -> bool:
    return bool(
        (row.get("name") and re.search(row["name"], name, re.IGNORECASE))
        or (kind and row.get("type") and re.search(row["type"], kind, re.IGNORECASE))
    )


def kind_of_head(name: str, kind: str = "") -> str:
    """The kind of the body whose paper it is; empty where no pack of law holds such bodies."""
    if _MEETING.match(name):
        return ""
    return next((row["kind"] for row in _rows()["head"] if _fits(row, name, kind)), "")


def family_of(kind: str) -> str:
    """nhs or council; empty for a body that is governed by its own scheme."""
    return "nhs" if kind in NHS else "council" if kind in COUNCIL else ""


def kind_inside(party: ReadParty, family: str) -> str:
    """The kind of a body inside another; empty where its structure says it all."""
    for row in _rows()["inside"]:
        if row.get("of") in {None, family} and _fits(row, party.name, party.kind):
            return str(row["kind"])
    if is_organ(party.name):
        return {
            "nhs": "board",
            "council": "full_council" if re.search("council", party.name, re.IGNORECASE) else "la_executive",
        }.get(family, "governing_body")
    return ""


def tie_of(party: ReadParty, kind: str, *, top: bool) -> str:
    """How a body hangs on its parent: organ of, committee of, sub-group of, part of, reports to."""
    if kind in {"board", "full_council", "la_executive", "governing_body"} and top:
        return "organ of"
    if kind == "council_of_governors":
        return "part of"
    words = f"{party.name} {party.kind}"
    if kind == "executive_group" or re.search(
        r"\b(?:officer|working|task|management|steering) group\b", words, re.IGNORECASE
    ):
        return "sub-group of"
    if _COMMITTEE.search(words):
        return "committee of"
    return "part of" if _UNIT.search(party.kind or party.name) else "reports to"
