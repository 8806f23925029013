"""Findings in the explorer: as a block of whom they are about, and each as a panel of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.checks.finding import SEVERITIES, Finding
from govgraph.comparison.side import checked
from govgraph.graph.memo import once_per_graph
from govgraph.law.names import without_codes
from govgraph.webpage.panels import Block, Panel, PanelLine, block, few
from govgraph.webpage.states import PageState

if TYPE_CHECKING:
    from govgraph.graph import Graph

Key = tuple[str, tuple[str, ...]]

WEIGHTS = {"ERROR": "Contradicts itself or cannot work", "WARN": "To be looked at", "INFO": "To be known when reading"}
"""What a finding weighs, in words."""

_MOST = 12


def key(finding: Finding) -> Key:
    """What makes a finding the same under another option."""
    return finding.code, tuple(sorted(finding.about))


def address(finding: Finding) -> str:
    """A finding's part of an address: its check and what it is about."""
    return address_of(finding.code, finding.about)


def address_of(code: str, about: Iterable[str]) -> str:
    """The same from the parts of a finding."""
    return re.sub(r"[^\w-]+", "-", "-".join(("issue", code.lower(), *sorted(about)[:4])))


@once_per_graph
def findings(graph: Graph) -> tuple[Finding, ...]:
    """What is wrong in a graph, the weightiest first."""
    return tuple(sorted(checked(graph).findings, key=lambda finding: SEVERITIES.index(finding.severity)))


@once_per_graph
def known(graph: Graph) -> frozenset[Key]:
    """What makes each of these findings the same under another option."""
    return frozenset(key(finding) for finding in findings(graph))


def of(state: PageState, item: str, found: Iterable[Finding], today: frozenset[Key]) -> tuple[Block, ...]:
    """The block of what is wrong with a thing: what an option brings first, then by weight."""
    mine = [finding for finding in found if item in finding.about]
    mine.sort(key=lambda finding: (key(finding) in today, SEVERITIES.index(finding.severity)))
    items = [
        PanelLine(
            finding.sentence,
            address(finding),
            small=finding.fix,
            refs=finding.sources[:4],
            tag=f"new under {state.called.removeprefix('option ')}"
            if state.delta is not None and key(finding) not in today
            else "",
        )
        for finding in mine
    ]
    return block("issues", "What is wrong", few(items, _MOST, "issues"), "wide")


def panel(state: PageState, finding: Finding, options: Sequence[str]) -> Panel:
    """The panel of a finding. ``options``: where it is found too."""
    graph = state.graph
    return Panel(
        title=finding.brief.rstrip("."),
        over=f"{WEIGHTS[finding.severity]}: {finding.title}.",
        say=finding.sentence,
        blocks=(
            *block(
                "lines", "What would put it right", [PanelLine("To mend it", small=finding.fix)] if finding.fix else []
            ),
            *block(
                "texts",
                "Why",
                [
                    PanelLine(_plain(graph, link.text), refs=(link.source,) if link.source else ())
                    for link in finding.chain[:_MOST]
                ],
            ),
            *block(
                "list",
                "What it is about",
                few(
                    [PanelLine(graph.name(item), item) for item in finding.about if item in graph.things],
                    _MOST,
                    "things",
                ),
                "side",
            ),
            *block("texts", "Where it is found", [PanelLine(", ".join(options))] if options else [], "side"),
            *block("refs", "Sources", [PanelLine("", refs=finding.sources[:8])] if finding.sources else [], "side"),
        ),
    )


def _plain(graph: Graph, text: str) -> str:
    said = without_codes(text, graph.registry)
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
