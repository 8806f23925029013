"""What a thing is in law, read from how it stands to other things: structure beats label.

What is ``committee of`` a legal person is its committee, whatever it is called; a sub-group of a forum is a forum; a
board *is* its body. Facts of posts are yes, no or unknown, relative to one legal person: a director of one trust is
no director of another, and a fact that nobody states is unknown, never no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct

from govgraph.graph.memo import once_per_graph
from govgraph.law.pack import choices
from govgraph.law.rows import Relation, System
from govgraph.law.scheme import OWN_SCHEME
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact
from govgraph.model.things import Body, Group, Post
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, relations_of

if TYPE_CHECKING:
    from govgraph.graph import Graph

JOINTLY = "jointly:"
"""How the id of the parties of a joint exercise together begins: ``jointly:`` and the id of the relation."""

_COMMITTEES = ("body_committee", "body_subcommittee", "la_committee", "committee", "subcommittee")

OFFICES: dict[str, str] = {
    "chief executive": "ceo",
    "chief executive officer": "ceo",
    "ceo": "ceo",
    "accountable officer": "ceo",
    "chief officer": "ceo",
    "chair": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "governor": "governor",
    "director of adult social services": "dass",
    "director of adult social care": "dass",
    "dass": "dass",
    "director of children's services": "dcs",
    "director of children services": "dcs",
    "dcs": "dcs",
    "director of public health": "dph",
    "dph": "dph",
    "leader": "leader",
    "leader of the council": "leader",
    "council leader": "leader",
    "mayor": "leader",
    "elected mayor": "leader",
    "cabinet member": "executive member",
    "executive member": "executive member",
    "councillor": "councillor",
    "ward councillor": "councillor",
}
"""Offices that statute knows, by the words of papers; every other office says nothing in law."""

_BY_OFFICE: dict[tuple[str, str], dict[str, bool]] = {
    # NHS Act 2006 Sch 7 paras 16-17 and SI 1990/2024: the chief executive is an executive director, the chair is not; and
    # chairs and governors hold an office, so that they are nobody's staff and not in a director's name
    ("trust", "ceo"): {"executive_director": True, "director": True, "board_member": True, "employee": True},
    ("trust", "chair"): {
        "executive_director": False,
        "director": True,
        "board_member": True,
        "employee": False,
        "secondee": False,
    },
    ("trust", "governor"): {"executive_director": False, "director": False, "employee": False, "secondee": False},
    # NHS Act 2006 Sch 1B paras 3-7: the chief executive is a member of the board and an employee or a secondee
    ("icb", "ceo"): {"board_member": True, "employee": True},
    ("icb", "chair"): {"board_member": True},
    # LASSA 1970 s6, Children Act 2004 s18, NHS Act 2006 s73A: these are officers of the council
    ("local_authority", "ceo"): {"la_officer": True, "employee": True},
    ("local_authority", "dass"): {"la_officer": True, "employee": True},
    ("local_authority", "dcs"): {"la_officer": True, "employee": True},
    ("local_authority", "dph"): {"la_officer": True},
    # LGA 2000 s9C: members of the executive are councillors, and a councillor is no officer (LGA 1972 s116)
    ("local_authority", "leader"): {"executive_member": True, "la_officer": False},
    ("local_authority", "executive member"): {"executive_member": True, "la_officer": False},
    ("local_authority", "councillor"): {"ward_councillor": True, "la_officer": False},
}

_FOLLOWS: tuple[tuple[str, bool, str, bool], ...] = (
    ("executive_director", True, "director", True),
    ("non_executive_director", True, "director", True),
    ("executive_director", True, "board_member", True),
    ("director", False, "executive_director", False),
    ("non_executive_director", True, "executive_director", False),
    ("non_executive_director", True, "employee", False),
    ("non_executive_director", True, "secondee", False),
    ("executive_member", True, "la_officer", False),
    ("ward_councillor", True, "la_officer", False),
    ("executive_member", True, "placed_with", False),
    ("ward_councillor", True, "placed_with", False),
    ("la_officer", True, "executive_member", False),
    ("la_officer", True, "ward_councillor", False),
)
"""What one stated fact of a post says about another: if the first is so, the second is so."""


class Members(Struct, frozen=True):
    """Who votes on a committee, as far as stated, and whether the list is complete (None: nobody says)."""

    voting: tuple[str, ...]
    complete: bool | None


@once_per_graph
def structure(graph: Graph) -> Structure:
    """The legal structure of a graph; computed once for each graph."""
    return Structure(graph)


_OF_COUNCILLORS = frozenset({"executive_member", "ward_councillor"})
"""Facts that only a councillor's place in the council itself bears."""


_PARENTS = ("organ of", "committee of", "sub-group of")

_RELATIONS = frozenset(get_args(Relation))
"""How somebody may stand to a legal person; all else is a fact of a post."""


class Structure:
    """Kinds, legal persons, organs and facts of posts in one graph."""

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
            for one in self._highest_first(item):
                self.kinds(one)
                self.persons(one)
        finally:
            self._climbing = False

    def _highest_first(self, item: str) -> Iterator[str]:
        waits: dict[str, list[str]] = {}
        below: dict[str, list[str]] = defaultdict(list)
        todo = [item]
        for one in todo:
            if one not in waits:
                over = dict.fromkeys(self._all_above(one))
                waits[one] = [up for up in over if up not in self._kinds or up not in self._persons]
                todo += waits[one]
                for up in waits[one]:
                    below[up].append(one)
        ready = [one for one, over in waits.items() if not over]
        while waits:
            one = ready.pop() if ready else self._on_a_circle(waits)
            if one in waits:
                del waits[one]
                yield one
                for lower in below[one]:
                    if lower in waits:
                        waits[lower].remove(one)
                        ready += [] if waits[lower] else [lower]

    @staticmethod
    def _on_a_circle(waits: Mapping[str, list[str]]) -> str:
        one: str = next(iter(waits))
        seen: set[str] = set()
        while one not in seen:
            seen.add(one)
            one = waits[one][0]
        return one

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
        return bodies if len(bodies) > 1 and self._written(item, "order or scheme") is not True else ()

    def _leads(self, item: str) -> str:
        """The council of which a post is the leader or elected mayor (LGA 2000 ss9C, 9E); empty: of none."""
        if not isinstance(self.graph.things.get(item), Post) or self.office(item) != "leader":
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

    def employers(self, post: str) -> tuple[str, ...]:
        """The legal persons that are stated to employ the holder of a post."""
        facts = [fact for fact in self.graph.where("employs", to=post) if not fact.negated]
        found = [
            person
            for fact in facts
            for body in opened_in_law(self.graph, fact.subject.ids)
            for person in self.persons(body)
        ]
        named = self._written(post, "employee")
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

    # -- facts --------------------------------------------------------------------------------------------------

    def _written(self, item: str, name: str) -> bool | str | None:
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
        written = thing.office.strip().lower() if isinstance(thing, Post) else ""
        leads = isinstance(thing, Post | Body) and not written and thing.kind == "la_leader"
        return "leader" if leads else OFFICES.get(written, written)

    def holds_office(self, post: str, office: str, persons: Iterable[str]) -> Truth:
        """Is it a post with this statutory office? No also where a fact of it contradicts what the office makes of it."""
        held = self.office(post)
        if held:
            return Truth.of(held == office)
        for person in persons:
            for (kind, named), facts in _BY_OFFICE.items():
                if named == office and self.is_kind(person, kind) is Truth.YES:
                    answers = {self.fact(post, name, person) is Truth.of(not so) for name, so in facts.items()}
                    if True in answers:
                        return Truth.NO
        return Truth.UNKNOWN

    def fact(self, item: str, name: str, person: str) -> Truth:
        """A legal fact of a post or committee in one legal person: executive_director, la_officer, employee ..."""
        stated = self._stated(item, name, person)
        if stated is not None:
            return Truth.of(stated)
        office = self._by_office(item, name, person)
        if office is not None:
            return Truth.of(office)
        for given, so, other, follows in _FOLLOWS:
            if other == name and (
                self._stated(item, given, person) is so or self._by_office(item, given, person) is so
            ):
                return Truth.of(follows)
        if name == "la_officer" and self._stated(item, "employee", person) is True:
            return Truth.YES  # an employee of a council who is no councillor is its officer (LGA 1972 s112)
        own = self.persons(item)
        if name in _OF_COUNCILLORS and own and person not in own:
            return Truth.NO  # a post of another body is no seat of this council's
        return Truth.UNKNOWN

    def _stated(self, item: str, name: str, person: str) -> bool | None:
        value = self._written(item, name)
        if name == "employee" and value is None:
            employers = self.employers(item)
            return True if person in employers else False if employers else None
        if value is None or value is False:
            return value
        if isinstance(value, str):
            return person in self.persons(value) if value in self.graph.things else None
        own = self.persons(item)
        if not own or person in own:
            return True
        return None if name in {"board_member", "secondee", "placed_with"} else False

    def _by_office(self, item: str, name: str, person: str) -> bool | None:
        if person not in self.persons(item):
            return None
        office = self.office(item)
        for (kind, held), facts in _BY_OFFICE.items():
            if held == office and name in facts and self.is_kind(person, kind) is Truth.YES:
                return facts[name]
        return None

    def relation(self, item: str, name: str, person: str) -> Truth:
        """How something stands to a legal person: board_member, member, employee, secondee, placed_with, committee_of."""
        if name == "committee_of":
            owners = self.persons(item)
            return Truth.of(person in owners) if owners else self._whose(item)
        found = self.fact(item, name, person)
        if name in {"board_member", "member"} and found is Truth.UNKNOWN:
            own = self._sits(item, person)
            boards = [self._sits(item, board) for board in self.organs(person)] if name == "board_member" else []
            # where the board speaks, it does not matter that nobody says who sits "on the body"
            return max(boards) if boards and own is Truth.UNKNOWN else max([own, *boards])
        return found

    def _whose(self, item: str) -> Truth:
        """A committee of which nobody says whose it is may be anybody's; a forum is nobody's."""
        kinds = self.kinds(item)
        loose = any(
            self.registry.is_a(kind, c) for kind in kinds for c in (*_COMMITTEES, "joint_committee", "hosc", "jhosc")
        )
        return Truth.UNKNOWN if loose or not kinds else Truth.NO

    def _sits(self, item: str, board: str) -> Truth:
        facts = [fact for fact in relations_of(self.graph, "member of", "who", item) if board in fact.object.ids]
        if any(not fact.negated for fact in facts):
            return Truth.YES
        if facts or any(fact.fields.get("list complete") is True for fact in self.graph.where("member of", to=board)):
            return Truth.NO
        return Truth.UNKNOWN

    def members(self, body: str, day: date | None = None) -> Members:
        """The voting members of a body, as stated; those of whom nobody says whether they vote count as voting.

        With a ``day``, only those who are not stated to have left by then, or to join later.
        """
        facts = [
            fact
            for fact in self.graph.where("member of", to=body)
            if not fact.negated and fact.tier != "past" and (day is None or fact.span.live(day) is not Truth.NO)
        ]
        voting = opened_in_law(
            self.graph, (item for fact in facts if fact.fields.get("voting") is not False for item in fact.subject.ids)
        )
        stated = [bool(fact.fields["list complete"]) for fact in facts if "list complete" in fact.fields]
        return Members(voting, any(stated) if stated else None)

    def all_members(self, body: str, name: str, person: str) -> Truth:
        """Is every voting member of a committee this in a legal person? No as soon as one is stated not to be."""
        members = self.members(body)
        answers = [self._member_is(member, name, person) for member in members.voting]
        if Truth.NO in answers:
            return Truth.NO
        return Truth.YES if answers and members.complete and min(answers) is Truth.YES else Truth.UNKNOWN

    def no_member(self, body: str, names: tuple[str, ...], persons: tuple[str, ...]) -> Truth:
        """Is no voting member any of these in any of these legal persons? No as soon as one is stated to be."""
        members = self.members(body)
        answers = [
            self.relation(member, name, person) if name in _RELATIONS else self.fact(member, name, person)
            for member in members.voting
            for name in names
            for person in persons
        ]
        if Truth.YES in answers:
            return Truth.NO
        settled = bool(answers) and members.complete is True and max(answers) is Truth.NO
        return Truth.YES if settled else Truth.UNKNOWN

    def has_members(self, body: str, least: int) -> Truth:
        """Has a body so many voting members or more? Unknown where fewer are stated and the list may not be complete."""
        members = self.members(body)
        return Truth.of(True if len(members.voting) >= least else False if members.complete else None)

    def _member_is(self, member: str, name: str, person: str) -> Truth:
        thing = self.graph.things.get(member)
        if isinstance(thing, Post):
            return self.fact(member, name, person)
        posts: list[Fact] = list(self.graph.where("occupies", who=member))
        held = [self.fact(post, name, person) for fact in posts for post in fact.object.ids]
        return Truth.YES if Truth.YES in held else Truth.UNKNOWN
