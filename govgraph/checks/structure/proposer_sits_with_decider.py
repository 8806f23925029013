"""The same post proposes and decides.

What it does
------------
For every matter on which one body proposes, recommends or prepares and another decides (settled, in this option),
finds posts, persons and bodies that sit on both, proposers that sit on the deciding body, and forums and committees
that do both.

Why it matters
--------------
Whoever proposes a thing and then decides on it judges its own proposal; a recommendation gives no second look.

Example
-------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      exec: {name: Executive group, reports to: board}
    posts: {ceo: {name: Trust chief executive, member of: [{to: board}, {to: exec}]}}
    decisions: {plan: {name: The plan, recommends: {who: exec, to: board}, decides: board}}

Use instead
-----------
    bodies:
      icb: {name: The ICB, kind: icb}
      board: {name: Partnership board, committee of: icb}
      exec: {name: Executive group, reports to: board}
    posts: {ceo: {name: Trust chief executive, member of: exec}, chair: {name: Trust chair, member of: board}}
    decisions: {plan: {name: The plan, recommends: {who: exec, to: board}, decides: board}}

References
----------
000 s2.2.3 last p: chief executives are members of the executive that recommends and of the board that decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.brief import first_fitting
from govgraph.checks.finding import CannotTell, Found, Outcome, Passed, Severity
from govgraph.checks.unseen import unseen
from govgraph.checks.view import FINAL, PROPOSING, ids, view
from govgraph.model.facts import Fact
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.graph import Graph

CODE = "STR115"
NAME = "proposer-sits-with-decider"
SEVERITY: Severity = "WARN"
THEME = "conflicts of interest"
BRIEF = ("Some who put matters forward sit with those who decide.",)


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each pair of proposer and decider, over all matters that they share."""
    seen = view(graph)
    both: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for thing in graph.in_category("decision", "agreement", "priority", "function", "fund"):
        deciding = [fact for fact in seen.nearest(thing.id, FINAL) if fact.tier != "past"]
        for fact in seen.nearest(thing.id, PROPOSING, tier="settled"):
            for proposer in seen.opened(fact.subject):
                for final in deciding:
                    for decider in seen.opened(final.subject):
                        both[proposer, decider] |= {fact.id: fact, final.id: final}
    for (proposer, decider), facts in sorted(both.items()):
        matters = tuple(dict.fromkeys(matter for fact in facts.values() for matter in fact.role("what").ids))
        if proposer == decider and seen.legal_person(proposer) is not False:
            continue  # one organisation puts forward and decides its own: its executive and its board
        here, there = seen.seats(proposer), seen.seats(decider)
        shared = [seat for seat in here if seat in there]
        itself = proposer in seen.present(decider)
        if proposer != decider and not shared and not itself:
            missing = unseen(seen, [proposer, decider]) if seen.legal_person(decider) is False else ""
            about = (proposer, decider, *matters)
            yield CannotTell(about, f"{missing}, and so who sits on both") if missing else Passed(about)
            continue
        what = seen.names(matters)
        puts, sits = seen.verb((proposer,), "puts", "put"), seen.verb((proposer,), "sits", "sit")
        if proposer == decider:
            sentence = f"{seen.name(proposer)} {seen.does((proposer,), 'puts')} forward {what} and {seen.does((proposer,), 'decides')} on it"
        elif shared:
            sentence = (
                f"{seen.names(shared)} {seen.does(shared, 'sits')} on "
                f"{seen.name(proposer)}, which puts forward {what}, and on {seen.name(decider)}, which "
                f"decides"
            )
        else:
            sentence = f"{seen.name(proposer)} {puts} forward {what} and {sits} on {seen.name(decider)}, which decides"
        seats = [facts_of[seat] for facts_of in (here, there) for seat in shared] + (
            [seen.present(decider)[proposer]] if itself else []
        )
        about = (*shared, proposer, *((decider,) if decider != proposer else ()), *matters)
        every = (*facts.values(), *seats)
        fix = (
            f"ask {seen.names(shared or [proposer])} to stand back when {seen.name(decider)} decides on this, or say why "
            f"that is not needed"
        )
        light = all(fact.tier == "unsettled" for fact in facts.values() if fact.kind in FINAL)
        yield Found(
            tuple(dict.fromkeys(about)),
            f"{sentence}.",
            fix,
            facts=ids(every),
            chain=seen.links(every),
            severity="INFO" if light else None,
            brief=first_fitting(f"Some who put matters forward sit on {short_name(graph, decider)}, which decides"),
        )
