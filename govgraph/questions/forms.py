"""The form of a decision, asserted and lawful (docs/design.md#the-form-of-a-decision): a form of the library, met around who decides.

Which form it is, the library says (``govgraph/patterns/library.yaml``). What is computed here are states of the answer
that are no form: nobody, rivals, not stated, unclear, one of several, cannot tell; and whether others have to follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.authority import Authority, End, Holding, SeatAtTable
from govgraph.authority.levels import LEVELS
from govgraph.graph.sentences import listed
from govgraph.model.bands import ladder
from govgraph.model.facts import Fact, Mode
from govgraph.patterns.decisions import decision_form, relation
from govgraph.questions.rights import Right
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph

EITHER = "decides or recommends, not settled"
RIVALS = "rivals"
NOBODY = "nobody"
NOT_STATED = "not stated"
UNCLEAR = "unclear"
CANNOT_TELL = "cannot tell"
ONE_OF = "one of several, which is not known"
FOLLOWED = " that others follow"
BY_VALUE = "one decider for each band of value"


class Form(Struct, frozen=True):
    """A form as an answer tells it.

    ``word`` is compared with other answers, ``says`` names who and how many, ``remark`` what it depends on; ``pattern``
    is the id of the form in the library, empty where the answer has no form (nobody, rivals, not stated ...).
    """

    word: str
    says: str = ""
    pattern: str = ""
    remark: str = ""

    def __str__(self) -> str:
        return (self.says or self.word) + (f" ({self.remark})" if self.remark else "")


def asserted(graph: Graph, what: str, deciding: Sequence[Right]) -> Form:
    """The form that the papers give: by what the deciders named are, and how many separate statements name them."""
    if not deciding:
        return Form(NOT_STATED)
    if all(right.fact.subject.unknown == "nobody" for right in deciding):
        return Form(NOBODY)
    named = [right for right in deciding if right.who]
    if not named:
        return Form(UNCLEAR if any(right.fact.subject.unknown == "unclear" for right in deciding) else NOT_STATED)
    if any("either" in right.fact.fields for right in named):
        return Form(EITHER)
    if rival(named):
        return Form(RIVALS)
    if is_ladder(named):
        return Form(BY_VALUE, says="; ".join(f"{_rung(graph, right)}" for right in by_band(named)))
    if candidates(named):
        return Form(ONE_OF)
    return _met(graph, what, [item for right in named for item in right.who], (), acting(named))


def acting(deciding: Sequence[Right]) -> Mode | None:
    """How several deciders act, where one statement names them all."""
    return deciding[0].fact.subject.mode if len(deciding) == 1 else None


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


def is_ladder(deciding: Sequence[Right]) -> bool:
    """Do these give each band of value its own decider, and no amount to two of them?"""
    named = [right for right in deciding if right.who]
    return len({right.who for right in named}) > 1 and ladder(right.band for right in named)


def by_band(deciding: Iterable[Right]) -> list[Right]:
    """The rights of a ladder, the smallest amounts first."""
    return sorted(deciding, key=lambda right: (right.band.low, right.band.high))


def _rung(graph: Graph, right: Right) -> str:
    return f"{listed([graph.name(item) for item in right.who])} {right.band.words}"


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
    return first.band.meets(second.band)


def lawful(
    graph: Graph,
    what: str,
    deciding: Sequence[Right],
    found: Mapping[tuple[str, str], Authority],
    held: Sequence[Holding],
    last: Mapping[str, Sequence[End]],
) -> Form:
    """The form that the law leaves: what the deciders named can do, else where the chains end.

    Where it is one of several and nobody knows which, it is told only if it is the same whichever it is.
    """
    if not held:
        return Form(NOT_STATED)
    deciders = list(dict.fromkeys(item for right in deciding for item in right.who))
    if not deciders:
        return by_ends(graph, what, held, last)
    levels = {(node, h.holder): found[node, h.holder].level for node in deciders for h in held}
    if is_ladder(deciding):
        rungs = [
            (right, _left(graph, what, right.who, held, levels, right.fact.subject.mode)) for right in by_band(deciding)
        ]
        same = len({(form.word, form.remark) for _, form in rungs}) == 1
        says = "; ".join(f"{right.band.words}, {form}" for right, form in rungs)
        return Form(rungs[0][1].word if same else BY_VALUE, says=says, remark="")
    if candidates(deciding):
        each = [_left(graph, what, [candidate], held, levels, None) for candidate in deciders]
        if len({(form.word, form.remark) for form in each}) == 1:
            return replace(each[0], says="")
        return Form(CANNOT_TELL, remark="it depends on which of them it is")
    return _left(graph, what, deciders, held, levels, acting(deciding))


def by_ends(graph: Graph, what: str, held: Sequence[Holding], last: Mapping[str, Sequence[End]]) -> Form:
    """The form of the chains' ends alone."""
    tips = {h.holder: [end.node for end in last.get(h.holder, ()) if not end.kept] for h in held}
    if not any(tips.values()):
        return Form(NOBODY)
    common = set.intersection(*(set(nodes) for nodes in tips.values()))
    if common:
        first = min(common, key=lambda node: (graph.name(node), node))
        tips = {holder: [first] for holder in tips}
    elif any(len(nodes) > 1 for nodes in tips.values()):
        return Form(RIVALS)
    pairs = [(holder, nodes[0]) for holder, nodes in tips.items() if nodes]
    said = [_carried(graph, what, holder, node, "full") for holder, node in pairs]
    return _met(graph, what, [node for _, node in pairs], said, "each")


def at_table(
    graph: Graph, what: str, forum: str, held: Sequence[Holding], seats: Sequence[SeatAtTable], *, list_complete: bool
) -> Form:
    """The form that a decision at a forum's table has: who brings which holder's authority there.

    ``seats`` are those of :func:`govgraph.authority.table`, one for each holder. Where the list of members is not
    ``list_complete``, a holder of whom nobody is named there may still have somebody: the remark says so.
    """
    if not held:
        return Form(NOT_STATED)
    levels = {
        (member, seat.holder): seat.authority.level
        for seat in seats
        if seat.authority is not None
        for member in seat.members
    }
    bring = list(dict.fromkeys(node for (node, _), level in levels.items() if level != "none")) or [forum]
    every = {(node, h.holder): levels.get((node, h.holder), "none") for node in bring for h in held}
    form = _left(graph, what, bring, held, every, "each", beside=(forum,))
    unknown = any(seat.authority is None and (seat.member or not list_complete) for seat in seats)
    known = "as far as it is known who acts there" if unknown else ""
    return replace(form, remark="; ".join(filter(None, (form.remark, known))))


def _left(
    graph: Graph,
    what: str,
    deciders: Sequence[str],
    held: Sequence[Holding],
    levels: Mapping[tuple[str, str], str],
    mode: Mode | None,
    *,
    beside: tuple[str, ...] = (),
) -> Form:
    """The form that is left of a decision once it is known how far each holder's authority is with each decider."""
    said = [_carried(graph, what, h.holder, node, levels[node, h.holder]) for node in deciders for h in held]
    form = _met(graph, what, deciders, said, mode, beside=beside)
    best = [max((levels[node, h.holder] for node in deciders), key=LEVELS.index) for h in held]
    if all(level == "none" for level in best):
        return form
    shown = "" if "full" in best else "if what is not shown is there"
    if all(level == "full" for level in best):
        return form
    if "none" in best:
        remark = "; ".join(filter(None, (shown, "for the others it can only recommend")))
        if form.word.endswith(FOLLOWED):
            return replace(form, remark=remark)
        return replace(
            form, word=form.word + FOLLOWED, says=f"{form.says or form.word}, which others follow", remark=remark
        )
    return replace(form, remark=shown or "in part")


def _carried(graph: Graph, what: str, holder: str, node: str, level: str) -> Fact:
    """What the law leaves between a holder and a decider, as a relation about the matter."""
    find = structure(graph)
    if level != "none" and holder in {find.itself(item) for item in opened_in_law(find.graph, (node,))}:
        return relation("holds", sure=level == "full", who=(holder,), what=(what,))
    return relation("delegates", negated=level == "none", sure=level == "full", who=(holder,), to=(node,), what=(what,))


def _met(
    graph: Graph,
    what: str,
    deciders: Sequence[str],
    said: Iterable[Fact],
    mode: Mode | None,
    *,
    beside: tuple[str, ...] = (),
) -> Form:
    """The form of the library that is met where these decide."""
    decides = relation("decides", mode=mode, who=tuple(dict.fromkeys(deciders)), what=(what,))
    met = decision_form(graph, deciders, (decides, *said), beside=beside)
    return Form(met.word, met.says, met.match.pattern) if met is not None else Form(CANNOT_TELL)
