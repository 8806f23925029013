"""What a heading means: the role of a column, by the words in common use (``headings.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from govgraph.imports.neutral import squeezed

NOT_READ = "not read"
OF_A_PARTY = re.compile(
    r"(?:matters )?(?:reserved|delegated|retained|decided|kept|exercised)(?: or (?:reserved|delegated|retained))? (?:to|by|for|from) (?:the )?(?=\w)(?!whom\b)",
    re.IGNORECASE,
)
"""The head of a heading that names somebody: "Reserved to the Membership"."""


@cache
def vocabulary() -> dict[str, str]:
    """Every known heading and its role."""
    text = resources.files("govgraph.imports").joinpath("headings.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for role, words in yaml.safe_load(text).items():
        for word in words:
            found.setdefault(str(word), role)
    return found


def roles() -> tuple[str, ...]:
    """Every role that a column may have, in the order of the list."""
    return tuple(dict.fromkeys(vocabulary().values()))


def plain(heading: str) -> str:
    """A heading without case, brackets, marks, underscores and capitals inside words: ``ReportsTo`` is ``reports to``."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", squeezed(heading)).replace("_", " ")
    text = re.sub(r"\([^()]*\)|\[[^\]]*\]|[*†‡?:.\u00b9\u00b2\u00b3]", " ", text)
    text = re.sub(r"\s*[/|&]\s*", " or ", text.casefold())
    text = re.sub(
        r"\b(decision|sub|policy|decision)-(?=maker|making|delegat|area)",
        lambda m: f"{m[1]} " if m[1] != "sub" else "sub-",
        text,
    )
    return squeezed(re.sub(r"^the\s+|[,;]", "", text))


def is_role(heading: str) -> bool:
    """Is a heading known whole, and not only by a part of it?"""
    return plain(heading) in vocabulary()


@cache
def role_of(heading: str) -> str:
    """The role that a heading names; empty where no words in common use say it."""
    text = plain(heading)
    if not text:
        return ""
    known = vocabulary()
    if text in known:
        return known[text]
    singular = re.sub(r"s\b", "", text)
    if singular in known:
        return known[singular]
    spoken = re.sub(r"\bor\b", "and", text)
    if spoken in known:
        return known[spoken]
    if OF_A_PARTY.match(text):
        return ""
    for part in re.split(r"\s+(?:or|and)\s+|,\s*", text):
        if part in known and len(text.split()) <= 4:
            return known[part]
    for ending in ("limit", "reference", "to"):
        if ending == "limit" and re.search(r"\blimits?\b", text):
            return "limit"
        if ending == "reference" and re.search(r"\breferences?\b", text):
            return "reference"
    if match := re.fullmatch(
        r"(?:principal officer|principal|head|chief|leader|chair|director|officer|office holder|incumbent)s?(?: of \w+)?(?:'s)? (?P<what>full name|name|first name|last name|title)",
        text,
    ):
        return {"title": "holder title", "first name": "", "last name": ""}.get(match["what"], "holder")
    if re.match(r"delegated to\b|delegation to\b|decision(?:s)? (?:made |taken )?by\b", text):
        return "who"
    return ""
