"""Who is asked about in a question of law: things of a scenario, or bodies and posts that nobody wrote.

A party is named by a thing of the scenario, by a kind of body (``icb``, ``company``), or by a role: an organ or post of a
council (``leader``, ``full council``, ``officer``) or of the body on the other side (``executive director``, ``chair``,
``employee``). Facts of a post may be said in the words of :data:`FACTS`: ``executive director``, ``not employee``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.facts import Fact, Filler
from govgraph.model.things import Body, Post, Thing
from govgraph.model.truth import Truth
from govgraph.reading.legal import structure
from govgraph.reading.offices import OFFICES

if TYPE_CHECKING:
    from govgraph.graph import Graph

PARTIES = ("body", "post", "group", "level")
"""What may give and receive."""

AUTHORITY = "its authority"
"""The id of the combined authority that a mayor is of where no scenario names one."""

COUNCIL = "its council"
"""The id of the council that a kind of organ, committee, leader or officer belongs to where no scenario names one."""

_OF_COUNCILS: dict[str, tuple[str, dict[str, bool]]] = {
    "leader": ("leader", {}),
    "la_leader": ("leader", {}),
    "mayor": ("leader", {}),
    "elected_mayor": ("leader", {}),
    "cabinet_member": ("executive member", {}),
    "executive_member": ("executive member", {}),
    "councillor": ("councillor", {}),
    "ward_councillor": ("councillor", {}),
    "officer": ("", {"la officer": True}),
    "council_officer": ("", {"la officer": True}),
    "dass": ("dass", {}),
    "dcs": ("dcs", {}),
    "dph": ("dph", {}),
}
"""Posts of a council by the words of papers: the office in statute, and the legal facts that the words say."""

_OF_THE_OTHER: dict[str, tuple[str, dict[str, bool]]] = {
    "executive_director": ("", {"executive director": True}),
    "non_executive_director": ("", {"non executive director": True}),
    "chief_executive": ("chief executive", {}),
    "ceo": ("chief executive", {}),
    "chair": ("chair", {}),
    "governor": ("governor", {}),
    "board_member": ("", {"board member": True}),
    "employee": ("", {"employee": True}),
    "secondee": ("", {"secondee": True}),
}
"""Posts of the body on the other side, by the words of papers."""

_ROLES = {**_OF_COUNCILS, **_OF_THE_OTHER}

_KINDS = {"executive": "la_executive", "cabinet": "la_executive", "council_committee": "la_committee"}
"""Organs of a council by the words of papers."""

_ORGANS = ("full_council", "la_executive")

FACTS = {
    "executive director": "executive director",
    "non-executive director": "non executive director",
    "director": "director",
    "board member": "board member",
    "member": "member",
    "employee": "employee",
    "employed": "employee",
    "secondee": "secondee",
    "seconded": "secondee",
    "placed with": "placed with",
    "officer": "la officer",
    "executive member": "executive member",
    "cabinet member": "executive member",
    "councillor": "ward councillor",
    "ward councillor": "ward councillor",
    "executive committee": "executive committee",
}
"""Legal facts of a post or committee by the words in which a question may say them; "not" before one denies it."""

_SYSTEMS = {"executive system": "executive", "committee system": "committee"}
_JOINED = r"\s*(?:,|;|\+|&|\band\b)\s*"


class UnknownParty(GovgraphError, LookupError):
    """Nobody in the scenario, and no kind of body, goes by that name; the message names the nearest."""


class UnknownFact(GovgraphError, ValueError):
    """No legal fact of a post, committee or council goes by that word; the message names the nearest."""


class Parties:
    """The givers and the receiver of one question, and the graph with those added that nobody wrote."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.things: dict[str, Thing] = {}
        self.facts: list[Fact] = []
        self._whose: dict[str, str] = {}
        self._of: dict[str, str] = {}

    def several(self, written: str | Iterable[str], role: str) -> tuple[str, ...]:
        """The ids of one or several: a list, or a text with commas or "and" in which each part names somebody."""
        texts = [written] if isinstance(written, str) else list(written)
        parts: list[str] = []
        for text in texts:
            parts += [text] if self._known(text) else [part for part in re.split(_JOINED, text.strip()) if part]
        many = len(parts) > 1
        return tuple(self.party(part, f"{role} {n}" if many else role) for n, part in enumerate(parts, start=1))

    def _known(self, text: str) -> bool:
        from govgraph.graph import NotFound

        if self._kind(text) or _key(text) in _ROLES:
            return True
        try:
            self.graph.thing(text, *PARTIES)
        except NotFound:
            return not re.search(_JOINED, text)
        return True

    def _kind(self, text: str) -> str:
        law, key = self.graph.registry, _KINDS.get(_key(text), _key(text))
        named = next((kind.id for kind in law.kinds.values() if kind.name.lower() == text.strip().lower()), "")
        aside = self.graph.all_things.get(text.strip())  # named for comparison only: any body of its kind
        own = str(getattr(aside, "kind", "")) if aside is not None and aside.id not in self.graph.things else ""
        return key if key in law.kinds else named or (own if own in law.kinds else "")

    def party(self, text: str, role: str) -> str:
        """The id of a thing of the scenario; of a new one where a kind or a role is named. Raises UnknownParty."""
        from govgraph.graph import NotFound

        law, key, kind = self.graph.registry, _key(text), self._kind(text)
        try:
            return self.graph.thing(text, *PARTIES).id
        except NotFound as error:
            if not kind and key not in _ROLES:
                hint = did_you_mean(key, [*(k for k in law.kinds if law.has_kind(k)), *_ROLES, *_KINDS])
                known = f"there is no kind of body '{text}'{': ' + hint if hint else ''}"
                raise UnknownParty(f"{error}" if self.graph.things else known) from None
        item = f"{role}: {key if key in _ROLES else kind}"
        if key in _ROLES:
            office, facts = _ROLES[key]
            self.things[item] = Post(id=item, name=_capital(text), office=office, facts=dict(facts))
            self._whose[item] = "of" if key in _OF_COUNCILS else "of the other"
            return item
        row = law.kind(kind)
        name = row.name
        alike = sum(thing.name.split(" (")[0] == name for thing in self.things.values())
        name = f"{name} ({alike + 1})" if alike else name
        if kind == "post":
            self.things[item] = Post(id=item, name=name)
        elif law.is_a(kind, "post") and not law.kind(kind).organ:
            self.things[item] = Post(id=item, name=name, kind=kind)
            self._whose[item] = "of authority"
        elif row.group:
            self.things[item] = Body(id=item, name=_capital(name), kind_one_of=row.one_of)
        else:
            self.things[item] = Body(id=item, name=name, kind=kind)
            if kind in _ORGANS:
                self._whose[item] = "organ of"
            elif law.is_a(kind, "la_committee") and role.startswith("the giver"):
                self._whose[item] = "committee of"
        return item

    def tie(self, givers: tuple[str, ...], receiver: str) -> None:
        """Whose the posts, organs and committees are that nobody wrote: of the other party, or of a council unnamed."""
        law = self.graph.registry
        for item in (*givers, receiver):
            others = (receiver,) if item in givers else givers
            whose = self._whose.get(item)
            if whose == "of the other":
                for other in others:
                    self._fact("of", item, other)
            elif whose == "of authority":
                self._fact("of", item, self._authority(item))
            elif whose:
                council = next((found for other in others if (found := self._council(other, item))), "")
                if not council:
                    council = COUNCIL
                    kinds = law.kind("council").one_of
                    self.things.setdefault(COUNCIL, Body(id=COUNCIL, name="the council", kind_one_of=kinds))
                self._fact(whose, item, council)
        made = self.things.get(receiver)
        joint = isinstance(made, Body) and law.has_kind(made.kind) and law.is_a(made.kind, "joint_committee")
        for giver in givers if joint and len(givers) > 1 else ():
            self._fact("committee of", receiver, giver)

    def state(self, item: str, words: Iterable[str]) -> None:
        """Add legal facts to a party, in words: "executive director", "not employee", "committee system"."""
        said: dict[str, bool | str] = {}
        for word in words:
            text = " ".join(word.lower().replace("_", " ").split())
            denied = text.removeprefix("not ")
            known = FACTS.get(denied, FACTS.get(denied.replace("non executive", "non-executive"), ""))
            if text in _SYSTEMS:
                said["system"] = _SYSTEMS[text]
            elif known:
                said[known] = denied == text
            elif denied in OFFICES and denied == text:
                said["office"] = text
            else:
                hint = did_you_mean(denied, [*FACTS, *OFFICES, *_SYSTEMS])
                raise UnknownFact(f"'{word}' is no legal fact of a post{': ' + hint if hint else ''}")
        thing = self.things.get(item) or self.graph.things[item]
        office = str(said.pop("office", ""))
        if not said and not office:
            return
        if not isinstance(thing, Post | Body):
            raise UnknownFact(f"{thing.name} is no body and no post, and has no legal facts")
        update: dict[str, object] = {"facts": {**thing.facts, **said}}
        if office and isinstance(thing, Post):
            update["office"] = office
        self.things[item] = thing.model_copy(update=update)
        if isinstance(thing, Post) and thing.name == "Post" and item not in self._whose:
            self._whose[item] = "of the other"

    def graphed(self) -> Graph:
        """The graph with those added who are asked about and whom nobody wrote."""
        if not self.things:
            return self.graph
        return self.graph.supposing(self.things, {fact.id: fact for fact in self.facts})

    def _fact(self, kind: str, item: str, other: str) -> None:
        roles = {"who": Filler(ids=(item,)), "to": Filler(ids=(other,))}
        self.facts.append(Fact(id=f"{item} {kind} {other}", kind=kind, roles=roles, basis="assumed"))

    def _authority(self, item: str) -> str:
        """The combined authority, unnamed, that a mayor whom nobody wrote is of."""
        kinds = ("combined_authority", "combined_county_authority")
        self.things.setdefault(AUTHORITY, Body(id=AUTHORITY, name="the combined authority", kind_one_of=kinds))
        self._of[item] = AUTHORITY
        return AUTHORITY

    def _council(self, item: str, part: str) -> str:
        """The council on the other side; for an officer a combined authority too, which has officers and no councillors."""
        law = self.graph.registry
        asked = self.things.get(part)
        wanted = "la" if isinstance(asked, Post) and asked.facts.get("la officer") is True else "local_authority"
        if item in self._of:
            return self._of[item]
        thing = self.things.get(item)
        if thing is not None:
            kinds = [getattr(thing, "kind", ""), *getattr(thing, "kind_one_of", ())]
            named = any(law.has_kind(kind) and law.is_a(kind, wanted) for kind in kinds if kind)
            return item if named else ""
        find = structure(self.graph)
        found = [person for person in find.persons(item) if find.is_kind(person, wanted) is Truth.YES]
        return found[0] if len(found) == 1 else ""


def _key(text: str) -> str:
    return re.sub(r"[\s-]+", "_", text.strip().lower().replace("'", ""))


def _capital(text: str) -> str:
    words = text.strip().replace("_", " ")
    return words.upper() if words in {"dass", "dcs", "dph", "ceo"} else words[:1].upper() + words[1:]
