"""Questions about two papers on one system: do they agree, what changed from the one to the other?

A question that names two papers ("the March and July 2023 papers", "from the first paper to the second") is asked twice,
once with what only the earlier paper knew. Where it is about nothing else, it is about the papers as wholes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from govgraph.answer import Answer, Line, Reading
from govgraph.diagnostics import GovgraphError
from govgraph.formats.plain import day
from govgraph.graph.sentences import listed
from govgraph.language.words import plain_words
from govgraph.model.dates import Moment
from govgraph.model.numbers import counted, in_words
from govgraph.model.scenario import Scenario
from govgraph.model.written_dates import MONTHS
from govgraph.questions.aloud import whole
from govgraph.records.values import dataclass

_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY = rf"(?:(?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?|\b(?:19|20)\d\d)"
_PAPERS = r"(?:papers?|documents?|reports?|reviews?|strateg(?:y|ies)|plans?)"
_DAYS = rf",?\s*\b(?:(?:between|from|in|of|by|across|since)\s+)?(?:the\s+)?({_DAY})(?:\s+{_PAPERS})?\s+(?:and|to|until|versus|vs\.?)\s+(?:in\s+|of\s+)?(?:the\s+)?({_DAY})(?:\s+{_PAPERS})?\b"
_FIRST = r"(?:first|earlier|old|older|previous|national|former)"
_SECOND = r"(?:second|later|new|newer|next|latest|last|follow-?up)"
_BOTH = (
    rf",?\s*\b(?:(?:between|from|in|of|by|across|since)\s+)?(?:(?:the|both|both\s+the|these|those)\s+two\s+{_PAPERS}|both\s+(?:the\s+)?{_PAPERS}|the\s+papers"
    rf"|(?:the\s+|one\s+)?{_FIRST}(?:\s+{_PAPERS})?\s+(?:and|to)\s+(?:the\s+)?{_SECOND}(?:\s+{_PAPERS})?|one\s+paper\s+to\s+the\s+(?:next|other)"
    rf"|the\s+{_FIRST}\s+{_PAPERS}|the\s+{_SECOND}\s+{_PAPERS})\b"
)
_AGREES = r"\b(?:agree|agrees|consistent|same|differ|differs|different|contradicts?|disagree|conflict|say)\b"
_CHANGES = r"\b(?:chang\w*|alter\w*|differ\w*|move[ds]?|shift\w*|develop\w*|evolv\w*|new|add(?:s|ed)?|withdr[ae]w\w*|end(?:s|ed)?|drop(?:s|ped)?|confirm\w*|silent|leave\w* alone|replace\w*|become|became|still)\b"
_AROUND = (
    r"^(?:(?:how|in what way|what|which|to what extent)\s+)?(?:do|does|did|are|is|were|was|has|have)\b\s*|^(?:how|what|which|is there)\s+"
    r"|\b(?:agree|consistent|say the same|the same|different(?:ly)?|differ|contradict|disagree|change[sd]?|changing|alter(?:ed)?|moved?|shift(?:ed)?|develop(?:ed)?|evolved?|become|became)\b(?:\s+(?:on|about|over|in|with|as to|to|of|from|for))?"
    r"|\b(?:each other|one another|any|anything|something|difference|changes?)\b(?:\s+(?:on|in|about|to|of|for))?"
)
_ASPECTS: Mapping[str, tuple[str, str, str]] = {
    "withdr": ("withdrawn", "withdraws", "withdraws"),
    "taken back": ("withdrawn", "withdraws", "withdraws"),
    "end": ("ended", "ends", "ends"),
    "drop": ("ended", "ends", "ends"),
    "over": ("ended", "ends", "ends"),
    "confirm": ("confirmed", "", "confirms"),
    "new": ("added", "", "adds"),
    "add": ("added", "", "adds"),
    "silent": ("silent", "", "is silent on"),
    "alone": ("silent", "", "is silent on"),
    "still": ("confirmed", "", "confirms"),
}
"""Words by which one part of the comparison is asked for: its facet, the verb of its rows, and the verb of the answer."""

_TABLES = {"confirmed": "Confirmed", "added": "New", "silent": "Silent"}
_NO_PART_OF_IT = frozenset({"sources", "read_as", "also", "last_confirmed", "on", "status_from"})
"""Facets in which two answers may differ though they say the same."""

Asking = Callable[..., Answer]


@dataclass(frozen=True)
class Between:
    """Two papers that a question names, and what it asks of both; empty: of the papers as wholes."""

    earlier: Scenario
    later: Scenario
    about: str
    agree: bool


def between(scenario: Scenario, text: str) -> Between | None:
    """The two papers that a question holds against each other; None where it does not."""
    if len(scenario.papers) < 2:
        return None
    found = _by_days(scenario, text) or _by_order(scenario, text)
    if found is None:
        return None
    earlier, later, start, end = found
    agree = bool(re.search(_AGREES, text, re.IGNORECASE)) and not re.search(r"\bchang", text, re.IGNORECASE)
    if not agree and not re.search(_CHANGES, text, re.IGNORECASE):
        return None
    rest = f"{text[:start]} {text[end:]}"
    return Between(earlier, later, _topic(rest), agree)


def _by_days(scenario: Scenario, text: str) -> tuple[Scenario, Scenario, int, int] | None:
    for match in re.finditer(_DAYS, text, re.IGNORECASE):
        year = re.search(r"\d{4}", match[2])
        first = match[1] if re.search(r"\d{4}", match[1]) or not year else f"{match[1]} {year[0]}"
        papers = [_at(scenario, each) for each in (first, match[2])]
        if all(papers) and papers[0] is not papers[1]:
            one, other = sorted((paper for paper in papers if paper), key=lambda paper: paper.date)
            return one, other, match.start(), match.end()
    return None


def _at(scenario: Scenario, text: str) -> Scenario | None:
    try:
        moment = Moment.model_validate(text)
    except ValueError:
        return None
    return next((paper for paper in scenario.papers if moment.first <= paper.date < moment.after), None)


def _by_order(scenario: Scenario, text: str) -> tuple[Scenario, Scenario, int, int] | None:
    match = re.search(_BOTH, text, re.IGNORECASE)
    return (scenario.papers[-2], scenario.papers[-1], match.start(), match.end()) if match else None


def _topic(text: str) -> str:
    said = re.sub(r"\s+", " ", re.sub(_AROUND, " ", text.strip().rstrip("?"), flags=re.IGNORECASE)).strip(" ,.")
    said = re.sub(_BOTH, " ", said, flags=re.IGNORECASE).strip(" ,.")
    words = set(plain_words(said)) - _EMPTY
    return said if words and not any(re.search(rf"\b{word}", said, re.IGNORECASE) for word in _ASPECTS) else ""


_EMPTY = frozenset(
    {
        "the",
        "a",
        "of",
        "on",
        "in",
        "to",
        "they",
        "it",
        "what",
        "how",
        "which",
        "between",
        "paper",
        "papers",
        "two",
        "have",
        "has",
        "been",
        "was",
        "were",
        "things",
        "there",
        "since",
        "from",
    }
)


def answer_between(scenario: Scenario, text: str, found: Between, asking: Asking) -> Answer | None:
    """The answer; None where what it asks of both papers cannot be read. ``asking`` asks one plain question."""
    if not found.about:
        return _wholes(scenario, text, found)
    for form in (f"What is {found.about}?", f"What are {found.about}?", found.about):
        try:
            now = asking(scenario, form, known_by=found.later.name)
            before = asking(scenario, form, known_by=found.earlier.name)
        except GovgraphError:
            continue
        return _held(scenario, text, found, before, now)
    return None


def _held(scenario: Scenario, text: str, found: Between, before: Answer, now: Answer) -> Answer:
    listing = now.reading.verb in {"which", "facts"}
    gone, new = (_lists(before, now), _lists(now, before)) if listing else ([], [])
    same = _plain(before) == _plain(now)
    names = {**before.names, **now.names}
    heads = {paper.name: f"Paper of {day(paper.date.isoformat())}" for paper in (found.earlier, found.later)}
    lines = [
        Line(label="Read as", text=whole(str(now.facets.get("read_as", "")))),
        Line(label=heads[found.earlier.name], text=before.headline),
        Line(label=heads[found.later.name], text=now.headline),
        *(
            Line(label=label, text=whole(listed([names.get(item, item) for item in items])))
            for label, items in (("No longer", gone), ("New", new))
            if items
        ),
    ]
    said = f"{now.headline}" if same else f"{day(found.later.date.isoformat())}: {now.headline}"
    lead = (
        ("Yes, the two papers agree." if found.agree else "Nothing changed between the two papers.")
        if same
        else ("No, the two papers differ." if found.agree else _changed(gone, new))
    )
    return Answer(
        reading=Reading(
            verb=now.reading.verb,
            question=f"{text.strip().rstrip('?')}?",
            scenario=scenario.name,
            title=scenario.title,
            option=now.reading.option,
            option_name=now.reading.option_name,
            on=now.reading.on,
            subjects=now.reading.subjects,
        ),
        headline=f"{lead} {said}",
        summary=now.summary if same and now.summary else tuple(lines),
        lines=(*lines, *now.lines),
        chains=now.chains,
        facets={
            "agree": same,
            "earlier": before.facets,
            "later": now.facets,
            "no_longer": gone,
            "new": new,
            "papers": [found.earlier.name, found.later.name],
            "read_as": now.facets.get("read_as", ""),
        },
        names=names,
        notes=now.notes,
    )


def _changed(gone: Sequence[str], new: Sequence[str]) -> str:
    if gone and new:
        return (
            f"The later paper names {in_words(len(new))} that the earlier one does not, and no longer names "
            f"{in_words(len(gone))} that the earlier one does."
        )
    if gone or new:
        return (
            f"The later paper names {in_words(len(new))} more."
            if new
            else f"The later paper no longer names {in_words(len(gone))} of them."
        )
    return "It changed between the two papers."


def _plain(answer: Answer) -> dict[str, Any]:
    return {key: value for key, value in answer.facets.items() if key not in _NO_PART_OF_IT}


def _lists(one: Answer, other: Answer) -> list[str]:
    """The things that one answer lists and the other does not, in facets of the same name."""
    out: dict[str, None] = {}
    for key, value in _plain(one).items():
        there = other.facets.get(key)
        if isinstance(value, list) and isinstance(there, list):
            out.update(
                dict.fromkeys(
                    item for item in value if isinstance(item, str) and item in one.names and item not in there
                )
            )
    return list(out)


# -- the papers as wholes -----------------------------------------------------------------------------------------


def _wholes(scenario: Scenario, text: str, found: Between) -> Answer:
    from govgraph.comparison import compare
    from govgraph.records import replace

    answer = compare(scenario, papers=(found.earlier.name, found.later.name))
    aspect = next((row for word, row in _ASPECTS.items() if re.search(rf"\b{word}", text, re.IGNORECASE)), None)
    read_as = f"compare papers={found.earlier.name}+{found.later.name}"
    lines = [Line(label="Read as", text=whole(read_as[:1].upper() + read_as[1:]))]
    headline = answer.headline
    if aspect is not None:
        items = list(_rows(answer, aspect[0], aspect[1]))
        later = found.later
        headline = (
            f"The paper of {day(later.date.isoformat())} {aspect[2]} {counted(len(items), 'thing')} that the earlier paper says."
            if items and aspect[0] != "added"
            else f"The paper of {day(later.date.isoformat())} adds {counted(len(items), 'thing')}."
            if items
            else f"The paper of {day(later.date.isoformat())} {aspect[2]} nothing of what the earlier paper says."
        )
        lines += [Line(label=str(at), text=whole(item)) for at, item in enumerate(items, start=1)]
    else:
        lines += [
            Line(
                label=title,
                text=whole("; ".join(row[0] for row in table.rows[:3]))
                + (f" And {len(table.rows) - 3} more." if len(table.rows) > 3 else ""),
            )
            for table in answer.tables
            for title in (table.title,)
            if table.rows and title != "Silent"
        ]
    return replace(
        answer,
        headline=headline,
        summary=tuple(lines[:6]),
        lines=tuple(lines),
        facets={**answer.facets, "read_as": read_as},
    )


def _rows(answer: Answer, facet: str, verb: str) -> Iterator[str]:
    for table in answer.tables:
        if table.title == _TABLES.get(facet) or (
            facet not in _TABLES and table.title in {"Stated change", "Inferred change"}
        ):
            yield from (row[0] for row in table.rows if not verb or row[1].startswith(verb.rstrip("s")))
