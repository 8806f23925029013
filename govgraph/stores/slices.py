"""The slice of each kind of question: which steps it takes, in the words of :mod:`govgraph.stores.steps`.

A question says in its own file that what is read for another one is enough for it (:class:`~govgraph.questions.verbs.Like`).
One that needs steps of its own has them here, and a case for each in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govgraph.questions.verbs import VERBS
from govgraph.stores.steps import FURTHER, Definition, Loop, SliceStep, Stage

# -- the matter, the place, and who is concerned with it -------------------------------------------------------------

ABOUT = ("visible", "what")
GIVEN = ("delegates>", "exercises jointly>")
GIVERS = ("<delegates", "<exercises jointly")
MATTER = ("what", "parts", "acts", "wholes", "leaves", "roots")
"""The sets whose ids are the matter of a question: its parts, what it is part of, and the functions that it exercises."""
_WHOM = ("who", "seats", "seated")
_ACTING = (*_WHOM, "inner here", "actors", "to delegates", "to exercises jointly", "from organ of", "from of")
_PEOPLE = (*_WHOM, "inner here", "actors", "chain", "givers")

SEATS: tuple[SliceStep, SliceStep] = (
    SliceStep("seats", ("who",), ("<member of",)),
    SliceStep("seated", ("seats",), ("members>", "occupies"), along=("members>", "occupies")),
)
"""Who sits at a table; in which posts, and who holds these."""

OFFICES = SliceStep("seats", ("who",), ("occupies>",))
"""The posts of a person."""

_DOWN = ("<part of", "same area as")
INSIDE = SliceStep("inside", ("place",), _DOWN, along=_DOWN)
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


def _named(*rights: str, of: tuple[str, ...] = MATTER) -> tuple[Stage, ...]:
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

_GOING_ON = (*GIVEN, "organ of", "<posts", "members>")
CHAIN: tuple[Loop, ...] = (
    Loop(
        (
            (SliceStep("chain", _ACTING, _GOING_ON, along=_GOING_ON, keep=ABOUT),),
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

_OF = ("parent>", "posts>", "<employs", "facts name>", "occupies>", "<organ of")
_TO = ("accountable to>", "reports to>")

WITH_THEM: tuple[SliceStep, SliceStep] = (
    SliceStep("givers", (*_WHOM, "actors", "chain", "groups"), GIVERS, keep=ABOUT),
    SliceStep("table", (*_WHOM, "inner here", "actors", "chain"), ("member of",)),
)
"""Who gives to a decider what it lacks, and who sits with whom."""


def _people(
    *up: str,
    of: tuple[str, ...] = (*_PEOPLE, "arranged", "accounting", "table"),
    closed: tuple[str, ...] = (),
    prefix: str = "",
) -> tuple[Loop, ...]:
    """Those who are found, groups opened but for those that stay ``closed``; along these classes whose they are, and to
    whom they answer, themselves or by a group that they are in, up to the end."""
    belongs = prefix + "belongs"
    (loop,) = _whose(*up, of=of, closed=closed, prefix=prefix)
    return (Loop((*loop.stages, (SliceStep(belongs, (prefix + "around",), ("<members", *up), along=("<members",)),))),)


def _whose(*up: str, of: tuple[str, ...], closed: tuple[str, ...], prefix: str = "") -> tuple[Loop, ...]:
    """The same, themselves only: whose a body or a post is no group says."""
    to = tuple(
        f"to {name.strip('>')}" for name in up if name.endswith(">") and name not in ("occupies>", "facts name>")
    )
    # a line to a group goes on through its members
    answering = tuple(f"to {name.strip('>')}" for name in _TO if name in up)
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


WITHIN = SliceStep("within", ("to covers", "named where"), _DOWN, along=_DOWN)
"""The parts of the places covered and named: whatever lies in one of them is among these."""

_HOME = ("<members", "parent>", "posts>")
RECEIVING = SliceStep(
    "receiving", ("actors", "to delegates", "to exercises jointly"), ("members>",), along=("members>",)
)
COVERING = SliceStep("covering", ("receiving",), (*_HOME, "covers>"), along=_HOME)
"""The members of groups that decide or receive something, and where each acts: each has it for its own area alone, else
for that of a group it is in, or of whose it is. Of anybody else no area is read here."""

BOARDS: tuple[Stage, ...] = (
    (SliceStep("beside", (*_WHOM, "opened", "around", "belongs"), ("member of",)), RECEIVING),
    (COVERING,),
    (WITHIN,),
)
"""At which tables they sit, and who sits at theirs; of which area each of several receivers is; and the places."""

_MATTER: tuple[Stage, ...] = ((PARTS,), (WHOLES,), *EXERCISED)


def _matter_here(*with_place: SliceStep) -> tuple[Stage | Loop, ...]:
    """The matter and the place asked about, and what else begins at what was asked."""
    first, second = with_place[:1], with_place[1:]
    return ((INSIDE, PARTS, *first), Loop(((HERE, WHOLES, *second),)), *EXERCISED)


_ROUTES: tuple[Stage | Loop, ...] = (*CHAIN, WITH_THEM, *_people(*_OF, *_TO), *BOARDS)
ACCOUNTED: tuple[Stage, ...] = (
    (SliceStep("arranged", ("named",), (*GIVEN, *GIVERS, "accountable to>"), keep=ABOUT),),
    (SliceStep("accounting", ("from accountable to",), ("members>",), along=("members>",)),),
)
"""Who gives it on and to whom; who is accountable for it, wherever that is."""

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
_CLAIMING = ("parent>", "<organ of", "posts>", "<employs", "facts name>", *GIVERS)
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
                    _CLAIMING,
                    along=_CLAIMING,
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

_NEAR = ("mine", "claimants", "leading")
_LOOKED_AT = ("own", "acts", "wholes", "leaves", "roots")

_UP = ("parent>", "organ of", "posts>", "<employs", "facts name>", *GIVERS)


def _leading(*of: str) -> tuple[Loop, ...]:
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
                    "owning", ("opening", "bringing", "joined", "behind"), _CLAIMING, keep=("visible", "no matter")
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
            (SliceStep("chain", ("losing", "told", "onward"), _GOING_ON, along=_GOING_ON, keep=ABOUT),),
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
            (SliceStep("sides", (*_WHOM, "officers", "actors", "behind"), ("<members",), along=("<members",)),),
            (
                SliceStep(
                    "actors",
                    (*_WHOM, "officers", "sides", "behind"),
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

# -- the questions ----------------------------------------------------------------------------------------------------

SLICES: Mapping[str, Definition] = {
    "who-decides": Definition(
        {"what": "what"},
        (*_matter_here(WAITS), *_named("<rights", "<remit", "<commissions", "<provides", "<oversees"), *_ROUTES),
    ),
    "who-answers-for": Definition(
        {"what": "what"},
        (
            *_matter_here(),
            *_named("<decides", "<reserves", "<remit"),
            *ACCOUNTED,
            *_people("parent>", "posts>", *_TO),
            (RECEIVING,),
            (COVERING,),
            (WITHIN,),
        ),
    ),
    "can-decide": Definition(
        {"forum": "who", "what": "what"},
        (*_matter_here(*SEATS), *_named("<provides", "<reserves"), *_ROUTES, *INTERESTS),
    ),
    "why": Definition(
        {"who": "who", "what": "what"},
        (
            *_matter_here(OFFICES),
            *_named("<decides", "<reserves", "<approves", "<signs off", "<agrees", "<recommends"),
            *_ROUTES,
        ),
    ),
    "why-not": Definition(
        {"who": "who", "what": "what"},
        (*_matter_here(OFFICES), *_named("<reserves"), *_ROUTES),
    ),
    "what-may": Definition(
        {"who": "who"},
        (
            *CLAIMS,
            *_named(
                "<decides", "<reserves", "<recommends", of=_LOOKED_AT
            ),  # who else has a say in what it is said to decide
            *_leading("mine"),
            (
                SliceStep("arranged", ("inner",), (*GIVEN, *GIVERS), keep=ABOUT),
                SliceStep("table", _NEAR, ("member of",)),
            ),
            *_people("parent>", "posts>", "occupies>", *_TO, of=(), closed=("mine",), prefix="line "),
            *_whose(*_OF, of=("behind", "table", "inner"), closed=(*_NEAR, "arranged")),
            (RECEIVING,),
            (COVERING,),
            (WITHIN,),
        ),
    ),
    "duplicates": Definition({"about": "what"}, RIVALS),
    # whoever may give it anywhere: a place asked about narrows nothing
    "lawful": Definition(
        {"giver": "who", "receiver": "who", "function": "what"},
        (*_MATTER, *_named("<reserves"), *CHAIN, WITH_THEM, *_people(*_OF, *_TO), *BOARDS),
    ),
    "status": Definition({"node": "what"}, ((GROUPS,), *ITSELF, RECORD, *DIVIDED), opens=True),
    "show": Definition({"node": "what"}, (*OWN, RECORD), opens=True),
    "facts": Definition(dict.fromkeys(("about", "who", *FURTHER), "what"), OWN, opens=True),
    "what-falls": Definition(
        {"node": "what"},
        (
            (INSIDE,),
            *GOING,
            *LOSING,
            *_named("<rights", "<remit"),
            *FOLLOWING,
            *_leading("chain"),
            (SliceStep("table", ("chain", "leading"), ("member of",)), RECEIVING),
            (COVERING,),
            *_whose(*_OF, of=("behind", "table", "inner"), closed=("chain", "leading")),
            (*WITHOUT, WITHIN),
        ),
        opens=True,
    ),
    "what-it-takes": Definition(
        {"who": "who", "what": "what"},
        (*_matter_here(*SEATS), *TAKING, *CHAIN, *ELSEWHERE, *_named("<reserves"), *_ROUTES),
    ),
    "statements": Definition({"about": "what"}, SAID),
    "money": Definition({"node": "what"}, MONEY, opens=True),
    "answers-to": Definition(
        {"who": "who", "what": "what"}, (*_MATTER, *_people("parent>", "posts>", "occupies>", *_TO), *LINES)
    ),
}
"""The questions that a store answers from a slice, asked about a thing.

Whatever is asked about no thing reads the whole scenario: all money, all relations of a kind, the findings and the
timeline, for which every matter and every arrangement is looked at, the forms of every body, and the criteria of an
instrument, which may be about anything.
"""


def slice_of(question: str) -> Definition | None:
    """The slice of a question: its own, or that of another which is enough for it; None: it reads the whole scenario."""
    if question in SLICES:
        return SLICES[question]
    like = VERBS[question].slice if question in VERBS else None
    if like is None:
        return None
    other = SLICES[like.question]
    return replace(other, subjects={own: other.subjects[theirs] for own, theirs in like.names.items()})
