"""How findings are worded: whole sentences, long lists counted, and the law by its name.

The house style (``docs/house-style.md``) says what is meant by it; ``tests/checks/test_wording.py`` reads every finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import running_on
from govgraph.graph.sentences import listed
from govgraph.model.dates import day_words
from govgraph.model.numbers import in_words

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.model.dates import Moment
    from govgraph.model.facts import Fact

MOST_NAMES = 4
"""As many names stand in a sentence; of more, the number and the first of them."""

_AMONG = 2
_PLURALS = {
    "body": "bodies",
    "group": "groups",
    "post": "posts",
    "person": "people",
    "level": "levels",
    "place": "places",
    "decision": "matters",
    "function": "functions",
    "service": "services",
    "fund": "funds",
    "priority": "priorities",
    "agreement": "agreements",
    "meeting": "meetings",
    "sector": "sectors",
}
_ACTORS = frozenset({"body", "group", "post", "person", "level", "sector"})


number = in_words
"""A number as a sentence has it, beside the other words of findings."""


def few(names: Iterable[str], what: str = "things", last: str = "and") -> str:
    """Up to four names in a row; of more their number and the first two: ``five bodies, among them A and B``."""
    every = list(names)
    if len(every) <= MOST_NAMES:
        return listed(every, last)
    return f"{in_words(len(every))} {what}, among them {listed(every[:_AMONG])}"


def named(graph: Graph, items: Iterable[str], last: str = "and") -> str:
    """The names of things, as :func:`few` puts them; what is many is called by what it is."""
    every = tuple(dict.fromkeys(items))
    sorts = {graph.all_things[item].category for item in every if item in graph.all_things}
    what = _PLURALS.get(next(iter(sorts)), "things") if len(sorts) == 1 else "bodies" if sorts <= _ACTORS else "matters"
    return few([graph.name(item) for item in every], what, last)


def said(graph: Graph, fact: Fact) -> str:
    """A relation as a clause, a denial in words, without the codes of powers."""
    from govgraph.law.names import without_codes

    text = without_codes(graph.sentence(fact), graph.registry)
    return re.sub(r"^not so: ", "it is not so that ", text)


def whole(text: str) -> str:
    """A text as whole sentences: a capital at its beginning, a stop at its end, and no other capital for a clause."""
    stripped = running_on(text.strip())
    if not stripped:
        return ""
    return f"{stripped[0].upper()}{stripped[1:]}" + ("" if stripped.endswith((".", "?")) else ".")


def clause(text: str) -> str:
    """What a paper says, as it stands behind a colon: no stop at its end, and no colon of its own."""
    return text.strip().rstrip(".").replace(": ", ", ").replace("; ", ", ")


def when(text: str) -> str:
    """A stated date as a sentence has it: on 1 March 2022, in March 2022, in early 2022; anything else as ``by`` it."""
    if re.match(r"\d{1,2} [A-Z]", text):
        return f"on {text}"
    return (
        f"in {text}"
        if re.match(r"(early |late |mid-|spring |summer |autumn |winter |[A-Z][a-z]+ )?\d{4}", text)
        else f"by {text}"
    )


def moment_words(moment: Moment | None) -> str:
    """A stated date in words: 1 March 2022, March 2022; what is written otherwise stays as it is."""
    if moment is None:
        return "a day that no source states"
    text = str(moment)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return day_words(moment.first)
    return f"{moment.first:%B %Y}" if re.fullmatch(r"\d{4}-\d{2}", text) else text
