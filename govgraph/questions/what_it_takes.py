"""What would it take for somebody to decide a matter: the lawful ways in form, the cheapest of each form first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Chain, Line, Link, Table
from govgraph.authority import Matter, holders, matter
from govgraph.authority.ground import MAX_TRIED, replace_matter
from govgraph.authority.plan import Plan, PlanStep, applied, option_id, option_text
from govgraph.authority.plan_effects import new_errors
from govgraph.authority.ways import Ways, what_it_takes
from govgraph.graph.sentences import agreeing, listed, plural, shortened
from govgraph.law.names import called, without_codes
from govgraph.law.power_rows import Power
from govgraph.law.rules import finding_code
from govgraph.model.amounts import pounds
from govgraph.model.numbers import in_words
from govgraph.questions.aloud import accountable, aloud, says, verb
from govgraph.questions.liability import liable_words
from govgraph.questions.limits import furthest, up_to
from govgraph.questions.links import upward_words
from govgraph.questions.powers import cited, law_notes
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.questions.what_it_takes_result import PlanFound, WaysOfKinds, WhatItTakes
from govgraph.questions.why import WHAT, WHO
from govgraph.reading.actors import opened_in_law, posts_of
from govgraph.reading.legal import structure
from govgraph.reading.upward import Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

BOUNDED = (
    f"not every way was looked at: the search stops after {MAX_TRIED:,} new arrangements, so there may be a cheaper one"
)
NOTE = "Legality in form only, a modelling aid and not legal advice. Costs order the plans: they are no money."


def answer(
    graph: Graph, who: str, what: str, *, value: float | None = None, given: Iterable[str] = ()
) -> Answer[WhatItTakes]:
    """What it would take for ``who`` to decide ``what`` for every holder of it; ``value`` in pounds.

    Raises NotFound or AmbiguousName.
    """
    actor, thing = graph.thing(who, *WHO, "person"), graph.thing(what, *WHAT)
    events = tuple(graph.thing(event, "event").id for event in ((given,) if isinstance(given, str) else given))
    about = matter(graph, thing.id, value=value, given=events)
    found = what_it_takes(graph, about, actor.id)
    plans = [plan for ways in found for plan in ways.plans]
    names = _names(graph, plans)
    follows = {option_id(plan): _following(graph, about, plan) for plan in plans}
    items = (
        actor.id,
        thing.id,
        *(h for ways in found for h in ways.reached),
        *(node for plan in plans for node in plan.gains),
    )
    return Answer(
        reading=reading(
            graph,
            "what-it-takes",
            f"What would it take for {actor.name} to decide {thing.name}?",
            {"who": actor.id, "what": thing.id},
            value=value,
            given=events,
        ),
        headline=_headline(graph, about, actor.id, found, names),
        summary=_summary(graph, found, names, follows),
        lines=tuple(line for ways in found for line in _lines(graph, ways, names, follows)),
        columns=("plan", "cost", "step", "power", "to be agreed"),
        rows=tuple(row for plan in plans for row in _rows(graph, plan, names)),
        tables=(
            Table(
                title="What follows",
                columns=("plan", "who else gains", "who answers for it", "liable now", "liable then", "rules broken"),
                rows=tuple(_row(graph, plan, follows[option_id(plan)]) for plan in plans),
            ),
        )
        if plans
        else (),
        chains=tuple(_chain(graph, plan, names) for plan in plans if plan.steps),
        result=_result(graph, found, plans, follows),
        names={
            **{item: readable(graph, item) for item in items},
            **{node: names[node] for plan in plans for node in plan.committees},
        },
        notes=(
            NOTE,
            *((BOUNDED,) if any(ways.bounded for ways in found) else ()),
            *law_notes(graph, _powers(graph, plans)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Following:
    """What follows once a plan is carried out: from whoever would decide up to where it ends; rules broken that are not now."""

    answers: tuple[Upward, ...]
    words: tuple[str, ...]
    accountable: str
    errors: tuple[str, ...]


def _following(graph: Graph, about: Matter, plan: Plan) -> _Following:
    made = applied(graph, plan)
    read = replace_matter(made, about)
    answers = tuple(upward(made, node, read) for node in dict.fromkeys(plan.nodes.values()))
    return _Following(
        answers,
        tuple(upward_words(made, line) for line in answers),
        accountable(made, answers),
        new_errors(graph, plan),
    )


def _powers(graph: Graph, plans: Iterable[Plan]) -> tuple[Power, ...]:
    """The powers of the steps of plans, each once."""
    return tuple(graph.registry.power(power) for power in dict.fromkeys(s.power for plan in plans for s in plan.steps))


def _names(graph: Graph, plans: Iterable[Plan]) -> dict[str, str]:
    """Readable names, those of committees that are yet to be set up among them."""
    made = {item: name for plan in plans for item, (name, _) in plan.committees.items()}
    nodes = {node for plan in plans for step in plan.steps for node in (*step.givers, step.receiver)}
    return {node: made.get(node, "") or readable(graph, node) for node in (*nodes, *made)}


def _result(graph: Graph, found: tuple[Ways, ...], plans: list[Plan], follows: Mapping[str, _Following]) -> WhatItTakes:
    """What was found as ids and plain values."""
    cheapest = min(plans, key=lambda plan: plan.cost, default=None)
    forms: dict[str, int] = {}
    for plan in plans:
        forms[plan.form] = min(plan.cost, forms.get(plan.form, plan.cost))
    blocked: dict[str, tuple[str, ...]] = {}
    for ways in found:
        for block in ways.blocked:
            blocked[_code(block.code)] = tuple(dict.fromkeys((*blocked.get(_code(block.code), ()), *block.reasons)))
    return WhatItTakes(
        possible=bool(plans),
        bounded=any(ways.bounded for ways in found),
        cost=cheapest.cost if cheapest else None,
        forms=forms,
        plans={option_id(plan): _plan(plan, follows[option_id(plan)]) for plan in plans},
        options={option_id(plan): option_text(graph, plan) for plan in plans if plan.steps},
        by_kind=tuple(
            WaysOfKinds(
                kinds=dict(ways.kinds),
                forms={plan.form: plan.cost for plan in ways.plans},
                nearest={near.holder: near.node for near in ways.nearest},
            )
            for ways in found
            if ways.kinds
        ),
        blocked=blocked,
        nearest={near.holder: near.node for ways in found for near in ways.nearest},
        reached={h: dict(costs) for ways in found for h, costs in ways.reached.items()},
    )


def _plan(plan: Plan, after: _Following) -> PlanFound:
    return PlanFound(
        form=plan.form,
        cost=plan.cost,
        steps=tuple(step.id for step in plan.steps),
        powers=tuple(dict.fromkeys(step.power for step in plan.steps)),
        nodes=dict(plan.nodes),
        conditions=tuple(dict.fromkeys(text for _, text in plan.conditions)),
        gains={n: tuple(h) for n, h in plan.gains.items()},
        liable_before={h: tuple(b) for h, b in plan.liable_before.items()},
        liable_after={h: tuple(b) for h, b in plan.liable_after.items()},
        moved=tuple(plan.moved),
        errors=after.errors,
        answers_to={line.who: tuple(line.chain[1:]) for line in after.answers},
        answers_to_breaks_at={line.who: line.breaks_at for line in after.answers if line.breaks_at},
    )


def _code(code: str) -> str:
    return finding_code(code) if code.startswith("L") and code[1:].isdigit() else code


def _headline(graph: Graph, about: Matter, actor: str, found: tuple[Ways, ...], names: Mapping[str, str]) -> str:
    who, what = graph.name(actor), graph.name(about.what)
    plans = sorted((plan for ways in found for plan in ways.plans), key=lambda plan: plan.cost)
    if not plans:
        reason = next((ways.reason for ways in found if ways.reason), "")
        near = list(dict.fromkeys(graph.name(n.node) for ways in found for n in ways.nearest if n.node in graph.things))
        why = f" {reason[:1].upper()}{reason[1:]}." if reason else ""
        none = "No lawful way was found" if any(ways.bounded for ways in found) else "There is no lawful way"
        nearest = f" {shortened(near, 'or')} would come nearest." if near else ""
        return f"{none} in form for {who} to decide {what}.{why}{nearest}"
    first = plans[0]
    others = [node for node in dict.fromkeys(first.nodes.values()) if node not in _selves(graph, actor)]
    deciding = listed([f"{names.get(node, '') or readable(graph, node)}" for node in others]) or who
    if not first.steps:
        if not others:
            return f"Nothing is needed: {who} may decide {what} as it is, for everybody on whom it rests."
        return (
            f"Nothing more is needed: {_limited(graph, about, others, what)} as it is, and {who} can only recommend it."
        )
    steps = "one step" if len(first.steps) == 1 else f"{in_words(len(first.steps))} steps"
    moved = f" Liability moves for {says(graph, first.moved)}." if first.moved else " Liability stays where it is."
    beside = f" {who} could only recommend it." if others else ""
    return f"{deciding} could decide {what} in {steps}.{beside}{moved}"


def _summary(
    graph: Graph, found: tuple[Ways, ...], names: Mapping[str, str], follows: Mapping[str, _Following]
) -> tuple[Line, ...]:
    """The steps of the first way, what is to be agreed, who answers and is liable then, other ways, what was supposed."""
    plans = sorted(((plan, ways) for ways in found for plan in ways.plans), key=lambda pair: pair[0].cost)
    if not plans:
        blocked = [reason for ways in found for block in ways.blocked for reason in block.reasons]
        reasons = [ways.reason for ways in found if ways.reason]
        return aloud(
            ("Open", reasons[0] if reasons else ""),
            ("Why not", without_codes("; ".join(dict.fromkeys(blocked[:2])), graph.registry)),
        )
    plan, ways = plans[0]
    kinds = [graph.registry.kind(kind).name for kind in dict.fromkeys(ways.kinds.values())]
    agreed = list(dict.fromkeys(text for _, text in plan.conditions))
    bearers = {h: after for h, after in plan.liable_after.items() if after}
    others = len(plans) - 1
    return aloud(
        (
            "If",
            f"This takes it that {says(graph, ways.kinds)} {verb(graph, ways.kinds, 'is')} of this kind: {listed(kinds)}"
            if kinds
            else "",
        ),
        ("Steps", "; then ".join(_plain(graph, step, names) for step in plan.steps)),
        (
            "Conditions",
            f"To be agreed: {'; '.join(without_codes(text, graph.registry) for text in agreed[:3])}" if agreed else "",
        ),
        ("Accountable", follows[option_id(plan)].accountable),
        ("Liable", liable_words(graph, {h: tuple(b) for h, b in bearers.items()})),
        (
            "Other ways",
            f"There {'is one other way' if others == 1 else f'are {in_words(others)} other ways'}, of another form or with more steps."
            if others
            else "",
        ),
    )


def _plain(graph: Graph, step: PlanStep, names: Mapping[str, str]) -> str:
    """A step as a sentence: who gives it to whom, under which provision."""
    givers = shortened([names[giver] for giver in step.givers])
    many, law = plural(graph, step.givers), called(graph.registry.power(step.power).at(graph.day))
    if step.changes:
        return f"{givers} {agreeing('widens', many=many)} what it gave {names[step.receiver]} under {law}"
    if step.joint:
        return f"{givers} {agreeing('exercises', many=many)} it jointly through {names[step.receiver]} under {law}"
    limit = f", up to {pounds(step.limit)}" if step.limit is not None else ""
    return f"{givers} {agreeing('delegates', many=many)} it to {names[step.receiver]} under {law}{limit}"


def _selves(graph: Graph, actor: str) -> set[str]:
    """Whoever acts as somebody: it, the body that an organ is, a person's posts, the members of a group."""
    find = structure(graph)
    return {actor, *posts_of(graph, actor), *(find.itself(item) for item in opened_in_law(find.graph, (actor,)))}


def _limited(graph: Graph, about: Matter, nodes: list[str], what: str) -> str:
    """Who may decide it, each up to which amount, where a limit is stated."""
    held = holders(graph, about)
    tops = [[top for h in held if (top := furthest(graph, about, h, node)) is not None] for node in nodes]
    limits = [up_to(min(found, default=None)) for found in tops]
    if len(set(limits)) == 1:
        return f"{listed([readable(graph, node) for node in nodes])} may decide {what}{limits[0]}"
    each = (f"{readable(graph, node)}{limit}" for node, limit in zip(nodes, limits, strict=True))
    return f"{listed(list(each))} may decide {what}"


def _title(graph: Graph, plan: Plan) -> str:
    kinds = [graph.registry.kind(kind).name for kind in dict.fromkeys(plan.kinds.values())]
    return plan.form + (f" (if {listed(kinds)})" if kinds else "")


def _lines(graph: Graph, ways: Ways, names: dict[str, str], follows: Mapping[str, _Following]) -> Iterable[Line]:
    if ways.kinds:
        kinds = dict.fromkeys(graph.registry.kind(kind).name for kind in ways.kinds.values())
        yield Line(label="If", text=f"{listed([graph.name(item) for item in ways.kinds])}: {listed(list(kinds))}")
    for plan in ways.plans:
        yield Line(label="Plan", text=f"{plan.form}, cost {plan.cost}" + ("" if plan.steps else ": nothing is needed"))
        for step in plan.steps:
            yield Line(label="Step", text=_sentence(step, names))
        for place, text in plan.conditions:
            yield Line(
                label="Agree",
                text=f"{text} ({names.get(place) or (graph.name(place) if place in graph.things else place)})",
            )
        if plan.gains:
            gains = [
                f"{readable(graph, node)} (for {listed([graph.name(h) for h in hs])})"
                for node, hs in plan.gains.items()
            ]
            yield Line(label="Gains", text=listed(gains))
        yield Line(label="Answers", text="; ".join(follows[option_id(plan)].words))
        for h, before in plan.liable_before.items():
            after = plan.liable_after.get(h, before)
            yield Line(
                label="Liable",
                text=f"for {graph.name(h)}: {_bearers(graph, before)} now, {_bearers(graph, after)} then",
            )
    if not ways.plans:
        if ways.reason:
            yield Line(label="Open", text=ways.reason)
        for holder, costs in ways.reached.items():
            text = ", ".join(f"{form}, cost {cost}" for form, cost in costs.items())
            yield Line(label="Holder", text=f"{readable(graph, holder)}: {text or 'no way'}")
        for block in ways.blocked:
            yield Line(label=_code(block.code), text="; ".join(block.reasons))
        for near in ways.nearest:
            where = readable(graph, near.node) if near.node in graph.things else "a new committee of its own"
            yield Line(label="Nearest", text=f"for {readable(graph, near.holder)}: {where}, cost {near.cost}")


def _bearers(graph: Graph, bearers: Iterable[str]) -> str:
    return listed([readable(graph, bearer) for bearer in bearers])


def _sentence(step: PlanStep, names: dict[str, str]) -> str:
    givers = listed([names[giver] for giver in step.givers])
    if step.changes:
        words = {
            "what": "its scope",
            "where": "its area",
            "limit": "its limit",
            "across": "passing it on across",
            "inside": "passing it on inside",
        }
        text = (
            f"widen {givers} to {names[step.receiver]} ({step.power}): {listed([words[name] for name in step.widens])}"
        )
    else:
        text = f"{'joint exercise by' if step.joint else 'delegation by'} {givers} {'through' if step.joint else 'to'} {names[step.receiver]} ({step.power})"
    if step.standing:
        text += f", with the post {step.standing.replace('secondee', 'seconded to').replace('placed_with', 'placed with')} {names.get(step.standing_in, step.standing_in)}"
    limit = f", up to {pounds(step.limit)}" if step.limit is not None else ""
    onward = [word for word, may in (("across", step.across), ("inside", step.inside)) if may]
    return text + limit + (f"; it may be passed on {listed(onward)}" if onward else "") + f" [cost {step.cost}]"


def _rows(graph: Graph, plan: Plan, names: dict[str, str]) -> Iterable[tuple[str, ...]]:
    title = _title(graph, plan)
    if not plan.steps:
        yield title, "0", "nothing is needed", "", ""
    for step in plan.steps:
        power = f"{step.power} ({cited(graph.registry.power(step.power))})"
        yield title, str(step.cost), _sentence(step, names), power, listed(list(step.conditions))


def _row(graph: Graph, plan: Plan, after: _Following) -> tuple[str, ...]:
    def bearers(by: Iterable[tuple[str, tuple[str, ...]]]) -> str:
        return "; ".join(f"{graph.name(h)}: {_bearers(graph, found)}" for h, found in by)

    return (
        _title(graph, plan),
        listed([readable(graph, node) for node in plan.gains]) or "nobody",
        "; ".join(after.words),
        bearers(plan.liable_before.items()),
        bearers(plan.liable_after.items()),
        listed(list(after.errors)) or "none",
    )


def _chain(graph: Graph, plan: Plan, names: dict[str, str]) -> Chain:
    links = tuple(
        Link(
            giver=step.givers[0],
            receiver=step.receiver,
            text=_sentence(step, names),
            sort="delegation",
            source="govgraph what-it-takes",
            basis="assumed",
            conditions=step.conditions,
            law=cited(graph.registry.power(step.power)),
        )
        for step in plan.steps
    )
    return Chain(label=f"{plan.form}, cost {plan.cost}", links=links)


VERB = Verb(
    name="what-it-takes",
    answer=answer,
    parameters=(
        Parameter("who", "a body, forum, post or person", main=True, categories=(*WHO, "person")),
        Parameter("what", "the decision, function or service", main=True, categories=WHAT),
        Parameter("value", "an amount in pounds", required=False, type="money"),
        Parameter("given", "an event that is taken to have happened", required=False, many=True, categories=("event",)),
    ),
    place=70,
    brief="What it would take for somebody to decide it lawfully.",
    help="what it would take for somebody to decide a matter lawfully in form",
    reads="what would it take for {who} to decide {what}?",
)
