"""A body, group, post or person in the explorer: what it decides, to whom it answers, who sits there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govgraph.checks.wording import moment_words, number
from govgraph.graph.memo import once_per_graph
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.law.names import without_codes
from govgraph.model.facts import Fact
from govgraph.model.ground import of_relation
from govgraph.overview.cells import grounds
from govgraph.overview.parts import Gap, Ground
from govgraph.questions.answers_to import AnswersTo
from govgraph.questions.answers_to import answer as answers_to
from govgraph.reading.short_names import short_name
from govgraph.reading.standing import standing
from govgraph.reading.upward import readable
from govgraph.webpage.panels import Block, Panel, PanelLine, block, few
from govgraph.webpage.states import PageState

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph import Graph

MOST = 40
"""As many items stand in a list; the others are counted."""


@dataclass(frozen=True, slots=True)
class ActorDecision:
    """One decision of somebody: how, on what ground, and whether authority for it is missing."""

    matter: str
    how: str
    ground: Ground
    gap: Gap
    mend: str


Rights = Mapping[str, Sequence[ActorDecision]]


def rights(state: PageState) -> tuple[Rights, Rights]:
    """By actor, what it decides, and what else it does with decisions: read from the answers to who decides."""
    decides: dict[str, list[ActorDecision]] = {}
    parts: dict[str, list[ActorDecision]] = {}
    for matter, answer in state.answers.items():
        found = answer.result
        mend = settled_by(answer)
        conditional = {who: event for event, named in found.conditional_deciders.items() for who in named}
        for who, how in (
            *((who, _how(found.either)) for who in found.deciders),
            *((who, f"foreseen: {found.status}") for who in found.foreseen_deciders),
            *((who, f"only if {_event(state.graph, event)}") for who, event in conditional.items()),
        ):
            level = found.authority.get(who, "") if found.holders else ""
            gap: Gap = "whole" if level in {"none", "not shown"} else "part" if level == "part" else ""
            ground: Ground = "foreseen" if how.startswith("foreseen") else grounds(found.ground) or "stated"
            decides.setdefault(who, []).append(ActorDecision(matter, how, ground, gap, mend if gap else ""))
        for verb, people in found.beside.items():
            for who in people:
                parts.setdefault(who, []).append(ActorDecision(matter, said_of(verb), "", "", ""))
    return decides, parts


def said_of(verb: str) -> str:
    """A verb as it stands before the matter: is consulted on, is informed of."""
    return {"is consulted": "is consulted on", "is informed": "is informed of"}.get(verb, verb)


def settled_by(answer: Answer) -> str:
    """What would settle a decision, in sentences that need no other question."""
    said = next((line.text for line in answer.summary if line.label == "To mend it"), "")
    kept = [sentence for sentence in said.split(". ") if "what-it-takes" not in sentence]
    text = ". ".join(kept).rstrip(".")
    return f"{text}." if text else ""


def _how(either: Sequence[str]) -> str:
    return listed(list(either), "or") if either else ""


def _event(graph: Graph, event: str) -> str:
    name = graph.name(event)
    return name[:1].lower() + name[1:]


@once_per_graph
def _answers_to(graph: Graph, actor: str) -> Answer[AnswersTo]:
    return answers_to(graph, actor)


def panel(
    state: PageState, item: str, decides: Rights, parts: Rights, before: Rights, wrong: tuple[Block, ...]
) -> Panel:
    """The panel of an actor in a state. ``before``: what it decides now. ``wrong``: the block of what is wrong."""
    graph = state.graph
    mine = decides.get(item, ())
    return Panel(
        title=graph.name(item),
        over=" ".join(_over(graph, item)),
        say=_say(graph, item, mine, parts.get(item, ())),
        sub=_changes(state, item, mine, before.get(item, ())),
        strip=bool(mine or before.get(item)),
        blocks=(
            *_deciding(state, mine, before.get(item, ())),
            *_other_parts(graph, parts.get(item, ())),
            *_upward(graph, item),
            *_below(graph, item),
            *_seats(graph, item),
            *wrong,
        ),
    )


def _over(graph: Graph, item: str) -> Iterator[str]:
    """What it is, since when, and what else it is called."""
    thing = graph.things[item]
    kind = graph.registry.kinds.get(str(getattr(thing, "kind", "")))
    what = str(getattr(thing, "label", "")) or (kind.name if kind else thing.category)
    parents = [graph.name(other) for fact in graph.parents(item) if not fact.negated for other in fact.object.ids]
    of = [body.name for body in graph.bodies_of_post(item)] if thing.category == "post" else parents
    yield f"{what[:1].upper()}{what[1:]}{f' of {listed(of)}' if of else ''}."
    if thing.status != "in force":
        yield f"{thing.status.capitalize()}."
    life = graph.life(item)
    if life.state != "live" and life.reason:
        yield f"{life.reason[:1].upper()}{life.reason[1:].rstrip('.')}."
    elif thing.span.start is not None:
        yield f"From {moment_words(thing.span.start)}."
    if thing.aliases:
        yield f"Also called {listed(list(thing.aliases[:3]), 'or')}."


def _say(graph: Graph, item: str, mine: Sequence[ActorDecision], parts: Sequence[ActorDecision]) -> str:
    name = short_name(graph, item)
    name = name[:1].upper() + name[1:]
    many = plural(graph, (item,))
    firm = [right for right in mine if not right.how.startswith(("foreseen", "only if"))]
    later = [right for right in mine if right not in firm]
    if not mine:
        if parts:
            verbs = listed(list(dict.fromkeys(agreeing(right.how, many=many) for right in parts))[:3])
            return f"No paper gives {short_name(graph, item)} anything to decide. {'They' if many else 'It'} {verbs} {_matters(len({right.matter for right in parts}))}."
        return f"No paper gives {short_name(graph, item)} anything to decide."
    said = (
        f"{name} {agreeing('decides', many=many)} {_matters(len(firm))}"
        if firm
        else f"{name} would decide {_matters(len(later))}, if it is agreed"
    )
    if firm and later:
        said += f", and would decide {number(len(later))} more"
    lacking = [right for right in mine if right.gap]
    if not lacking:
        return f"{said}."
    if len(lacking) == len(mine):
        return f"{said}. No delegation is recorded for {'any of them' if len(mine) > 1 else 'it'}."
    return f"{said}. For {number(len(lacking))} of them a delegation is missing."


def _matters(count: int) -> str:
    return f"{number(count)} {'matter' if count == 1 else 'matters'}"


def _changes(state: PageState, item: str, mine: Sequence[ActorDecision], before: Sequence[ActorDecision]) -> str:
    """What an option adds to what somebody decides, and what it takes away."""
    if state.delta is None:
        return ""
    graph, now = state.graph, state.now.graph
    gained = [graph.name(one.matter) for one in mine if one.matter not in {right.matter for right in before}]
    lost = [one.matter for one in before if one.matter not in {right.matter for right in mine}]
    lost_names = [(graph if one in graph.things else now).name(one) for one in lost]
    parts = [f"adds {_shortly(gained)}"] if gained else []
    parts += [f"takes away {_shortly(lost_names)}"] if lost else []
    return f"Of what {short_name(graph, item)} may decide, this option {listed(parts)}." if parts else ""


def _shortly(names: Sequence[str]) -> str:
    return listed(list(names)) if len(names) <= 3 else f"{number(len(names))} matters, among them {names[0]}"


# -- blocks -------------------------------------------------------------------------------------------------------


def _deciding(state: PageState, mine: Sequence[ActorDecision], before: Sequence[ActorDecision]) -> Iterator[Block]:
    """What it decides, in groups by what would settle them: those where something is missing first."""
    known = {(right.matter, right.how, right.ground, right.gap) for right in before}
    groups: dict[tuple[bool, str], list[ActorDecision]] = {}
    for right in sorted(mine, key=lambda right: ("", "part", "whole").index(right.gap), reverse=True):
        groups.setdefault((bool(right.gap), right.mend if right.gap else ""), []).append(right)
    for (_, fix), found in groups.items():
        head = "No delegation is recorded for these" if found[0].gap else "What it decides"
        if found[0].gap and len(found) == 1:
            head = "No delegation is recorded for this"
        items = [
            PanelLine(
                state.graph.name(one.matter),
                one.matter,
                one.ground,
                one.gap,
                one.how.replace("foreseen: ", ""),
                "changed"
                if state.delta is not None and (one.matter, one.how, one.ground, one.gap) not in known
                else "",
            )
            for one in found
        ]
        yield from block("table", head, few(items, MOST, "matters"), "main", fix)


def _other_parts(graph: Graph, parts: Sequence[ActorDecision]) -> tuple[Block, ...]:
    by_matter: dict[str, list[str]] = {}
    for right in parts:
        by_matter.setdefault(right.matter, []).append(right.how)
    items = [PanelLine(graph.name(matter), matter, small=listed(verbs)) for matter, verbs in by_matter.items()]
    return block("list", "What else it does with decisions", few(items, MOST, "matters"), "main")


def _upward(graph: Graph, item: str) -> Iterator[Block]:
    """The first line of account step by step; where there are more, where they go."""
    found = _answers_to(graph, item).result
    lines = found.lines
    if not lines or len(lines[0]) < 2:
        reason = found.reason or "No paper says to whom."
        yield from block(
            "texts", "To whom it answers", [PanelLine(f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")], "side"
        )
        return
    steps = dict(zip(lines[0][1:], _via(graph, lines[0]), strict=False))
    by_law = set(found.by_law)
    items = []
    for giver, who in pairwise(lines[0]):
        how = "by law" if f"{giver} -> {who}" in by_law else steps.get(who, "")
        items.append(PanelLine(readable(graph, who), who, small=how))
    if len(lines) > 1:
        others = list(
            dict.fromkeys(readable(graph, line[1]) for line in lines[1:] if len(line) > 1 and line[1] != lines[0][1])
        )
        items += [PanelLine(f"It also answers to {listed(others[:4])}.")] if others else []
    if found.breaks and found.reason:
        items.append(PanelLine(f"A line stops: {found.reason}."))
    yield from block("chain", "To whom it answers", items, "side")


def _via(graph: Graph, line: Sequence[str]) -> list[str]:
    """How each step is carried: as its committee, by a line that a paper states or that we read."""
    found = []
    for giver, who in pairwise(line):
        facts = [
            fact
            for fact in (
                *graph.parents(giver),
                *graph.where("accountable to", who=giver),
                *graph.where("reports to", who=giver),
                *graph.where("of", who=giver),
            )
            if who in fact.object.ids
        ]
        if not facts:
            found.append("")
            continue
        fact = facts[0]
        how = {
            "of": "as its post",
            "committee of": "as its committee",
            "organ of": "as its organ",
            "sub-group of": "as its sub-group",
        }.get(fact.kind, "")
        found.append(", ".join(filter(None, (how, _remark(fact)))))
    return found


def _remark(fact: Fact) -> str:
    ground = of_relation(fact)
    if ground.ours:
        return "our reading"
    return fact.status if fact.tier == "unsettled" else ""


def _below(graph: Graph, item: str) -> tuple[Block, ...]:
    who = _answers_to(graph, item).result.answer_to_it
    return block(
        "list", "Who answers to it", few([PanelLine(graph.name(other), other) for other in who], MOST, ""), "side"
    )


def _seats(graph: Graph, item: str) -> Iterator[Block]:
    """Who sits there, who fills the post, where it sits itself, and who belongs to a group."""
    there = [
        _seat(graph, fact, other)
        for fact in _standing(graph, graph.where("member of", to=item))
        for other in (fact.subject.ids or ("",))
    ]
    yield from block("list", "Who sits there", few(_once(there), MOST, "members"), "side")
    members = getattr(graph.things[item], "members", ())
    yield from block(
        "list",
        "Who belongs to it",
        few([PanelLine(graph.name(one), one) for one in members if one in graph.things], MOST, "members"),
        "side",
    )
    held = [
        PanelLine(graph.name(other), other, grounds(of_relation(fact).value))
        for fact in _standing(graph, graph.where("occupies", to=item))
        for other in fact.subject.ids
    ]
    yield from block("list", "Who holds it", held, "side")
    sits = [
        _seat(graph, fact, other)
        for fact in _standing(graph, graph.where("member of", who=item))
        for other in fact.object.ids
    ]
    yield from block("list", "Where it sits", few(_once(sits), MOST, "tables"), "side")


def _seat(graph: Graph, fact: Fact, other: str) -> PanelLine:
    remark = [word for word in ("chair", "voting") if fact.fields.get(word) is True]
    remark += [fact.status] if fact.tier == "unsettled" else []
    name = graph.name(other) if other else "Others, not named"
    return PanelLine(
        without_codes(name, graph.registry), other, grounds(of_relation(fact).value), small=", ".join(remark)
    )


def _standing(graph: Graph, facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if not fact.negated and standing(graph, fact).stands)


def _once(items: Sequence[PanelLine]) -> list[PanelLine]:
    return list({(item.text, item.link): item for item in reversed(items)}.values())[::-1]
