"""What a paper says, as a scenario: bodies and posts, a decision a matter, its rights, and the gifts of the scheme.

A body may decide its own functions through its scheme. So the scheme's matters are one function that the body holds by
its scheme, and each row that says who decides is a gift from the body to whoever it names, under the scheme. What is
reserved stays with the board; everything that is not named goes to whom the standing text says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from govgraph.imports.dates import NoDate, first_day, month_first
from govgraph.imports.dates import written as day_of
from govgraph.imports.kinds import OWN, family_of, kind_of_head
from govgraph.imports.names import Directory, is_organ, key, sort_of
from govgraph.imports.parties import PartyMaker
from govgraph.imports.said import Decider, PaperFacts, ReadMatter, ReadParty
from govgraph.model.base import STATUSES

Item = dict[str, Any]
Known = Callable[[str, str, str], str]
"""Section, name and identifier of a thing: the id that it had in an earlier import, or nothing."""

_CASE = re.compile(
    r"^(?:out of|outside|in hours|at weekends?|in (?:an )?(?:emergenc|urgen|case)|in .* absence)", re.IGNORECASE
)
"""A time or an event in which somebody decides, rather than a part of the matter."""
_YEAR = re.compile(r"\b(?:year|annum|annually|annual)\b", re.IGNORECASE)


def slug(text: str, longest: int = 48) -> str:
    """An id: lower case letters, digits and hyphens, cut at a word."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    made = ""
    for word in words:
        if made and len(made) + len(word) + 1 > longest:
            break
        made = f"{made}-{word}" if made else word[:longest]
    return made


class Maker:
    """Makes the sections of a scenario of what one or several papers say."""

    def __init__(
        self,
        said: PaperFacts,
        names: Directory,
        *,
        file: str,
        code: str,
        known: Known | None = None,
        kinds: dict[str, str] | None = None,
        law: tuple[str, ...] | None = None,
        today: date | None = None,
    ) -> None:
        self.said, self.names, self.file, self.code = said, names, file, code
        self.known = known or (lambda section, name, identifier: "")
        self.kinds, self.law, self.today = kinds or {}, law, today or date.today()
        self.ids: set[str] = {p.keyed.id for p in said.parties if p.keyed} | {m.key for m in said.matters if m.key}
        self.written_sources = {p.at: p.keyed.read_in for p in said.parties if p.keyed and p.keyed.read_in}
        if said.documents:
            self.code = next(iter(said.documents))
        self.sections: dict[str, Item] = {
            name: {}
            for name in (
                "agreements",
                "bodies",
                "posts",
                "people",
                "groups",
                "functions",
                "decisions",
                "events",
                "open questions",
            )
        }
        self.relations: dict[str, list[Item]] = {}
        self._related: set[tuple[str, str]] = set()
        self.party_ids: dict[int, str] = {}
        self.head: ReadParty | None = None
        self.head_id = self.scheme = self.own = ""
        self.american = month_first([p.start for p in said.parties] + [p.until for p in said.parties])

    # -- ids and sources -----------------------------------------------------------------------------------------

    def new_id(self, section: str, name: str, *, identifier: str = "", hint: str = "") -> str:
        """An id that nothing has yet; that of an earlier import, where it was there then."""
        earlier = self.known(section, name, identifier)
        if earlier and earlier not in self.ids:
            self.ids.add(earlier)
            return earlier
        base = slug(name) or slug(hint) or section.rstrip("s")
        if base in {"nobody", "unclear", "not-stated"}:
            base = f"{base}-1"
        made = base
        if made in self.ids and identifier and slug(identifier):
            made = f"{base}-{slug(identifier, 24)}"
        elif made in self.ids and hint and slug(hint):
            made = f"{base}-{slug(hint, 24)}"
        number = 2
        while made in self.ids:
            made, number = f"{base}-{number}", number + 1
        self.ids.add(made)
        return made

    def source(self, at: str) -> str:
        """Where it was read, in the form that scenario files take."""
        if (written := self.written_sources.get(at)) is not None:
            return written.split("; ")[0]
        return f"{self.code} {at}".strip()

    def sources(self, at: str) -> str | list[str]:
        """The same of what stands in several rows."""
        if (written := self.written_sources.get(at)) is not None:
            return written.split("; ") if "; " in written else written
        return [self.source(part) for part in at.split(", ")] if ", " in at and "“" not in at else self.source(at)

    def day(self, text: str, at: str) -> str:
        """A date in the scenario's form; one that is no date is asked about and left out."""
        if not text:
            return ""
        try:
            return day_of(text, american=self.american)
        except NoDate as error:
            self.said.ask(at, text, str(error))
            return ""

    # -- the whole -----------------------------------------------------------------------------------------------

    def make(self) -> dict[str, Item]:
        """File name to sections."""
        self.head = self.names.one(self.said.about.organisation) if self.said.about.organisation else None
        self._spare()
        own_law = self._law()
        self._scheme()
        PartyMaker(self).make()
        self._matters()
        self._residual()
        self._asked()
        top = self._top(own_law)
        order = {
            "scenario.yaml": top,
            "bodies.yaml": {name: self.sections[name] for name in ("bodies", "groups")},
            "posts.yaml": {name: self.sections[name] for name in ("posts", "people")},
            "matters.yaml": {name: self.sections[name] for name in ("functions", "decisions", "events")},
            "relations.yaml": {"relations": self.relations},
            "record.yaml": {"open questions": self.sections["open questions"]},
        }
        return {name: sections for name, sections in order.items() if name == "scenario.yaml" or any(sections.values())}

    def _spare(self) -> None:
        """Parties that the paper names without listing them, such as the full council of a council: those that it uses."""
        used = {
            name
            for m in self.said.matters
            for name in (*m.consulted, *m.recommends, *m.told, *(n for d in m.deciders for n in d.who))
        }
        used |= {name for rule in self.said.rules for name in rule.who} | {p.parent for p in self.said.parties}
        there = {id(party) for party in self.said.parties}
        self.said.parties += [p for p in self.names.parties if id(p) not in there and p.name in used]

    def _law(self) -> tuple[str, ...] | None:
        """The packs of law, where not the usual ones: none, where no body is of a kind that they hold."""
        if self.law is not None:
            return self.law
        heads = [p for p in self.said.parties if p.sort == "body"]
        if any(self.kind_of(party) and family_of(self.kind_of(party)) for party in heads):
            return None
        return ()

    def kind_of(self, party: ReadParty) -> str:
        """The registry kind of a body that may be a legal person, by the mapping, its name or the paper's word."""
        for word in (party.name, party.kind):
            if word and (chosen := self.kinds.get(word) or self.kinds.get(word.lower())):
                return chosen
        inside = party.parent or party.unit
        return (
            ""
            if inside and not re.search(r"\bNHS\b|trust\b|council$", party.name)
            else kind_of_head(party.name, party.kind)
        )

    @property
    def family(self) -> str:
        """nhs, council, or nothing: of the body whose paper it is."""
        return family_of(self.kind_of(self.head)) if self.head is not None else ""

    def _top(self, law: tuple[str, ...] | None) -> Item:
        about = self.said.about
        title = " – ".join(dict.fromkeys(part for part in (about.organisation, about.title) if part)) or self.file
        documents = self.said.documents or {self.code: self._document()}
        top: Item = {"title": title, "date": self._date(), "documents": documents}
        if law is not None:
            top["law"] = list(law)
        if any(body.get("kind") == OWN for body in self.sections["bodies"].values()):
            top["kinds"] = {OWN: {"name": "Body governed by its own scheme", "is_a": "own_scheme"}}
        return {**top, "agreements": self.sections["agreements"]}

    def _document(self) -> Item:
        about = self.said.about
        written = self._try(about.approved_on) or self._try(about.as_at) or self._try(about.in_force)
        version = f", version {about.version}" if about.version else ""
        return {
            "title": f"{about.title or self.file}{version}",
            **({"by": about.organisation} if about.organisation else {}),
            **({"written": written} if written else {}),
            "file": self.file,
        }

    def _try(self, text: str) -> str:
        try:
            return day_of(text) if text else ""
        except NoDate:
            return ""

    def _date(self) -> str:
        about = self.said.about
        for text in (about.in_force, about.as_at, about.approved_on):
            if text and (day := self._try(text)):
                return first_day(day).isoformat()
        self.said.ask(
            "the whole paper", "", "no date says when it holds; the day of the import is taken", self.today.isoformat()
        )
        return self.today.isoformat()

    def _scheme(self) -> None:
        about = self.said.about
        matters = bool(self.said.matters)
        name = about.title or ("Scheme" if matters else "Register")
        kind = "scheme of delegation" if matters else "register"
        self.scheme = self.new_id("agreements", name)
        item: Item = {"name": name, "kind": kind, "source": self.source("")}
        for field, text in (
            ("version", about.version),
            ("approved by", about.approved_by),
            ("approved on", about.approved_on),
            ("in force from", about.in_force),
            ("review", about.review),
            ("owner", about.owner),
        ):
            if text:
                item[field] = text
        if self.said.lists_posts:
            item["facts"] = {"lists posts": True}
        if self.said.rules:
            item["standing text"] = list(dict.fromkeys(rule.says for rule in self.said.rules))
        self.sections["agreements"][self.scheme] = item

    # -- matters -------------------------------------------------------------------------------------------------

    def _matters(self) -> None:
        if not self.said.matters:
            return
        if self.head_id:
            self.own = self.new_id("functions", f"what the scheme covers {self.head_id}")
            assert self.head is not None
            self.sections["functions"][self.own] = {
                "name": f"What the scheme of {self.head.name} covers",
                "source": self.source(""),
            }
            self.relation(
                "holds", {"who": self.head_id, "what": self.own, "provision": "its scheme", "source": self.source("")}
            )
        for matter in self.said.matters:
            self._matter(matter)

    def relation(self, kind: str, item: Item) -> None:
        """Adds a relation, once."""
        if (said := (kind, repr(item))) not in self._related:
            self._related.add(said)
            self.relations.setdefault(kind, []).append(item)

    def _matter(self, matter: ReadMatter) -> None:
        made = matter.key if matter.key and matter.key not in self.sections["decisions"] else ""
        made = made or self.new_id("decisions", matter.name, identifier=matter.number)
        item: Item = {"name": matter.name}
        if matter.read_in:
            self.written_sources[matter.at] = matter.read_in
        for field, text in (("number", matter.number), ("heading", matter.heading), ("written in", matter.written_in)):
            if text:
                item[field] = text
        if self.own:
            item["exercises"] = {"to": self.own, "source": self.source(matter.at)}
        condition = "; ".join(dict.fromkeys(matter.conditions))
        kept = [
            d for d in matter.deciders if d.reserved and not d.scope
        ]  # a case that is kept is no reservation of the whole
        rights = {"reserves": kept, "decides": [d for d in matter.deciders if d not in kept]}
        for kind, deciders in rights.items():
            if deciders:
                item[kind] = [self._right(matter, decider, condition) for decider in deciders]
        if matter.unclear:
            item["decides"] = [
                {
                    "who": "unclear",
                    "source": self.source(matter.at),
                    "note": f"{matter.unclear[0].upper()}{matter.unclear[1:]}",
                }
            ]
        elif not matter.deciders and not matter.see:
            item["decides"] = [{"who": "not stated", "source": self.source(matter.at)}]
        for kind, people in (
            ("recommends", matter.recommends),
            ("is consulted", matter.consulted),
            ("is informed", matter.told),
        ):
            if people:
                item[kind] = [
                    {"who": self.anybody(name, matter.at), "source": self.source(matter.at)} for name in people
                ]
        notes = [f"See {matter.see}"] if matter.see else []
        notes += [f"Joint with {' and '.join(matter.joint_with)}"] if matter.joint_with else []
        notes += [f"Passing on: {matter.onward}"] if matter.onward and matter.onward not in {"yes", "no"} else []
        notes += [f"Reference inferred: {matter.written_in}"] if matter.written_in_inferred else []
        notes += [text for text in matter.notes if text]
        if notes:
            item["note"] = "; ".join(dict.fromkeys(notes))
        item["source"] = self.sources(matter.at)
        self.sections["decisions"][made] = item
        for decider in matter.deciders:
            self._gift(made, matter, decider)

    def _right(self, matter: ReadMatter, decider: Decider, condition: str) -> Item:
        ids = self.deciders(decider, matter)
        who: Any = ids[0]
        if len(ids) > 1:
            mode = {"together": "together", "any": "any", "each": "each"}.get(decider.how)
            who = {mode: ids} if mode else ids
        item: Item = {"who": who}
        if decider.limit is not None:
            low, high = decider.limit.value_from, decider.limit.value_below
            item |= {
                name: _figure(value)
                for name, value in (("value from", low), ("value below", high))
                if value is not None
            }
            if decider.limit.basis:
                item["value basis"] = decider.limit.basis
        if decider.scope and _CASE.search(decider.scope):
            item["if"] = self._event(decider.scope, decider.at or matter.at)
        elif decider.scope:
            item["aspect"] = decider.scope
        if decider.deputy:
            item["deputy"] = decider.deputy
        if decider.at_least:
            item["at least"] = decider.at_least
        if condition:
            item["condition"] = condition
        return {**item, **_firmness(decider.ground), "source": self.source(decider.at or matter.at)}

    def _event(self, case: str, at: str) -> str:
        """The case in which somebody decides: out of hours, in an emergency."""
        name = f"{case[:1].upper()}{case[1:]}"
        known = next((made for made, item in self.sections["events"].items() if item["name"] == name), "")
        if known:
            return known
        made = self.new_id("events", name)
        self.sections["events"][made] = {"name": name, "source": self.source(at)}
        return made

    def deciders(self, decider: Decider, matter: ReadMatter) -> list[str]:
        """Ids of those who decide; of two of one name the one whose row it is."""
        found = []
        for name in decider.who:
            several = [party for party in self.names.all_of(name) if party.at.split(", ")[0] == decider.at]
            party = several[0] if several else self.names.one(name) or next(iter(self.names.all_of(name)), None)
            found.append(
                self.party_ids[id(party)]
                if party is not None and id(party) in self.party_ids
                else self.anybody(name, matter.at)
            )
        return list(dict.fromkeys(found))

    def _gift(self, made: str, matter: ReadMatter, decider: Decider) -> None:
        """The scheme gives the matter to whoever decides it, unless that is the body itself or its board."""
        if not self.own or decider.reserved:
            return
        joint = {self.anybody(name, matter.at) for name in matter.joint_with}
        for receiver in self._receivers(decider, matter):
            if (
                receiver in joint
                or receiver == self.head_id
                or self.sections["bodies"].get(receiver, {}).get("organ of")
            ):
                continue
            item: Item = {"who": self.head_id, "to": receiver, "what": made}
            limit = decider.limit
            if limit is not None and limit.high is not None:
                item["limit"] = _figure(limit.high)
                item["limit basis"] = "year" if _YEAR.search(limit.basis) else "decision"
            if matter.onward.startswith("yes"):
                item["onward inside"] = "allowed"
            elif matter.onward == "no":
                item["onward inside"] = "barred"
            item |= {"under": self.scheme, **_firmness(decider.ground), "source": self.source(decider.at or matter.at)}
            self.relation("delegates", item)

    def _receivers(self, decider: Decider, matter: ReadMatter) -> list[str]:
        found: list[str] = []
        for made in self.deciders(decider, matter):
            found += self.sections["groups"].get(made, {}).get("members", [made])
        return found

    def _residual(self) -> None:
        """Everything that is not named, as the standing text or the last row gives it."""
        if not self.own:
            return
        holders = [(name, rule.at) for rule in self.said.rules if rule.sort == "residual" for name in rule.who[:1]]
        holders += [(d.who[0], m.at) for m in self.said.matters if m.residual for d in m.deciders if d.how == "alone"]
        for name, at in holders:
            party = self.names.one(name)
            if party is None or id(party) not in self.party_ids or is_organ(party.name):
                continue
            rows = self.relations.get("delegates", [])
            if not any(row["to"] == self.party_ids[id(party)] and "what" not in row for row in rows):
                self.relation(
                    "delegates",
                    {
                        "who": self.head_id,
                        "to": self.party_ids[id(party)],
                        "under": self.scheme,
                        "source": self.source(at),
                    },
                )

    def anybody(self, name: str, at: str) -> str:
        """The id of a name: of a known party, else a group in the paper's words."""
        party = self.names.one(name)
        if party is not None and id(party) in self.party_ids:
            return self.party_ids[id(party)]
        known = next(
            (
                made
                for made, item in {**self.sections["groups"], **self.sections["posts"]}.items()
                if key(item["name"]) == key(name)
            ),
            "",
        )
        if known:
            return known
        section = (
            "posts" if sort_of(name) == "post" and re.search(r"\d|^[A-Z]", name) and len(name.split()) < 8 else "groups"
        )
        made = self.new_id(section, name)
        self.sections[section][made] = {"name": name, "source": self.source(at)}
        return made

    def _asked(self) -> None:
        for asked in self.said.asked:
            made = self.new_id("open questions", f"asked {asked.at}")
            says = (
                f"{asked.at}: “{asked.text}”. {asked.why[:1].upper()}{asked.why[1:]}."
                if asked.text
                else f"{asked.why[:1].upper()}{asked.why[1:]}."
            )
            if asked.readings:
                says += f" It may mean: {'; '.join(asked.readings)}."
            about = [self.id_at(asked.at)] if self.id_at(asked.at) else [self.scheme]
            self.sections["open questions"][made] = {"says": says, "about": about[0], "source": self.source(asked.at)}

    def id_at(self, at: str) -> str:
        """The thing that was read from an address, or from the row of a cell."""
        for matter, made in zip(self.said.matters, self.sections["decisions"], strict=False):
            if matter.at == at or at in matter.cells:
                return made
        return next(
            (
                self.party_ids[id(p)]
                for p in self.said.parties
                if id(p) in self.party_ids and (p.at == at or p.at == at.split(",")[0])
            ),
            "",
        )


def _firmness(ground: str) -> Item:
    """Basis and status of what an export says is our reading, assumed, likely, proposed ..."""
    bases = {"our reading": "inferred", "assumed": "assumed"}
    found: Item = {}
    for word in (part.strip() for part in ground.split(";")):
        if word in bases:
            found["basis"] = bases[word]
        elif word in STATUSES:
            found["status"] = word
    return found


def _figure(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
