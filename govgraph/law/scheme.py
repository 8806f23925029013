"""The one power that stands in no statute: the own scheme of a body of which no statute is held.

A college, a housing association or a ministry of another country delegates by its own scheme. What its papers say of
a gift is then what counts: to whom, of what, up to how much, and whether it may be passed on. Which bodies are governed
so is read in :mod:`govgraph.legality.own_scheme`; no other arrangement is ever judged by this row.
"""

from __future__ import annotations

from govgraph.law.power_rows import Flow, Liability, Onward, Power, Who

OWN_SCHEME = "own_scheme"
"""The kind of a body that is governed by its own scheme."""

SCHEME = Power(
    id="its own scheme",
    name="the body's own scheme",
    cite="its own scheme",
    effect=("delegate", "exercise jointly", "joint committee"),
    boundary=("inside", "across", "joint"),
    flows=(Flow(owner="any", giver=(Who(kind=OWN_SCHEME),), receiver=(Who(kind="person"),)),),
    onward=Onward(across="terms", inside="terms"),
    retains="keeps",
    liability=Liability(alone="unchanged", joint="each_own", oversight="giver"),
    mark="G",
    conf="H",
)
"""The row that stands for every scheme; its id reads as words. It is in no table of powers, so that nothing offers it where statute governs."""
