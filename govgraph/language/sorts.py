"""Sorts of things that people ask about: what may fill a slot, and the nouns by which all things of a sort are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.language.mentions import Mention
from govgraph.questions.verbs import ACTORS, MATTERS

CATEGORIES: Mapping[str, frozenset[str]] = {
    "actor": frozenset(ACTORS),
    "matter": frozenset(MATTERS),
    "sector": frozenset({"sector"}),
    "post": frozenset({"post"}),
    "body": frozenset(ACTORS) - {"person", "post", "sector"},
    "fund": frozenset({"fund"}),
    "group": frozenset({"group"}),
    "place": frozenset({"place"}),
    "event": frozenset({"event"}),
    "list": frozenset({"instrument"}),
}
"""What may fill a slot; ``thing`` takes anything but an option."""
SORTS: Mapping[str, str] = {
    "bodies": "bodies",
    "organisations": "bodies",
    "body": "bodies",
    "committees": "committees",
    "boards": "boards",
    "forums": "forums",
    "groups": "groups",
    "posts": "posts",
    "roles": "posts",
    "jobs": "posts",
    "people": "people",
    "persons": "people",
    "decisions": "decisions",
    "matters": "decisions",
    "functions": "functions",
    "services": "services",
    "funds": "funds",
    "budgets": "funds",
    "pools": "funds",
    "options": "options",
    "sectors": "sectors",
    "places": "places",
    "agreements": "agreements",
    "trusts": "trusts",
    "councils": "councils",
    "meetings": "meetings",
    "priorities": "priorities",
    "levels": "levels",
    "sector": "sectors",
    "priority": "priorities",
    "agreement": "agreements",
    "memorandum": "agreements",
}
"""Nouns by which people ask for all things of a sort."""


def sort_of(mention: Mention) -> str:
    """The sort of slot that a name fills first."""
    category = mention.meanings[0].category
    if category == "option":
        return "option"
    for slot, among in (
        ("sector", CATEGORIES["sector"]),
        ("group", CATEGORIES["group"]),
        ("actor", CATEGORIES["actor"]),
        ("fund", CATEGORIES["fund"]),
        ("matter", CATEGORIES["matter"]),
        ("place", CATEGORIES["place"]),
        ("event", CATEGORIES["event"]),
        ("list", CATEGORIES["list"]),
    ):
        if category in among:
            return slot
    return "thing"
