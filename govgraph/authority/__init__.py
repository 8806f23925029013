"""Who may decide, exactly: the derivation of authority and liability (the questions read this, and nothing below it).

::

    about = matter(graph, "major-capital", place=None, value=2_000_000, given=("boards-disagree",))
    for holder in holders(graph, about):                  # on whom statute places it, there and then
        authority(graph, about, holder, "spb")            # full, part, not shown or none: conditions, routes, reason
        ends(graph, about, holder)                        # who may act in law
        table(graph, about, "ple", holder)                # whose authority is at a forum's table
    coming(graph, about)                                  # who is to hold it or give it on, and is not there yet
    conflicts(graph, about, "ple")                    # which of those who sit there have an interest in it
        binds(graph, about, holder, "spb")                # yes, only if, no, cannot tell
        why_not(graph, about, holder, "spb")              # the first arrangements on the cut, with their reasons
        derive(graph, about, holder)                      # the states themselves: masks, bearers, refusals, routes

    supposed(graph, giver="icb", receiver="spb", about=..., day=...)   # the verdict on an arrangement nobody wrote
    all_judged(graph)                                     # the findings on every arrangement (L01 to L52)

Membership, a vote or a partner's approval never bind; money carries nothing; two posts of a person are never added up.
"""

from govgraph.authority.chain_ends import Binding, End, SeatAtTable, binds, ends, organs_named, signs_off, table
from govgraph.authority.conflicts import Conflict, conflicts
from govgraph.authority.containment import Judged, all_judged
from govgraph.authority.derivation import Derivation, Refusal, State, comes_to, derive, leading_to
from govgraph.authority.foreseen_holders import Coming, coming
from govgraph.authority.levels import (
    Authority,
    AuthorityLevel,
    authority,
    level,
    nearest_reason,
    supposed,
    why_not,
    would_carry,
)
from govgraph.authority.matters import Cell, Holding, Leaf, Matter, holders, matter, uncovered
from govgraph.authority.routes import Hop, Route

__all__ = [
    "Authority",
    "AuthorityLevel",
    "Binding",
    "Cell",
    "Coming",
    "Conflict",
    "Derivation",
    "End",
    "Holding",
    "Hop",
    "Judged",
    "Leaf",
    "Matter",
    "Refusal",
    "Route",
    "SeatAtTable",
    "State",
    "all_judged",
    "authority",
    "binds",
    "comes_to",
    "coming",
    "conflicts",
    "derive",
    "ends",
    "holders",
    "leading_to",
    "level",
    "matter",
    "nearest_reason",
    "organs_named",
    "signs_off",
    "supposed",
    "table",
    "uncovered",
    "why_not",
    "would_carry",
]
