"""Steps to what falls with something, and to what it takes."""

from __future__ import annotations

from govgraph.stores.slices_claims import CLAIMING
from govgraph.stores.slices_shared import ABOUT, EXERCISED, GIVEN, GIVERS, GOING_ON, MATTER, WHOM
from govgraph.stores.steps import Loop, SliceStep, Stage

# -- what falls with something ----------------------------------------------------------------------------------------

_WITH_IT = ("<members", "<parent", "<posts")
GOING: tuple[Stage | Loop, ...] = (
    (SliceStep("ended", ("what",), ("concerns>", "members>")),),
    (SliceStep("start", ("what", "ended"), ("members>",), along=("members>",)),),
    (SliceStep("groups", ("start",), _WITH_IT, along=_WITH_IT),),
    (
        SliceStep("opening", ("groups",), (*GIVEN, *GIVERS), keep=("visible", "no matter")),
        SliceStep("resting", ("groups",), ("named in>",)),
    ),
    (SliceStep("bringing", ("resting",), (*GIVEN, *GIVERS), keep=("visible", "no matter", "names it")),),
    Loop(
        (
            (SliceStep("joined", ("opening", "bringing", "owning", "behind"), ("<members",), along=("<members",)),),
            (
                SliceStep(
                    "owning", ("opening", "bringing", "joined", "behind"), CLAIMING, keep=("visible", "no matter")
                ),
            ),
            (SliceStep("behind", ("owning",), ("members>",), along=("members>",)),),
        )
    ),
    (SliceStep("claims", ("opening", "bringing", "joined", "owning", "behind"), ("holds>", *GIVEN, *GIVERS)),),
    (
        SliceStep("own", ("groups",), ("any",)),
        SliceStep("told", ("resting",), ("any",), keep=("visible", "names it")),
    ),
)
"""What goes with something, all that names any of it, and what an arrangement may bring that names no matter."""

LOSING: tuple[Stage, ...] = (
    (
        SliceStep(
            "losing", ("from holds", "from parent", "from posts", "from place"), ("organ of",), along=("organ of",)
        ),
        SliceStep(
            "remaining",
            ("from parent", "from accountable to", "from reports to"),
            ("parent>", "accountable to>", "reports to>"),
        ),
        SliceStep("successors", ("to occupies", "to member of", "to hosts"), ("<occupies", "<member of", "<hosts")),
        SliceStep("sitting", ("from member of", "named who"), ("members>",), along=("members>",)),
        SliceStep(
            "parts",
            ("to rights", "to remit", "to holds", "to allocates to", "named what"),
            ("<part of",),
            along=("<part of",),
        ),
    ),
    (SliceStep("offices", ("sitting",), ("posts>",)), SliceStep("acting", ("parts",), ("<exercises",))),
    (
        SliceStep("sectors", ("sitting", "offices"), ("in sector>",)),
        SliceStep("acted", ("acting",), ("part of>",), along=("part of>",)),
    ),
    (
        SliceStep(
            "voices", ("sectors", "sitting", "named for", "to influence"), ("<in sector", "named in>", "<influence")
        ),
        SliceStep("acts", ("acted",), ("<part of",), along=("<part of",)),
    ),
    (
        SliceStep("speaking", ("voices",), ("<posts",)),
        SliceStep("wholes", ("parts", "acts"), ("part of>", "exercises>"), along=("part of>",)),
    ),
    (
        SliceStep(
            "heard",
            ("sectors", "sitting", "named for", "to influence", "voices", "speaking"),
            ("<members",),
            along=("<members",),
        ),
    ),
    (SliceStep("tables", ("heard",), ("member of>",)),),
    *EXERCISED,
)
"""Who is left to each that lost somebody; in which matters; and where else the sectors are heard that lost a voice."""

WITHOUT: Stage = (
    SliceStep(
        "others",
        ("groups", "resting", "chain", "to delegates", "to exercises jointly"),
        (*GIVERS, "organ of>", "holds>"),
    ),
    SliceStep("beginning", ("losing",), GIVEN),
    SliceStep(
        "whose",
        ("groups", "resting", "own", "told", "voices", "speaking", "heard", "tables"),
        ("parent>", "posts>"),
        along=("parent>", "posts>"),
    ),
)
"""From whom else each receives what, and who receives nothing and gives something, of whatever matter; and whose they are."""

FOLLOWING: tuple[Loop, ...] = (
    Loop(
        (
            (SliceStep("chain", ("losing", "told", "onward"), GOING_ON, along=GOING_ON, keep=ABOUT),),
            (SliceStep("grouped", ("chain",), ("<members",), along=("<members",)),),
            (SliceStep("onward", ("groups", "chain", "grouped"), ("<organ of", "<posts", *GIVEN), keep=ABOUT),),
        )
    ),
)
"""Whom the fall may change: along which arrangements it goes on from those to whom what falls led."""

# -- what it takes ----------------------------------------------------------------------------------------------------

TAKING: tuple[Stage | Loop, ...] = (
    (SliceStep("holders", MATTER, ("<holds",)),),
    (SliceStep("inner", ("holders",), ("members>", "organ of>"), along=("members>", "organ of>")),),
    (
        SliceStep("lying", ("inner",), ("<members", "covers>"), along=("<members",)),
    ),  # so that those elsewhere are left out
    (SliceStep("officers", ("inner here",), ("<posts",)),),
    Loop(
        (
            (SliceStep("sides", (*WHOM, "officers", "actors", "behind"), ("<members",), along=("<members",)),),
            (
                SliceStep(
                    "actors",
                    (*WHOM, "officers", "sides", "behind"),
                    ("parent>", "posts>", "<employs", "facts name>", *GIVERS),
                    keep=ABOUT,
                ),
            ),
            (SliceStep("behind", ("actors",), ("members>",), along=("members>",)),),
        )
    ),
)
"""Who may be given a matter on the way to somebody: whoever holds it, its officers, and all that leads to any of them."""

ELSEWHERE: tuple[Stage, ...] = (
    (SliceStep("claims", ("chain", "groups"), GIVEN),),
    (SliceStep("parts", ("named what",), ("<part of",), along=("<part of",)),),
    (SliceStep("wholes", ("parts",), ("part of>", "exercises>"), along=("part of>",)),),
    *EXERCISED,
)
"""What whoever may receive it gives of other matters: it must not break when more comes to its giver."""
