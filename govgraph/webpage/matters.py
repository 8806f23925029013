"""A decision in the explorer: who decides it in each option, what is missing, who has a part, who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.sentences import listed
from govgraph.overview.cells import cell
from govgraph.overview.parts import DecisionCell
from govgraph.reading.upward import readable
from govgraph.webpage.actors import said_of
from govgraph.webpage.panels import Block, Panel, PanelLine, block
from govgraph.webpage.states import PageState

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph import Graph
    from govgraph.questions.decided_result import WhoDecides

_LABELS = {"Missing": "What is missing", "To mend it": "To settle it"}


def panel(
    state: PageState,
    item: str,
    beside: Sequence[PageState],
    source: str,
    by_amount: Sequence[PageState],
    wrong: tuple[Block, ...],
) -> Panel:
    """The panel of a decision. ``beside``: the same day under each option; ``by_amount``: this option at each amount."""
    graph, answer = state.graph, state.answers[item]
    thing = graph.things[item]
    wholes = [graph.name(other) for other in graph.wholes((item,))]
    over = f"Decision{f', part of {listed(wholes)}' if wholes else ''}."
    also = f" Also called {listed(list(thing.aliases[:3]), 'or')}." if thing.aliases else ""
    return Panel(
        title=graph.name(item),
        over=over + also,
        say=answer.headline,
        blocks=(
            *_summary(answer),
            *_options(beside, item, source),
            *_amounts(by_amount, item),
            *_people(graph, answer),
            *_upward(graph, answer),
            *wrong,
        ),
    )


def _summary(answer: Answer) -> tuple[Block, ...]:
    items = [
        PanelLine(_LABELS.get(line.label, line.label), small=line.text)
        for line in answer.summary
        if line.label != "Sources"
    ]
    return block("lines", "Why, and what is missing", items)


def _options(beside: Sequence[PageState], item: str, source: str) -> tuple[Block, ...]:
    """Who decides it under each option."""
    if len(beside) < 2:
        return ()
    items = []
    for state in beside:
        named = f"{state.called[:1].upper()}{state.called[1:]}"
        found = cell(state.graph, item, source) if item in state.graph.things else DecisionCell()
        items.append(PanelLine(found.words or "It does not arise", ground=found.ground, gap=found.gap, small=named))
    return block("table", "Who decides it in each option", items)


def _amounts(by_amount: Sequence[PageState], item: str) -> tuple[Block, ...]:
    """Who decides it at each amount, where that makes a difference."""
    if len(by_amount) < 2:
        return ()
    said: Mapping[str, str] = {
        state.amount.words: state.answers[item].headline.split(". ")[0]
        for state in by_amount
        if item in state.graph.things
    }
    if len(set(said.values())) < 2:
        return ()
    return block(
        "lines", "At each amount", [PanelLine(words, small=f"{text.rstrip('.')}.") for words, text in said.items()]
    )


def _people(graph: Graph, answer: Answer[WhoDecides]) -> Iterator[Block]:
    found = answer.result
    decides = [PanelLine(graph.name(who), who, small="decides") for who in found.deciders]
    decides += [PanelLine(graph.name(who), who, small=found.status) for who in found.foreseen_deciders]
    decides += [
        PanelLine(graph.name(who), who, small="on a condition")
        for named in found.conditional_deciders.values()
        for who in named
    ]
    parts: dict[str, list[str]] = {}
    for verb, people in found.beside.items():
        for who in people:
            parts.setdefault(who, []).append(said_of(verb))
    yield from block(
        "list",
        "Who has a part in it",
        [*decides, *(PanelLine(graph.name(who), who, small=listed(verbs)) for who, verbs in parts.items())],
        "side",
    )
    yield from block(
        "list", "On whom it rests in law", [PanelLine(graph.name(who), who) for who in found.holders[:12]], "side"
    )


def _upward(graph: Graph, answer: Answer[WhoDecides]) -> tuple[Block, ...]:
    chain = answer.result.answers_to
    return block(
        "chain", "To whom those who decide answer", [PanelLine(readable(graph, who), who) for who in chain], "side"
    )
