"""Matters that read alike: one matter that a scheme lists twice, in other words.

Two names are of one matter when the same is done (approve, sign, appoint) to the same thing. The first noun decides what
the thing is: "appeals on a funding request" is no funding request. A word that sets two things apart (within and between,
internal and external, executive and non-executive) makes them two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.memo import once_per_graph

if TYPE_CHECKING:
    from govgraph.graph import Graph

_VERBS = {
    "approve": "settle",
    "adopt": "settle",
    "agree": "settle",
    "set": "settle",
    "decide": "settle",
    "determine": "settle",
    "authorise": "settle",
    "approval": "settle",
    "ratify": "settle",
    "endorse": "settle",
    "make": "settle",
    "sign": "sign",
    "execute": "sign",
    "appoint": "appoint",
    "remove": "remove",
    "vary": "vary",
    "amend": "vary",
    "suspend": "suspend",
    "write": "settle",
    "award": "award",
    "dispose": "dispose",
    "acquire": "acquire",
    "waive": "waive",
    "create": "create",
    "hear": "hear",
    "act": "act",
    "keep": "keep",
    "grant": "grant",
    "issue": "settle",
    "determination": "settle",
    "setting": "settle",
    "adoption": "settle",
    "refuse": "refuse",
    "serve": "serve",
    "enter": "sign",
    "establish": "create",
    "fill": "fill",
}
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "and",
        "or",
        "from",
        "under",
        "this",
        "that",
        "which",
        "any",
        "each",
        "all",
        "its",
        "their",
        "his",
        "her",
        "own",
        "as",
        "is",
        "are",
        "be",
        "not",
        "no",
        "per",
        "into",
        "out",
        "up",
        "together",
        "jointly",
    }
)
_SAME = {
    "yearly": "annual",
    "year": "annual",
    "budgetary": "budget",
    "programme": "plan",
    "scheme": "scheme",
    "accounts": "account",
}
_BREAK = r"\b(?:of|for|on|to|with|from|by|in|under|between|within|at|after|before|above|below|over|where|who|which|that|against|about|during|as)\b|[(,;:]"
_APART = (
    {"internal", "external"},
    {"within", "between"},
    {"new", "vary"},
    {"clinical", "corporate"},
    {"executive", "nonexecutive"},
    {"revenue", "capital"},
    {"permanent", "temporary"},
    {"above", "below"},
    {"over", "under"},
    {"first", "second"},
    {"senior", "junior"},
    {"income", "expenditure"},
    {"public", "private"},
    {"local", "national"},
    {"adult", "child"},
    {"long", "short"},
)


class _Meaning(Struct, frozen=True):
    verb: str
    head: str
    words: frozenset[str]


def same_matter(one: str, other: str) -> bool:
    """Do two names speak of one matter?

    >>> same_matter("Approve the ICB's annual budget", "Approve the annual budget"), same_matter("Approve the budget", "Approve the plan")
    (True, False)
    """
    first, second = _meaning(one), _meaning(other)
    if first.head != second.head or first.verb != second.verb or not first.words or not second.words:
        return False
    ours, theirs = first.words - second.words, second.words - first.words
    if any(
        (ours & pair and theirs & pair)
        or (bool(pair & first.words) != bool(pair & second.words) and pair & {"executive"} and ours & theirs)
        for pair in _APART
    ):
        return False
    shared = first.words & second.words
    if not ours and not theirs:
        return True
    return len(shared) >= 3 and len(shared) >= 0.5 * len(first.words | second.words)


@cache
def _meaning(name: str) -> _Meaning:
    text = re.sub(
        r"\b(?:nhs|icb|trust|council|university)['’]s\b|\bnon-(?=\w)",
        lambda m: "non" if m[0].startswith("non") else "",
        name.casefold().replace("’", "'"),
    )
    words = [_stem(word) for word in re.findall(r"[a-z]+(?:'[a-z]+)?", text)]
    verb = _VERBS.get(words[0], "") if words else ""
    plain = text.split(maxsplit=1)[1] if verb and len(text.split()) > 1 else text
    plain = re.sub(r"^(?:and|or) \w+ |^, \w+ (?:and|or) \w+ |^off ", "", plain.strip())
    part = next((piece for piece in re.split(_BREAK, plain) if piece.strip()), plain)
    part = re.split(r"\b(?:and|or|together)\b", part)[0]
    heads = [_stem(word) for word in re.findall(r"[a-z]+", part) if word not in _SMALL]
    content = frozenset(
        _SAME.get(stem, stem)
        for word in re.findall(r"[a-z]+|\d+", plain)
        if word not in _SMALL and (stem := _stem(word))
    )
    return _Meaning(verb or "settle", _SAME.get(heads[-1], heads[-1]) if heads else "", content)


def _stem(word: str) -> str:
    bare = word.replace("'s", "").replace("'", "")
    if bare in _SAME:
        return _SAME[bare]
    if bare.endswith("ies") and len(bare) > 4:
        return f"{bare[:-3]}y"
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith(("ss", "us", "is")) else bare


_FEW = 300
"""So many matters of one head are compared each with each; of more only those that share a word that few have."""
_RARE = 60


@once_per_graph
def twins(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """For each decision the others that read as the same matter."""
    by_head: dict[tuple[str, str], list[str]] = defaultdict(list)
    names = {thing.id: thing.name for thing in graph.in_category("decision")}
    for made, name in names.items():
        meaning = _meaning(name)
        by_head[meaning.verb, meaning.head].append(made)
    found: dict[str, tuple[str, ...]] = {}
    for group in by_head.values():
        near = _near(names, group)
        for one in group:
            others = group if near is None else near[one]
            found[one] = tuple(other for other in others if other != one and same_matter(names[one], names[other]))
    return found


def _near(names: Mapping[str, str], group: list[str]) -> Mapping[str, list[str]] | None:
    """For each of many matters those that share a rare word or all words with it; None: there are few."""
    if len(group) <= _FEW:
        return None
    having: dict[object, list[str]] = defaultdict(list)
    for made in group:
        words = _meaning(names[made]).words
        having[words].append(made)
        for word in words:
            having[word].append(made)
    near: dict[str, list[str]] = {}
    for made in group:
        words = _meaning(names[made]).words
        keys = [words, *(word for word in words if len(having[word]) <= _RARE)]
        near[made] = list(dict.fromkeys(other for key in keys for other in having[key]))
    return near
