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
from typing import Any

from govgraph.imports.neutral import ImportProblem, squeezed
from govgraph.imports.said import PaperFacts, ReadParty, Tie

MAX_ITEMS = 200_000
Json = dict[str, Any]

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
        reading.ownership(_dicts(tree))
    elif isinstance(tree, dict) and ("@graph" in tree or "@context" in tree):
        reading.org(_dicts(tree.get("@graph", [tree])))
    elif isinstance(tree, dict) and any(name in tree for name in _POPOLO):
        reading.popolo({name: _dicts(tree.get(name) or []) for name in _POPOLO})
        reading.left.update(name for name in tree if name not in (*_POPOLO, "meta", "@context"))
    elif isinstance(tree, list) and all(isinstance(item, dict) and "name" in item for item in tree):
        reading.popolo({"organizations": _dicts(tree), "persons": [], "posts": [], "memberships": []})
    else:
        raise ImportProblem(
            f"{path}: what is known is W3C ORG (with @graph), Popolo (organizations, persons, posts, memberships) and BODS (a list of statements)"
        )
    words = tuple(f"{name} ({number} of them)" if number > 1 else name for name, number in sorted(reading.left.items()))
    return reading.said, words


def _dicts(raw: Any) -> list[Json]:
    items = [item for item in raw if isinstance(item, dict)] if isinstance(raw, list) else []
    if len(items) > MAX_ITEMS:
        raise ImportProblem(f"at most {MAX_ITEMS:,} items are read")
    return items


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
                ReadParty(_text(item, "name") or str(item.get("id")), "person", at=f"person {item.get('id')}"),
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
                for row in _dicts(item.get("memberships") or [])
            ]
        for item in sets["posts"]:
            name = _text(item, "label", "name", "role") or str(item.get("id"))
            party = self.add(
                str(item.get("id")),
                ReadParty(
                    name,
                    "post",
                    at=f"post {item.get('id')}",
                    start=_text(item, "start_date"),
                    until=_text(item, "end_date"),
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
                for row in _dicts(item.get("memberships") or [])
            ]
        for item in sets["organizations"]:
            if (above := self.parties.get(str(item.get("parent_id")))) is not None:
                self.tie("part of", self.parties[str(item.get("id"))], above, f"organization {item.get('id')}")
            sets["memberships"] += [
                {**row, "organization_id": row.get("organization_id") or item.get("id")}
                for row in _dicts(item.get("memberships") or [])
            ]
        seen: set[str] = set()
        for number, item in enumerate(sets["memberships"], start=1):
            same = str(item.get("id") or sorted((name, str(value)) for name, value in item.items()))
            if same not in seen:
                seen.add(same)
                self._popolo_membership(item, number)

    def _popolo_body(self, item: Json) -> None:
        party = ReadParty(
            _text(item, "name") or str(item.get("id")),
            "body",
            at=f"organization {item.get('id')}",
            kind=_text(item, "classification"),
        )
        party.start, party.until = _text(item, "founding_date"), _text(item, "dissolution_date")
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
        dates = {"from": _text(item, "start_date"), "until": _text(item, "end_date")}
        role = _text(item, "role", "label")
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
        party = ReadParty(_label(item) or identity, "body", at=identity, kind=_last(_one(item, "classification")))
        if code := _label_of(_one(item, "identifier")):
            party.identifiers["identifier"] = code
        party.identifiers["uri"] = identity
        party.aliases += [text for text in _labels(item, "altLabel") if text != party.name]
        if (page := _last_uri(_one(item, "homepage"))) or (page := _last_uri(_one(item, "page"))):
            party.links.append(page)
        self.add(identity, party)

    def _org_post(self, identity: str, item: Json) -> None:
        party = ReadParty(_label(item) or _last(_one(item, "role")) or identity, "post", at=identity)
        party.identifiers["uri"] = identity
        self.add(identity, party)

    def _org_person(self, identity: str, item: Json) -> None:
        self.add(identity, ReadParty(_label(item) or identity, "person", at=identity))

    def _org_lines(self, kind: str, identity: str, item: Json) -> None:
        here = self.parties.get(identity)
        if kind == "Membership":
            who, body = self.parties.get(_ref(item, "member")), self.parties.get(_ref(item, "organization"))
            if who is None or body is None:
                self.said.pass_over(identity, "", "whom or what the membership is about is not in the file")
            else:
                role = _last(_one(item, "role"))
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
            for other in _refs(item, name):
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
        party = ReadParty(_text(details, "name") or f"Entity {identity}", "body", at=at, kind=_spaced(str(words or "")))
        party.start, party.until = _text(details, "foundingDate"), _text(details, "dissolutionDate")
        for row in _dicts(details.get("identifiers") or []):
            party.identifiers[str(row.get("schemeName") or row.get("scheme") or "identifier").lower()] = str(
                row.get("id") or ""
            )
        party.aliases += [str(name) for name in details.get("alternateNames") or [] if isinstance(name, str)]
        self._keyed(identity, item, party)

    def _person(self, identity: str, at: str, details: Json, item: Json) -> None:
        names = _dicts(details.get("names") or [])
        name = next((_text(row, "fullName") for row in names if _text(row, "fullName")), "") or f"Person {identity}"
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
        for interest in _dicts(details.get("interests") or []) or [{}]:
            kind = _spaced(str(interest.get("type") or "interest"))
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
            dates = {"from": _text(interest, "startDate"), "until": _text(interest, "endDate")}
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


def _text(item: Json, *names: str) -> str:
    return next(
        (
            squeezed(str(item[name]))
            for name in names
            if isinstance(item.get(name), str | int) and str(item[name]).strip()
        ),
        "",
    )


def _names(party: ReadParty, item: Json) -> None:
    for row in _dicts(item.get("other_names") or []):
        name, until = _text(row, "name"), _text(row, "end_date")
        if until or _text(row, "start_date"):
            party.former.append((name, _text(row, "start_date"), until))
        elif name:
            party.aliases.append(name)
    for row in _dicts(item.get("identifiers") or []):
        party.identifiers[_text(row, "scheme") or "identifier"] = _text(row, "identifier")
    party.identifiers.setdefault("id", str(item.get("id")))
    party.links += [_text(row, "url") for row in _dicts(item.get("links") or []) if _text(row, "url")]


def _named(item: Json, name: str) -> Any:
    for written in (
        name,
        f"org:{name}",
        f"http://www.w3.org/ns/org#{name}",
        f"skos:{name}",
        f"foaf:{name}",
        f"rdfs:{name}",
        f"http://www.w3.org/2004/02/skos/core#{name}",
        f"http://xmlns.com/foaf/0.1/{name}",
        f"http://www.w3.org/2000/01/rdf-schema#{name}",
    ):
        if written in item:
            return item[written]
    return None


def _all(item: Json, name: str) -> list[Any]:
    raw = _named(item, name)
    return [] if raw is None else raw if isinstance(raw, list) else [raw]


def _one(item: Json, name: str) -> Any:
    return next(iter(_all(item, name)), None)


def _label_of(raw: Any) -> str:
    return (
        squeezed(str(raw.get("@value", ""))) if isinstance(raw, dict) else squeezed(str(raw)) if raw is not None else ""
    )


def _labels(item: Json, name: str) -> list[str]:
    return [text for raw in _all(item, name) if (text := _label_of(raw))]


def _label(item: Json) -> str:
    return next((text for name in ("prefLabel", "label", "name") for text in _labels(item, name)), "")


def _refs(item: Json, name: str) -> list[str]:
    return [
        str(raw.get("@id") or raw.get("id") or "") if isinstance(raw, dict) else str(raw) for raw in _all(item, name)
    ]


def _ref(item: Json, name: str) -> str:
    return next(iter(_refs(item, name)), "")


def _last_uri(raw: Any) -> str:
    return str(raw.get("@id", "")) if isinstance(raw, dict) else str(raw or "")


def _last(raw: Any) -> str:
    text = _last_uri(raw) if not (isinstance(raw, dict) and "@value" in raw) else str(raw["@value"])
    return _spaced(re.split(r"[#/]", text)[-1]) if text else ""


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).replace("_", " ").replace("-", " ").lower()
