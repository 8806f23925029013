"""What a deck and a paper say of themselves and of their marks: each sentence once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from govgraph.documents.contents import Contents
from govgraph.graph.sentences import listed
from govgraph.model.dates import Moment, day_words
from govgraph.model.numbers import in_words
from govgraph.model.scenario import Scenario
from govgraph.overview.table import GAPS, ground_words

AID = "Modelling aid, not legal advice"
"""Stands on every page."""

AID_AT_LENGTH = (
    "This is a modelling aid and not legal advice. It shows what the papers say and what follows from them in form; whether an "
    "arrangement is lawful in substance, and which option is best, it does not say."
)

MARKS = {"stated": "●", "foreseen": "◐", "ours": "○", "law": "■", "nobody": "×"}
"""The mark of each ground, told apart by its shape."""

HEADINGS = {
    "wrong": "What stands in the way",
    "takes": "What it takes",
    "criteria": "How far it meets the criteria",
    "changes": "What it changes",
    "sources": "Sources",
    "reading": "How to read this",
    "marks": "What the marks mean",
    "options": "The options",
    "question": "The question",
    "deciders": "Who decides",
}


def marks(source: str) -> dict[str, str]:
    """What each mark of a ground means: ``report says so``."""
    return {ground: ground_words(ground, source) for ground in MARKS}


def gaps() -> dict[str, str]:
    """What each corner means."""
    return {gap: text for gap, text in GAPS.items() if gap}


def how_firm(found: Contents) -> str:
    """On what ground the table stands: how many cells are stated, foreseen, our reading, and how many name nobody."""
    cells = [cell for row in found.overview.rows for cell in row.cells if cell.sort == "shown" and cell.ground]
    counts = Counter[str](cell.ground for cell in cells)
    if not cells:
        return ""
    says = f"what the {found.overview.source} {'say' if found.overview.source.endswith('s') else 'says'}"
    on = {
        "law": "the law",
        "stated": says,
        "foreseen": "what is foreseen and not agreed",
        "ours": "our reading, which no paper says",
    }
    rests = [f"{in_words(counts[ground])} on {text}" for ground, text in on.items() if counts[ground]]
    if rests:
        first, _, rest = rests[0].partition(" on ")
        rests[0] = f"{first} {'rests' if first == 'one' else 'rest'} on {rest}"
    named = f"Of the {in_words(len(cells))} entries in the table, {listed(rests)}." if rests else ""
    nobody = counts["nobody"]
    silent = f"{in_words(nobody).capitalize()} {'names' if nobody == 1 else 'name'} nobody." if nobody else ""
    return f"{named} {silent}".strip()


def documents(scenario: Scenario, sources: tuple[str, ...] = ()) -> list[str]:
    """The documents of a scenario with their codes, those named by these sources alone where any are given."""
    used = {source.partition(" ")[0] for source in sources}
    kept = [document for document in scenario.documents.values() if not used or document.code in used]
    return [
        f"{document.code}: {document.title}{f', {document.by}' if document.by else ''}{f', {_when(document.written)}' if document.written else ''}."
        for document in kept
    ]


def _when(moment: Moment) -> str:
    """``14 June 2022``, ``March 2022``; else as it is written."""
    if moment.first is None or moment.after is None:
        return moment.text
    if moment.after - moment.first == timedelta(days=1):
        return day_words(moment.first)
    following = (moment.first + timedelta(days=31)).replace(day=1)
    return f"{moment.first:%B %Y}" if moment.first.day == 1 and moment.after == following else moment.text


class Citations:
    """Sources as footnotes: a document by its title where it is first named, and by its code from then on."""

    def __init__(self, scenario: Scenario) -> None:
        self.documents = scenario.documents
        self.known: dict[str, str] = {}
        self.named: set[str] = set()

    def texts(self, sources: Iterable[str]) -> list[str]:
        """The footnotes of some sources, each once; the same source has the same footnote wherever it is named."""
        return [self.text(source) for source in dict.fromkeys(sources) if source != "no source"]

    def text(self, source: str) -> str:
        """The footnote of a source."""
        if source not in self.known:
            self.known[source] = self._made(source)
        return self.known[source]

    def _made(self, source: str) -> str:
        code, _, at = source.partition(" ")
        document = self.documents.get(code)
        if document is None:
            return f"{at if code == 'law' and at else source}."
        place = f", {at}" if at else ""
        if code in self.named:
            return f"{code}{place}."
        self.named.add(code)
        return f"{document.title} ({code} from here on){place}."
