"""Who is meant by a name: the paper's own list, its short forms, its former names, and plain abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from govgraph.imports.neutral import squeezed
from govgraph.imports.said import ReadParty, Sort

_ABBREVIATED = {
    "dir": "director",
    "dirs": "director",
    "exec": "executive",
    "execs": "executive",
    "dep": "deputy",
    "dpty": "deputy",
    "asst": "assistant",
    "ass": "assistant",
    "cttee": "committee",
    "cttees": "committee",
    "ctte": "committee",
    "cmte": "committee",
    "comm": "committee",
    "mgr": "manager",
    "mgrs": "manager",
    "govs": "governors",
    "govt": "government",
    "dept": "department",
    "off": "officer",
    "offr": "officer",
    "corp": "corporate",
    "sec": "secretary",
    "snr": "senior",
    "hd": "head",
    "mgmt": "management",
    "fin": "finance",
    "rem": "remuneration",
    "vc": "vice-chancellor",
    "dvc": "deputy vice-chancellor",
    "pvc": "pro vice-chancellor",
}
_SMALL = {"the", "a", "an", "of", "our", "its"}
_POST = re.compile(
    r"\b(?:officers?|directors?|managers?|chair(?:man|woman|person|s)?|chief|head(?:s)? of|heads?|secretary|treasurer|leader|mayor|executives?|deputy|deputies|lead|leads|clerk|registrar|chancellor|provost|dean|deans|bursar|principal|solicitor|accountant|auditor|nurse|pharmacist|clinicians?|consultants?|holders?|advisers?|advisors?|supervisors?|inspectors?|surveyors?|engineers?|librarian|president|vice-president|rector|member|members|governor|commissioner|minister|permanent|staff|managers|coroner|controller|counsel|warden|guardian|practitioner|psychiatrist|doctor|executive|planner|analyst|architect|rota|on call|cfo|ceo|coo|cio|cmo|cno|cpo)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:body|board|committee|sub-?committee|panel|council|cabinet|executive board|assembly|forum|group|team|panel|trust|authority|commission|court|senate|directorate|department|service|services|partnership|agency|office|ministry|university|school|faculty|college|company|governors|members|membership|trustees|cttees?|committees|boards|panels|tribunal|inspectorate|bureau|corporation|unit|division|bank|foundation|institute|society|association|federation|alliance|collaborative|england)\b",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"\b(?:board|council|cabinet|executive|senate|court|assembly|membership|governing body|trustees|governors)\b",
    re.IGNORECASE,
)
_NO_ORGAN = re.compile(
    r"integrated care|health board|\b(?:county|borough|district|city|parish|town|metropolitan) council\b|committee|cttee|panel|group|\b(?:chief|officers?|directors?|managers?|chair|member|secretary|clerk|leader)\b(?! of the council$)|partnership|health and wellbeing|joint",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(
    r"^(?:the )?executive$|executive (?:board|cabinet)|council'?s? executive|\bboard\b|\bcabinet\b", re.IGNORECASE
)
_FIRST_BODY = re.compile(
    r"(?:^|\b)(?:(?:board|council|court|senate|committee|panel|office|department|ministry) of\b)", re.IGNORECASE
)


@cache
def key(name: str) -> str:
    """A name without what people write differently: case, articles, plurals, & and usual short forms.

    >>> key("Dir. Primary Care & Place") == key("the Director of Primary Care and Place")
    True
    """
    text = squeezed(name).casefold().replace("&", " and ").replace("’", "'").replace("‘", "'")
    words = re.findall(r"[a-z0-9\u00c0-\uffff]+(?:'(?!s\b)[a-z]+)?", re.sub(r"'s\b", "", text))
    whole = " ".join(_ABBREVIATED.get(word, word) for word in words)
    return " ".join(_single(word) for word in re.split(r"[\s-]+", whole) if word not in _SMALL)


def _single(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def sort_of(name: str) -> Sort | None:
    """Does a name speak of a body or of a post? None: of neither, as far as its words tell."""
    said = squeezed(name)
    if _FIRST_BODY.match(said):
        return "body"
    bodies = [match.start() for match in _BODY.finditer(said)]
    posts = [match.start() for match in _POST.finditer(said)]
    if not bodies and not posts:
        return None
    if not posts:
        return "body"
    if not bodies:
        return "post"
    head = re.split(r"\b(?:of|for|to|in|at|on)\b", said, maxsplit=1)[0]
    if _POST.search(head) and not (
        _BODY.search(head)
        and max(m.start() for m in _BODY.finditer(head)) > max(m.start() for m in _POST.finditer(head))
    ):
        return "post"
    return "body" if _BODY.search(head) else "post"


def is_organ(name: str) -> bool:
    """Does a name speak of a board, council or cabinet, and of no committee or post?"""
    if not _ORGAN.search(name) or _NO_ORGAN.search(
        re.sub(r"(?:board|council) of (?:directors|management|governors)", "board", name, flags=re.IGNORECASE)
    ):
        return False
    return not re.search(r"\bexecutive\b", name, re.IGNORECASE) or bool(_EXECUTIVE.search(name))


class Directory:
    """The parties of a paper, by every name that it gives them."""

    def __init__(self, parties: Iterable[ReadParty] = (), acronyms: dict[str, str] | None = None) -> None:
        self.parties: list[ReadParty] = []
        self._known: dict[str, list[ReadParty]] = {}
        self._former: dict[str, list[ReadParty]] = {}
        self.acronyms = {key(short): meant for short, meant in (acronyms or {}).items()}
        for party in parties:
            self.add(party)

    def add(self, party: ReadParty) -> ReadParty:
        """A party, with all its names; the same name twice stays two parties."""
        self.parties.append(party)
        for name in (party.name, *party.aliases, *party.identifiers.values()):
            self._index(self._known, name, party)
        for name, _, _ in party.former:
            self._index(self._former, name, party)
        if party.keyed is not None:
            self._index(self._known, f"{party.name} ({party.keyed.id})", party)
        return party

    def label(self, party: ReadParty) -> str:
        """A name that is this party's alone, where an export gave it one."""
        if party.keyed is None or len(self._known.get(key(party.name), ())) < 2:
            return party.name
        return f"{party.name} ({party.keyed.id})"

    def also(self, party: ReadParty, alias: str) -> None:
        """Another way in which the paper writes a party."""
        if key(alias) not in {key(name) for name in (party.name, *party.aliases)}:
            party.aliases.append(alias)
        self._index(self._known, alias, party)

    def forget(self, party: ReadParty) -> None:
        """Take a party out again."""
        self.parties = [known for known in self.parties if known is not party]
        for table in (self._known, self._former):
            for found in table.values():
                found[:] = [known for known in found if known is not party]

    @staticmethod
    def _index(table: dict[str, list[ReadParty]], name: str, party: ReadParty) -> None:
        found = table.setdefault(key(name), [])
        if key(name) and party not in found:
            found.append(party)

    def all_of(self, name: str) -> list[ReadParty]:
        """Everybody of that name: current names before former ones."""
        wanted = key(name)
        if not wanted:
            return []
        found = self._known.get(wanted) or self._former.get(wanted)
        if not found and wanted in self.acronyms:
            meant = key(self.acronyms[wanted])
            found = self._known.get(meant)
        return list(found or [])

    def one(self, name: str) -> ReadParty | None:
        """The only party of that name; None where there is none, or are several."""
        found = self.all_of(name)
        if len(found) > 1:
            current = [party for party in found if not party.until]
            found = current if len(current) == 1 else found
        if len(found) == 1:
            return found[0]
        return self._by_its_end(name) if not found else None

    def _by_its_end(self, name: str) -> ReadParty | None:
        """``Board`` for the only board: a bare word for an organ, where one party alone can be meant."""
        wanted = key(name)
        if len(wanted.split()) != 1 or not _ORGAN.fullmatch(wanted):
            return None
        found = [
            party
            for party in self.parties
            if party.sort == "body" and is_organ(party.name) and wanted in key(party.name).split() and not party.unit
        ]
        return found[0] if len(found) == 1 else None

    def starting(self, text: str) -> tuple[ReadParty, str] | None:
        """The party whose name a text begins with, the longest one, and the rest of the text."""
        words = list(re.finditer(r"\S+", text))
        for last in range(min(len(words), 14), 0, -1):
            head = text[: words[last - 1].end()].rstrip(" ,;:.–—-")
            if (found := self.all_of(head)) and (party := self.one(head)) and found:
                return party, text[words[last - 1].end() :].strip()
        return None

    def within(self, text: str) -> list[ReadParty]:
        """Every party that a text names, in the order of the text, the longest names first."""
        found: list[tuple[int, int, ReadParty]] = []
        words = list(re.finditer(r"[^\s(),;:/]+", text))
        taken: set[int] = set()
        for size in range(min(len(words), 10), 0, -1):
            for first in range(len(words) - size + 1):
                span = range(first, first + size)
                if taken & set(span):
                    continue
                said = text[words[first].start() : words[span[-1]].end()].strip(".")
                if key(said) == key(" ".join(said.split()[1:])) and size > 1:
                    continue
                if self.all_of(said) and (party := self.one(said)):
                    taken.update(span)
                    found.append((first, size, party))
        return [party for _, _, party in sorted(found, key=lambda item: item[:2])]
