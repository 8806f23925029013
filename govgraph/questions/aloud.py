"""What is read aloud after a headline: at most six labelled sentences, in the same words whatever the question.

Who answers, what is missing, what would mend it and the sources are said in the same way by every question: here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Line
from govgraph.authority import Authority
from govgraph.graph.sentences import agreeing, listed, plural, sentence, shortened
from govgraph.law.names import called, without_codes
from govgraph.model.facts import Fact
from govgraph.reading.legal import structure
from govgraph.reading.upward import Upward, readable

if TYPE_CHECKING:
    from govgraph.graph import Graph

MOST = 6
"""As many lines are read aloud."""

MOST_SOURCES = 6
"""As many sources are named; more are counted."""


def aloud(*texts: tuple[str, str]) -> tuple[Line, ...]:
    """At most six lines, a label and a sentence each; where there are more, the first and the last. No line for an empty text."""
    every = tuple(Line(label=label, text=whole(text)) for label, text in texts if text.strip())
    return every if len(every) <= MOST else (*every[: MOST - 1], every[-1])


def whole(text: str) -> str:
    """A text as a sentence: it begins with a capital letter and ends with a full stop."""
    text = text.strip()
    first = text[:1].upper() if re.match(r"[a-z]+([ ,:;]|$)", text) else text[:1]
    return f"{first}{text[1:]}" + ("" if text.endswith((".", "?", "!")) or not text else ".")


def says(graph: Graph, items: Iterable[str], last: str = "and", room: int = 24) -> str:
    """Readable names in a row, each once; where they are many, the first of them and how many others there are."""
    return shortened([readable(graph, item) for item in dict.fromkeys(items)], last, room)


def verb(graph: Graph, items: Iterable[str], word: str) -> str:
    """A verb that agrees with those who do it: ``decides`` or ``decide``."""
    return agreeing(word, many=plural(graph, tuple(dict.fromkeys(items))))


def stated(graph: Graph, fact: Fact) -> str:
    """A relation as a sentence; where the paper does not name somebody, that it does not say who."""
    if fact.subject.unknown in {"not stated", "unclear"}:
        word = "does not say" if fact.subject.unknown == "not stated" else "says it is unclear"
        return f"the paper {word} {sentence(graph, fact.fill(fact.row.main[0], ('who',)))}"
    text = sentence(graph, fact).removeprefix("not so: ")
    if (whom := _to_nobody_named(fact, text)) and not fact.negated:
        return whom
    text = re.sub(r" (to|by|with|for|of) (not stated|somebody \(unclear\))", "", text)
    return f"the paper denies that {text}" if fact.negated else text


_LAST = r"^(.+) (to|by|with|for) (not stated|somebody \(unclear\))$"


def _to_nobody_named(fact: Fact, text: str) -> str:
    """``the paper does not say to whom the alliance is accountable``; empty where its last word names somebody."""
    found = re.match(_LAST, text)
    if found is None or not fact.subject.ids:
        return ""
    says_ = "does not say" if found[3] == "not stated" else "says it is unclear"
    return f"the paper {says_} {found[2]} whom {found[1]}"


def in_a_sentence(noun: str) -> str:
    """A noun with a small first letter, unless it is written as a name is: ``executive group``, ``Health and Wellbeing Board``."""
    first, *rest = noun.split(" ")
    as_a_name = first[:2].isupper() or any(word[:1].isupper() and word[1:].islower() for word in rest)
    return noun if as_a_name else f"{noun[:1].lower()}{noun[1:]}"


def several(noun: str) -> str:
    """A noun for several: ``committees of a body``, ``NHS trusts or foundation trusts``, ``local authorities``."""
    if noun.lower().startswith(("group", "collective")):
        return with_article(noun)  # several make one of it
    if " or " in noun:
        return " or ".join(several(part) for part in noun.split(" or "))
    head, of, rest = noun.partition(" of ")
    if re.search(r"[^aeiou]y$", head):
        head = f"{head[:-1]}ies"
    elif not head.endswith(("s", "people")):
        head = f"{head}s"
    return in_a_sentence(f"{head}{of}{rest}")


def with_article(noun: str) -> str:
    """``an executive group``, ``a committee``: a noun as it stands in a sentence; one with an article of its own is left."""
    plain = in_a_sentence(noun)
    if plain.split(" ")[0] in {"the", "a", "an", "one"} or plain.endswith("people"):
        return plain
    sounds = plain[:1] in "aeio" or plain.startswith(("NHS", "ICB", "ICS", "un"))
    return f"{'an' if sounds else 'a'} {plain}"


def sources(facts: Iterable[Fact]) -> str:
    """Where relations were read, each source once."""
    return sources_of(str(source) for fact in facts for source in fact.sources)


def sources_of(texts: Iterable[str]) -> str:
    """Sources in a row, each once; many are counted."""
    every = list(dict.fromkeys(texts))
    more = len(every) - MOST_SOURCES
    shown = every if more <= 0 else [*every[:MOST_SOURCES], f"and {more} more"]
    return "; ".join(shown)


# -- who answers ------------------------------------------------------------------------------------------------


def accountable(graph: Graph, lines: Iterable[Upward]) -> str:
    """For each of two at most, everybody up to the end of its first lines, and where a line breaks."""
    parts = []
    for walk in list(lines)[:2]:
        for line in walk.lines[:2]:
            # the step from a group to one of its members is no line of account: the member is who answers
            who = next((step.to for step in reversed(line.steps) if step.inward), walk.who)
            if len({tuple(step.to for step in each.steps if not step.inward) for each in walk.lines}) == 1:
                who = walk.who
            above = [readable(graph, step.to) for step in line.steps if not step.inward]
            text = f"{readable(graph, who)} to {listed(above)}" if above else ""
            if line.breaks_at:
                broken = f"no line goes further from {readable(graph, line.breaks_at)}"
                nobody = f"no paper says to whom {readable(graph, walk.who)} {verb(graph, [walk.who], 'answers')}"
                text = f"{text}; {broken}" if text else nobody if line.reason.startswith("no line") else line.reason
            parts.append(text)
    return whole("; ".join(dict.fromkeys(filter(None, parts))))


# -- what is missing, and what would mend it --------------------------------------------------------------------


def missing(graph: Graph, who: str, found: Iterable[tuple[str, Authority]]) -> str:
    """Which holders have given somebody nothing that is recorded, and by what law they could."""
    texts: dict[str, list[str]] = {}
    for holder, authority in found:
        text = _gap(graph, authority)
        if text and who != holder:
            texts.setdefault(text, []).append(holder)
    return " ".join(
        text.format(who=readable(graph, who), holders=says(graph, holders), have=verb(graph, holders, "has"))
        for text, holders in texts.items()
    )


def _gap(graph: Graph, found: Authority) -> str:
    """Why authority is not full, as a sentence with gaps for the names."""
    if found.level == "full":
        return ""
    if found.rows:
        could = listed(list(dict.fromkeys(called(row) for row in found.rows)), "or")
        return f"No delegation from {{holders}} to {{who}} is recorded; it could be made under {could}."
    reason = plain_reason(without_codes(found.reason, graph.registry))
    why = f": {reason}".replace("{", "(").replace("}", ")") if reason else ""
    if found.level == "none":
        nothing = not why or found.reason.startswith("no delegation") or "is a forum" in found.reason
        given = "{holders} {have} given {who} nothing to decide it with."
        return given if nothing else f"{{who}} does not have the authority of {{holders}}{why}."
    return f"Whether {{who}} has the authority of {{holders}} is not certain{why}."


def plain_reason(reason: str) -> str:
    """A reason of the derivation in words that everybody reads."""
    return reason.replace(
        "is a forum: it holds nothing, and its table has the authority of those who sit there",
        "is a meeting, which has only the authority of those who sit there",
    )


def is_forum(graph: Graph, who: str) -> bool:
    """Is somebody a meeting of others, to which no power lets anybody delegate?"""
    return any(graph.registry.kind(kind).code == "L32" for kind in structure(graph).kinds(who))


def mend(graph: Graph, who: str, found: Iterable[tuple[str, Authority]]) -> str:
    """Who would have to do what, so that somebody may decide for these holders; a way is named only where a power is known."""
    lacking = {holder: a for holder, a in found if holder != who and a.level != "full"}
    if not lacking:
        return ""
    name = readable(graph, who)
    if is_forum(graph, who):
        own = "their" if plural(graph, tuple(lacking)) else "its"
        return f"Ask {says(graph, lacking)} to authorise {own} own people who sit on {name}, or let {name} recommend."
    by_law: dict[str, list[str]] = {}
    for holder, a in lacking.items():
        if a.rows:
            by_law.setdefault(listed(list(dict.fromkeys(called(row) for row in a.rows)), "or"), []).append(holder)
    texts = [f"Ask {says(graph, h)} to delegate it to {name} under {law}." for law, h in by_law.items()]
    others = [holder for holder, a in lacking.items() if not a.rows]
    if others:
        texts.append(f"The question what-it-takes gives the steps for {says(graph, others)}.")
    return " ".join(texts)


def conditions_words(graph: Graph, conditions: Iterable[str]) -> str:
    """What the law asks for and no paper shows, in words: the first three, and how many more."""
    every = [without_codes(text, graph.registry) for text in dict.fromkeys(conditions)]
    more = f"; and {len(every) - 3} more" if len(every) > 3 else ""
    return f"It holds only if this is so: {'; '.join(every[:3])}{more}." if every else ""
