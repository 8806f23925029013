"""Steps to who rivals whom, and to what somebody may decide."""

from __future__ import annotations

from govgraph.stores.slices_shared import ABOUT, EXERCISED, GIVEN, GIVERS, INSIDE, WITHIN
from govgraph.stores.steps import Loop, SliceStep, Stage

# -- who rivals whom --------------------------------------------------------------------------------------------------

_RANK = ("parent>", "posts>", "accountable to>", "reports to>", "part of>", *GIVERS)
"""Up to whoever is above: whatever it is about, what anybody gives puts the receiver below."""
RIVALS: tuple[Stage | Loop, ...] = (
    (SliceStep("mine", ("what",), ("<members", "rights>", "remit>"), along=("<members",)),),
    (SliceStep("parts", ("what", "to rights", "to remit"), ("<part of",), along=("<part of",)),),
    (SliceStep("wholes", ("what", "parts"), ("part of>",), along=("part of>",)),),
    (SliceStep("actors", ("parts", "wholes"), ("<rights", "<remit")),),
    Loop(
        (
            (SliceStep("opened", ("actors", "around"), ("members>",), along=("members>",)),),
            (
                SliceStep(
                    "around",
                    (
                        "opened",
                        "to accountable to",
                        "to reports to",
                        "to parent",
                        "to posts",
                        "from delegates",
                        "from exercises jointly",
                    ),
                    _RANK,
                    along=_RANK,
                ),
            ),
            (SliceStep("belongs", ("around",), ("<members", *_RANK), along=("<members",)),),
        )
    ),
    (
        SliceStep("table", ("opened", "belongs"), ("<member of",)),
        SliceStep("beside", ("opened", "belongs"), ("covers>",)),
    ),
    (
        SliceStep(
            "seated",
            ("table", "named for"),
            ("members>", "occupies>", "posts>", "parent>"),
            along=("members>", "occupies>", "posts>", "parent>"),
        ),
    ),
    (WITHIN,),
)
"""Who has a right in a matter or in somebody's matters, its parts and wholes; who is above whom; who sits with whom."""

# -- what somebody may decide -----------------------------------------------------------------------------------------

_ABOVE = ("to parent", "to posts", "from employs", "from delegates", "from exercises jointly")
"""Where a group may stand for whom something belongs to or comes from."""
CLAIMING = ("parent>", "<organ of", "posts>", "<employs", "facts name>", *GIVERS)
_MINE = ("members>", "occupies>", "organ of>")
CLAIMS: tuple[Stage | Loop, ...] = (
    (SliceStep("mine", ("who",), _MINE, along=_MINE), INSIDE),
    (
        SliceStep("stated", ("mine",), ("<members", "rights>", "remit>"), along=("<members",)),
        SliceStep("had", ("mine",), ("<members", "<organ of", "holds>", *GIVERS), along=("<members", "<organ of")),
    ),
    Loop(
        (
            (
                SliceStep(
                    "claimants",
                    ("mine", "grouped", "opened"),
                    CLAIMING,
                    along=CLAIMING,
                    keep=("visible", "no matter"),
                ),
            ),
            (
                SliceStep("grouped", ("mine", "claimants"), ("<members",), along=("<members",)),
                SliceStep("opened", _ABOVE, ("members>",), along=("members>",)),
            ),
        )
    ),
    (
        SliceStep("claims", ("claimants",), ("holds>", *GIVEN, *GIVERS)),
        SliceStep("own", ("to rights", "to remit", "to holds", "named what"), ("<part of",), along=("<part of",)),
    ),
    (SliceStep("parts", ("to holds", "named what"), ("<part of",), along=("<part of",)),),
    (SliceStep("acting", ("own", "parts"), ("<exercises",)),),
    (SliceStep("acted", ("acting",), ("part of>",), along=("part of>",)),),
    (SliceStep("acts", ("acted",), ("<part of",), along=("<part of",)),),
    (SliceStep("wholes", ("own", "parts written", "acts"), ("part of>", "exercises>"), along=("part of>",)),),
    *EXERCISED,
)
"""What somebody is said to decide, holds, or may be given along arrangements; and every matter that these may reach.

What its own relations name is *own*. Of what comes to it by what it belongs to, functions that statute places on kinds
of bodies are no matters of the question themselves: each of these bodies in the country holds one.
"""

NEAR = ("mine", "claimants", "leading")
LOOKED_AT = ("own", "acts", "wholes", "leaves", "roots")

_UP = ("parent>", "organ of", "posts>", "<employs", "facts name>", *GIVERS)


def leading(*of: str) -> tuple[Loop, ...]:
    """Along which arrangements a matter comes to somebody: up from there, since whoever else holds it is no concern of it."""
    return (
        Loop(
            (
                (SliceStep("leading", (*of, "sides", "behind"), _UP, along=_UP, keep=ABOUT),),
                (SliceStep("sides", (*of, "leading", "behind"), ("<members",), along=("<members",)),),
                (SliceStep("behind", _ABOVE, ("members>",), along=("members>",)),),
            )
        ),
    )
