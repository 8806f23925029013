"""L52: a contract with a foundation trust taken for an NHS contract, or an NHS contract taken for one that a court enforces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed
from govgraph.graph.sentences import listed
from govgraph.model.things import Agreement
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L52"
_HEALTH_SERVICE = ("nhs_england", "icb", "ccg", "pct", "sha", "nhs_trust", "special_health_authority")
"""Of the bodies of section 9(4) those that a scenario may have; no foundation trust is among them."""


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each contract whose parties are health service bodies or foundation trusts."""
    find = structure(graph)
    for agreement in graph.in_category("agreement"):
        if not isinstance(agreement, Agreement) or "contract" not in agreement.kind.lower():
            continue
        facts = [fact for fact in graph.where("party to", to=agreement.id) if not fact.negated and fact.tier != "past"]
        parties = tuple(dict.fromkeys(p for fact in facts for item in fact.subject.ids for p in find.persons(item)))
        trusts = [p for p in parties if find.is_kind(p, "nhs_foundation_trust") is Truth.YES]
        health = [p for p in parties if any(find.is_kind(p, kind) is Truth.YES for kind in _HEALTH_SERVICE)]
        if len(parties) < 2 or len(trusts) + len(health) < len(parties):
            continue
        about, ids = (agreement.id, *parties), tuple(fact.id for fact in facts)
        enforced = agreement.facts.get("enforceable")
        called = agreement.kind.lower().strip() == "nhs contract"
        if trusts and (called or enforced is False):
            names = listed([graph.name(trust) for trust in trusts])
            sentence = f"{agreement.name} is taken for an NHS contract, and {names} is a foundation trust: it is an ordinary contract, which a court enforces."
            yield Found(about, sentence, "call it a contract, and agree how disputes are settled", facts=ids)
        elif not trusts and enforced is True:
            sentence = f"{agreement.name} is between {listed([graph.name(p) for p in health])}: it is an NHS contract, which no court enforces."
            yield Found(
                about,
                sentence,
                "settle disputes as section 9 provides, by reference to the Secretary of State",
                facts=ids,
            )
        else:
            yield Passed(about)
