"""Steps that most slices share: the matter, the place, who is concerned, along which authority goes, who answers."""

from __future__ import annotations

from govgraph.stores.steps import Loop, SliceStep, Stage

# -- the matter, the place, and who is concerned with it -------------------------------------------------------------

ABOUT = ("visible", "what")
GIVEN = ("delegates>", "exercises jointly>")
GIVERS = ("<delegates", "<exercises jointly")
MATTER = ("what", "parts", "acts", "wholes", "leaves", "roots")
"""The sets whose ids are the matter of a question: its parts, what it is part of, and the functions that it exercises."""
WHOM = ("who", "seats", "seated")
_ACTING = (*WHOM, "inner here", "actors", "to delegates", "to exercises jointly", "from organ of", "from of")
_PEOPLE = (*WHOM, "inner here", "actors", "chain", "givers")

SEATS: tuple[SliceStep, SliceStep] = (
    SliceStep("seats", ("who",), ("<member of",)),
    SliceStep("seated", ("seats",), ("members>", "occupies"), along=("members>", "occupies")),
)
"""Who sits at a table; in which posts, and who holds these."""

OFFICES = SliceStep("seats", ("who",), ("occupies>",))
"""The posts of a person."""

DOWN = ("<part of", "same area as")
INSIDE = SliceStep("inside", ("place",), DOWN, along=DOWN)
HERE = SliceStep(
    "here",
    ("place", "inside", "from same area as", "to same area as"),
    ("part of>", "same area as"),
    along=("part of>",),
)
"""The place asked about and its parts; all that contains any of them, and the same areas. It goes on up only, and anew from
what is the same area: both ways at once it would look at every part of whatever contains the place, of a country all."""

PARTS = SliceStep("parts", ("what",), ("<part of",), along=("<part of",))
WAITS = SliceStep("waits", ("what",), ("waits for>",))
WHOLES = SliceStep("wholes", ("what", "parts"), ("part of>", "exercises>"), along=("part of>",))
EXERCISED: tuple[Stage, ...] = (
    (SliceStep("leaves", ("to exercises",), ("<part of",), along=("<part of",)),),
    (SliceStep("roots", ("leaves",), ("part of>",), along=("part of>",)),),
)
"""The functions that a matter exercises: their parts, and what these are part of."""


def named(*rights: str, of: tuple[str, ...] = MATTER) -> tuple[Stage, ...]:
    """On whom it rests, who has one of these rights in it, who is named in an arrangement about it; and who these are
    and of which area: a group has the members' areas too, and a board is its body."""
    return (
        (
            SliceStep("holders", of, ("<holds",)),
            SliceStep("named", of, ("named in>",)),
            SliceStep("areas", ("what", "wholes"), ("covers>",)),
            *((SliceStep("actors", of, rights),) if rights else ()),
        ),
        (SliceStep("inner", ("holders", "named"), ("members>", "organ of>"), along=("members>", "organ of>")),),
        (SliceStep("placed", ("inner",), ("<members", "covers>"), along=("<members",)),),
    )


# -- along which authority goes, and whose those are who are met ------------------------------------------------------

GOING_ON = (*GIVEN, "organ of", "<posts", "members>")
CHAIN: tuple[Loop, ...] = (
    Loop(
        (
            (SliceStep("chain", _ACTING, GOING_ON, along=GOING_ON, keep=ABOUT),),
            (
                SliceStep(
                    "groups", ("chain",), ("<members", "<organ of", "<posts", *GIVEN), along=("<members",), keep=ABOUT
                ),
            ),
            # where these lead, the chain goes on
        )
    ),
)
"""Along which arrangements it goes on.

What a group gives, its members give: so a walk goes from a member up to its groups and along what these give, but not
down again to the other members. To whom a group is a receiver, all its members are. A post may be an organ of its
body (the leader of a council), so it is gone on from as organs are.
"""

BELONGING = ("parent>", "posts>", "<employs", "facts name>", "occupies>", "<organ of")
ANSWERING = ("accountable to>", "reports to>")

WITH_THEM: tuple[SliceStep, SliceStep] = (
    SliceStep("givers", (*WHOM, "actors", "chain", "groups"), GIVERS, keep=ABOUT),
    SliceStep("table", (*WHOM, "inner here", "actors", "chain"), ("member of",)),
)
"""Who gives to a decider what it lacks, and who sits with whom."""


def people(
    *up: str,
    of: tuple[str, ...] = (*_PEOPLE, "arranged", "accounting", "table"),
    closed: tuple[str, ...] = (),
    prefix: str = "",
) -> tuple[Loop, ...]:
    """Those who are found, groups opened but for those that stay ``closed``; along these classes whose they are, and to
    whom they answer, themselves or by a group that they are in, up to the end."""
    belongs = prefix + "belongs"
    (loop,) = whose(*up, of=of, closed=closed, prefix=prefix)
    return (Loop((*loop.stages, (SliceStep(belongs, (prefix + "around",), ("<members", *up), along=("<members",)),))),)


def whose(*up: str, of: tuple[str, ...], closed: tuple[str, ...], prefix: str = "") -> tuple[Loop, ...]:
    """The same, themselves only: whose a body or a post is no group says."""
    to = tuple(
        f"to {name.strip('>')}" for name in up if name.endswith(">") and name not in ("occupies>", "facts name>")
    )
    # a line to a group goes on through its members
    answering = tuple(f"to {name.strip('>')}" for name in ANSWERING if name in up)
    # a line through several goes on in the order in which they answer to each other
    answering += ("named through",) if answering else ()
    opened, around = prefix + "opened", prefix + "around"
    return (
        Loop(
            (
                (
                    SliceStep(
                        opened,
                        (*of, "to parent", "to posts", "from employs", *answering),
                        ("members>",),
                        along=("members>",),
                    ),
                ),
                (SliceStep(around, (opened, *closed, "national", *to), up, along=up),),
            )
        ),
    )


WITHIN = SliceStep("within", ("to covers", "named where"), DOWN, along=DOWN)
"""The parts of the places covered and named: whatever lies in one of them is among these."""

_HOME = ("<members", "parent>", "posts>")
RECEIVING = SliceStep(
    "receiving", ("actors", "to delegates", "to exercises jointly"), ("members>",), along=("members>",)
)
COVERING = SliceStep("covering", ("receiving",), (*_HOME, "covers>"), along=_HOME)
"""The members of groups that decide or receive something, and where each acts: each has it for its own area alone, else
for that of a group it is in, or of whose it is. Of anybody else no area is read here."""

BOARDS: tuple[Stage, ...] = (
    (SliceStep("beside", (*WHOM, "opened", "around", "belongs"), ("member of",)), RECEIVING),
    (COVERING,),
    (WITHIN,),
)
"""At which tables they sit, and who sits at theirs; of which area each of several receivers is; and the places."""

MATTER_STEPS: tuple[Stage, ...] = ((PARTS,), (WHOLES,), *EXERCISED)


def matter_here(*with_place: SliceStep) -> tuple[Stage | Loop, ...]:
    """The matter and the place asked about, and what else begins at what was asked."""
    first, second = with_place[:1], with_place[1:]
    return ((INSIDE, PARTS, *first), Loop(((HERE, WHOLES, *second),)), *EXERCISED)


ROUTES: tuple[Stage | Loop, ...] = (*CHAIN, WITH_THEM, *people(*BELONGING, *ANSWERING), *BOARDS)
ACCOUNTED: tuple[Stage, ...] = (
    (SliceStep("arranged", ("named",), (*GIVEN, *GIVERS, "accountable to>"), keep=ABOUT),),
    (SliceStep("accounting", ("from accountable to",), ("members>",), along=("members>",)),),
)
"""Who gives it on and to whom; who is accountable for it, wherever that is."""
