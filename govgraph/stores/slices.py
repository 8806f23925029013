"""The small part of a scenario that a question needs, as data: steps from what is asked about, over classes of relations.

A slice is *sufficient*: reasoning gives the same answer on it as on the whole. A superset is fine, a lack is a mistake;
so a filter may drop only what no answer can use, and **a missing value passes every filter**. Each predicate is declared
once, with its Python and its Cypher form.

A step begins at some sets of ids and takes in relations of some classes. A class is what a relation carries (authority,
parent, ...), a kind (``organ of``), ``members`` (of groups), ``in sector``, ``facts name`` (an employer), ``named in``, ``about`` (of the record) or ``any`` kind; ``x>`` follows it from its start to
its end, ``<x`` against that, ``x`` both ways. Steps that do not wait for each other are one stage, and a store that can
takes in a stage at once. No step goes on along authority without a matter: a test looks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govgraph.model.vocabulary import vocabulary
from govgraph.stores.flat import edge_type, there

FURTHER = ("what", "where", "for", "through", "under", "if", "unless", "liable", "settled_by", "to")
"""The properties of roles that lead to no end of an edge."""

NATIONAL = ("nhs_england", "secretary_of_state", "sha")
"""Kinds of bodies to which others answer by law, wherever a scenario names them."""


@dataclass(frozen=True, slots=True)
class Context:
    """Of which options, of which matters (ids), and of what it was asked (ids), a walk is."""

    options: tuple[str, ...]
    matter: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A filter on an edge: in Python on its properties and the context of the walk, in Cypher on ``r`` and parameters."""

    name: str
    python: Callable[[Mapping[str, Any], Context], bool]
    cypher: str


def _visible(stored: Mapping[str, Any], context: Context) -> bool:
    return any(there(stored, option) for option in context.options)


def _what(stored: Mapping[str, Any], context: Context) -> bool:
    return stored.get("what") is None or not set(context.matter).isdisjoint(stored["what"])


def _open(stored: Mapping[str, Any], context: Context) -> bool:
    return stored.get("what") is None


def _names(stored: Mapping[str, Any], context: Context) -> bool:
    return any(item in stored.get(role, ()) for role in FURTHER for item in context.subjects)


PREDICATES = {
    predicate.name: predicate
    for predicate in (
        Predicate("visible", _visible, "any(o IN $options WHERE (r.only_in IS NULL OR o IN r.only_in) AND (r.not_in IS NULL OR NOT o IN r.not_in))"),
        Predicate("in any option", lambda stored, context: True, "true"),
        Predicate("what", _what, "(r.what IS NULL OR any(w IN r.what WHERE w IN $matter))"),
        Predicate("no matter", _open, "r.what IS NULL"),
        Predicate("names it", _names, "(" + " OR ".join(f"any(i IN $subjects WHERE i IN coalesce(r.`{role}`, []))" for role in FURTHER) + ")"),
    )
}  # fmt: skip
"""The closed list of filters: visible under an option read; in any option; about the matter or about nothing stated; about nothing
stated; naming what is asked about in one of its further roles."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a slice.

    Attributes:
        to: the set that it makes: without ``along`` the far ends of what it takes in, else all that it reaches along these.
        sources: the sets from which it begins. ``<set> here`` are those of a set that may cover the place asked about
            (one whose every stated area lies elsewhere holds nothing there); ``<set> written`` those that are no function of
            the law pack; ``named <role>`` the ids in a role of what
            was taken in so far; ``from <class>`` and ``to <class>`` the ends of that class.
        via: the classes that it takes in, from wherever it is.
        along: those of them along which it goes on, over and over.
        keep: filters on what it takes in.
    """

    to: str
    sources: tuple[str, ...]
    via: tuple[str, ...]
    along: tuple[str, ...] = ()
    keep: tuple[str, ...] = ("visible",)


Stage = tuple[Step, ...]
"""Steps of which none begins at a set that another of them makes."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Stages that are taken in turn, each step from what is new to it, until nothing is."""

    stages: tuple[Stage, ...]


@functools.cache
def types(via: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types of edges that a step follows forward, and those that it follows backward."""
    forward: dict[str, None] = {}
    backward: dict[str, None] = {}
    for token in via:
        name = token.strip("<>")
        found = _types_of(name)
        if not token.startswith("<"):
            forward |= dict.fromkeys(found)
        if not token.endswith(">"):
            backward |= dict.fromkeys(found)
    return tuple(forward), tuple(backward)


def _types_of(name: str) -> tuple[str, ...]:
    own = {
        "members": "HAS_MEMBER",
        "in sector": "IN_SECTOR",
        "facts name": "FACT_NAMES",
        "named in": "NAMED_IN",
        "about": "ABOUT",
    }
    if name in own:
        return (own[name],)
    table = vocabulary()
    if name == "any":
        return tuple(edge_type(kind) for kind in table.kinds)
    if name in table.kinds:
        return (edge_type(name),)
    found = tuple(edge_type(kind.name) for kind in table.carrying(name))
    if not found:
        raise ValueError(f"there is no class or kind '{name}' to step along")
    return found


# -- the questions --------------------------------------------------------------------------------------------------

ABOUT = ("visible", "what")
GIVEN = ("delegates>", "exercises jointly>")
GIVERS = ("<delegates", "<exercises jointly")
MATTER = ("what", "parts", "acts", "wholes", "leaves", "roots")
"""The sets whose ids are the matter of a question: its parts, what it is part of, and the functions that it exercises."""
_WHOM = ("who", "seats", "seated")
_ACTING = (*_WHOM, "inner here", "actors", "to delegates", "to exercises jointly", "from organ of", "from of")
_PEOPLE = (*_WHOM, "inner here", "actors", "chain", "givers")

SEATS: tuple[Step, Step] = (
    Step("seats", ("who",), ("<member of",)),
    Step("seated", ("seats",), ("members>", "occupies"), along=("members>", "occupies")),
)
"""Who sits at a table; in which posts, and who holds these."""

OFFICES = Step("seats", ("who",), ("occupies>",))
"""The posts of a person."""

_DOWN = ("<part of", "same area as")
PLACE: tuple[Step, Step] = (
    Step("inside", ("place",), _DOWN, along=_DOWN),
    Step("here", ("place", "inside"), ("part of>", "same area as"), along=("part of>", "same area as")),
)
"""The place asked about, its parts, and all that contains any of them."""

PARTS = Step("parts", ("what",), ("<part of",), along=("<part of",))
WAITS = Step("waits", ("what",), ("waits for>",))
WHOLES = Step("wholes", ("what", "parts"), ("part of>", "exercises>"), along=("part of>",))
EXERCISED: tuple[Stage, ...] = (
    (Step("leaves", ("to exercises",), ("<part of",), along=("<part of",)),),
    (Step("roots", ("leaves",), ("part of>",), along=("part of>",)),),
)
"""The functions that a matter exercises: their parts, and what these are part of."""


def _named(*rights: str, of: tuple[str, ...] = MATTER) -> tuple[Stage, ...]:
    """On whom it rests, who has one of these rights in it, who is named in an arrangement about it; and who these are
    and of which area: a group has the members' areas too, and a board is its body."""
    return (
        (
            Step("holders", of, ("<holds",)),
            Step("named", of, ("named in>",)),
            Step("areas", ("what", "wholes"), ("covers>",)),
            *((Step("actors", of, rights),) if rights else ()),
        ),
        (Step("inner", ("holders", "named"), ("members>", "organ of>"), along=("members>", "organ of>")),),
        (Step("placed", ("inner",), ("<members", "covers>"), along=("<members",)),),
    )


_GOING_ON = (*GIVEN, "organ of", "<posts", "members>")
CHAIN: tuple[Loop, ...] = (
    Loop((
        (Step("chain", _ACTING, _GOING_ON, along=_GOING_ON, keep=ABOUT),),
        (Step("groups", ("chain",), ("<members", "<organ of", "<posts", *GIVEN), along=("<members",), keep=ABOUT),),
        # where these lead, the chain goes on
    )),
)  # fmt: skip
"""Along which arrangements it goes on.

What a group gives, its members give: so a walk goes from a member up to its groups and along what these give, but not
down again to the other members. To whom a group is a receiver, all its members are. A post may be an organ of its
body (the leader of a council), so it is gone on from as organs are.
"""

_OF = ("parent>", "posts>", "<employs", "facts name>", "occupies>", "<organ of")
_TO = ("accountable to>", "reports to>")

WITH_THEM: tuple[Step, Step] = (
    Step("givers", (*_WHOM, "actors", "chain", "groups"), GIVERS, keep=ABOUT),
    Step("table", (*_WHOM, "inner here", "actors", "chain"), ("member of",)),
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
    return (Loop((*loop.stages, (Step(belongs, (prefix + "around",), ("<members", *up), along=("<members",)),))),)


def _whose(*up: str, of: tuple[str, ...], closed: tuple[str, ...], prefix: str = "") -> tuple[Loop, ...]:
    """The same, themselves only: whose a body or a post is no group says."""
    to = tuple(
        f"to {name.strip('>')}" for name in up if name.endswith(">") and name not in ("occupies>", "facts name>")
    )
    opened, around = prefix + "opened", prefix + "around"
    return (
        Loop((
            (Step(opened, (*of, "to parent", "to posts", "from employs"), ("members>",), along=("members>",)),),
            (Step(around, (opened, *closed, "national", *to), up, along=up),),
        )),
    )  # fmt: skip


BOARDS: Stage = (Step("beside", (*_WHOM, "opened", "around", "belongs"), ("member of",)),)
"""At which tables they sit, and who sits at theirs."""

PLACES: tuple[Stage, ...] = ((Step("within", ("to covers", "named where"), _DOWN, along=_DOWN),),)
"""The parts of the places covered and named: whatever lies in one of them is among these."""


@dataclass(frozen=True, slots=True)
class Definition:
    """The slice of one kind of question.

    Attributes:
        subjects: which set each of what it is asked with seeds.
        plan: its stages.
        opens: is every group that it comes upon read with its members? Whoever lists what a group is needs them; where
            authority is followed, the steps take in the members that count.
    """

    subjects: Mapping[str, str]
    plan: tuple[Stage | Loop, ...]
    opens: bool = False

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage, those of loops among them."""
        return tuple(stage for part in self.plan for stage in (part.stages if isinstance(part, Loop) else (part,)))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step."""
        return tuple(step for stage in self.stages for step in stage)

    @property
    def names(self) -> tuple[str, ...]:
        """What each step makes; a set that several steps make in turn has a number from the second on: ``parts 2``."""
        made = [step.to for step in self.steps]
        return tuple(_numbered(made[: n + 1]) for n in range(len(made)))

    def without(self, name: str) -> Definition:
        """The same without one step, by its name among :attr:`names`."""
        made: list[str] = []

        def less(stage: Stage) -> Stage:
            kept = []
            for step in stage:
                made.append(step.to)
                if _numbered(made) != name:
                    kept.append(step)
            return tuple(kept)

        kept = (Loop(tuple(map(less, part.stages))) if isinstance(part, Loop) else less(part) for part in self.plan)
        return replace(self, plan=tuple(kept))


def _numbered(made: Sequence[str]) -> str:
    """The name of the last of some steps."""
    times = made.count(made[-1])
    return made[-1] if times == 1 else f"{made[-1]} {times}"


_RANK = ("parent>", "posts>", "accountable to>", "reports to>", "part of>", *GIVERS)
"""Up to whoever is above: whatever it is about, what anybody gives puts the receiver below."""
RIVALS: tuple[Stage | Loop, ...] = (
    (Step("mine", ("what",), ("<members", "rights>", "remit>"), along=("<members",)),),
    (Step("parts", ("what", "to rights", "to remit"), ("<part of",), along=("<part of",)),),
    (Step("wholes", ("what", "parts"), ("part of>",), along=("part of>",)),),
    (Step("actors", ("parts", "wholes"), ("<rights", "<remit")),),
    Loop((
        (Step("opened", ("actors", "around"), ("members>",), along=("members>",)),),
        (Step("around", ("opened", "to accountable to", "to reports to", "to parent", "to posts", "from delegates", "from exercises jointly"), _RANK, along=_RANK),),
        (Step("belongs", ("around",), ("<members", *_RANK), along=("<members",)),),
    )),
    (Step("table", ("opened", "belongs"), ("<member of",)), Step("beside", ("opened", "belongs"), ("covers>",))),
    (Step("seated", ("table", "named for"), ("members>", "occupies>", "posts>", "parent>"), along=("members>", "occupies>", "posts>", "parent>")),),
    *PLACES,
)  # fmt: skip
"""Who has a right in a matter or in somebody's matters, its parts and wholes; who is above whom; who sits with whom."""

_ABOVE = ("to parent", "to posts", "from employs", "from delegates", "from exercises jointly")
"""Where a group may stand for whom something belongs to or comes from."""
_CLAIMING = ("<members", "parent>", "<organ of", "posts>", "<employs", "facts name>", *GIVERS)
_MINE = ("members>", "occupies>", "organ of>")
CLAIMS: tuple[Stage | Loop, ...] = (
    (Step("mine", ("who",), _MINE, along=_MINE), PLACE[0]),
    (
        Step("stated", ("mine",), ("<members", "rights>", "remit>"), along=("<members",)),
        Step("had", ("mine",), ("<members", "<organ of", "holds>", *GIVERS), along=("<members", "<organ of")),
    ),
    Loop((
        (Step("claimants", ("mine", "opened"), _CLAIMING, along=_CLAIMING, keep=("visible", "no matter")),),
        (Step("opened", _ABOVE, ("members>",), along=("members>",)),),
    )),
    (
        Step("claims", ("claimants",), ("holds>", *GIVEN, *GIVERS)),
        Step("own", ("to rights", "to remit", "to holds", "named what"), ("<part of",), along=("<part of",)),
    ),
    (Step("parts", ("to holds", "named what"), ("<part of",), along=("<part of",)),),
    (Step("acting", ("own", "parts"), ("<exercises",)),),
    (Step("acted", ("acting",), ("part of>",), along=("part of>",)),),
    (Step("acts", ("acted",), ("<part of",), along=("<part of",)),),
    (Step("wholes", ("own", "parts written", "acts"), ("part of>", "exercises>"), along=("part of>",)),),
    *EXERCISED,
)  # fmt: skip
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
                (Step("leading", (*of, "sides", "behind"), _UP, along=_UP, keep=ABOUT),),
                (Step("sides", (*of, "leading", "behind"), ("<members",), along=("<members",)),),
                (Step("behind", _ABOVE, ("members>",), along=("members>",)),),
            )
        ),
    )


GROUPS = Step("groups", ("what",), ("<members",), along=("<members",))
"""The groups that something is in."""

OWN: tuple[Stage, ...] = (
    (GROUPS,),
    (Step("own", ("what", "groups"), ("any",)), Step("naming", ("what", "groups"), ("named in>",))),
    (Step("told", ("naming",), ("any",), keep=("visible", "names it")),),
    (Step("around", ("what", "groups", "own", "naming", "told"), ("parent>", "posts>"), along=("parent>", "posts>")),),
)
"""Every relation that names something or a group of it, and whose they are."""

RECORD: Stage = (Step("record", ("what", "groups"), ("<about",)),)
"""What the record says of it."""

SAID: tuple[Stage, ...] = (
    (GROUPS,),
    (Step("record", ("what", "groups"), ("<about",), keep=("in any option",)),),
)
"""What the record says of something or of a group of it, in the baseline and in every option."""

ITSELF: tuple[Stage, ...] = (
    (Step("own", ("what",), ("any",)), Step("naming", ("what",), ("named in>",))),
    *OWN[2:],
)
"""Every relation that names something itself, and whose those in it are."""

MONEY: tuple[Stage, ...] = (
    (GROUPS,),
    (Step("own", ("what", "groups"), ("money",)), Step("naming", ("what", "groups"), ("named in>",))),
    (Step("told", ("naming",), ("money",), keep=("visible", "names it")),),
    (Step("allocating", ("from allocates to", "named who"), ("members>",), along=("members>",)),),
    (Step("seats", ("allocating",), ("<member of",)),),
    (Step("seated", ("seats", "named for", "to allocates to", "named to"), ("members>", "posts>"), along=("members>", "posts>")),),
    (Step("around", ("groups", "own", "naming", "told"), ("parent>", "posts>"), along=("parent>", "posts>")),),
)  # fmt: skip
"""The money of something or of a group of it; who sits with whoever allocates, and for whom; whose they are."""

INTERESTS: tuple[Stage, ...] = (
    (
        Step("contracts", MATTER, ("concerns",)),
        Step("speaking", ("seats", "seated"), ("<nominates", "represents>", "speaks for>")),
        Step("interests", ("seats", "seated", "around", "belongs"), ("interest>",)),
    ),
    (Step("parties", (*MATTER, "contracts"), ("<party to",)),),
)
"""Who at a table may have an interest: as stated, as parties to contracts about the matter, or for whom they speak."""

LINES: tuple[Stage, ...] = (
    (Step("lines", ("who",), ("<members", "accountability"), along=("<members",)),),
    (Step("whose", ("from accountable to", "from reports to", "from oversees", "from scrutinises", "from holds to account"), ("parent>", "posts>"), along=("parent>", "posts>")),),
)  # fmt: skip
"""Who answers to somebody, or oversees it, and whether these are there."""

_MATTER: tuple[Stage, ...] = ((PARTS,), (WHOLES,), *EXERCISED)


def _matter_here(*with_place: Step) -> tuple[Stage, ...]:
    """The matter and the place asked about, and what else begins at what was asked."""
    first, second = with_place[:1], with_place[1:]
    return ((PLACE[0], PARTS, *first), (PLACE[1], WHOLES, *second), *EXERCISED)


_ROUTES: tuple[Stage | Loop, ...] = (*CHAIN, WITH_THEM, *_people(*_OF, *_TO), BOARDS, *PLACES)
ACCOUNTED: tuple[Stage, ...] = (
    (Step("arranged", ("named",), (*GIVEN, *GIVERS, "accountable to>"), keep=ABOUT),),
    (Step("accounting", ("from accountable to",), ("members>",), along=("members>",)),),
)
"""Who gives it on and to whom; who is accountable for it, wherever that is."""

_WITH_IT = ("<members", "<parent", "<posts")
GOING: tuple[Stage | Loop, ...] = (
    (Step("ended", ("what",), ("concerns>", "members>")),),
    (Step("start", ("what", "ended"), ("members>",), along=("members>",)),),
    (Step("groups", ("start",), _WITH_IT, along=_WITH_IT),),
    (Step("opening", ("groups",), (*GIVEN, *GIVERS), keep=("visible", "no matter")), Step("resting", ("groups",), ("named in>",))),
    (Step("bringing", ("resting",), (*GIVEN, *GIVERS), keep=("visible", "no matter", "names it")),),
    Loop((
        (Step("joined", ("opening", "bringing", "owning", "behind"), ("<members",), along=("<members",)),),
        (Step("owning", ("opening", "bringing", "joined", "behind"), ("parent>", "<organ of", "posts>", "<employs", "facts name>", *GIVERS), keep=("visible", "no matter")),),
        (Step("behind", ("owning",), ("members>",), along=("members>",)),),
    )),
    (Step("claims", ("opening", "bringing", "joined", "owning", "behind"), ("holds>", *GIVEN, *GIVERS)),),
    (
        Step("own", ("groups",), ("any",)),
        Step("told", ("resting",), ("any",), keep=("visible", "names it")),
    ),
)  # fmt: skip
"""What goes with something, all that names any of it, and what an arrangement may bring that names no matter."""

LOSING: tuple[Stage, ...] = (
    (
        Step("losing", ("from holds", "from parent", "from posts", "from place"), ("organ of",), along=("organ of",)),
        Step("remaining", ("from parent", "from accountable to", "from reports to"), ("parent>", "accountable to>", "reports to>")),
        Step("successors", ("to occupies", "to member of", "to hosts"), ("<occupies", "<member of", "<hosts")),
        Step("sitting", ("from member of", "named who"), ("members>",), along=("members>",)),
        Step("parts", ("to rights", "to remit", "to holds", "to allocates to", "named what"), ("<part of",), along=("<part of",)),
    ),
    (Step("offices", ("sitting",), ("posts>",)), Step("acting", ("parts",), ("<exercises",))),
    (Step("sectors", ("sitting", "offices"), ("in sector>",)), Step("acted", ("acting",), ("part of>",), along=("part of>",))),
    (
        Step("voices", ("sectors", "sitting", "named for", "to influence"), ("<in sector", "named in>", "<influence")),
        Step("acts", ("acted",), ("<part of",), along=("<part of",)),
    ),
    (Step("speaking", ("voices",), ("<posts",)), Step("wholes", ("parts", "acts"), ("part of>", "exercises>"), along=("part of>",))),
    (Step("heard", ("sectors", "sitting", "named for", "to influence", "voices", "speaking"), ("<members",), along=("<members",)),),
    (Step("tables", ("heard",), ("member of>",)),),
    *EXERCISED,
)  # fmt: skip
"""Who is left to each that lost somebody; in which matters; and where else the sectors are heard that lost a voice."""

WITHOUT: Stage = (
    Step("others", ("groups", "resting", "chain", "to delegates", "to exercises jointly"), (*GIVERS, "organ of>", "holds>")),
    Step("beginning", ("losing",), GIVEN),
    Step("whose", ("groups", "resting", "own", "told", "voices", "speaking", "heard", "tables"), ("parent>", "posts>"), along=("parent>", "posts>")),
)  # fmt: skip
"""From whom else each receives what, and who receives nothing and gives something, of whatever matter; and whose they are."""

FOLLOWING: tuple[Loop, ...] = (
    Loop((
        (Step("chain", ("losing", "told", "onward"), _GOING_ON, along=_GOING_ON, keep=ABOUT),),
        (Step("grouped", ("chain",), ("<members",), along=("<members",)),),
        (Step("onward", ("groups", "chain", "grouped"), ("<organ of", "<posts", *GIVEN), keep=ABOUT),),
    )),
)  # fmt: skip
"""Whom the fall may change: along which arrangements it goes on from those to whom what falls led."""

TAKING: tuple[Stage | Loop, ...] = (
    (Step("holders", MATTER, ("<holds",)),),
    (Step("inner", ("holders",), ("members>", "organ of>"), along=("members>", "organ of>")),),
    (Step("lying", ("inner",), ("<members", "covers>"), along=("<members",)),),  # so that those elsewhere are left out
    (Step("officers", ("inner here",), ("<posts",)),),
    Loop((
        (Step("sides", (*_WHOM, "officers", "actors", "behind"), ("<members",), along=("<members",)),),
        (Step("actors", (*_WHOM, "officers", "sides", "behind"), ("parent>", "posts>", "<employs", "facts name>", *GIVERS), keep=ABOUT),),
        (Step("behind", ("actors",), ("members>",), along=("members>",)),),
    )),
)  # fmt: skip
"""Who may be given a matter on the way to somebody: whoever holds it, its officers, and all that leads to any of them."""

ELSEWHERE: tuple[Stage, ...] = (
    (Step("claims", ("chain", "groups"), GIVEN),),
    (Step("parts", ("named what",), ("<part of",), along=("<part of",)),),
    (Step("wholes", ("parts",), ("part of>", "exercises>"), along=("part of>",)),),
    *EXERCISED,
)
"""What whoever may receive it gives of other matters: it must not break when more comes to its giver."""

SLICES: Mapping[str, Definition] = {
    "who-decides": Definition(
        {"what": "what"},
        (*_matter_here(WAITS), *_named("<rights", "<remit", "<commissions", "<provides", "<oversees"), *_ROUTES),
    ),
    "who-answers-for": Definition(
        {"what": "what"},
        (*_matter_here(), *_named("<decides", "<remit"), *ACCOUNTED, *_people("parent>", "posts>", *_TO), *PLACES),
    ),
    "can-decide": Definition(
        {"forum": "who", "what": "what"}, (*_matter_here(*SEATS), *_named("<provides"), *_ROUTES, *INTERESTS)
    ),
    "why": Definition(
        {"who": "who", "what": "what"},
        (*_matter_here(OFFICES), *_named("<decides", "<approves", "<signs off", "<agrees"), *_ROUTES),
    ),
    "why-not": Definition(
        {"who": "who", "what": "what"},
        (*_matter_here(OFFICES), *_named(), *CHAIN, WITH_THEM, *_people(*_OF), BOARDS, *PLACES),
    ),
    "what-may": Definition(
        {"who": "who"},
        (
            *CLAIMS,
            *_named(of=_LOOKED_AT),
            *_leading("mine"),
            (Step("arranged", ("inner",), (*GIVEN, *GIVERS), keep=ABOUT), Step("table", _NEAR, ("member of",))),
            *_people("parent>", "posts>", "occupies>", *_TO, of=(), closed=("mine",), prefix="line "),
            *_whose(*_OF, of=("behind", "table", "inner"), closed=(*_NEAR, "arranged")),
            *PLACES,
        ),
    ),
    "duplicates": Definition({"about": "what"}, RIVALS),
    # whoever may give it anywhere: a place asked about narrows nothing
    "lawful": Definition(
        {"giver": "who", "receiver": "who", "function": "what"},
        (*_MATTER, *_named(), *CHAIN, WITH_THEM, *_people(*_OF, *_TO), BOARDS, *PLACES),
    ),
    "status": Definition({"node": "what"}, ITSELF, opens=True),
    "show": Definition({"node": "what"}, (*OWN, RECORD), opens=True),
    "facts": Definition(dict.fromkeys(("about", "who", *FURTHER), "what"), OWN, opens=True),
    "what-falls": Definition(
        {"node": "what"},
        (
            (PLACE[0],),
            *GOING,
            *LOSING,
            *_named("<rights", "<remit"),
            *FOLLOWING,
            *_leading("chain"),
            (Step("table", ("chain", "leading"), ("member of",)),),
            *_whose(*_OF, of=("behind", "table", "inner"), closed=("chain", "leading")),
            WITHOUT,
            *PLACES,
        ),
        opens=True,
    ),
    "what-it-takes": Definition(
        {"who": "who", "what": "what"},
        (*_matter_here(*SEATS), *TAKING, *CHAIN, *ELSEWHERE, *_named(), *_ROUTES),
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


# -- Cypher ---------------------------------------------------------------------------------------------------------


def _condition(via: tuple[str, ...], keep: tuple[str, ...], near: str, far: str) -> str:
    forward, backward = types(via)
    kept = " AND ".join(PREDICATES[name].cypher for name in keep)
    if set(forward) == set(backward) or not forward or not backward:
        return kept
    both = [name for name in forward if name in backward]
    ways = [f"(type(r) IN {_listed([n for n in forward if n not in both])} AND startNode(r) = {near})",
            f"(type(r) IN {_listed([n for n in backward if n not in both])} AND startNode(r) = {far})",
            f"type(r) IN {_listed(both)}"]  # fmt: skip
    return f"{kept} AND ({' OR '.join(way for way in ways if '[]' not in way)})"


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def _pattern(via: tuple[str, ...], near: str, far: str) -> str:
    forward, backward = types(via)
    named = "|".join(dict.fromkeys((*forward, *backward)))
    left, right = ("-", "->") if not backward else ("<-", "-") if not forward else ("-", "-")
    return f"({near}){left}[r:{named}]{right}({far})"


_ROW = "elementId(r) AS key, r.rid AS rid, type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS found"


def _edges(via: tuple[str, ...], keep: tuple[str, ...]) -> str:
    """Every edge ``r`` of node ``a`` that a step takes in. Types that are followed one way only are expanded that way
    only: against it, a group of everybody has thousands."""
    forward, backward = types(via)
    if set(forward) == set(backward) or not forward or not backward:
        return f"MATCH {_pattern(via, 'a', 'b')} WHERE {_condition(via, keep, 'a', 'b')}"
    kept = " AND ".join(PREDICATES[name].cypher for name in keep)
    out = f"MATCH (a)-[r:{'|'.join(forward)}]->(b) WHERE {kept} RETURN r"
    into = f"MATCH (a)<-[r:{'|'.join(backward)}]-(b) WHERE {kept} RETURN r"
    return f"CALL (a) {{ {out} UNION ALL {into} }}"


def _seek(node: str) -> str:
    """A node by its id. On a database that was small when it was last counted, the index would be read through instead."""
    return f"({node}:GG {{v: $v, id: i}}) USING INDEX SEEK {node}:GG(v, id)"


def hop_text(step: Step, number: int = 0) -> str:
    """One level of a step: every edge from the frontier that it takes in. ``number`` tells steps of one statement apart."""
    return (
        f"UNWIND $frontier{number} AS i MATCH {_seek('a')} {_edges(step.via, step.keep)}"
        f" RETURN DISTINCT {number} AS step, {_ROW}"
    )


def step_text(step: Step, number: int = 0) -> str:
    """All of a step: the ends are distinct and no path is returned, so none are counted out.

    A walk never goes on from a node that is no thing (``?nobody``): that would join everything of which nobody says
    who does it.
    """
    if not step.along:
        return hop_text(step, number)
    return (
        f"UNWIND $frontier{number} AS i MATCH {_seek('s')}"
        f" MATCH (s)({_pattern(step.along, 'x', 'y')} WHERE NOT y.id STARTS WITH '?' AND {_condition(step.along, step.keep, 'x', 'y')}){{0,}}(a)"
        f" WITH DISTINCT a {_edges(step.via, step.keep)} RETURN DISTINCT {number} AS step, {_ROW}"
    )


@functools.cache
def stage_text(stage: Stage) -> str:
    """All of a stage in one statement."""
    return " UNION ALL ".join(step_text(step, number) for number, step in enumerate(stage))


NODES_TEXT = f"UNWIND $ids AS i MATCH {_seek('n')} RETURN labels(n) AS labels, properties(n) AS found"
"""The nodes of these ids."""
MEMBERS_TEXT = (
    f"UNWIND $ids AS i MATCH {_seek('s')} MATCH (s)(()-[:HAS_MEMBER]->()){{0,}}(n)"
    " WITH DISTINCT n RETURN labels(n) AS labels, properties(n) AS found"
)
"""The nodes of these ids, and of the members of groups among them."""
HEAD_TEXT = (
    "UNWIND $prefixes AS p MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH p RETURN labels(n) AS labels, properties(n) AS found"
    " UNION ALL UNWIND $kinds AS k MATCH (n:GG {v: $v, kind: k}) USING INDEX SEEK n:GG(v, kind) RETURN labels(n) AS labels, properties(n) AS found"
)
NAMES_TEXT = "MATCH (n:GG) USING INDEX SEEK n:GG(v, id) WHERE n.v = $v AND n.id STARTS WITH $prefix RETURN labels(n) AS labels, properties(n) AS found LIMIT $most"
"""Names of things, where what was asked for goes by none of them."""
HEAD = ("?About", "?Document/", "?Option/", "?SourceFile/law/")
"""What every slice begins with: title, day, place; documents, options; the scenario's own law; and the national bodies."""


def texts() -> Mapping[str, str]:
    """Every statement that a slice may need, each once, by what it is first for: all constants."""
    first = {NODES_TEXT: "nodes", MEMBERS_TEXT: "members", HEAD_TEXT: "head", NAMES_TEXT: "names"}
    for name, definition in SLICES.items():
        for step in definition.steps:
            first.setdefault(step_text(step), f"{name}: {step.to}")
            first.setdefault(hop_text(step), f"{name}: {step.to}, one level")
        for number, stage in enumerate(definition.stages):
            first.setdefault(stage_text(stage), f"{name}: stage {number}")
    return {name: text for text, name in first.items()}
