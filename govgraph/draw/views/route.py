"""The route of an answer in three bands: what the papers say, what the law leaves, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govgraph.answer import Answer, Chain, Link
from govgraph.draw.sheet import BLUE, COLOURS, FILLS, GREY, LIGHT, SHAPES, VERMILION, Picture, Row, Sheet
from govgraph.draw.views.boxes import PERSON_FILL, kind_words, standing
from govgraph.draw.views.lines import Line, grouped, line, merged
from govgraph.graph import Graph
from govgraph.graph.names import normal
from govgraph.model.base import tier
from govgraph.model.facts import Fact

_LAW, _ACCOUNT = "law", "account"
_ACCOUNTING = frozenset({"accountable to", "reports to", "oversees", "holds to account"})
_LINES: Mapping[str, tuple[str, ...]] = {"papers": ("Papers",), _LAW: ("Form",), _ACCOUNT: ()}
"""The lines of the answer's block that stand beside each band; the others are what the band draws."""
_TITLES = {"papers": "As the papers say", _LAW: "As the law leaves it", _ACCOUNT: "Who answers for it"}
_SILENT = "silent"
_LONGEST = 210
"""Characters of a line of the answer that are shown beside its band."""


@dataclass
class Band:
    """One band: its lines, and the texts of ends that are no thing."""

    name: str
    lines: list[Line] = field(default_factory=list)
    gaps: dict[str, str] = field(default_factory=dict)


def picture(graph: Graph, subject: str | None = None) -> Picture:
    """The route of ``subject``, a decision, function or service."""
    from govgraph.questions import VERBS

    return answer_picture(graph, VERBS["who-decides"].answer(graph, subject))


def answer_picture(graph: Graph, answer: Answer) -> Picture:
    """The chains of any answer, and the rights of the papers on the matter it is about."""
    rights = list(_rights(graph, answer.reading.subjects.get("what", "")))
    linked = [graph.facts[link.fact] for chain in answer.chains for link in chain.links if link.fact in graph.facts]
    sheet = Sheet.of(graph, answer.reading.question, facts=[*rights, *linked], rankdir="LR", ranksep=0.12, nodesep=0.16)
    bands = [_papers(graph, rights), *(_chained(graph, answer, name) for name in (_LAW, _ACCOUNT))]
    drawn = [band for band in bands if band.lines]
    heads = []
    for band in drawn:
        heads.append(f"head {band.name}")
        _head(sheet, heads[-1], band, answer)
        _draw(graph, answer, sheet, band, heads[-1])
    with sheet.body.subgraph() as column:
        column.attr(rank="same")
        for above, below in zip(
            reversed(heads), reversed(heads[:-1]), strict=False
        ):  # ranks run from left to right, so the first is lowest
            column.edge(sheet.key(above), sheet.key(below), style="invis")
    if not drawn:
        sheet.gap("nothing", answer.headline)
    sheet.words += [graph.sentence(fact) for fact in rights]
    sheet.words += [link.text for chain in answer.chains for link in chain.links] + [
        f"{chain.label}: {chain.ends}" for chain in answer.chains if chain.ends
    ]
    key = [
        ("rights", COLOURS["rights"]),
        ("authority in law", BLUE),
        ("line of account", COLOURS["accountability"]),
        ("box of this colour: where it breaks, or is not stated", VERMILION),
    ]
    return sheet.finish(
        key, boxes="Boxes: thick, legal person; double, several; grey, holds nothing in law; dashed, foreseen"
    )


# -- what is drawn ----------------------------------------------------------------------------------------------------


def _rights(graph: Graph, matter: str) -> Iterable[Fact]:
    """Rights on the matter; those on what it is part of only where it has none of that kind itself."""
    seen: set[str] = set()
    for above in graph.above(matter) if matter in graph.things else ():
        found = [
            fact
            for fact in graph.carrying("rights")
            if above in fact.role("what").ids and fact.tier != "past" and fact.kind not in seen
        ]
        seen |= {fact.kind for fact in found}
        yield from found


def _papers(graph: Graph, rights: Iterable[Fact]) -> Band:
    band = Band("papers")
    for fact in rights:
        matters = (
            fact.role("what").ids[:1] if not fact.role("what").ids else tuple(item for item in fact.role("what").ids)
        )
        words = f"{fact.kind} or {fact.fields['either']}" if "either" in fact.fields else fact.kind
        tails = fact.subject.ids
        if not tails:
            tails = (f"gap {fact.subject.unknown}",)
            band.gaps[tails[0]] = f"who: {fact.subject.unknown or 'not modelled'}"
        to = fact.role("to").ids
        if not to and fact.role("to").unknown:
            to = (f"gap to {fact.role('to').unknown}",)
            band.gaps[to[0]] = f"to whom: {fact.role('to').unknown}"
        heads = to if to and not fact.row.binds else matters
        if to and fact.row.binds:
            words += f" (to {', '.join(graph.name(item) for item in to)})"
        band.lines += [line(graph, fact, tail, head, words) for tail in tails for head in heads if tail != head]
    band.lines = merged(band.lines)
    return band


def _chained(graph: Graph, answer: Answer, name: str) -> Band:
    band = Band(name)
    for chain in answer.chains:
        if (name == _ACCOUNT) != _is_account(chain, answer.reading.verb):
            continue
        colour = COLOURS["accountability"] if name == _ACCOUNT else BLUE
        last = ""
        for link in _shorter(graph, chain.links):
            last = link.receiver
            note = [
                word
                for word in (
                    link.status if link.status != "in force" else "",
                    link.basis if link.basis in {"inferred", "assumed"} else "",
                )
                if word
            ]
            if link.conditions:
                note.append(
                    "1 record not shown" if len(link.conditions) == 1 else f"{len(link.conditions)} records not shown"
                )
            words = ("", "by law" if link.sort == "law" else link.sort, f" ({', '.join(note)})" if note else "")
            head = link.receiver or f"break {chain.ends}"
            if not link.receiver:
                band.gaps[head] = chain.ends or "not stated"
            band.lines.append(
                Line(
                    link.giver,
                    head,
                    (words,),
                    name,
                    tier(link.status),  # type: ignore[arg-type]
                    link.basis in {"inferred", "assumed"},
                    colour=colour,
                )
            )
        if (
            last
            and chain.ends
            and not chain.ends.startswith("full")
            and normal(chain.ends) not in {normal(answer.names.get(part, part)) for part in last.split(f" {_ONWARD} ")}
        ):
            band.gaps[f"break {chain.ends}"] = chain.ends
            band.lines.append(Line(last, f"break {chain.ends}", (("", "", ""),), name, "denied", colour=VERMILION))
    if name == _LAW and not band.lines:
        matter = answer.reading.subjects.get("what", "")
        band.lines = [
            Line(item, matter, (("", "may decide", ""),), name, colour=BLUE)
            for item in answer.facets.get("ends", [])
            if item in graph.things and matter in graph.things
        ]
    band.lines = merged(band.lines)
    if (
        name == _ACCOUNT
        and not band.lines
        and (said := next((row.text for row in answer.lines if row.label == "Answers"), ""))
    ):
        band.gaps[_SILENT] = _shortened(said)
        band.lines = [Line(_SILENT, _SILENT, (), name)]
    return band


def _shorter(graph: Graph, links: Sequence[Link]) -> list[Link]:
    """The links with those at the end that are the law's alone, between bodies outside the scenario, as one."""
    start = len(links)
    while (
        start
        and links[start - 1].sort == "law"
        and links[start - 1].receiver
        and links[start - 1].receiver not in graph.things
    ):
        start -= 1
    if len(links) - start < 2:
        return list(links)
    onward = f" {_ONWARD} ".join(link.receiver for link in links[start:])
    return [*links[:start], replace(links[start], receiver=onward)]


_ONWARD = "\N{RIGHTWARDS ARROW}"


def _is_account(chain: Chain, verb: str) -> bool:
    if verb in {"answers-to", "who-answers-for"}:
        return True
    label = chain.label.lower()
    return "answer" in label or "account" in label or any(link.sort in _ACCOUNTING for link in chain.links)


# -- how it is drawn --------------------------------------------------------------------------------------------------


def _head(sheet: Sheet, key: str, band: Band, answer: Answer) -> None:
    said = [row.text for label in _LINES[band.name] for row in answer.lines if row.label == label]
    rows = [Row(_TITLES[band.name], width=34)] + [Row(_shortened(text), bold=False, width=38) for text in said]
    sheet.box(key, rows, fill="white", colour="#BBBBBB", width=34)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"


def _draw(graph: Graph, answer: Answer, sheet: Sheet, band: Band, head: str) -> None:
    lines, boxes = grouped(band.lines, lambda item: _sort(graph, item))
    ends = dict.fromkeys(item for one in lines for item in (one.tail, one.head))
    for item in ends:
        key = f"{band.name} {item}"
        if item in band.gaps:
            sheet.gap(key, band.gaps[item], width=70 if item == _SILENT else 26)
        elif item in graph.things:
            _thing(graph, sheet, key, boxes[item])
        else:
            named = f" {_ONWARD} ".join(answer.names.get(part, part) for part in item.split(f" {_ONWARD} "))
            sheet.box(key, [Row(named)], colour=GREY, width=30)
    for first in (item for item in ends if not any(one.head == item != one.tail for one in lines)):
        sheet.body.edge(sheet.key(head), sheet.key(f"{band.name} {first}"), style="invis", weight="4")
    for one in lines:
        if one.tail == one.head:
            continue
        words = [text for text in one.text if text]
        sheet.line(
            f"{band.name} {one.tail}",
            f"{band.name} {one.head}",
            words,
            colour=one.colour or GREY,
            firm=one.firm,
            hollow=one.hollow,
            width=18,
        )


def _sort(graph: Graph, item: str) -> object | None:
    """Bodies and groups of one standing may share a box; everything else has its own."""
    thing = graph.things.get(item)
    return (standing(graph, thing), thing.status) if thing is not None and thing.category in {"body", "group"} else None


def _thing(graph: Graph, sheet: Sheet, key: str, members: Sequence[str]) -> None:
    things = [graph.things[item] for item in members]
    first = things[0]
    stands = standing(graph, first)
    kinds = list(dict.fromkeys(kind_words(graph, thing) for thing in things))
    rows = [
        Row(
            "\n".join(thing.name for thing in things),
            kinds[0] if len(kinds) == 1 else "",
            bold=first.category != "post",
        )
    ]
    shape, style = SHAPES.get(first.category, ("box", ""))
    fill = LIGHT if stands == "forum" else PERSON_FILL if stands == "person" else FILLS.get(first.category, "white")
    several = any(thing.category == "group" for thing in things)
    sheet.box(
        key,
        rows,
        shape=shape,
        style=style,
        status=first.status,
        fill=fill,
        strong=stands == "person" and not several,
        several=several,
        width=26,
    )
