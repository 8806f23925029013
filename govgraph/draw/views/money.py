"""Money as a chart: who pays into each fund, who hosts and manages it, and what it pays for. A fund has its own shape."""

from __future__ import annotations

from govgraph.draw.sheet import COLOURS, GREEN, VERMILION, Picture, Row, Sheet
from govgraph.draw.views.boxes import gap, kind_words
from govgraph.graph import Graph
from govgraph.model.amounts import pounds
from govgraph.model.base import UNKNOWNS, tier
from govgraph.model.facts import Fact
from govgraph.model.things import Fund
from govgraph.reading.pools import pool
from govgraph.reading.standing import Standing, standing

_KINDS = ("contributes to", "hosts", "manages", "allocates to", "funds", "pays for")
_UP = frozenset({"hosts", "manages"})


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The money relations, from left to right. ``subject``: one fund, body or matter and what its money touches."""
    facts = [fact for fact in graph.of_kind(*_KINDS) if standing(graph, fact) >= Standing.NOT_YET]
    if subject is not None:
        about = graph.thing(subject).id
        funds = {
            item
            for fact in facts
            if about in _all(fact)
            for item in _all(fact)
            if isinstance(graph.things.get(item), Fund)
        }
        facts = [fact for fact in facts if about in _all(fact) or funds & _all(fact)]
    title = "Money" + (f" of {graph.thing(subject).name}" if subject else "")
    sheet = Sheet.of(graph, title, facts=facts, rankdir="LR", ranksep=0.5)
    for item in dict.fromkeys(
        item for fact in facts for item in (*fact.subject.ids, *fact.object.ids) if item in graph.things
    ):
        _box(graph, sheet, item)
    for fact in facts:
        _lines(sheet, fact)
        sheet.words.append(graph.sentence(fact))
    if not facts:
        sheet.gap("nothing", "no money is in the model")
    key = [("money", COLOURS["money"]), ("what no source states", VERMILION)]
    return sheet.finish(key, boxes="Cylinder: a fund; box: a body or group; dashed: foreseen")


def _all(fact: Fact) -> set[str]:
    return {item for filler in fact.roles.values() for item in filler.ids}


def _box(graph: Graph, sheet: Sheet, item: str) -> None:
    thing = graph.things[item]
    if not isinstance(thing, Fund):
        sheet.thing(thing, second=kind_words(graph, thing))
        return
    amount = pounds(thing.amount) if thing.amount is not None else f"amount {thing.amount_said or 'not in the model'}"
    rule = f"surplus and deficit: {thing.surplus or 'not in the model'}"
    gains = pool(graph, thing).gains_without_paying
    rows = [
        Row(
            thing.name,
            ", ".join(
                word
                for word in (
                    amount,
                    str(thing.span) if thing.span.start else "",
                    thing.status if thing.status != "in force" else "",
                )
                if word
            ),
        )
    ]
    rows.append(Row(rule, bold=False))
    if gains:
        rows.append(Row(f"gain and pay nothing in: {', '.join(graph.name(who) for who in gains)}", bold=False))
    sheet.box(
        item, rows, shape="cylinder", status=thing.status, colour=VERMILION if thing.surplus in UNKNOWNS else GREEN, width=34,
    )  # fmt: skip


def _lines(sheet: Sheet, fact: Fact) -> None:
    amount, share = fact.fields.get("amount"), fact.fields.get("share")
    says = [fact.kind]
    says += [pounds(amount)] if isinstance(amount, int | float) else [f"amount {amount}"] if amount else []
    says += [f"{share:g}%"] if isinstance(share, int | float) else []
    tails = list(fact.subject.ids)
    if not tails:
        tails = [gap(f"{fact.id}", f"who {fact.kind} it: {fact.subject.unknown or 'not in the model'}")]
        sheet.gap(tails[0], tails[0].partition("|")[2])
    for tail in tails:
        for head in fact.object.ids:
            if tail in sheet and head in sheet:
                sheet.line(
                    tail, head, [", ".join(says) if len(tails) == 1 else says[0]],
                    colour=COLOURS["money"] if fact.subject.ids else VERMILION,
                    firm=tier(fact.status), hollow=fact.basis in {"inferred", "assumed"}, constraint=fact.kind not in _UP,
                )  # fmt: skip
