"""The route of one decision: rights towards it, the chain of authority, and who answers for it."""

from __future__ import annotations

from govgraph.draw.sheet import BLUE, COLOURS, GREY, VERMILION, Sheet
from govgraph.graph import Graph
from govgraph.questions.answer import Answer


def dot(graph: Graph, subject: str | None = None) -> str:
    """The route of ``subject``, a decision, function or service, as DOT. Raises ValueError when none is named."""
    if subject is None:
        raise ValueError("name the decision: --of major-capital")
    from govgraph.questions import VERBS

    return answer_dot(graph, VERBS["who-decides"].answer(graph, subject))


def answer_dot(graph: Graph, answer: Answer) -> str:
    """The chains of any answer as DOT, with the rights of the papers on the matter it is about."""
    facts = [graph.facts[link.fact] for chain in answer.chains for link in chain.links if link.fact in graph.facts]
    matter = answer.reading.subjects.get("what", "")
    rights = [fact for above in graph.above(matter) for fact in graph.carrying("rights") if above in fact.role("what").ids] if matter in graph.things else []
    sheet = Sheet.of(graph, answer.reading.question, rankdir="LR", facts=[*facts, *rights])
    for fact in rights:
        if fact.tier == "past":
            continue
        for tail in fact.subject.ids:
            for head in fact.role("what").ids:
                for item in (tail, head):
                    if item not in sheet and item in graph.things:
                        sheet.thing(graph.things[item])
                words = fact.kind if not fact.role("to").ids else f"{fact.kind} to {', '.join(graph.name(item) for item in fact.role('to').ids)}"
                sheet.edge(tail, head, words, colour=COLOURS["rights"], status=fact.status, basis=fact.basis, denied=fact.negated)
        if not fact.subject.ids and fact.role("what").ids:
            key = f"? {fact.id}"
            sheet.plain(key, f"{fact.subject.unknown or 'not modelled'}", colour=VERMILION, shape="box")
            head = fact.role("what").ids[0]
            if head not in sheet:
                sheet.thing(graph.things[head])
            sheet.edge(key, head, fact.kind, colour=VERMILION, status=fact.status, basis=fact.basis)
    drawn: set[tuple[str, str, str]] = set()
    for chain in answer.chains:
        for number, link in enumerate(chain.links):
            for item in (link.giver, link.receiver):
                if item and item not in sheet:
                    if item in graph.things:
                        sheet.thing(graph.things[item])
                    else:
                        sheet.plain(item, answer.names.get(item, item))
            head = link.receiver
            if not head:
                head = f"break {chain.label} {number}"
                sheet.plain(head, chain.ends or "not stated", colour=VERMILION, shape="box")
            if (link.giver, head, link.sort) in drawn:
                continue
            drawn.add((link.giver, head, link.sort))
            colour = COLOURS["accountability"] if link.sort in {"accountable to", "reports to"} else BLUE
            conditions = f"; needs {len(link.conditions)} records" if link.conditions else ""
            sheet.edge(link.giver, head, link.sort + conditions, colour=colour, status=link.status, basis=link.basis)
    if not sheet.nodes:
        sheet.plain("nothing", answer.headline)
    return sheet.finish([("rights, as papers state them", COLOURS["rights"]), ("authority in law", BLUE), ("line of account", COLOURS["accountability"]), ("not stated", VERMILION), ("", GREY)][:4])
