"""Linked data about organisations: W3C ORG and Popolo as JSON, and ownership statements (BODS 0.2 to 0.4).

What these share with a scenario is taken in: bodies, posts, people, memberships, who holds a post and when, what is part
of what, codes, links, and, of ownership statements, interests. What they do not share (contact details, images, areas,
votes, how an interest was found out) is counted and named.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from govgraph.imports.linked_values import (
    Json,
    items_of,
    label,
    label_of,
    labels_of,
    last_word,
    reference,
    references,
    spaced,
    text_of,
    uri_of,
    value_of,
)
from govgraph.imports.neutral import ImportProblem
from govgraph.imports.said import PaperFacts, ReadParty, Tie

_POPOLO = ("organizations", "persons", "posts", "memberships")
_ORG = re.compile(
    r"(?:^|[:#/])(?P<name>Organization|FormalOrganization|OrganizationalUnit|OrganizationalCollaboration|Post|Membership|Person|Agent|Site|Role|ChangeEvent)$"
)


def read_linked(path: Path) -> tuple[PaperFacts, tuple[str, ...]]:
    """What a JSON file says, and in words what was left out. Raises :class:`ImportProblem` for another sort of JSON."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ImportProblem(f"{path} is no JSON: {error}") from None
    reading = _Linked(path)
    if isinstance(tree, list) and any(
        isinstance(item, dict) and ("statementType" in item or "recordType" in item) for item in tree
    ):
        reading.ownership(items_of(tree))
    elif isinstance(tree, dict) and ("@graph" in tree or "@context" in tree):
        reading.org(items_of(tree.get("@graph", [tree])))
    elif isinstance(tree, dict) and any(name in tree for name in _POPOLO):
        reading.popolo({name: items_of(tree.get(name) or []) for name in _POPOLO})
        reading.left.update(name for name in tree if name not in (*_POPOLO, "meta", "@context"))
    elif isinstance(tree, list) and all(isinstance(item, dict) and "name" in item for item in tree):
        reading.popolo({"organizations": items_of(tree), "persons": [], "posts": [], "memberships": []})
    else:
        raise ImportProblem(
            f"{path}: what is known is W3C ORG (with @graph), Popolo (organizations, persons, posts, memberships) and BODS (a list of statements)"
        )
    words = tuple(f"{name} ({number} of them)" if number > 1 else name for name, number in sorted(reading.left.items()))
    return reading.said, words


class _Linked:
    def __init__(self, path: Path) -> None:
        self.said = PaperFacts()
        self.said.about.title = path.stem
        self.left: Counter[str] = Counter()
        self.parties: dict[str, ReadParty] = {}

    def add(self, key: str, party: ReadParty) -> ReadParty:
        self.parties[key] = party
        self.said.parties.append(party)
        return party

    def leave_out(self, item: Json, known: Iterable[str]) -> None:
        taken = set(known)
        self.left.update(name for name, value in item.items() if name not in taken and value not in (None, "", [], {}))

    # -- Popolo ------------------------------------------------------------------------------------------------------

    def popolo(self, sets: dict[str, list[Json]]) -> None:
        for item in sets["organizations"]:
            self._popolo_body(item)
        for item in sets["persons"]:
            party = self.add(
                str(item.get("id")),
                ReadParty(text_of(item, "name") or str(item.get("id")), "person", at=f"person {item.get('id')}"),
            )
            _names(party, item)
            self.leave_out(
                item,
                (
                    "id",
                    "name",
                    "identifiers",
                    "links",
                    "other_names",
                    "memberships",
                    "sort_name",
                    "family_name",
                    "given_name",
                ),
            )
            sets["memberships"] += [
                {**row, "person_id": row.get("person_id") or item.get("id")}
                for row in items_of(item.get("memberships") or [])
            ]
        for item in sets["posts"]:
            name = text_of(item, "label", "name", "role") or str(item.get("id"))
            party = self.add(
                str(item.get("id")),
                ReadParty(
                    name,
                    "post",
                    at=f"post {item.get('id')}",
                    start=text_of(item, "start_date"),
                    until=text_of(item, "end_date"),
                ),
            )
            if (body := self.parties.get(str(item.get("organization_id")))) is not None:
                party.others.append(("of", body.name))
                self.tie("of", party, body, party.at)
            self.leave_out(
                item, ("id", "label", "name", "role", "organization_id", "start_date", "end_date", "memberships")
            )
            sets["memberships"] += [
                {**row, "post_id": row.get("post_id") or item.get("id")}
                for row in items_of(item.get("memberships") or [])
            ]
        for item in sets["organizations"]:
            if (above := self.parties.get(str(item.get("parent_id")))) is not None:
                self.tie("part of", self.parties[str(item.get("id"))], above, f"organization {item.get('id')}")
            sets["memberships"] += [
                {**row, "organization_id": row.get("organization_id") or item.get("id")}
                for row in items_of(item.get("memberships") or [])
            ]
        seen: set[str] = set()
        for number, item in enumerate(sets["memberships"], start=1):
            same = str(item.get("id") or sorted((name, str(value)) for name, value in item.items()))
            if same not in seen:
                seen.add(same)
                self._popolo_membership(item, number)

    def _popolo_body(self, item: Json) -> None:
        party = ReadParty(
            text_of(item, "name") or str(item.get("id")),
            "body",
            at=f"organization {item.get('id')}",
            kind=text_of(item, "classification"),
        )
        party.start, party.until = text_of(item, "founding_date"), text_of(item, "dissolution_date")
        _names(party, item)
        self.add(str(item.get("id")), party)
        self.leave_out(
            item,
            (
                "id",
                "name",
                "classification",
                "parent_id",
                "founding_date",
                "dissolution_date",
                "identifiers",
                "links",
                "other_names",
                "memberships",
                "posts",
                "parent",
            ),
        )

    def _popolo_membership(self, item: Json, number: int) -> None:
        at = f"membership {item.get('id') or number}"
        who = self.parties.get(str(item.get("person_id"))) or self.parties.get(str(item.get("member_id")))
        post, body = self.parties.get(str(item.get("post_id"))), self.parties.get(str(item.get("organization_id")))
        if who is None or (post is None and body is None):
            self.said.pass_over(
                at,
                ", ".join(f"{k}: {v}" for k, v in item.items() if k.endswith("_id")),
                "whom or what it is about is not in the file",
            )
            return
        dates = {"from": text_of(item, "start_date"), "until": text_of(item, "end_date")}
        role = text_of(item, "role", "label")
        if post is not None:
            self.tie("occupies", who, post, at, **dates)
        elif body is not None:
            self.tie("member of", who, body, at, **dates, **({"capacity": role} if role else {}))
        self.leave_out(
            item,
            ("id", "person_id", "member_id", "post_id", "organization_id", "start_date", "end_date", "role", "label"),
        )

    # -- W3C ORG -----------------------------------------------------------------------------------------------------

    def org(self, items: list[Json]) -> None:
        typed: list[tuple[str, str, Json]] = []
        for item in items:
            kinds = item.get("@type") or item.get("type") or []
            names = [
                m["name"] for kind in (kinds if isinstance(kinds, list) else [kinds]) if (m := _ORG.search(str(kind)))
            ]
            identity = str(item.get("@id") or item.get("id") or "")
            if not names or not identity:
                self.left["items of other types"] += 1
                continue
            typed.append((names[0], identity, item))
        make: dict[str, Callable[[str, Json], None]] = {
            "Post": self._org_post,
            "Person": self._org_person,
            "Agent": self._org_person,
        }
        for kind, identity, item in typed:
            if "Organization" in kind:
                self._org_body(identity, item)
            elif kind in make:
                make[kind](identity, item)
            elif kind != "Membership":
                self.left[kind] += 1
        for kind, identity, item in typed:
            self._org_lines(kind, identity, item)

    def _org_body(self, identity: str, item: Json) -> None:
        party = ReadParty(
            label(item) or identity, "body", at=identity, kind=last_word(value_of(item, "classification"))
        )
        if code := label_of(value_of(item, "identifier")):
            party.identifiers["identifier"] = code
        party.identifiers["uri"] = identity
        party.aliases += [text for text in labels_of(item, "altLabel") if text != party.name]
        if (page := uri_of(value_of(item, "homepage"))) or (page := uri_of(value_of(item, "page"))):
            party.links.append(page)
        self.add(identity, party)

    def _org_post(self, identity: str, item: Json) -> None:
        party = ReadParty(label(item) or last_word(value_of(item, "role")) or identity, "post", at=identity)
        party.identifiers["uri"] = identity
        self.add(identity, party)

    def _org_person(self, identity: str, item: Json) -> None:
        self.add(identity, ReadParty(label(item) or identity, "person", at=identity))

    def _org_lines(self, kind: str, identity: str, item: Json) -> None:
        here = self.parties.get(identity)
        if kind == "Membership":
            who, body = self.parties.get(reference(item, "member")), self.parties.get(reference(item, "organization"))
            if who is None or body is None:
                self.said.pass_over(identity, "", "whom or what the membership is about is not in the file")
            else:
                role = last_word(value_of(item, "role"))
                self.tie("member of", who, body, identity, **({"capacity": role} if role else {}))
            return
        if here is None:
            return
        rows = (
            ("subOrganizationOf", "part of", False),
            ("unitOf", "part of", False),
            ("hasSubOrganization", "part of", True),
            ("hasUnit", "part of", True),
            ("postIn", "of", False),
            ("hasPost", "of", True),
            ("reportsTo", "reports to", False),
            ("heldBy", "occupies", True),
            ("holds", "occupies", False),
            ("memberOf", "member of", False),
            ("hasMember", "member of", True),
            ("headOf", "leads", False),
        )
        for name, relation, turned in rows:
            for other in references(item, name):
                there = self.parties.get(other)
                if there is None:
                    self.said.pass_over(identity, other, f"{name}: it is not in the file")
                    continue
                ends = (there, here) if turned else (here, there)
                self.tie(relation, *ends, identity)

    # -- ownership statements ------------------------------------------------------------------------------------------

    def ownership(self, items: list[Json]) -> None:
        relations: list[tuple[str, Json]] = []
        for number, item in enumerate(items, start=1):
            kind = str(item.get("recordType") or item.get("statementType") or "")
            details: Json = item.get("recordDetails") if isinstance(item.get("recordDetails"), dict) else item  # type: ignore[assignment]
            identity = str(
                item.get("recordId") or item.get("statementID") or item.get("statementId") or f"statement {number}"
            )
            at = f"statement {item.get('statementId') or item.get('statementID') or number}"
            if kind.startswith("entity"):
                self._entity(identity, at, details, item)
            elif kind.startswith("person"):
                self._person(identity, at, details, item)
            elif kind.startswith(("relationship", "ownershipOrControl")):
                relations.append((at, details))
            else:
                self.said.pass_over(at, kind, "no such statement is known")
        for at, details in relations:
            self._interests(at, details)

    def _entity(self, identity: str, at: str, details: Json, item: Json) -> None:
        kind = details.get("entityType")
        words = kind.get("type") if isinstance(kind, dict) else kind
        party = ReadParty(
            text_of(details, "name") or f"Entity {identity}", "body", at=at, kind=spaced(str(words or ""))
        )
        party.start, party.until = text_of(details, "foundingDate"), text_of(details, "dissolutionDate")
        for row in items_of(details.get("identifiers") or []):
            party.identifiers[str(row.get("schemeName") or row.get("scheme") or "identifier").lower()] = str(
                row.get("id") or ""
            )
        party.aliases += [str(name) for name in details.get("alternateNames") or [] if isinstance(name, str)]
        self._keyed(identity, item, party)

    def _person(self, identity: str, at: str, details: Json, item: Json) -> None:
        names = items_of(details.get("names") or [])
        name = next((text_of(row, "fullName") for row in names if text_of(row, "fullName")), "") or f"Person {identity}"
        self._keyed(identity, item, ReadParty(name, "person", at=at))
        self.leave_out(
            details,
            (
                "names",
                "personType",
                "isComponent",
                "recordType",
                "statementID",
                "statementId",
                "statementType",
                "statementDate",
            ),
        )

    def _keyed(self, identity: str, item: Json, party: ReadParty) -> None:
        earlier = self.parties.get(identity)
        if earlier is not None:  # a later statement about the same record takes the place of the earlier one
            self.said.parties.remove(earlier)
        self.add(identity, party)
        for name in ("statementId", "statementID"):
            if item.get(name):
                self.parties[str(item[name])] = party

    def _interests(self, at: str, details: Json) -> None:
        ends = []
        for name in ("interestedParty", "subject"):
            raw = details.get(name)
            refs = (
                [raw]
                if isinstance(raw, str)
                else [str(value) for value in raw.values() if isinstance(value, str)]
                if isinstance(raw, dict)
                else []
            )
            ends.append(next((self.parties[ref] for ref in refs if ref in self.parties), None))
        owner, owned = ends
        if owned is None:
            self.said.pass_over(at, "", "the body that it is about is not in the file")
            return
        for interest in items_of(details.get("interests") or []) or [{}]:
            kind = spaced(str(interest.get("type") or "interest"))
            share: Json = interest["share"] if isinstance(interest.get("share"), dict) else {}
            amount = (
                f"{share['exact']:g}%"
                if isinstance(share.get("exact"), int | float)
                else f"{share.get('minimum', share.get('exclusiveMinimum', 0))}% to {share.get('maximum', share.get('exclusiveMaximum', 100))}%"
                if share
                else ""
            )
            words = ", ".join(
                part
                for part in (
                    kind,
                    amount,
                    f"{interest.get('directOrIndirect')}" if interest.get("directOrIndirect") else "",
                )
                if part
            )
            dates = {"from": text_of(interest, "startDate"), "until": text_of(interest, "endDate")}
            if owner is None:
                self.said.pass_over(at, words, "who has the interest is not named")
                continue
            self.tie("interest", owner, owned, at, **dates, note=words)
            self.leave_out(
                interest,
                (
                    "type",
                    "share",
                    "directOrIndirect",
                    "startDate",
                    "endDate",
                    "interestLevel",
                    "details",
                    "beneficialOwnershipOrControl",
                ),
            )

    def tie(self, kind: str, one: ReadParty, other: ReadParty, at: str, **fields: str) -> None:
        """A relation between two parties, once."""
        tie = Tie(kind, one, other, at, {name: text for name, text in fields.items() if text})
        if all(
            (known.kind, id(known.one), id(known.other), known.fields) != (kind, id(one), id(other), tie.fields)
            for known in self.said.ties
        ):
            self.said.ties.append(tie)


def _names(party: ReadParty, item: Json) -> None:
    for row in items_of(item.get("other_names") or []):
        name, until = text_of(row, "name"), text_of(row, "end_date")
        if until or text_of(row, "start_date"):
            party.former.append((name, text_of(row, "start_date"), until))
        elif name:
            party.aliases.append(name)
    for row in items_of(item.get("identifiers") or []):
        party.identifiers[text_of(row, "scheme") or "identifier"] = text_of(row, "identifier")
    party.identifiers.setdefault("id", str(item.get("id")))
    party.links += [text_of(row, "url") for row in items_of(item.get("links") or []) if text_of(row, "url")]
