"""What columns of notes and conditions, footnotes and the words of a matter add to it."""

from __future__ import annotations

import re

from govgraph.imports.clauses import Clauses, clauses_of, sent_to
from govgraph.imports.neutral import ReadCell, lines, squeezed
from govgraph.imports.phrases import Speaker, Spoken
from govgraph.imports.said import Decider, Limit, PaperFacts, ReadMatter
from govgraph.imports.sums import basis_of
from govgraph.records import replace

_IF = re.compile(
    r"^(?P<case>(?:if|where|when|in (?:the )?case of|for) [^,:]+)[,:]\s*(?:the )?(?P<who>[A-Z][^,]*?)\s+(?:approves?|decides?|determines?|authorises?|signs?|must approve|must decide|to (?:approve|decide))\b\.?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:go(?:es)?|report(?:ed|s)?|listed|sent|submitted|notified|copied|presented|register|return|summary|noted|notify|inform(?:ed)?)\b.*?\b(?:to|for|by)\b",
    re.IGNORECASE,
)
_CONSULTED = re.compile(
    r"^(?P<who>.+?)\s+(?:(?:is|are|must|should|will|to) )?(?:also )?(?:to )?(?:be )?(?:first )?consulted(?: first| too| as well)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\bafter (?:the )?(?P<who>.+?) (?:has|have)(?: been)? (?P<what>reviewed|considered|scrutinised|examined|recommended|seen|commented on|asked|consulted)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:sits? as|acts? as|also known as|known as|formerly|was previously|means)\b|^(?:numbers?|figures?|amounts?) (?:are|is)\b|^for example\b",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"^(?:or|and) (?:(?:a|an|the|his|her|their) )?(?:(?:nominated|named|designated) )?(?:deputy|deputies|nominee|delegate|substitute)\.?$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^both (?:must )?(?:sign|act|agree|approve|decide)s?\b[,:]?\s*(?P<rest>.*)$", re.IGNORECASE)
_RESIDUAL = re.compile(
    r"^(?:all|any) (?:other|remaining) (?:\w+ )?(?:matters?|decisions?|functions?|powers?|business)\b|^(?:everything|anything) else\b|^(?:all )?(?:matters|functions|powers|decisions) (?:which are |that are )?not (?:otherwise |expressly |specifically )?(?:listed|reserved|delegated|named|mentioned|covered)|^residual\b",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:y|yes|allowed|permitted|may be passed on|true)\.?$", re.IGNORECASE)
_NO = re.compile(r"^(?:n|no|none|not allowed|not permitted|barred|nil|false)\.?$", re.IGNORECASE)


class Remarks:
    """Sorts remarks: who is consulted or told, deputies, conditions, where else to look."""

    def __init__(self, said: PaperFacts, speaker: Speaker) -> None:
        self.said, self.speaker = said, speaker

    @staticmethod
    def residual(name: str) -> bool:
        """Is it the matter of everything that is not listed?"""
        return bool(_RESIDUAL.match(name))

    def take(self, matter: ReadMatter, spoken: Spoken, at: str) -> None:
        """Add what a phrase said of who decides."""
        matter.deciders += spoken.deciders
        for target, texts in (
            (matter.consulted, spoken.consulted),
            (matter.recommends, spoken.recommends),
            (matter.told, spoken.told),
        ):
            target += [name for name in self.speaker.people(texts, at) if name not in target]
        matter.conditions += [text for text in spoken.conditions if text not in matter.conditions]
        matter.onward = matter.onward or spoken.onward
        matter.see = matter.see or spoken.see
        matter.unclear = matter.unclear or spoken.unclear
        matter.notes += spoken.references

    def of_matter(self, matter: ReadMatter, clauses: Clauses, cell: ReadCell) -> None:
        """What the words of the matter say beside its name."""
        self._people(matter, clauses, cell.at)
        matter.conditions += [
            text
            for text in clauses.conditions
            if re.match(
                r"(?:with|subject to|after)\b.*\b(?:approval|consent|agreement)\b|subject to|provided",
                text,
                re.IGNORECASE,
            )
        ]
        matter.onward = matter.onward or clauses.onward
        if re.search(r"\burgent\b(?! care| treatment| and emergency)", matter.name, re.IGNORECASE):
            matter.conditions.append("only if it is urgent")
        if match := _AFTER.search(matter.name):
            self._after(matter, match, cell.at, condition=False)
        if cell.pending:
            self.said.ask(
                cell.at,
                cell.pending,
                "a change that was neither accepted nor rejected",
                "the change stands",
                "it does not",
            )
        for mark in re.findall(r"(?<=\w)[*†‡]+$|[¹²³⁴⁵⁶⁷⁸⁹]+$|\[\d+\]$", cell.clean):
            note = self.said.notes.get(mark) or self.said.notes.get(
                mark.translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")).strip("[]")
            )
            if note:
                self.note(matter, note, cell.at)
        if not matter.unclear and (match := re.search(r"\[([^\]]*[A-Za-z]{3}[^\]]*)\]", cell.clean)):
            why = f"the matter itself is not settled: “{match[1]}”"
            self.said.ask(cell.at, cell.clean, why)
            matter.unclear = matter.unclear or why

    def _people(self, matter: ReadMatter, clauses: Clauses, at: str) -> None:
        for target, texts in (
            (matter.consulted, clauses.consulted),
            (matter.recommends, clauses.recommends),
            (matter.told, clauses.told),
        ):
            target += [name for name in self.speaker.people(texts, at) if name not in target]

    def column(self, matter: ReadMatter, cell: ReadCell, role: str) -> None:
        """A cell of a column of conditions, of consultation, of passing on."""
        text = cell.clean
        if role == "onward":
            matter.onward = (
                "yes"
                if _YES.match(text)
                else "no"
                if _NO.match(text)
                else text
                if text not in {"-", "–", "n/a"}
                else ""
            )
        elif text.lower().strip(".") in {"-", "–", "—", "none", "n/a", "nil", "no"}:
            return
        elif role == "conditions":
            self.note(matter, cell.text, cell.at)
        else:
            target = {"consulted": matter.consulted, "recommends": matter.recommends, "told": matter.told}[role]
            parts = [part for line in lines(cell.text) for part in re.split(r"\s*;\s*", line)]
            target += [name for name in self.speaker.people(parts, cell.at) if name not in target]

    def note(self, matter: ReadMatter, text: str, at: str) -> None:
        """A note: each of its sentences by itself."""
        for line in lines(text):
            for sentence in re.split(r"(?<=[a-z)\d])\.\s+(?=[A-Z])|\s*;\s*", line):
                if squeezed(sentence).strip(" ."):
                    self._sentence(matter, squeezed(sentence).strip(" ."), at)

    def _sentence(self, matter: ReadMatter, said: str, at: str) -> None:
        if match := re.match(r"see (?:foot)?notes? (\w+)$", said, re.IGNORECASE):
            if note := self.said.notes.get(match[1]):
                self.note(matter, note, at)
            else:
                known = ", ".join(sorted(self.said.notes)) or "none"
                self.said.ask(
                    at,
                    said,
                    f"there is no note {match[1]}; those that stand in the paper: {known}",
                    "a condition is missing",
                )
            return
        if sent_to(said) or re.search(r"(?:^|[:,(]\s*)see (?:also )?[\w. ]+$", said, re.IGNORECASE):
            matter.notes.append(said)
            return
        if _DEPUTY.match(said):
            for decider in matter.deciders:
                decider.deputy = decider.deputy or re.sub(r"^(?:or|and) ", "", said)
            return
        if match := _BOTH.match(said):
            matter.notes.append(said)
            if match["rest"].strip(" ,"):
                matter.conditions.append(match["rest"].strip(" ,"))
            return
        if match := _IF.match(said):
            party = self.speaker.party(match["who"], at, make=False)
            if party is not None:
                case = match["case"]
                for decider in matter.deciders:
                    decider.scope = decider.scope or f"otherwise than {case[0].lower()}{case[1:]}"
                matter.deciders.append(Decider([party.name], "alone", scope=case, at=at))
                return
        if self._basis(matter, said):
            return
        if _ASIDE.search(said):
            matter.notes.append(said)
            return
        if match := _CONSULTED.match(said):
            matter.consulted += [n for n in self.speaker.people([match["who"]], at) if n not in matter.consulted]
            return
        if match := _AFTER.search(said):
            self._after(matter, match, at, condition=True)
            return
        if _TOLD.search(said) and (named := self.speaker.names.within(said)):
            matter.told += [party.name for party in named[-1:] if party.name not in matter.told]
            if re.search(r"\breport\w*\b.*\bnext\b", said, re.IGNORECASE):
                matter.conditions.append(said)
            return
        found = clauses_of(said)
        if found.consulted or found.recommends or found.told:
            self._people(matter, found, at)
            matter.conditions += [text for text in (found.rest, *found.conditions) if len(text) > 3]
            return
        matter.conditions.append(said)

    @staticmethod
    def _basis(matter: ReadMatter, said: str) -> bool:
        """Is it of what the amounts are meant? It is set where the row has amounts without it."""
        basis, rest = basis_of(said)
        bare = [d for d in matter.deciders if d.limit is not None and not d.limit.basis]
        if (
            not basis
            or not bare
            or len(rest.split()) > 6
            or re.search(r"\b(?:must|may|should|if|unless|where|approv\w+|consent)\b", rest, re.IGNORECASE)
        ):
            return False
        for decider in bare:
            limit: Limit = decider.limit  # type: ignore[assignment]  # none without a limit is in the list
            decider.limit = replace(limit, basis=said)
        return True

    def _after(self, matter: ReadMatter, match: re.Match[str], at: str, *, condition: bool) -> None:
        people = self.speaker.people([match["who"]], at)
        heard = match["what"].lower() in {"seen", "commented on", "asked", "consulted"}
        target = matter.consulted if heard else matter.recommends
        target += [name for name in people if name not in target]
        if condition and heard:
            matter.conditions.append(squeezed(match.string))
