"""What a thing is in law and whose it is, read from how it stands to other things, before what it is called.

A thing that is ``committee of`` a legal person counts as a committee of it under any name. Below a forum there are only
forums. A board *is* its body. What a post is in a legal person is read in :mod:`govgraph.reading.posts`, who votes on a committee in
:mod:`govgraph.reading.voting_members`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from govgraph.graph.memo import once_per_graph
from govgraph.law.pack import choices
from govgraph.law.rows import System
from govgraph.law.scheme import OWN_SCHEME
from govgraph.model.base import UNKNOWNS
from govgraph.model.things import Body, Group, Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, relations_of
from govgraph.reading.highest_first import highest_first
from govgraph.reading.offices import LEADER, office_in_law

if TYPE_CHECKING:
    from govgraph.graph import Graph

JOINTLY = "jointly:"
"""How the id of the parties of a joint exercise together begins: ``jointly:`` and the id of the relation."""

_COMMITTEES = ("body_committee", "body_subcommittee", "la_committee", "committee", "subcommittee")
_ANY_COMMITTEE = (*_COMMITTEES, "joint_committee", "hosc", "jhosc")


@once_per_graph
def structure(graph: Graph) -> Structure:
    """The legal structure of a graph; computed once for each graph."""
    return Structure(graph)


_PARENTS = ("organ of", "committee of", "sub-group of")


class Structure:
    """The kinds, legal persons, organs and offices of one graph. See :func:`structure`."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.registry = graph.registry
        self._kinds: dict[str, tuple[str, ...]] = {}
        self._persons: dict[str, tuple[str, ...]] = {}
        self._organs: dict[str, tuple[str, ...]] = {}
        self._climbing = False
        self._uppers: dict[tuple[str, str], tuple[str, ...]] = {}

    def name(self, item: str) -> str:
        """The readable name of a thing."""
        return self.graph.name(item)

    # -- kinds --------------------------------------------------------------------------------------------------

    def kinds(self, item: str) -> tuple[str, ...]:
        """The concrete kinds that a thing may be, by its structure first; empty: nobody says."""
        if item not in self._kinds:
            self._from_the_top(item)
        if item not in self._kinds:
            self._kinds[item] = ()  # a cycle of parents ends here
            self._kinds[item] = self._find_kinds(item)
        return self._kinds[item]

    def _from_the_top(self, item: str) -> None:
        """Works out what is above a thing, the highest first, so that no line of parents is too long to follow.

        Kinds and persons rest on those of what is above. On a circle of parents one of them is worked out first.
        """
        if self._climbing:
            return
        self._climbing = True
        try:
            for one in highest_first(item, self._not_yet_worked_out):
                self.kinds(one)
                self.persons(one)
        finally:
            self._climbing = False

    def _not_yet_worked_out(self, item: str) -> list[str]:
        above = dict.fromkeys(self._all_above(item))
        return [up for up in above if up not in self._kinds or up not in self._persons]

    def _all_above(self, item: str) -> Iterable[str]:
        """What its kind and its legal person may rest on."""
        graph = self.graph
        if item.startswith(JOINTLY):
            fact = graph.facts.get(item.removeprefix(JOINTLY))
            return opened_in_law(graph, fact.subject.ids) if fact else ()
        thing = graph.things.get(item)
        if isinstance(thing, Post):
            bodies = [body for fact in graph.where("of", who=item) for body in fact.object.ids]
            employers = [body for fact in graph.where("employs", to=item) for body in fact.subject.ids]
            return opened_in_law(graph, (*bodies, *employers))
        if isinstance(thing, Body):
            return [up for relation in _PARENTS for up in self._above(item, relation)]
        return ()

    def _find_kinds(self, item: str) -> tuple[str, ...]:
        if item.startswith(JOINTLY):
            return ("jointly",)
        thing = self.graph.things.get(item)
        if isinstance(thing, Post):
            kind = thing.kind if self.registry.has_kind(thing.kind) else "post"
            return ("la_leader",) if kind == "post" and self._leads(item) else (kind,)
        if isinstance(thing, Group):
            return choices(self.registry, thing)
        if not isinstance(thing, Body):
            return ()
        own = choices(self.registry, thing)
        organ_of = self._above(item, "organ of")
        if organ_of:
            return self._organ_kind(own, organ_of)
        parents = self._above(item, "committee of")
        if parents:
            return self._settled(own, self._committee_kind(parents))
        above = self._above(item, "sub-group of")
        if above and not own and self._under_own_scheme(above):
            return (self._committee_kind(above),)
        if above and (not own or any(self.is_forum(parent) is Truth.YES for parent in above)):
            return tuple(kind for kind in own if self.registry.is_forum(kind)) or ("forum",)
        return own or ((OWN_SCHEME,) if self._governs_itself(thing) else ())

    def _under_own_scheme(self, above: tuple[str, ...]) -> bool:
        """Are these committees, each of one body that its own scheme governs? Nothing but that scheme says what a sub-group of theirs is."""
        persons = {person for parent in above for person in self.persons(parent)}
        no_forum = all(self.is_forum(parent) is Truth.NO for parent in above)
        return no_forum and len(persons) == 1 and all(self.is_kind(p, OWN_SCHEME) is Truth.YES for p in persons)

    def _governs_itself(self, body: Body) -> bool:
        """Is a body of which no kind is written one that its own scheme governs?

        Every one is where no law is read. Beside packs of law it is one that its papers call by a name that is no kind
        of a pack (a housing association, a college) and that they say holds a function.
        """
        if self.registry.without_law:
            return True
        if not body.label or body.kind in UNKNOWNS or self.registry.calls_a_kind(body.label):
            return False
        holders = (body.id, *(item for fact in self.graph.where("organ of", to=body.id) for item in fact.subject.ids))
        return any(not fact.negated for item in holders for fact in self.graph.where("holds", who=item))

    def _organ_kind(self, own: tuple[str, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
        stated = tuple(kind for kind in own if self.registry.kind(kind).organ is not None)
        if stated:
            return stated
        if all(self.is_kind(body, OWN_SCHEME) is Truth.YES for body in bodies) or not self.registry.has_kind("board"):
            return ("governing_body",)
        councils = {self.is_kind(body, "local_authority") for body in bodies}
        if councils == {Truth.NO} or any(self.is_kind(body, "nhs_body") is Truth.YES for body in bodies):
            return ("board",)
        return ("full_council", "la_executive") if councils == {Truth.YES} else ()

    def _committee_kind(self, parents: tuple[str, ...]) -> str:
        persons = {person for parent in parents for person in self.persons(parent)}
        if not persons:
            forums = all(self.is_forum(parent) is Truth.YES for parent in parents)
            return "forum" if forums else self._known("body_committee", "committee")
        own = any(self.is_kind(person, OWN_SCHEME) is Truth.YES for person in persons)
        if len(persons) > 1:
            return "joint_by_agreement" if own else "joint_committee"
        (person,) = persons
        direct = any(parent == person or self.bodies_of_organ(parent) for parent in parents)
        if own or not self.kinds(person):
            return "committee" if direct else "subcommittee"
        if self.is_kind(person, "la") is Truth.YES:
            return "la_committee"
        return (
            self._known("body_committee", "committee") if direct else self._known("body_subcommittee", "subcommittee")
        )

    def _known(self, kind: str, else_: str) -> str:
        """A kind of a pack, or the kind that stands for it where that pack is not read."""
        return kind if self.registry.has_kind(kind) else else_

    def _settled(self, own: tuple[str, ...], by_structure: str) -> tuple[str, ...]:
        """The kind by structure, unless what the thing is said to be is a kind of that, or stands apart from it."""
        is_a = self.registry.is_a
        kept = tuple(kind for kind in own if is_a(kind, by_structure))
        if kept:
            return kept
        apart = tuple(
            kind for kind in own if not self.registry.is_forum(kind) and not any(is_a(kind, c) for c in _COMMITTEES)
        )
        return apart if apart and by_structure != "forum" else (by_structure,)

    def is_kind(self, item: str, wanted: str) -> Truth:
        """Is it of a kind or group of kinds? Unknown when its kind is not known, or only some of its kinds are."""
        kinds = self.kinds(item)
        answers = {self.registry.is_a(kind, wanted) for kind in kinds}
        return Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN

    def is_forum(self, item: str) -> Truth:
        """Is it a forum or a name: nothing that a power names?"""
        return self.is_kind(item, "forum")

    def is_person(self, item: str) -> Truth:
        """Is it a legal person, that can be sued?"""
        kinds = self.kinds(item)
        answers = {self.registry.kind(kind).person for kind in kinds}
        return Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN

    # -- who it belongs to --------------------------------------------------------------------------------------

    def _above(self, item: str, relation: str) -> tuple[str, ...]:
        """What it is a committee, organ or sub-group of, on the graph's day if anything is stated to hold then."""
        key = (item, relation)
        if key not in self._uppers:
            self._uppers[key] = self._find_above(item, relation)
        return self._uppers[key]

    def _find_above(self, item: str, relation: str) -> tuple[str, ...]:
        graph = self.graph
        facts = [
            fact
            for fact in graph.where(relation, who=item)
            if not fact.negated and fact.object.mode != "one of" and fact.tier != "past"
        ]
        live = [fact for fact in facts if fact.span.live(graph.day) is not Truth.NO]
        return opened_in_law(self.graph, (item for fact in live or facts for item in fact.object.ids))

    def parents(self, item: str) -> tuple[str, ...]:
        """The bodies that it is directly a committee of."""
        return self._above(item, "committee of")

    def organ_of(self, item: str) -> str:
        """The one body that it is an organ of; empty when it is none, and for a board of several (see :meth:`shared_by`).

        A council's leader is an organ of it, by office alone.
        """
        bodies = self.bodies_of_organ(item)
        return bodies[0] if len(bodies) == 1 else ""

    def bodies_of_organ(self, item: str) -> tuple[str, ...]:
        """Every body that it is said to be an organ of."""
        leads = self._leads(item)
        return self._above(item, "organ of") or ((leads,) if leads else ())

    def shared_by(self, item: str) -> tuple[str, ...]:
        """The bodies of which it is said to be the one board, with no order or scheme that is stated to make them one (L50).

        Whose board it is when it decides is then not known. Empty for an organ of one body.
        """
        bodies = self.bodies_of_organ(item)
        return bodies if len(bodies) > 1 and self.written(item, "order or scheme") is not True else ()

    def _leads(self, item: str) -> str:
        """The council of which a post is the leader or elected mayor (LGA 2000 ss9C, 9E); empty: of none."""
        if not isinstance(self.graph.things.get(item), Post) or self.office(item) != LEADER:
            return ""
        councils = [person for person in self.persons(item) if self.is_kind(person, "local_authority") is Truth.YES]
        return councils[0] if len(councils) == 1 else ""

    def organs(self, person: str) -> tuple[str, ...]:
        """The organs of a legal person that are modelled."""
        if person not in self._organs:
            self._organs[person] = self._find_organs(person)
        return self._organs[person]

    def _find_organs(self, person: str) -> tuple[str, ...]:
        found = (
            fact
            for fact in relations_of(self.graph, "organ of", "to", person)
            if not fact.negated and fact.tier != "past"
        )
        organs = [
            item
            for fact in found
            for item in opened_in_law(self.graph, fact.subject.ids)
            if person in self.bodies_of_organ(item)
        ]
        posts = [
            post
            for fact in relations_of(self.graph, "of", "to", person)
            if not fact.negated and fact.tier != "past"
            for post in fact.subject.ids
            if self._leads(post) == person
        ]
        return tuple(dict.fromkeys((*organs, *posts)))

    def itself(self, item: str) -> str:
        """The body itself for an organ that is the body for everything (a board); any other thing as it is."""
        body = self.organ_of(item)
        whole = body and all(
            (organ := self.registry.kind(kind).organ) is not None and "all" in organ.classes
            for kind in self.kinds(item)
        )
        return body if whole and self.kinds(item) else item

    def boards(self, body: str) -> tuple[str, ...]:
        """The organs that are the body itself for everything: what they do, it does."""
        return tuple(organ for organ in self.organs(body) if self.itself(organ) == body)

    def persons(self, item: str) -> tuple[str, ...]:
        """The legal persons that a body, organ, committee or post belongs to: every parent of a joint committee.

        Empty for a forum, and for a committee or post of which nobody says whose it is.
        """
        if item not in self._persons:
            self._from_the_top(item)
        if item not in self._persons:
            self._persons[item] = ()  # a cycle of parents ends here
            self._persons[item] = tuple(dict.fromkeys(self._find_persons(item)))
        return self._persons[item]

    def _find_persons(self, item: str) -> Iterable[str]:
        graph = self.graph
        if item.startswith(JOINTLY):
            fact = graph.facts.get(item.removeprefix(JOINTLY))
            return [
                person
                for giver in (opened_in_law(self.graph, fact.subject.ids) if fact else ())
                for person in self.persons(giver)
            ]
        thing = graph.things.get(item)
        if isinstance(thing, Post):
            facts = [fact for fact in graph.where("of", who=item) if not fact.negated and fact.tier != "past"]
            bodies = opened_in_law(self.graph, (body for fact in facts for body in fact.object.ids))
            return [person for body in bodies for person in self.persons(body)] or self.employers(item)
        if isinstance(thing, Group):
            return [item]
        if not isinstance(thing, Body):
            return []
        above = (*self._above(item, "organ of"), *self._above(item, "committee of"))
        if not above and self._under_own_scheme(part_of := self._above(item, "sub-group of")):
            above = part_of
        if above:
            return [person for parent in above for person in self.persons(parent)]
        return [] if self.kinds(item) and self.is_person(item) is Truth.NO else [item]

    def is_committee_of(self, item: str, person: str) -> Truth:
        """Is it a committee of this legal person? One of which nobody says whose it is may be anybody's; a forum is nobody's."""
        owners = self.persons(item)
        if owners:
            return Truth.of(person in owners)
        kinds = self.kinds(item)
        may_be = any(self.registry.is_a(kind, committee) for kind in kinds for committee in _ANY_COMMITTEE)
        return Truth.UNKNOWN if may_be or not kinds else Truth.NO

    def employers(self, post: str) -> tuple[str, ...]:
        """The legal persons that are stated to employ the holder of a post."""
        facts = [fact for fact in self.graph.where("employs", to=post) if not fact.negated]
        found = [
            person
            for fact in facts
            for body in opened_in_law(self.graph, fact.subject.ids)
            for person in self.persons(body)
        ]
        named = self.written(post, "employee")
        return tuple(
            dict.fromkeys([*found, *([named] if isinstance(named, str) and named in self.graph.things else [])])
        )

    def system(self, council: str) -> System | None:
        """A council's system, executive or committee: as stated, or executive where it has a cabinet; None: not known."""
        thing = self.graph.things.get(council)
        value = thing.facts.get("system") if isinstance(thing, Body) else None
        if value in {"executive", "committee"}:
            return cast(System, value)
        # a leader alone says nothing: councils with a committee system have one too
        cabinet = any(self.kinds(organ) == ("la_executive",) for organ in self.organs(council))
        return "executive" if cabinet else None

    # -- what its papers say of it ------------------------------------------------------------------------------

    def written(self, item: str, name: str) -> bool | str | None:
        """What a post's or body's own ``facts`` say under a name, with spaces or not; None: nothing, or that it is not stated."""
        thing = self.graph.things.get(item)
        facts = thing.facts if isinstance(thing, Post | Body) else {}
        for key in (name, name.replace("_", " "), name.replace("_", "-")):
            if key in facts:
                value = facts[key]
                return None if value in {"not stated", "unclear"} else value
        return None

    def office(self, post: str) -> str:
        """The statutory office of a post (ceo, chair, dass, dcs, dph, leader ...); empty: none stated."""
        thing = self.graph.things.get(post)
        written = thing.office.strip() if isinstance(thing, Post) else ""
        leads = isinstance(thing, Post | Body) and not written and thing.kind == "la_leader"
        return LEADER if leads else office_in_law(written)
