"""Steps to what is said of something: relations, the record, money, interests, and who answers to whom."""

from __future__ import annotations

from govgraph.stores.slices_shared import MATTER
from govgraph.stores.steps import SliceStep, Stage

# -- who may have an interest, who answers to somebody ----------------------------------------------------------------

INTERESTS: tuple[Stage, ...] = (
    (
        SliceStep("contracts", MATTER, ("concerns",)),
        SliceStep("speaking", ("seats", "seated"), ("<nominates", "represents>", "speaks for>")),
        SliceStep("interests", ("seats", "seated", "around", "belongs"), ("interest>",)),
    ),
    (SliceStep("parties", (*MATTER, "contracts"), ("<party to",)),),
)
"""Who at a table may have an interest: as stated, as parties to contracts about the matter, or for whom they speak."""

LINES: tuple[Stage, ...] = (
    (SliceStep("lines", ("who",), ("<members", "accountability"), along=("<members",)),),
    (
        SliceStep(
            "whose",
            ("from accountable to", "from reports to", "from oversees", "from scrutinises", "from holds to account"),
            ("parent>", "posts>"),
            along=("parent>", "posts>"),
        ),
    ),
)
"""Who answers to somebody, or oversees it, and whether these are there."""

# -- what is said of something ----------------------------------------------------------------------------------------

GROUPS = SliceStep("groups", ("what",), ("<members",), along=("<members",))
"""The groups that something is in."""

OWN: tuple[Stage, ...] = (
    (GROUPS,),
    (SliceStep("own", ("what", "groups"), ("any",)), SliceStep("naming", ("what", "groups"), ("named in>",))),
    (SliceStep("told", ("naming",), ("any",), keep=("visible", "names it")),),
    (
        SliceStep(
            "around", ("what", "groups", "own", "naming", "told"), ("parent>", "posts>"), along=("parent>", "posts>")
        ),
    ),
)
"""Every relation that names something or a group of it, and whose they are."""

RECORD: Stage = (SliceStep("record", ("what", "groups"), ("<about",)),)
"""What the record says of it."""

SAID: tuple[Stage, ...] = (
    (GROUPS,),
    (SliceStep("record", ("what", "groups"), ("<about",), keep=("in any option",)),),
)
"""What the record says of something or of a group of it, in the baseline and in every option."""

ITSELF: tuple[Stage, ...] = (
    (SliceStep("own", ("what",), ("any",)), SliceStep("naming", ("what",), ("named in>",))),
    *OWN[2:],
)
"""Every relation that names something itself, and whose those in it are."""

DIVIDED: tuple[Stage, ...] = (
    (SliceStep("parts", ("what",), ("<part of",)),),
    (SliceStep("divided", ("parts",), ("<responsible for",)),),
)
"""The parts of a service, and who is responsible for each: of a service that is only what they have in common."""

MONEY: tuple[Stage, ...] = (
    (GROUPS,),
    (SliceStep("own", ("what", "groups"), ("money",)), SliceStep("naming", ("what", "groups"), ("named in>",))),
    (SliceStep("told", ("naming",), ("money",), keep=("visible", "names it")),),
    (
        SliceStep("allocating", ("from allocates to", "named who"), ("members>",), along=("members>",)),
        SliceStep(
            "paying", ("own", "naming", "told", "named what"), ("<contributes to", "<benefits from", "pays for>")
        ),
    ),
    (
        SliceStep("served", ("to pays for",), ("<commissions", "<provides", "<remit", "<benefits from")),
        SliceStep("seats", ("allocating",), ("<member of",)),
    ),
    (
        SliceStep(
            "seated",
            ("seats", "named for", "to allocates to", "named to"),
            ("members>", "posts>"),
            along=("members>", "posts>"),
        ),
    ),
    (SliceStep("around", ("groups", "own", "naming", "told"), ("parent>", "posts>"), along=("parent>", "posts>")),),
)
"""The money of something or of a group of it; of each fund that this names, who pays in and what it pays for; who gains
from the fund or from what it pays for; who sits with whoever allocates, and for whom; whose they are."""
