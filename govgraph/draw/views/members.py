"""Who sits where: members by body, as a table."""

from __future__ import annotations

from govgraph.draw.labels import html_label
from govgraph.draw.sheet import GREY, LIGHT, Sheet
from govgraph.graph import Graph
from govgraph.model.facts import Fact


def dot(graph: Graph, subject: str | None = None) -> str:
    """The matrix as DOT: one row a member, one column a body. ``subject``: only the bodies that this one sits on, or it."""
    facts = [fact for fact in graph.of_kind("member of") if fact.tier != "past" and not fact.negated]
    bodies = list(dict.fromkeys(body for fact in facts for body in fact.role("to").ids))
    if subject is not None:
        centre = graph.thing(subject).id
        bodies = [body for body in bodies if body == centre or any(centre in fact.role("who").ids and body in fact.role("to").ids for fact in facts)]
    members = list(dict.fromkeys(item for fact in facts if set(bodies) & set(fact.role("to").ids) for item in fact.role("who").ids))
    sheet = Sheet.of(graph, "Who sits where", facts=facts)
    head = "".join(f'<TD BGCOLOR="{LIGHT}"><B>{html_label(graph.name(body), width=14)}</B></TD>' for body in bodies)
    rows = [f'<TR><TD BGCOLOR="{LIGHT}"><B>member</B></TD>{head}</TR>']
    for member in members:
        cells = "".join(f"<TD>{_cell(facts, member, body)}</TD>" for body in bodies)
        rows.append(f'<TR><TD ALIGN="LEFT">{html_label(graph.name(member), width=34)}</TD>{cells}</TR>')
    table = f'<<TABLE BORDER="0" CELLBORDER="1" COLOR="{GREY}" CELLSPACING="0" CELLPADDING="5">{"".join(rows)}</TABLE>>'
    sheet.dot.node("matrix", label=table, shape="plaintext", style="", fontsize="11")
    sheet.dot.edge("matrix", "legend", style="invis")
    return sheet.finish([("member: sits there", "#1A1A1A"), ("chair", "#1A1A1A"), ("(word): foreseen or inferred", "#1A1A1A")])


def _cell(facts: list[Fact], member: str, body: str) -> str:
    for fact in facts:
        if member in fact.role("who").ids and body in fact.role("to").ids:
            word = "chair" if fact.fields.get("chair") is True else str(fact.fields.get("extent") or "member")
            notes = [note for note in (fact.status if fact.status != "in force" else "", fact.basis if fact.basis != "stated" else "") if note]
            return html_label(word + (f" ({', '.join(notes)})" if notes else ""), width=14)
    return " "
