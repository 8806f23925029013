"""A post may commit more than the post to which it answers.

What it does
------------
Finds two posts, one of which answers to the other, that may both decide a matter up to a limit, where the limit of the
lower one is the higher.

Why it matters
--------------
What the head may not do the deputy may. Whoever is refused above goes below, and the head answers for sums that are beyond
the head's own authority.

Example
-------
    bodies: {icb: {name: The ICB, kind: icb, source: d}}
    posts:
      head: {name: Chief Finance Officer, of: icb, reports to: icb, source: d}
      deputy: {name: Deputy Chief Finance Officer, of: icb, reports to: head, source: d}
    functions: {buy: {name: Buying, part of: {to: nhs-commissioning, basis: law}, source: d}}
    decisions:
      sign:
        name: Sign contracts
        exercises: {to: buy, source: d}
        decides: [{who: head, value below: £500k, source: d}, {who: deputy, value below: £750k, source: d}]
        source: d
    relations:
      delegates:
        - {who: icb, to: head, what: sign, power: ICB_P11, limit: £500k, source: d}
        - {who: icb, to: deputy, what: sign, power: ICB_P11, limit: £750k, source: d}

Use instead
-----------
    bodies: {icb: {name: The ICB, kind: icb, source: d}}
    posts:
      head: {name: Chief Finance Officer, of: icb, reports to: icb, source: d}
      deputy: {name: Deputy Chief Finance Officer, of: icb, reports to: head, source: d}
    functions: {buy: {name: Buying, part of: {to: nhs-commissioning, basis: law}, source: d}}
    decisions:
      sign:
        name: Sign contracts
        exercises: {to: buy, source: d}
        decides: [{who: head, value below: £500k, source: d}, {who: deputy, value below: £250k, source: d}]
        source: d
    relations:
      delegates:
        - {who: icb, to: head, what: sign, power: ICB_P11, limit: £500k, source: d}
        - {who: icb, to: deputy, what: sign, power: ICB_P11, limit: £250k, source: d}

References
----------
A common mistake in schemes of delegation: a deputy may spend more than the head.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import Found, Outcome, Passed, Severity
from govgraph.checks.view import ACCOUNT, FINAL, ids, view
from govgraph.model.bands import Band

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR191"
NAME = "limit-above-its-superior"
SEVERITY: Severity = "WARN"
THEME = "clarity"
BRIEF = (
    "{1} may commit more than {last}, to whom it answers.",
    "A post may commit more than the one to which it answers.",
)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each two posts of one line with limits for one matter."""
    seen = view(graph)
    limited = [fact for fact in seen.settled(*FINAL) if Band.of(fact).low <= 0 and not Band.of(fact).every]
    for matter in dict.fromkeys(matter for fact in limited for matter in fact.role("what").ids):
        mine = {who: fact for fact in limited if matter in fact.role("what").ids for who in seen.opened(fact.subject)}
        for low, fact in mine.items():
            for line in (line for kind in ACCOUNT for line in seen.at(kind, "who", low)):
                for high in seen.opened(line.object):
                    above = mine.get(high)
                    if above is None or seen.category(low) != "post" or seen.category(high) != "post" or above is fact:
                        continue
                    own, its = Band.of(fact), Band.of(above)
                    if own.high <= its.high:
                        yield Passed((matter, low, high))
                        continue
                    facts = (fact, above, line)
                    yield Found(
                        (matter, low, high),
                        f"{seen.name(low)} may decide {seen.name(matter)} {own.words or 'without a limit'}, but "
                        f"{seen.name(high)}, to whom it answers, only {its.words}.",
                        f"put the limit of {seen.name(low)} below that of {seen.name(high)}, or say why it is above",
                        facts=ids(facts),
                        chain=seen.links(facts),
                    )
