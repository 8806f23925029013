"""The form of a decision, asserted and lawful, recognised from structure and authority (design.md section 5 item 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.authority import Authority, End, Holding
from govgraph.legality.structure import structure
from govgraph.model.truth import Truth
from govgraph.questions.rights import Right

if TYPE_CHECKING:
    from govgraph.graph import Graph

ONE_BODY = "one body"
OF_ONE_BODY = "committee of one body"
FOLLOWED = "committee of one body that others follow"
JOINT = "joint committee"
IN_COMMON = "committees in common"
INDIVIDUALS = "individuals each for their own body"
EACH = "each body for itself"
RECOMMENDS = "can only recommend"
EITHER = "decides or recommends, not settled"
RIVALS = "rivals"
NOBODY = "nobody"
NOT_STATED = "not stated"
UNCLEAR = "unclear"
CANNOT_TELL = "cannot tell"
ONE_OF = "one of several, which is not known"
FORUM = "forum"


def asserted(graph: Graph, deciding: Sequence[Right]) -> str:
    """The form that the papers give: by what the deciders named are, and how many separate statements name them."""
    if not deciding:
        return NOT_STATED
    if all(right.fact.subject.unknown == "nobody" for right in deciding):
        return NOBODY
    named = [right for right in deciding if right.who]
    if not named:
        return UNCLEAR if any(right.fact.subject.unknown == "unclear" for right in deciding) else NOT_STATED
    if any("either" in right.fact.fields for right in named):
        return EITHER
    if rival(named):
        return RIVALS
    if candidates(named):
        return ONE_OF
    return _sort(graph, structure(graph).expand(item for right in named for item in right.who))


def candidates(deciding: Sequence[Right]) -> list[str]:
    """Those of whom one decides, where the source leaves open which; empty: nobody is named that way."""
    return list(
        dict.fromkeys(
            item
            for right in deciding
            if right.fact.subject.mode == "one of" and len(right.who) > 1
            for item in right.who
        )
    )


def rival(deciding: Sequence[Right]) -> bool:
    """Do separate statements of one tier, aspect, place and value band name different deciders?"""
    for n, first in enumerate(deciding):
        for second in deciding[n + 1 :]:
            if first.fact.id != second.fact.id and set(first.who) != set(second.who) and _overlap(first, second):
                return True
    return False


def _overlap(first: Right, second: Right) -> bool:
    one, other = first.fact, second.fact
    if first.tier != second.tier or one.fields.get("aspect") != other.fields.get("aspect"):
        return False
    if (
        one.role("where").ids
        and other.role("where").ids
        and not set(one.role("where").ids) & set(other.role("where").ids)
    ):
        return False
    bands = [
        (float(f.fields.get("value from", 0) or 0), float(f.fields.get("value below", float("inf"))))
        for f in (one, other)
    ]
    return max(low for low, _ in bands) < min(high for _, high in bands)


def _sort(graph: Graph, nodes: Sequence[str]) -> str:
    find = structure(graph)
    if len(nodes) > 1:
        if all(graph.things[node].category == "post" for node in nodes if node in graph.things):
            return INDIVIDUALS
        if all(find.is_person(node) is Truth.NO and find.persons(node) for node in nodes):
            return IN_COMMON
        return EACH
    (node,) = nodes or ("",)
    if find.is_forum(node) is Truth.YES:
        return FORUM
    if find.is_kind(node, "joint_committee") is Truth.YES:
        return JOINT
    if graph.things[node].category == "post" if node in graph.things else False:
        return "one post"
    return OF_ONE_BODY if find.is_person(node) is Truth.NO and not find.organ_of(node) else ONE_BODY


def lawful(
    graph: Graph, deciders: Sequence[str], found: Mapping[tuple[str, str], Authority], held: Sequence[Holding],
    last: Mapping[str, Sequence[End]], one_of: Sequence[str] = (),
) -> tuple[str, str]:  # fmt: skip
    """The form that the law leaves, and a remark: what the deciders named can do, else where the chains end.

    Where it is one of several and nobody knows which (``one_of``), it is told only if it is the same whichever it is.
    """
    if not held:
        return NOT_STATED, ""
    if one_of:
        each = {lawful(graph, [candidate], found, held, last) for candidate in one_of}
        return each.pop() if len(each) == 1 else (CANNOT_TELL, "it depends on which of them it is")
    if deciders:
        whole = [[found[decider, h.holder].level for h in held] for decider in deciders]
        best = [max(levels, key=("none", "not shown", "part", "full").index) for levels in zip(*whole, strict=True)]
        if all(level == "none" for level in best):
            return RECOMMENDS, ""
        sort = _sort(graph, structure(graph).expand(deciders))
        shown = "" if "full" in best else "if what is not shown is there"
        if all(level == "full" for level in best):
            return sort, ""
        if any(level == "none" for level in best):
            follow = FOLLOWED if sort == OF_ONE_BODY else f"{sort} that others follow"
            return follow, "; ".join(filter(None, (shown, f"for the others it {RECOMMENDS}")))
        return sort, shown or "in part"
    return by_ends(graph, held, last), ""


def by_ends(graph: Graph, held: Sequence[Holding], last: Mapping[str, Sequence[End]]) -> str:
    """The form of the chains' ends alone."""
    tips = {h.holder: [end.node for end in last.get(h.holder, ()) if not end.kept] for h in held}
    if not any(tips.values()):
        return NOBODY
    common = set.intersection(*(set(nodes) for nodes in tips.values()))
    if common:
        return _sort(graph, sorted(common)[:1])
    if any(len(nodes) > 1 for nodes in tips.values()):
        return RIVALS
    return _sort(graph, [nodes[0] for nodes in tips.values() if nodes])
