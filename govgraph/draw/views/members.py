"""Who sits where: a table of members by body."""

from __future__ import annotations

from govgraph.draw.sheet import GREY, LIGHT, TEXT_PT, Picture, Sheet, spaced
from govgraph.draw.views.boxes import kind_words
from govgraph.draw.views.lines import notes
from govgraph.graph import Graph
from govgraph.model.facts import Fact


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The table: one row a member, or several that sit in the same places alike; one column a body.

    ``subject``: only the bodies that this one sits on, or it.
    """
    facts = [
        fact
        for fact in graph.of_kind("member of")
        if fact.tier != "past" and not fact.negated and graph.life(fact).state != "ended"
    ]
    bodies = list(dict.fromkeys(body for fact in facts for body in fact.role("to").ids))
    if subject is not None:
        centre = graph.thing(subject).id
        bodies = [
            body
            for body in bodies
            if body == centre or any(centre in fact.role("who").ids and body in fact.role("to").ids for fact in facts)
        ]
    facts = [fact for fact in facts if set(bodies) & set(fact.role("to").ids)]
    rows: dict[tuple[str, ...], list[str]] = {}
    for member in dict.fromkeys(item for fact in facts for item in fact.role("who").ids):
        rows.setdefault(tuple(_seat(graph, facts, member, body) for body in bodies), []).append(member)
    sheet = Sheet.of(graph, "Who sits where" + (f": {graph.thing(subject).name}" if subject else ""), facts=facts)
    sheet.words += [graph.sentence(fact) for fact in facts]
    if not bodies:
        sheet.gap("nothing", "no membership is in the model")
        return sheet.finish(lines=False)
    head = "".join(
        f'<TD BGCOLOR="{LIGHT}"><B>{spaced(graph.name(body), 17)}</B>{_second(graph, body)}</TD>' for body in bodies
    )
    cells = [f'<TR><TD BGCOLOR="{LIGHT}" ALIGN="LEFT"><B>Member</B></TD>{head}</TR>']
    for seats, members in rows.items():
        names = spaced("; ".join(graph.name(member) for member in members), 52)
        cells.append(
            f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{names}&#160;</TD>{"".join(f"<TD>{spaced(seat, 30)}</TD>" for seat in seats)}</TR>'
        )
    table = (
        f'<<TABLE BORDER="0" CELLBORDER="1" COLOR="{GREY}" CELLSPACING="0" CELLPADDING="2">{"".join(cells)}</TABLE>>'
    )
    sheet.body.node(sheet.key("matrix"), label=table, shape="plaintext", style="", fontsize=str(TEXT_PT), margin="0")
    return sheet.finish(
        lines=False,
        boxes="An empty cell: no seat is in the model. In brackets: how firm the seat is, where it is not in force and stated. Lists may be open: see who else sits there",
    )


def _second(graph: Graph, body: str) -> str:
    words = kind_words(graph, graph.things[body]) if body in graph.things else ""
    return f'<BR/><FONT COLOR="{GREY}">{spaced(words, 17)}</FONT>' if words else ""


def _seat(graph: Graph, facts: list[Fact], member: str, body: str) -> str:
    for fact in facts:
        if member in fact.role("who").ids and body in fact.role("to").ids:
            word = (
                "chair"
                if fact.fields.get("chair") is True
                else str(fact.fields.get("capacity") or fact.fields.get("extent") or "member")
            )
            return word + notes(graph, fact)
    return ""
