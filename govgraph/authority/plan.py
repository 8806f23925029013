"""A plan: what would have to be set up, or changed, for somebody to decide a matter; a value, and an option.

A plan is applied to a graph (:func:`applied`), or written as an option file that loads under ``options/``
(:func:`option_text`). What it assumes counts as settled inside that option only; terms on passing a matter on are *yes*
where the next step needs them and else *no*; conditions are to be agreed, and never written as met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from govgraph.law.pack import pack_facts
from govgraph.model.base import Source
from govgraph.model.dates import day_words
from govgraph.model.facts import Fact, FieldValue, Filler
from govgraph.model.things import Body, Group, Post, Thing
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

Form = Literal["one body", "individuals at the table", "committees in common", "joint committee", "mixed"]

SOURCE = Source(document="govgraph", at="what-it-takes")
"""What an arrangement of a plan names as its source: it was computed, and nobody has said it."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan: an arrangement, new or widened, that is given by ``givers`` to ``receiver`` under ``power``.

    ``cost`` is that of the step itself. ``conditions`` are what the law asks for and nobody has agreed yet.
    ``across`` and ``inside``: must the receiver be able to pass it on. ``committee`` says that the receiver is to be
    set up; ``standing`` names the fact that must be arranged of a post of another body (secondee, placed_with) and
    ``standing_in`` the body. ``changes`` names the relation that is widened (empty: the arrangement is new).
    """

    id: str
    givers: tuple[str, ...]
    receiver: str
    power: str
    boundary: str
    cost: int
    what: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    limit: float | None = None
    across: bool = False
    inside: bool = False
    joint: bool = False
    conditions: tuple[str, ...] = ()
    committee: bool = False
    standing: str = ""
    standing_in: str = ""
    changes: str = ""
    widens: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two steps the same one: a step that serves several holders is taken once."""
        return self.givers, self.receiver, self.power, self.changes


@dataclass(frozen=True, slots=True)
class Plan:
    """A lawful way, in form, for ``who`` to decide ``what``: the steps, their cost, and what follows from them.

    ``ways`` are the steps that each holder needs, by its id. ``nodes`` is who would act for each holder. ``committees``
    are new bodies: id to (name, parents). ``seated`` sit at the forum ``who`` anew. ``kinds`` are the kinds that open
    bodies are taken to have. ``conditions`` are to be agreed: (relation or organ, what the law asks for).
    ``liable_before`` and ``liable_after`` are the bearers for each holder; ``gains`` everybody else whose authority
    rises, and for which holders.
    """

    who: str
    what: str
    day: date
    form: Form
    cost: int
    steps: tuple[PlanStep, ...]
    ways: Mapping[str, tuple[PlanStep, ...]] = field(default_factory=dict, hash=False)
    nodes: Mapping[str, str] = field(default_factory=dict, hash=False)
    committees: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict, hash=False)
    seated: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict, hash=False)
    conditions: tuple[tuple[str, str], ...] = ()
    liable_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    liable_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    gains: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def moved(self) -> tuple[str, ...]:
        """The holders whose liability would lie elsewhere than now."""
        return tuple(h for h, after in self.liable_after.items() if after != self.liable_before.get(h, after))

    def without(self, step: PlanStep) -> Plan:
        """The same plan with one step taken out, to see whether it is needed."""
        return replace(self, steps=tuple(other for other in self.steps if other.key != step.key))


def option_id(plan: Plan) -> str:
    """The id of the option that a plan becomes: the matter, who decides it, the form."""
    words = f"{plan.what}-by-{plan.who}-{plan.form.replace(' ', '-')}"
    kinds = "".join(f"-{kind.replace('_', '-')}" for kind in dict.fromkeys(plan.kinds.values()))
    return words + kinds


# -- applied to a graph -----------------------------------------------------------------------------------------


def applied(graph: Graph, plan: Plan) -> Graph:
    """The graph with the plan carried out: its option selected, everything else as it was."""
    option = option_id(plan)
    things: dict[str, Thing | None] = {}
    facts: dict[str, Fact | None] = {}
    if plan.kinds:
        things, facts = of_kinds(graph, plan.kinds, option)
    for item, (name, parents) in plan.committees.items():
        things[item] = _committee(item, name, option)
        made = _parents_fact(item, parents, option)
        facts[made.id] = made
    for item in plan.seated:
        made = _fact(f"{item}-sits", "member of", {"who": (item,), "to": (plan.who,)}, option)
        facts[made.id] = made
    for step in plan.steps:
        if step.standing:
            post = things.get(step.receiver) or graph.all_things[step.receiver]
            things[step.receiver] = post.model_copy(update={"facts": _post_facts(graph, step), "option": option})
        if step.changes:
            now = facts.get(step.changes) or graph.every_fact[step.changes]
            facts[step.changes] = _widened(now, step, option)
        else:
            facts[step.id] = _arrangement(step, option)
    return graph.supposing(things, facts, option=option)


def of_kinds(
    graph: Graph, kinds: Mapping[str, str], option: str = ""
) -> tuple[dict[str, Thing | None], dict[str, Fact | None]]:
    """What changes in a graph where bodies of an open kind are taken to be of one of them.

    What statute places on a kind is placed anew.
    """
    before = {item: graph.all_things[item] for item in kinds}
    things: dict[str, Thing] = {}
    for item, kind in kinds.items():
        update: dict[str, Any] = {"kind": kind, "option": option or before[item].option}
        if isinstance(before[item], Body):
            update["kind_one_of"] = ()
        things[item] = before[item].model_copy(update=update)
    law = dict.fromkeys(key for key in pack_facts(graph.registry, before) if key in graph.facts)
    return {**things}, {**law, **pack_facts(graph.registry, things)}


def with_things(graph: Graph, things: Mapping[str, Thing], facts: Mapping[str, Fact]) -> Graph:
    """A graph with more things and relations, asked about the same day and place."""
    return graph.supposing(things, facts)


def new_committee(item: str, name: str, parents: tuple[str, ...], option: str = "") -> tuple[Thing, Fact]:
    """A committee that is yet to be set up, and whose it is."""
    return _committee(item, name, option), _parents_fact(item, parents, option)


def organ_fact(organ: str, body: str) -> Fact:
    """That something is an organ of a body."""
    return _fact(f"{organ} of {body}", "organ of", {"who": (organ,), "to": (body,)}, "")


def _committee(item: str, name: str, option: str) -> Body:
    return Body(id=item, name=name, basis="assumed", sources=(SOURCE,), option=option)


def _parents_fact(item: str, parents: tuple[str, ...], option: str) -> Fact:
    return _fact(f"{item}-of", "committee of", {"who": (item,), "to": parents}, option)


def _fact(id: str, kind: str, roles: Mapping[str, tuple[str, ...]], option: str, **fields: FieldValue) -> Fact:
    return Fact(
        id=id,
        kind=kind,
        roles={role: Filler(ids=ids) for role, ids in roles.items() if ids},
        fields=fields,
        basis="assumed",
        sources=(SOURCE,),
        option=option,
    )


def _fields(step: PlanStep) -> dict[str, FieldValue]:
    fields: dict[str, FieldValue] = {"power": step.power}
    if step.limit is not None:
        fields |= {"limit": step.limit, "limit basis": "decision"}
    if step.joint:
        fields["parties complete"] = True
    else:
        fields["onward across"] = "allowed" if step.across else "barred"
        fields["onward inside"] = "allowed" if step.inside else "barred"
    return fields


def _arrangement(step: PlanStep, option: str) -> Fact:
    roles = {
        "who": Filler(ids=step.givers, mode="together" if step.joint else None),
        "to": Filler(ids=(step.receiver,)),
        "what": Filler(ids=step.what),
        **({"where": Filler(ids=step.where)} if step.where else {}),
    }
    kind = "exercises jointly" if step.joint else "delegates"
    return Fact(
        id=step.id, kind=kind, roles=roles, fields=_fields(step), basis="assumed", sources=(SOURCE,), option=option
    )


def _changes(step: PlanStep) -> tuple[dict[str, tuple[str, ...]], dict[str, FieldValue]]:
    """The roles and fields of a relation that is widened: only those that have to change."""
    roles = {role: value for role, value in (("what", step.what), ("where", step.where)) if role in step.widens}
    fields: dict[str, FieldValue] = {}
    if "limit" in step.widens and step.limit is not None:
        fields |= {"limit": step.limit, "limit basis": "decision"}
    if "across" in step.widens and step.across:
        fields["onward across"] = "allowed"
    if "inside" in step.widens and step.inside:
        fields["onward inside"] = "allowed"
    return roles, fields


def _widened(fact: Fact, step: PlanStep, option: str) -> Fact:
    roles, fields = _changes(step)
    changed = {role: fact.role(role).model_copy(update={"ids": ids, "unknown": None}) for role, ids in roles.items()}
    return fact.copied(
        roles={**fact.roles, **changed}, fields={**fact.fields, **fields}, basis="assumed", option=option
    )


def _post_facts(graph: Graph, step: PlanStep) -> dict[str, bool | str]:
    post = graph.things[step.receiver]
    facts = dict(post.facts) if isinstance(post, Post) else {}
    return {**facts, step.standing.replace("_", " "): step.standing_in}


# -- as an option file ------------------------------------------------------------------------------------------


def option_text(graph: Graph, plan: Plan) -> str:
    """The plan as the text of a file under ``options/``: it loads, and ``graph(option)`` selects it."""
    import yaml  # only a plan that is written needs it

    who, what = graph.name(plan.who), graph.name(plan.what)
    kinds = "".join(f", {graph.registry.kind(kind).name}" for kind in dict.fromkeys(plan.kinds.values()))
    written: dict[str, Any] = {
        "option": option_id(plan),
        "name": f"{who} decides {what}: {plan.form}{kinds}",
        "status": "proposed",
        "basis": "assumed",
        "source": str(SOURCE),
    }
    if not graph.is_baseline:
        written["stands on"] = [graph.option]
    if plan.conditions:
        written["note"] = "to be agreed: " + "; ".join(
            dict.fromkeys(f"{place}: {text}" for place, text in plan.conditions)
        )
    common = {"basis": "assumed", "source": str(SOURCE)}
    relations: dict[str, list[dict[str, Any]]] = {}
    bodies = {item: {"name": name, **common} for item, (name, _) in plan.committees.items()}
    for item, (_, parents) in plan.committees.items():
        relations.setdefault("committee of", []).append(
            {"id": f"{item}-of", "who": item, "to": list(parents), **common}
        )
    for item in plan.seated:
        relations.setdefault("member of", []).append({"id": f"{item}-sits", "who": item, "to": plan.who, **common})
    changes: list[dict[str, Any]] = [
        {"of": item, "to": _kind_change(graph, item, kind)} for item, kind in plan.kinds.items()
    ]
    for step in plan.steps:
        if step.standing:
            changes.append({"of": step.receiver, "to": {"facts": _post_facts(graph, step)}})
        if step.changes:
            roles, fields = _changes(step)
            changes.append(
                {"of": step.changes, "to": {**{r: list(v) for r, v in roles.items()}, **fields, "basis": "assumed"}}
            )
            continue
        givers: Any = {"together": list(step.givers)} if step.joint else step.givers[0]
        where = {"where": list(step.where)} if step.where else {}
        row = {
            "id": step.id,
            "who": givers,
            "to": step.receiver,
            "what": list(step.what),
            **where,
            **_fields(step),
            **common,
        }
        relations.setdefault("exercises jointly" if step.joint else "delegates", []).append(row)
    add: dict[str, Any] = {**({"bodies": bodies} if bodies else {}), **({"relations": relations} if relations else {})}
    if add:
        written["add"] = add
    if changes:
        written["change"] = changes
    head = f"# What it would take, on {day_words(plan.day)}: computed by govgraph. A modelling aid, not legal advice.\n"
    text: str = yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=120)
    return head + text


def _kind_change(graph: Graph, item: str, kind: str) -> dict[str, Any]:
    opened = graph.things[item]
    if isinstance(opened, Body) and opened.kind_one_of:
        return {"kind": kind, "kind one of": []}
    assert isinstance(opened, Body | Group)
    return {"kind": kind}
