"""Matters in running text: a sentence that says who decides, and below it the numbered matters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.imports.names import is_organ, sort_of
from govgraph.imports.neutral import Paragraph, ReadCell, squeezed
from govgraph.imports.phrases import Speaker, matter_clauses
from govgraph.imports.remarks import Remarks
from govgraph.imports.rows import of_one_name
from govgraph.imports.said import Decider, PaperFacts, ReadMatter, ReadParty

NUMBER = re.compile(
    r"^\s*(?P<number>\(?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivx]{1,5})\)?(?:\([a-z0-9]+\))*[.)]?)(?:\t|\s{1,4})\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_LEAD = re.compile(
    r"\b(?:reserv|delegat|decides?\b|determines?\b|following|is authorised|are authorised|has (?:the )?(?:power|authority|responsibility)|have (?:the )?(?:power|authority|responsibility)|is responsible for|are responsible for|may (?:exercise|decide)|functions (?:of|are)|exercises?\b|powers? (?:of|to)|terms of reference|shall (?:decide|determine|approve))",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?i:reserved|delegated|given|assigned|allocated|delegation|delegations)\s+(?:to|for)\s+(?:the )?(?P<who>[A-Z][^:;.,]*)"
)
_NOT_ITEMS = re.compile(
    r"\b(?:membership|quorum|frequency|meetings?|attendance|minutes|chair(?:ing)?|review|introduction|purpose|interpretation|definitions?|abbreviations|glossary|contents|principles|general|conduct|voting|document control|version|standing text|usual text)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r",?\s*(?:together|jointly|in conjunction) with (?:the )?(?P<who>[A-Z][^,;.(]*)")


@dataclass
class _Section:
    who: str
    reserved: bool
    level: int
    how: str = "alone"


class ParagraphReader:
    """Walks over the paragraphs of a paper in their order, and takes in the matters below a sentence that says who decides."""

    def __init__(self, said: PaperFacts, speaker: Speaker) -> None:
        self.said, self.speaker = said, speaker
        self.remarks = Remarks(said, speaker)
        self.headings: list[tuple[int, str]] = []
        self.sections: list[_Section] = []
        self.used: set[str] = set()

    def heading(self, part: Paragraph) -> None:
        """A heading ends the sections at its level, and may begin one itself."""
        text = part.clean
        self.headings = [(level, said) for level, said in self.headings if level < part.level] + [(part.level, text)]
        self.sections = [section for section in self.sections if section.level < part.level]
        if _NOT_ITEMS.search(text) and not re.search(r"reserv|delegat|functions|powers", text, re.IGNORECASE):
            self.sections.append(_Section("", False, part.level))
            return
        if match := _TO.search(text):
            party = self._named(match["who"], part.at)
            if party is not None:
                self.sections.append(_Section(party.name, "reserved" in text.lower(), part.level))
                return
        if name := of_one_name(text, self.speaker) or self._new_name(text):
            self.sections.append(_Section(name, is_organ(name), part.level))

    def _named(self, text: str, at: str) -> ReadParty | None:
        """The party of a text: the whole of it, else the known name with which it begins, else a new one."""
        start = None if self.speaker.names.all_of(text) else self.speaker.names.starting(text)
        return start[0] if start else self.speaker.party(text, at)

    def _new_name(self, text: str) -> str:
        """A heading that is the name of a committee or post: "4.2 Licensing Sub-Committee", "Functions of the Cabinet"."""
        plain = re.sub(
            r"^(?:table|schedule|part|section|appendix|annex)\s+\w+\s*[:.–—-]?\s+", "", text, flags=re.IGNORECASE
        )
        plain = re.sub(r"^[\dA-Z]{0,3}[\d.]*[.)]?\s+", "", plain).strip()
        match = re.match(
            r"(?:functions|powers|responsibilities|matters|delegations|terms of reference)\b.*?\b(?:of|to|by|for) (?:the )?(?P<who>[A-Z][\w&’' ,-]+)$",
            plain,
            re.IGNORECASE,
        )
        name = match["who"] if match else plain
        above = " ".join(said for _, said in self.headings[:-1])
        body = re.search(r"\b(?:committee|sub-committee|cabinet|panel|executive|council|board)$", name, re.IGNORECASE)
        post = re.search(r"\b(?:officer|delegat)", above, re.IGNORECASE) and sort_of(name) == "post"
        return name if (body or post) and len(name.split()) <= 9 and name[0].isupper() else ""

    def _own_number(self) -> str:
        """The number of the heading under which the text stands."""
        found = re.match(r"^(\d+(?:\.\d+)*)", self.headings[-1][1]) if self.headings else None
        return found[1] if found else ""

    @property
    def deciding(self) -> _Section | None:
        """The section in which the text stands: who decides what follows."""
        return self.sections[-1] if self.sections and self.sections[-1].who else None

    def text(self, part: Paragraph) -> bool:
        """A paragraph of text; says whether it was taken in."""
        match = NUMBER.match(part.text)
        number = match["number"].strip("().") if match else ""
        body = squeezed(match["text"] if match else part.text)
        level = self.headings[-1][0] if self.headings else 0
        if self._leads(part, body, level):
            return True
        section = self.deciding
        if section is None or not (match or part.listed) or len(body) < 4:
            return False
        if match and number.isalpha() and (numbered := self._own_number()):
            number = f"{numbered}({number})"
        if part.listed and not match:
            number = f"{self._own_number()}({part.listed})"
        self._item(part, body, number, section)
        return True

    def _leads(self, part: Paragraph, body: str, level: int) -> bool:
        """Does a paragraph say who decides what follows? It ends with a colon, or speaks of the following."""
        if not (
            body.endswith((":", ":-", "–"))
            or re.search(r"\bfollowing\b|\bmatters in\b|\bset out below\b|\bas follows\b", body, re.IGNORECASE)
        ):
            return False
        if not _LEAD.search(body) or len(body) > 400:
            return False
        to = _TO.search(body)
        if to is None and self.sections and not self.sections[-1].who:
            return False  # an introduction, or the membership and quorum of a committee
        party = self._named(to["who"].rstrip(" :"), part.at) if to else None
        if party is None:
            start = self.speaker.names.starting(re.sub(r"^(?:The|Each|All)\s+", "", body))
            found = [start[0]] if start else self.speaker.names.within(body)
            party = found[0] if found else None
        if party is None:
            subject = re.match(
                r"^(?:The\s+)?(?P<who>[A-Z][\w&’' -]{3,60}?)\s+(?:decides?|determines?|has|is|may|shall|exercises?)\b",
                body,
            )
            party = self.speaker.party(subject["who"], part.at) if subject else None
        if party is None:
            section = self.deciding
            if section is None:
                return False
            self.sections.append(_Section(section.who, section.reserved or "reserved" in body.lower(), level))
            return True
        denied = re.search(r"\bnot\b[^.;:]*\bdelegated\b", body, re.IGNORECASE)
        reserved = (
            bool(re.search(r"\breserv", body, re.IGNORECASE))
            or bool(denied)
            or (is_organ(party.name) and not re.search(r"\bdelegated to\b", body, re.IGNORECASE))
        )
        self.sections = [section for section in self.sections if section.level < level or section.who]
        self.sections.append(_Section(party.name, reserved, level))
        self.said.pass_over(part.at, body, "it says who decides what follows")
        return True

    def _item(self, part: Paragraph, body: str, number: str, section: _Section) -> None:
        clauses, title, band, reference = matter_clauses(body)
        together = _TOGETHER.search(title)
        matter = ReadMatter(title or body, part.at, number, " / ".join(text for _, text in self.headings[-2:]))
        if (made := self.speaker.party(section.who, part.at)) is not None:
            section.who = made.name
        matter.cells = {part.at: part.text}
        matter.written_in = reference
        matter.onward = "no" if section.reserved else ""
        who = [section.who]
        if together and (party := self.speaker.party(together["who"], part.at, make=False)):
            who.append(party.name)
        if re.search(r"\[[^\]]*\]|\btb[cad]\b|to be (?:settled|agreed|confirmed)", body, re.IGNORECASE):
            why = "the matter itself is not written yet"
            self.said.ask(
                part.at,
                body,
                why,
                f"reserved to {section.who} once written"
                if section.reserved
                else f"decided by {section.who} once written",
            )
            matter.unclear = why
        else:
            matter.deciders.append(
                Decider(who, "together" if len(who) > 1 else "alone", band, at=part.at, reserved=section.reserved)
            )
        self.remarks.of_matter(matter, clauses, ReadCell(body, part.at, pending=part.pending))
        matter.residual = self.remarks.residual(matter.name)
        self.said.matters.append(matter)
        self.used.add(part.at)
