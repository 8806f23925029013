"""Two thousand levels, one above the other, are read as two are: no question, check or chart gives up half-way."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import govgraph
from govgraph.graph import Graph

LEVELS = 2000
BODIES = [f"b{number}" for number in range(LEVELS)]
STEPS = list(itertools.pairwise(BODIES))


def deep(folder: Path, **parts: Any) -> Graph:
    """A scenario with these sections, in which the first body decides one matter."""
    head: dict[str, Any] = {"title": "Deep", "date": "2023-07-01", "documents": {"d": "A paper"}}
    text = {**head, "decisions": {"d0": {"name": "Matter 0"}}, **parts}
    text["relations"] = {"decides": [{"who": "b0", "what": "d0"}], **parts.get("relations", {})}
    folder.mkdir()
    (folder / "scenario.yaml").write_text(yaml.safe_dump(text, sort_keys=False), encoding="utf-8")
    return govgraph.load(folder).graph()


def bodies(last: str = "nhs_trust", **more: str) -> dict[str, Any]:
    return {b: {"name": f"Body {b}", "kind": "body_committee"} for b in BODIES[:-1]} | {
        BODIES[-1]: {"name": "The Trust", "kind": last}
    }


def committees(folder: Path) -> Graph:
    made = bodies()
    for one, above in STEPS:
        made[one]["committee of"] = above
    return deep(folder, bodies=made)


def lines(folder: Path) -> Graph:
    return deep(folder, bodies=bodies(), relations={"accountable to": [{"who": a, "to": b} for a, b in STEPS]})


def delegations(folder: Path) -> Graph:
    gifts = [{"who": b, "to": a, "what": "d0"} for a, b in STEPS]
    return deep(folder, bodies=bodies(), relations={"delegates": gifts})


def groups(folder: Path) -> Graph:
    inside = {
        f"g{n}": {"name": f"Group {n}", "members": [f"g{n + 1}" if n < LEVELS - 1 else "b0"]} for n in range(LEVELS)
    }
    return deep(folder, bodies={"b0": {"name": "The Trust", "kind": "nhs_trust"}}, groups=inside)


def parts(folder: Path) -> Graph:
    whole = {
        f"d{n}": {"name": f"Matter {n}", **({"part of": f"d{n + 1}"} if n < LEVELS - 1 else {})} for n in range(LEVELS)
    }
    return deep(folder, bodies={"b0": {"name": "The Trust", "kind": "nhs_trust"}}, decisions=whole)


ASKED: dict[str, Callable[[Graph], Any]] = {
    "who-decides": lambda graph: graph.who_decides("d0"),
    "what-may": lambda graph: graph.what_may("b0"),
    "answers-to": lambda graph: graph.answers_to("b0"),
    "can-decide": lambda graph: graph.can_decide("b0", "d0"),
    "why-not": lambda graph: graph.why_not("b0", "d0"),
    "show": lambda graph: graph.show("b0"),
    "a check of lines": lambda graph: govgraph.check(graph, codes=["no-line-of-account"]).cannot_tell,
    "a check of kinds": lambda graph: govgraph.check(graph, codes=["kind-not-stated"]).cannot_tell,
    "a chart": lambda graph: govgraph.draw(graph, "route", subject="d0", format="dot").data,
}


@pytest.mark.parametrize("shape", [committees, lines, delegations, groups, parts])
def test_two_thousand_levels(tmp_path: Path, shape: Callable[[Path], Graph]) -> None:
    graph = shape(tmp_path / "deep")
    for name, ask in ASKED.items():
        try:
            said = ask(graph)
        except RecursionError:
            pytest.fail(f"{name} on {shape.__name__}")
        assert "could not be worked out" not in str(said), name


def test_committees_on_a_circle_end(tmp_path: Path) -> None:
    made = bodies()
    for one, above in [*STEPS[:8], ("b8", "b0"), ("b20", "b0")]:
        made[one]["committee of"] = above
    graph = deep(tmp_path / "deep", bodies=made)
    assert graph.who_decides("d0").facets["deciders"] == ["b0"]
    assert graph.life("b20").state == "live"
