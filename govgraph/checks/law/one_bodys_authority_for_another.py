"""L47: a statutory officer outside the council; a chief executive of an ICB seconded by one; somebody who acts for one
body with what only another gave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.checks.finding import CannotTell, Found, Outcome, Passed
from govgraph.checks.law.unbound import unbound
from govgraph.graph.sentences import listed
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.reading.posts import legal_relation

if TYPE_CHECKING:
    from govgraph.graph import Graph

RULE = "L47"
STATUTORY = ("dph", "dass", "dcs")
"""Director of public health, of adult social services, of children's services: officers of the council."""


def check(graph: Graph) -> Iterator[Outcome]:
    """One outcome for each statutory officer of a council, and for each body that an act of a post is said to bind."""
    find = structure(graph)
    for post in graph.in_category("post"):
        if find.office(post.id) == "ceo":
            for board in find.persons(post.id):
                if find.is_kind(board, "icb") is Truth.YES:
                    yield from _seconded(graph, post.id, board)
        if find.office(post.id) not in STATUTORY:
            continue
        for council in find.persons(post.id):
            if find.is_kind(council, "local_authority") is Truth.YES:
                yield _officer(graph, post.id, council)
    yield from unbound(graph, RULE, "let the body give the post the matter by an arrangement of its own, or sign off")


def _officer(graph: Graph, post: str, council: str) -> Outcome:
    employed = legal_relation(graph, post, "employee", council)
    placed = legal_relation(graph, post, "placed_with", council)
    about, name = (post, council), graph.name(council)
    if Truth.YES in (employed, placed):
        return Passed(about)
    if Truth.UNKNOWN in (employed, placed):
        return CannotTell(about, f"needs: {graph.name(post)} is employed by or placed with {name}")
    sentence = f"{graph.name(post)} is neither employed by nor placed with {name}."
    return Found(about, sentence, f"let {name} employ the post, or have it placed at its disposal (LGA 1972 s113)")


def _seconded(graph: Graph, post: str, board: str) -> Iterator[Outcome]:
    """The chief executive of an ICB may be a secondee of the bodies of Schedule 1B paragraph 19(4), never of a council."""
    find = structure(graph)
    councils = [body for body in find.employers(post) if find.is_kind(body, "la") is Truth.YES]
    if not councils or board in find.employers(post):
        return
    names = listed([graph.name(council) for council in councils])
    about = (post, board, *councils)
    if legal_relation(graph, post, "secondee", board) is not Truth.YES:
        yield CannotTell(about, f"needs: {graph.name(post)} is employed by {graph.name(board)} itself")
        return
    sentence = f"{graph.name(post)} is seconded to {graph.name(board)} by {names}, and a council may not second its chief executive."
    yield Found(
        about,
        sentence,
        f"let {graph.name(board)} employ the chief executive, who may hold a post of the council as well",
    )
