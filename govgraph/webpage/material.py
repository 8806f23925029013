"""Everything that the explorer can show, found out once: what is there in each state, and a panel for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from govgraph.checks.finding import Finding
from govgraph.model.base import Item as Written
from govgraph.model.dates import day_words
from govgraph.model.scenario import BASELINE, Scenario
from govgraph.overview import Overview, badge
from govgraph.questions.decided_result import WhoDecides
from govgraph.reading.short_names import short_option
from govgraph.webpage import actors, matters, wrong
from govgraph.webpage.panels import Block, Once, Panel, PanelLine, Texts, as_json, block
from govgraph.webpage.passages import LONGEST, Passages
from govgraph.webpage.states import PageState

ACTORS, POSTS, DECISIONS, ISSUES = range(4)
"""The lists of the explorer, by number: bodies and groups; posts and people; decisions; issues."""

MOST_ISSUES = 200
"""As many issues of a state have a place of their own; the others are counted, and told where they belong."""

MOST_PASSAGES = 150_000
"""As many letters of sources stand in a page at most."""

_LISTS = {"body": ACTORS, "group": ACTORS, "level": ACTORS, "post": POSTS, "person": POSTS, "decision": DECISIONS}


@dataclass
class Explorer:
    """What the script reads: texts, things, states, panels, passages; each text and each panel once."""

    scenario: Scenario
    found: Overview
    states: tuple[PageState, ...]
    texts: Texts = field(default_factory=Texts)
    panels: Once = field(default_factory=Once)
    blocks: Once = field(default_factory=Once)
    things: dict[str, int] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.passages = Passages(self.scenario)

    def thing(self, item: str, name: str, sort: int, others: Sequence[str] = ()) -> int:
        """The number of a thing: its id, name, list and other names stand once."""
        if item not in self.things:
            self.things[item] = len(self.rows)
            self.rows.append([item, self.texts.number(name), sort, self.texts.number(" · ".join(others))])
        return self.things[item]

    def as_json(self) -> dict[str, Any]:
        """Everything as the script reads it."""
        for state in self.states:
            self._name(state)
        shown = {self._key(state): self._state(state) for state in self.states}
        options = {
            _short(state.option): self._option(state) for state in self.states if state.day == 0 and state.number == 0
        }
        days = list(dict.fromkeys(day_words(state.graph.day) for state in self.states))
        dates = list(dict.fromkeys(state.graph.day.isoformat() for state in self.states))
        amounts = {state.number: state.amount.words for state in self.states if state.day == 0}
        passages = self._passages()
        return {
            "options": options,
            "days": days,
            "dates": dates,
            "amounts": list(amounts.values()),
            "things": self.rows,
            "states": shown,
            "panels": self.panels.every,
            "blocks": self.blocks.every,
            "passages": passages,
            "texts": self.texts.every,
            "issues": {self._key(state): len(wrong.findings(state.graph)) for state in self.states},
        }

    def _key(self, state: PageState) -> str:
        return f"{_short(state.option)}|{state.day}|{state.number}"

    def _option(self, state: PageState) -> list[Any]:
        n = self.texts.number
        option = state.side.option
        if option is None:
            return ["now", "Now", n("What holds now"), n(""), n("now")]
        said = ". ".join(text[:1].upper() + text[1:].rstrip(".") for text in option.implications)
        more = [f"{said}."] if said else []
        more += (
            ["If it fails, " + ", ".join(self.scenario.options[name].name for name in option.fallback) + "."]
            if option.fallback
            else []
        )
        return [
            option.id,
            badge(option.id, list(self.scenario.options).index(option.id) + 1),
            n(option.name),
            n(" ".join(more)),
            n(short_option(option)),
        ]

    # -- a state --------------------------------------------------------------------------------------------------

    def _name(self, state: PageState) -> None:
        """Give every thing that may be linked to its number, before any panel is written."""
        for thing in _listed(state):
            others = (*thing.aliases, *((thing.short,) if thing.short else ()))
            self.thing(thing.id, thing.name, _LISTS[thing.category], others)
        for finding in self._shown(state):
            self.thing(wrong.address(finding), finding.brief.rstrip("."), ISSUES, (finding.title,))

    def _state(self, state: PageState) -> list[list[int]]:
        """The rows of a state: thing, what it decides, how much is wrong, whether it is changed, its panel."""
        found = wrong.findings(state.graph)
        today = wrong.known(state.now.graph) if state.delta is not None else frozenset()
        decides, parts = actors.rights(state)
        before = actors.rights(state.now_at(self.states))[0] if state.delta is not None else {}
        about: dict[str, list[Finding]] = {}
        for finding in found:
            for item in dict.fromkeys(finding.about):
                about.setdefault(item, []).append(finding)
        rows = []
        for thing in _listed(state):
            mine = about.get(thing.id, ())
            blocks = (*wrong.of(state, thing.id, mine, today), *self._sources(thing))
            if thing.category == "decision":
                panel = matters.panel(
                    state, thing.id, self._beside(state), self.found.source, self._by_amount(state), blocks
                )
                changed = state.delta is not None and self._otherwise(state, thing.id)
            else:
                panel = actors.panel(state, thing.id, decides, parts, before, blocks)
                changed = thing.id in state.touched or _rights(decides, thing.id) != _rights(before, thing.id)
            rows.append(
                self._row(
                    thing.id, panel, len(decides.get(thing.id, ())), len(mine), state.delta is not None and changed
                )
            )
        beside = self._beside(state)
        for finding in self._shown(state):
            panel = wrong.panel(state, finding, self._options_with(finding, beside))
            new = state.delta is not None and wrong.key(finding) not in today
            rows.append(self._row(wrong.address(finding), panel, 0, 0, new))
        return rows

    def _shown(self, state: PageState) -> Sequence[Finding]:
        """The findings that have a place of their own: what an option brings first, then the weightiest."""
        found = wrong.findings(state.graph)
        if len(found) <= MOST_ISSUES:
            return found
        today = wrong.known(state.now.graph) if state.delta is not None else frozenset()
        return sorted(found, key=lambda finding: wrong.key(finding) in today)[:MOST_ISSUES]

    def _row(self, item: str, panel: Panel, decides: int, issues: int, changed: bool) -> list[int]:
        number = self.panels.number(panel, None)
        if self.panels.every[number] is None:
            self.panels.every[number] = as_json(panel, self.texts, self.things, self.blocks)
        return [self.things[item], decides, issues, int(changed), number]

    def _sources(self, thing: Written) -> tuple[Block, ...]:
        refs = tuple(dict.fromkeys(str(source) for source in thing.sources))
        return block("refs", "Sources", [PanelLine("", refs=refs[:8])] if refs else [], "wide")

    def _beside(self, state: PageState) -> list[PageState]:
        return [one for one in self.states if one.day == state.day and one.number == 0]

    def _by_amount(self, state: PageState) -> list[PageState]:
        return [one for one in self.states if one.day == state.day and one.option == state.option]

    def _otherwise(self, state: PageState, matter: str) -> bool:
        """Does an option decide it otherwise than now?"""
        now = state.now_at(self.states).answers.get(matter)
        return now is None or _told(now.result) != _told(state.answers[matter].result)

    def _options_with(self, finding: Finding, beside: Sequence[PageState]) -> list[str]:
        return [one.called for one in beside if wrong.key(finding) in wrong.known(one.graph)]

    def _passages(self) -> dict[int, list[int]]:
        """By the number of a reference, its label and its passage, as far as there is room."""
        refs = sorted({ref for panel in self.panels.known for ref in _refs(panel)})
        room = MOST_PASSAGES
        out: dict[int, list[int]] = {}
        for ref in refs:
            passage = self.passages.passage(ref)
            text = passage.text if room >= LONGEST else ""
            room -= len(text)
            out[self.texts.number(ref)] = [self.texts.number(passage.label), self.texts.number(text)]
        return out


def _refs(panel: Any) -> Iterable[str]:
    if isinstance(panel, Panel):
        for part in panel.blocks:
            for item in part.items:
                yield from item.refs


def _told(found: WhoDecides) -> tuple[object, ...]:
    """What the explorer tells of who decides: where it is the same, the decision is as now."""
    return (
        found.deciders,
        found.foreseen_deciders,
        found.conditional_deciders,
        found.recommenders,
        found.ground,
        found.said,
    )


def _rights(decides: actors.Rights, item: str) -> set[tuple[str, str, str, str]]:
    return {(one.matter, one.how, one.ground, one.gap) for one in decides.get(item, ())}


def _listed(state: PageState) -> list[Any]:
    """The things of a state that have a place in the explorer: those of the papers, and those of the law that take part."""
    graph = state.graph
    named = {
        item
        for answer in state.answers.values()
        for item in (*answer.result.deciders, *answer.result.holders, *answer.result.answers_to)
    }
    return [thing for thing in graph.in_category(*_LISTS) if thing.basis != "law" or thing.id in named]


def _short(option: str) -> str:
    return "now" if option == BASELINE else option
