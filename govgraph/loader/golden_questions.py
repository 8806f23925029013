"""Golden questions as ``questions.yaml`` writes them; every mistake becomes a problem at its line."""

from __future__ import annotations

from govgraph.diagnostics import Problem
from govgraph.loader.items import ItemReading
from govgraph.loader.layers import plain
from govgraph.marks import Marked
from govgraph.model.scenario import Query, Question

_RIGHT = "write ask: {who decides: priorities} and expect: {deciders: [spb]}"


def read_golden(tree: Marked) -> tuple[dict[str, Question], list[Problem]]:
    """The questions of a file by id, and what is wrong with them."""
    reading = ItemReading()
    out: dict[str, Question] = {}
    if not isinstance(tree.value, dict):
        reading.problem(
            "LOAD011", "expected questions by id", tree.mark, "write 'q-1: {text: ..., ask: {...}, expect: {...}}'"
        )
    for key, _, node in tree.items():
        values = plain(node, reading)
        raw = node.mapping()
        asks = raw["asks"].value if "asks" in raw else [node]
        values["asks"] = tuple(_ask(row, reading) for row in (asks if isinstance(asks, list) else []))
        values.pop("ask", None)
        values.pop("expect", None)
        question = reading.build(Question, {"id": key, **values}, node, what=f"question '{key}'")
        if question is not None:
            out[key] = question
    return out, reading.problems


def _ask(row: Marked, reading: ItemReading) -> Query:
    raw = row.mapping()
    if "ask" not in raw or not isinstance(raw["ask"].value, dict) or not raw["ask"].value:
        reading.problem("LOAD019", "a question needs 'ask' and 'expect'", row.mark, _RIGHT)
        return Query(verb="")
    expect = raw.get("expect", Marked({}, row.mark))
    if not isinstance(expect.value, dict):
        message = f"'expect' is '{expect.plain()}': it names facets of the answer, each with what must stand in it"
        reading.problem("LOAD019", message, expect.mark, _RIGHT)
        return Query(verb="")
    ask = raw["ask"].plain()
    verb = next(iter(ask))
    subject = ask.pop(verb)
    args = subject if isinstance(subject, dict) else {"subject": subject}
    return Query(verb=verb, args={**args, **ask}, expect=expect.plain())
