"""The slice of each kind of question: which steps it takes, in the words of :mod:`govgraph.stores.steps`.

A question says in its own file that what is read for another one is enough for it (:class:`~govgraph.questions.verbs.Like`).
One that needs steps of its own has them here, and a case for each in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.questions.verbs import VERBS
from govgraph.records import replace
from govgraph.stores.slices_claims import CLAIMS, LOOKED_AT, NEAR, RIVALS, leading
from govgraph.stores.slices_falling import ELSEWHERE, FOLLOWING, GOING, LOSING, TAKING, WITHOUT
from govgraph.stores.slices_said import DIVIDED, GROUPS, INTERESTS, ITSELF, LINES, MONEY, OWN, RECORD, SAID
from govgraph.stores.slices_shared import (
    ABOUT,
    ACCOUNTED,
    ANSWERING,
    BELONGING,
    BOARDS,
    CHAIN,
    COVERING,
    GIVEN,
    GIVERS,
    INSIDE,
    MATTER_STEPS,
    OFFICES,
    RECEIVING,
    ROUTES,
    SEATS,
    WAITS,
    WITH_THEM,
    WITHIN,
    matter_here,
    named,
    people,
    whose,
)
from govgraph.stores.steps import FURTHER, Definition, SliceStep

SLICES: Mapping[str, Definition] = {
    "who-decides": Definition(
        {"what": "what"},
        (*matter_here(WAITS), *named("<rights", "<remit", "<commissions", "<provides", "<oversees"), *ROUTES),
    ),
    "who-answers-for": Definition(
        {"what": "what"},
        (
            *matter_here(),
            *named("<decides", "<reserves", "<remit"),
            *ACCOUNTED,
            *people("parent>", "posts>", *ANSWERING),
            (RECEIVING,),
            (COVERING,),
            (WITHIN,),
        ),
    ),
    "can-decide": Definition(
        {"forum": "who", "what": "what"},
        (*matter_here(*SEATS), *named("<provides", "<reserves"), *ROUTES, *INTERESTS),
    ),
    "why": Definition(
        {"who": "who", "what": "what"},
        (
            *matter_here(OFFICES),
            *named("<decides", "<reserves", "<approves", "<signs off", "<agrees", "<recommends"),
            *ROUTES,
        ),
    ),
    "why-not": Definition(
        {"who": "who", "what": "what"},
        (*matter_here(OFFICES), *named("<reserves"), *ROUTES),
    ),
    "what-may": Definition(
        {"who": "who"},
        (
            *CLAIMS,
            *named(
                "<decides", "<reserves", "<recommends", of=LOOKED_AT
            ),  # who else has a say in what it is said to decide
            *leading("mine"),
            (
                SliceStep("arranged", ("inner",), (*GIVEN, *GIVERS), keep=ABOUT),
                SliceStep("table", NEAR, ("member of",)),
            ),
            *people("parent>", "posts>", "occupies>", *ANSWERING, of=(), closed=("mine",), prefix="line "),
            *whose(*BELONGING, of=("behind", "table", "inner"), closed=(*NEAR, "arranged")),
            (RECEIVING,),
            (COVERING,),
            (WITHIN,),
        ),
    ),
    "duplicates": Definition({"about": "what"}, RIVALS),
    # whoever may give it anywhere: a place asked about narrows nothing
    "lawful": Definition(
        {"giver": "who", "receiver": "who", "function": "what"},
        (*MATTER_STEPS, *named("<reserves"), *CHAIN, WITH_THEM, *people(*BELONGING, *ANSWERING), *BOARDS),
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
            *named("<rights", "<remit"),
            *FOLLOWING,
            *leading("chain"),
            (SliceStep("table", ("chain", "leading"), ("member of",)), RECEIVING),
            (COVERING,),
            *whose(*BELONGING, of=("behind", "table", "inner"), closed=("chain", "leading")),
            (*WITHOUT, WITHIN),
        ),
        opens=True,
    ),
    "what-it-takes": Definition(
        {"who": "who", "what": "what"},
        (*matter_here(*SEATS), *TAKING, *CHAIN, *ELSEWHERE, *named("<reserves"), *ROUTES),
    ),
    "statements": Definition({"about": "what"}, SAID),
    "money": Definition({"node": "what"}, MONEY, opens=True),
    "answers-to": Definition(
        {"who": "who", "what": "what"}, (*MATTER_STEPS, *people("parent>", "posts>", "occupies>", *ANSWERING), *LINES)
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
