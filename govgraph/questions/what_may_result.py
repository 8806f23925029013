"""What may somebody decide: what is returned, made from what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Ids
from govgraph.model.facts import Fact
from govgraph.questions import forms
from govgraph.questions.rights import DECIDING, tier_on_day
from govgraph.questions.support import of_rights, together
from govgraph.reading.actors import opened_in_law
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.what_may import MayDecide


@dataclass(frozen=True, kw_only=True)
class WhatMay:
    """What somebody may decide: by the papers, and in law; matter by matter, by their ids.

    Empty: no paper says so, or nothing is recorded.
    """

    decides: Ids
    """What the papers let it decide now, or in the option asked about."""
    foreseen_decides: Ids
    """What it is foreseen to decide."""
    past_decides: Ids
    """What it decided before the day asked about."""
    recommends: Ids
    """On what it recommends."""
    foreseen_recommends: Ids
    """On what it is foreseen to recommend."""
    past_recommends: Ids
    """On what it recommended before."""
    proposes: Ids
    """What it proposes."""
    consulted: Ids
    """On what it is consulted."""
    informed: Ids
    """Of what it is informed."""
    signs_off: Ids
    """What it signs off."""
    approves: Ids
    """What it approves, or has to agree."""
    prepares: Ids
    """What it prepares."""
    endorses: Ids
    """What it endorses."""
    assures: Ids
    """On what it gives assurance."""
    reviews: Ids
    """What it reviews."""
    notes: Ids
    """What it notes."""
    arbitrates: Ids
    """On what it arbitrates."""
    remits: Ids
    """What it is charged with or responsible for."""
    foreseen_remits: Ids
    """What it is foreseen to be charged with or responsible for."""
    past_remits: Ids
    """What it was charged with or responsible for before."""
    grounds: Mapping[str, str]
    """By matter that it decides or would decide: on what ground (stated, law, inferred, assumed, foreseen)."""
    ground: str
    """The weakest ground of all that it decides now; empty: it decides nothing."""
    bands: Mapping[str, tuple[str, ...]]
    """By matter: the amounts at which it decides, in words. No matter that it decides at every amount."""
    members_decide: Mapping[str, Ids]
    """Of a group: what each member decides alone."""
    members_foreseen: Mapping[str, Ids]
    """Of a group: what each member would decide alone."""
    either: Ids
    """Where it is open whether it decides or does less."""
    conditional: Ids
    """What it decides only if something happens."""
    denied: Ids
    """What a paper says that it does not decide."""
    holds: Ids
    """Functions that rest on it in law."""
    receives: Ids
    """Matters that were given to it."""
    may_decide: Ids
    """For what it has the authority of all on whom the matter rests."""
    may_decide_own: Ids
    """For what it has the authority for itself alone."""
    may_decide_in_part: Ids
    """For what it has the authority of some of them."""
    not_shown: Ids
    """For what no authority of it is recorded."""
    decides_without_authority: Ids
    """What the papers let it decide though it has none of the authority."""
    authority: Mapping[str, str]
    """By matter looked at: how much of the authority has come to it (full, part, none, not shown)."""
    limits: Mapping[str, float]
    """By matter that it may decide: up to how many pounds. None for which no limit is stated."""
    authority_grounds: Mapping[str, str]
    """By matter that it may decide: on what ground its authority rests."""
    liable: Mapping[str, Ids]
    """By matter that it may decide: who is liable for what it does."""
    answers_to: Ids
    """To whom it answers, step after step upward."""

    @property
    def may(self) -> Ids:
        """What it may decide in law, for all on whom it rests, for itself or in part."""
        return (*self.may_decide, *self.may_decide_own, *self.may_decide_in_part)


def what_may(graph: Graph, found: MayDecide) -> WhatMay:
    """What was found as ids and plain values."""
    mine, every, decides = found.mine, found.held, found.decides
    rights = {**decides.foreseen, **decides.now}
    recommends, would_recommend, did_recommend = _beside(graph, mine, "recommends")
    remits, would_be_charged, was_charged = _beside(graph, mine, "charged with", "responsible for")
    may_decide = tuple(what for what, held in every.items() if held.levels == {"full"})
    rest = {what: held for what, held in every.items() if what not in may_decide}
    nodes = {structure(graph).itself(node) for node in opened_in_law(graph, (found.who,))}
    own = tuple(
        what
        for what, held in rest.items()
        if any(node in held.near and held.near[node].level == "full" for node in nodes)
    )
    in_part = tuple(what for what, held in rest.items() if held.levels & {"full", "part"} and what not in own)
    may = (*may_decide, *own, *in_part)

    def besides(*verbs: str) -> Ids:
        return _beside(graph, mine, *verbs)[0]

    return WhatMay(
        decides=tuple(decides.now),
        foreseen_decides=tuple(decides.foreseen),
        past_decides=tuple(decides.past),
        recommends=recommends,
        foreseen_recommends=would_recommend,
        past_recommends=did_recommend,
        proposes=besides("proposes"),
        consulted=besides("is consulted"),
        informed=besides("is informed"),
        signs_off=besides("signs off"),
        approves=besides("approves", "agrees"),
        prepares=besides("prepares"),
        endorses=besides("endorses"),
        assures=besides("assures"),
        reviews=besides("reviews"),
        notes=besides("notes"),
        arbitrates=besides("arbitrates"),
        remits=remits,
        foreseen_remits=would_be_charged,
        past_remits=was_charged,
        grounds={what: of_rights(graph, mine_).ground.value for what, mine_ in rights.items()},
        ground=together(of_rights(graph, mine_) for mine_ in decides.now.values()).ground.value if decides.now else "",
        bands={
            what: tuple(right.band.words for right in forms.by_band(mine_))
            for what, mine_ in rights.items()
            if any(not right.band.every for right in mine_)
        },
        members_decide={item: tuple(own_.now) for item, own_ in found.members.items() if own_.now},
        members_foreseen={item: tuple(own_.foreseen) for item, own_ in found.members.items() if own_.foreseen},
        either=_of(f for f in mine if "either" in f.fields and not f.negated),
        conditional=tuple(conditional(mine)),
        denied=_of(f for f in mine if f.negated and f.kind in DECIDING),
        holds=found.holds,
        receives=found.receives,
        may_decide=may_decide,
        may_decide_own=own,
        may_decide_in_part=in_part,
        not_shown=tuple(what for what, held in every.items() if held.level == "not shown"),
        decides_without_authority=tuple(what for what in decides.now if what in every and every[what].level == "none"),
        authority={what: held.level for what, held in every.items()},
        limits={what: top for what in may if (top := every[what].limit) is not None},
        authority_grounds={what: every[what].support.ground.value for what in may},
        liable={what: tuple(dict.fromkeys(b for a in every[what].near.values() for b in a.liable)) for what in may},
        answers_to=tuple(found.line.chain[1:]),
    )


def _of(facts: Iterable[Fact]) -> Ids:
    """The matters of these relations."""
    return tuple(dict.fromkeys(item for fact in facts for item in fact.role("what").ids))


def _beside(graph: Graph, mine: Iterable[Fact], *verbs: str) -> tuple[Ids, Ids, Ids]:
    """The matters of these relations: settled, foreseen, and past.

    Under an option, what it adds or changes itself counts beside what is settled; the rest stays foreseen, as now.
    """
    facts = [fact for fact in mine if fact.kind in verbs]
    of_option = [fact for fact in facts if fact.option]
    now = dict.fromkeys((*_matters(graph, facts, "settled"), *_matters(graph, of_option, "unsettled")))
    later = (what for what in _matters(graph, facts, "unsettled") if what not in now)
    return tuple(now), tuple(later), tuple(_matters(graph, facts, "past"))


def _matters(graph: Graph, facts: Iterable[Fact], *tiers: str) -> list[str]:
    able = (
        fact for fact in facts if not fact.negated and not fact.role("if").ids and tier_on_day(graph, fact) in tiers
    )
    return list(dict.fromkeys(item for fact in able for item in fact.role("what").ids))


def conditional(mine: Iterable[Fact]) -> list[str]:
    return list(dict.fromkeys(m for f in mine if f.role("if").ids and f.kind in DECIDING for m in f.role("what").ids))
