"""The bodies, posts, holders and lines of a paper, as things of a scenario."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from govgraph.imports.dates import day_after
from govgraph.imports.kinds import COUNCIL, NHS, OWN, kind_inside, kind_of_head, tie_of
from govgraph.imports.names import is_organ, key, sort_of
from govgraph.imports.said import ReadParty

if TYPE_CHECKING:
    from govgraph.imports.scenario import Maker

Item = dict[str, Any]


class PartyMaker:
    """Adds every party of a paper to the sections of a scenario."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.said = maker.said
        self.people: dict[str, str] = {}

    def make(self) -> None:
        """Bodies first, then posts, so that every line finds its end."""
        maker = self.maker
        for party in self.said.parties:
            section = {"body": "bodies", "post": "posts", "class": "posts", "collective": "groups", "person": "people"}[
                party.sort
            ]
            identifier = next(iter(party.identifiers.values()), "")
            hint = party.unit[-1] if party.unit else party.parent
            if party.keyed is not None:
                maker.party_ids[id(party)] = party.keyed.id
                continue
            maker.party_ids[id(party)] = maker.new_id(section, party.name, identifier=identifier, hint=hint)
        if maker.head is not None:
            maker.head_id = maker.party_ids[id(maker.head)]
        for party in self.said.parties:
            made = maker.party_ids[id(party)]
            item = self._common(party)
            if party.sort == "body":
                maker.sections["bodies"][made] = {**item, **self._body(party)}
            elif party.sort == "person":
                maker.sections["people"][made] = item
            elif party.sort == "collective":
                members = [maker.party_ids[id(p)] for name in party.members if (p := maker.names.one(name)) is not None]
                maker.sections["groups"][made] = {**item, "members": members, "complete": True} if members else item
            else:
                maker.sections["posts"][made] = {**item, **self._post(party)}
        self._ties()
        for party in self.said.parties:
            if party.sort == "person":
                continue
            self._line(party)
            self._holders(party)
            if party.listed and self.said.lists_posts:
                maker.relation(
                    "works under",
                    {
                        "who": maker.party_ids[id(party)],
                        "to": maker.scheme,
                        "source": maker.source(party.at.split(", ")[0]),
                    },
                )

    def _common(self, party: ReadParty) -> Item:
        maker = self.maker
        item: Item = {"name": party.name}
        if party.aliases:
            item["aliases"] = list(dict.fromkeys(alias for alias in party.aliases if alias != party.name))
        former = [
            f"{name} ({_between(start, until)})" if start or until else name for name, start, until in party.former
        ]
        if former:
            item["formerly"] = former
        if party.identifiers:
            item["identifiers"] = dict(party.identifiers)
        if party.links:
            item["links"] = list(party.links)
        start, until = maker.day(party.start, party.at), maker.day(party.until, party.at)
        if start:
            item["from"] = start
        if until:
            item["until"] = day_after(until)
        if party.details.get("state") and not until:
            item["status"] = "past"
        notes = list(party.notes)
        notes += [
            f"{name}: {text}"
            for name, text in party.details.items()
            if name not in {"parent id", "holders", "holder", "role", "state"}
        ]
        if party.sort == "class" and not "".join(notes[:1]).startswith("A class of posts."):
            notes.insert(0, "A class of posts.")
        if party.details.get("holders"):
            notes.insert(0, f"Held by {party.details['holders']} together (job share).")
        if notes:
            item["note"] = "; ".join(dict.fromkeys(notes))
        item["source"] = maker.sources(party.at)
        return item

    def _body(self, party: ReadParty) -> Item:
        maker = self.maker
        item: Item = {}
        if party.keyed is not None:
            item = {"kind": party.keyed.kind} if party.keyed.kind else {}
            if party.kind and party.kind != "body":
                item["label"] = party.kind
            if party is not maker.head:
                return item
        kind = maker.kind_of(party)
        if party is maker.head:
            item["kind"] = item.get("kind") or kind or OWN
            if maker.family == "council" and any(
                kind_inside(p, "council") == "la_executive" for p in self.said.parties if p.sort == "body"
            ):
                item["facts"] = {"system": "executive"}
            if maker.law == () and not kind:
                item["kind"] = OWN
            return item
        inside = "" if kind else kind_inside(party, maker.family)
        if inside and (maker.family or inside == "governing_body" or maker.head is not None):
            item["kind"] = inside
        elif kind:
            item["kind"] = kind
        if party.kind and key(party.kind) != key(item.get("kind", "").replace("_", " ")):
            item["label"] = party.kind
        return item

    def _post(self, party: ReadParty) -> Item:
        maker = self.maker
        item: Item = {}
        if party.keyed is not None:
            return item
        of = next((name for relation, name in party.others if relation == "of"), "")
        body = (maker.names.one(of) if of else None) or self._other_body(party)
        if body is not None:
            item["of"] = {"to": maker.party_ids[id(body)], "source": maker.source(party.at.split(", ")[0])}
        elif maker.head_id and not self._outside(party):
            item["of"] = {
                "to": maker.head_id,
                "basis": "stated" if party.listed else "inferred",
                "source": maker.source(party.at.split(", ")[0]),
            }
        elif party.unit:
            item["of"] = {"to": self._unit(party.unit, party.at), "source": maker.source(party.at.split(", ")[0])}
        inner = [
            unit
            for unit in reversed(party.unit)
            if (found := maker.names.one(unit)) is not None and found is not maker.head and found is not body
        ]
        if inner:
            unit = maker.names.one(inner[0])
            item["part of"] = {"to": maker.party_ids[id(unit)], "source": maker.source(party.at.split(", ")[0])}
        return item

    def _other_body(self, party: ReadParty) -> ReadParty | None:
        """The other body that the name of a post holds: "Director of Public Health, Northshire County Council"."""
        tail = re.split(r",\s+|\s+\(", party.name)[-1].strip(" )")
        if tail == party.name or not kind_of_head(tail):
            return None
        found = self.maker.names.one(tail)
        if found is None:
            found = self.maker.names.add(ReadParty(tail, "body", at=party.at))
            made = self.maker.party_ids[id(found)] = self.maker.new_id("bodies", tail)
            self.maker.sections["bodies"][made] = {
                "name": tail,
                "kind": kind_of_head(tail),
                "source": self.maker.source(party.at),
            }
        return None if found is self.maker.head else found

    @staticmethod
    def _outside(party: ReadParty) -> bool:
        return bool(re.search(r"\bof another\b|\bexternal\b", " ".join(party.notes), re.IGNORECASE))

    def _unit(self, units: list[str], at: str) -> str:
        """The body that a column of units names, made where no row is it: the organisation, and inside it the unit."""
        maker = self.maker
        above = ""
        for unit in units:
            known = maker.names.one(unit)
            if known is not None and id(known) in maker.party_ids:
                above = maker.party_ids[id(known)]
                continue
            same = next(
                (
                    made
                    for made, item in maker.sections["bodies"].items()
                    if key(item["name"]) == key(unit)
                    and (not above or made == above or item.get("part of", {}).get("to") == above)
                ),
                "",
            )
            if not same:
                same = maker.new_id("bodies", unit, hint=above)
                item: Item = {"name": unit}
                if above and above != same:
                    item["part of"] = {"to": above, "source": maker.source(at.split(", ")[0])}
                maker.sections["bodies"][same] = {**item, "source": maker.source(at.split(", ")[0])}
            above = same
        return above

    def _ties(self) -> None:
        maker = self.maker
        for tie in self.said.ties:
            if (
                tie.kind == "of"
                and ("of", tie.other.name) in tie.one.others
                and maker.names.one(tie.other.name) is tie.other
            ):
                continue  # stands at the post itself
            who, to = maker.party_ids[id(tie.one)], maker.party_ids[id(tie.other)]
            end = "what" if tie.kind in {"interest", "leads"} else "to"
            item: Item = {"who": who, end: to}
            for name, text in tie.fields.items():
                if name in {"from", "until"}:
                    day = maker.day(text, tie.at)
                    if day:
                        item[name] = day_after(day) if name == "until" else day
                else:
                    item[name] = text
            maker.relation(tie.kind, {**item, "source": maker.source(tie.at)})

    # -- lines -----------------------------------------------------------------------------------------------------

    def _line(self, party: ReadParty) -> None:
        maker = self.maker
        made = maker.party_ids[id(party)]
        section = "bodies" if party.sort == "body" else "posts"
        if party.keyed is not None:
            self._keyed(party, maker.sections["groups" if party.sort == "collective" else section][made])
            return
        if party.sort == "collective" or party is maker.head:
            return
        item = maker.sections[section][made]
        source = maker.source(party.at.split(", ")[0])
        tail = {"source": source} | ({"note": item.pop("note")} if "note" in item else {})
        item.pop("source", None)
        if party.unsure_parent:
            item["reports to"] = [{"to": "unclear", "source": source}]
        parent = self._parent(party)
        if party.sort == "body":
            self._tie(party, item, parent, source)
        elif parent:
            item.setdefault("reports to", []).append({"to": parent, "source": source})
        for relation, name in party.others:
            if relation == "reports to":
                second = {"manner": "matrix"} if item.get("reports to") else {}
                item.setdefault("reports to", []).append(
                    {"to": maker.anybody(name, party.at), **second, "source": source}
                )
        item |= tail
        if party.at.count(", "):
            item["source"] = [maker.source(at) for at in party.at.split(", ")]

    def _keyed(self, party: ReadParty, item: Item) -> None:
        """Every line of a row that an export wrote, as it stands there."""
        maker, keyed = self.maker, party.keyed
        assert keyed is not None
        source = maker.source(party.at)
        tail = {name: item.pop(name) for name in ("source", "note") if name in item}

        def ids(names: tuple[str, ...]) -> list[str]:
            return [
                name if name in {"unclear", "nobody", "not stated"} else maker.anybody(name, party.at) for name in names
            ]

        if keyed.tie and keyed.hangs_on:
            item[keyed.tie] = [{"to": to, "source": source} for to in ids(keyed.hangs_on)]
        if keyed.of:
            item["of"] = [{"to": to, "source": source} for to in ids(keyed.of)]
        if keyed.reports_to:
            item["reports to"] = [
                {"to": ids((name,))[0], **({"manner": manner} if manner else {}), "source": source}
                for name, manner in keyed.reports_to
            ]
        item |= {name: tail[name] for name in ("source", "note") if name in tail}

    def _parent(self, party: ReadParty) -> str:
        maker = self.maker
        if not party.parent:
            return ""
        wanted = party.details.get("parent id", "")
        found = maker.names.one(wanted) if wanted else None
        found = found or maker.names.one(party.parent)
        if found is not None and id(found) in maker.party_ids:
            return maker.party_ids[id(found)]
        known = next(
            (
                made
                for name in ("bodies", "posts", "groups")
                for made, item in maker.sections[name].items()
                if item["name"] == party.parent
            ),
            "",
        )
        if known:
            return known
        section = (
            "groups"
            if party.parent[0].islower()
            else "posts"
            if (re.fullmatch(r"\S*\d\S*", party.parent) and party.sort != "body") or sort_of(party.parent) == "post"
            else "bodies"
        )
        made = maker.new_id(section, party.parent)
        note = f"{party.name} ({party.at}) answers to it; no row of the list is it." if party.listed else ""
        maker.sections[section][made] = {
            "name": party.parent,
            "source": maker.source(party.at.split(", ")[0]),
            **({"note": note} if note else {}),
        }
        return made

    def _tie(self, party: ReadParty, item: Item, parent: str, source: str) -> None:
        maker = self.maker
        above = maker.sections["bodies"].get(parent, {})
        top = (parent in {"", maker.head_id} or bool(above.get("organ of"))) and bool(maker.head_id)
        kind = str(item.get("kind", ""))
        tie = tie_of(party, kind, top=top)
        if tie == "organ of":
            item["organ of"] = {"to": maker.head_id, "source": source}
            if parent and parent != maker.head_id:
                item["reports to"] = [{"to": parent, "source": source}]
            return
        if parent in maker.sections["posts"]:
            if maker.head_id and tie == "part of":
                item["part of"] = {"to": maker.head_id, "basis": "inferred", "source": source}
            item.setdefault("reports to", []).append({"to": parent, "source": source})
            return
        if not parent and tie == "part of" and party.unit:
            parent = self._unit(party.unit, party.at)
        if not parent and kind in COUNCIL | NHS:
            return  # a body of its own
        if not parent:
            if maker.head_id and is_organ(party.name):
                item["organ of"] = {"to": maker.head_id, "basis": "inferred", "source": source}
            elif maker.head_id and tie == "committee of" and not party.unit:
                item["committee of"] = {"to": maker.head_id, "basis": "inferred", "source": source}
            return
        if kind == "council_of_governors":
            item["part of"] = {"to": maker.head_id, "source": source}
            item["reports to"] = [{"to": parent, "source": source}]
        elif tie == "reports to" or (not maker.head_id and tie == "committee of"):
            item["reports to"] = [{"to": parent, "source": source}]
        else:
            item[tie] = {"to": parent, "source": source}

    def _holders(self, party: ReadParty) -> None:
        maker = self.maker
        if party.sort in {"body", "collective"}:
            return
        made, source = maker.party_ids[id(party)], maker.source(party.at.split(", ")[0])
        for name in party.holders:
            if name not in self.people:
                self.people[name] = maker.new_id("people", name)
                maker.sections["people"][self.people[name]] = {"name": name, "source": source}
            maker.relation("occupies", {"who": self.people[name], "to": made, "source": source})
        if party.vacant:
            maker.relation("occupies", {"who": "nobody", "to": made, "source": source})


def _between(start: str, until: str) -> str:
    if start and until:
        return f"{start} to {until}"
    return f"from {start}" if start else f"to {until}"
