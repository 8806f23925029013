"""Who decides, read from a phrase: "Chief Executive or nominated deputy: above £100,000".

The names are those of the paper's own directory where it has one. A name that it lacks is taken as written; a phrase in
which no name can be told is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.imports.clauses import Clauses, clauses_of, references_of, sent_to
from govgraph.imports.names import Directory, sort_of
from govgraph.imports.neutral import lines, squeezed
from govgraph.imports.said import Decider, How, Limit, PaperFacts, ReadParty
from govgraph.imports.sums import FoundAmount, basis_of, doubtful, joined, limit_of
from govgraph.records import replace as with_

_SEPARATOR = re.compile(
    r"\s*(,?\s+and/or\s+|,\s*and\s+|,\s*or\s+|,\s*plus\s+|,|\s+and\s+|\s+or\s+|\s+(?:jointly |together |acting )?with\s+(?:the\s+)?|\s*\+\s*|\s*/\s*|\s+&\s+|\s+plus\s+)\s*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\?|\b(?:tbc|tba|tbd|to be (?:confirmed|agreed|decided|settled|determined|advised)|not yet agreed|unclear)\b|\[[^\]]*\]",
    re.IGNORECASE,
)
_COUNT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ANY_OF = re.compile(
    r"^(?:any|either)?\s*(?P<n>one|two|three|four|five|six|\d)?\s*(?:of|from)(?: the following| these)?\s*:?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"^(?:(?:a )?(?:panel|group|quorum) of )?(?:any |at least )?(?P<n>one|two|three|four|five|six|\d)(?P<more> or more)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_JOINTLY = re.compile(r"\b(?:jointly|together|both|acting together|in conjunction)\b", re.IGNORECASE)
_HOURS = re.compile(
    r"\b(?:out of (?:office )?hours|outside (?:office |working )?hours|in hours|at weekends?|in (?:an )?emergenc(?:y|ies)|in cases? of urgency|in (?:his|her|their|the (?:post)?holder's|the \w+(?: \w+)?'s) absence)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:the )?(?:relevant|appropriate|responsible|respective|concerned|nominated|designated|authorised|suitable|any|each|all)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?!(?:of|for|and|or|to)\b)[a-z]")
"""What follows a name and is no part of it: "in charge of treatment"."""
_NOBODY = {"", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "not delegated"}


@dataclass
class Spoken:
    """What a phrase says of who decides."""

    deciders: list[Decider] = field(default_factory=list)
    consulted: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    onward: str = ""
    see: str = ""
    unclear: str = ""
    references: list[str] = field(default_factory=list)

    def take(self, found: Clauses) -> None:
        """Add what the clauses beside a name say."""
        self.consulted += found.consulted
        self.recommends += found.recommends
        self.told += found.told
        self.conditions += found.conditions
        self.onward = self.onward or found.onward


class Speaker:
    """Reads phrases of one paper with its directory; new names are added to what it said."""

    def __init__(self, names: Directory, said: PaperFacts) -> None:
        self.names, self.said = names, said

    # -- names ---------------------------------------------------------------------------------------------------

    def party(self, name: str, at: str, *, make: bool = True) -> ReadParty | None:
        """The party of a name; one that no list holds is taken as written, if its words tell what it is."""
        plain = squeezed(name).strip(" .,:;*†‡¹²³")
        plain = re.sub(r"^(?:the|by|or|and|to)\s+", "", plain, flags=re.IGNORECASE)
        if not plain:
            return None
        if known := self.names.one(plain):
            return known
        several = self.names.all_of(plain)
        if several:
            refs = [next(iter(party.identifiers.values()), party.name) for party in several]
            self.said.ask(at, plain, f"{len(several)} are called {plain}", *refs, "all of them")
            return several[0]
        sort = sort_of(plain)
        if not make or sort is None or len(plain.split()) > 12 or not re.search(r"[A-Za-z]{2}", plain):
            return None
        made = ReadParty(name=plain[:1].upper() + plain[1:], sort=sort, at=at)
        self.said.parties.append(made)
        return self.names.add(made)

    def listed(self, text: str, at: str) -> tuple[list[str], How | None, str]:
        """The names in a text, how they act where the words say so, and what is left. Nobody: no name was found."""
        whole = self.party(text, at, make=False)
        if whole is not None:
            return [self.names.label(whole)], "alone", ""
        pieces = _SEPARATOR.split(text)
        names: list[tuple[str, str]] = []  # separator before, name as written
        for index in range(0, len(pieces), 2):
            before = pieces[index - 1].strip().lower() if index else ""
            if squeezed(pieces[index]):
                names.append((before, pieces[index].strip()))
        merged = self._merged(names, at)
        found: list[str] = []
        left: list[str] = []
        used: set[str] = set()
        for before, name in merged:
            party = None
            if not self.names.all_of(name) and (start := self.names.starting(name)) and _BESIDE.match(start[1]):
                party, rest = start
                left.append(rest.strip(" ,"))
            party = party or self.party(name, at)
            if party is None and (start := self.names.starting(name)):
                party, rest = start
                left.append(rest)
            if party is None:
                left.append(name)
                continue
            used.add(before)
            if self.names.label(party) not in found:
                found.append(self.names.label(party))
        how: How | None = "alone" if len(found) == 1 else None
        joiners = " ".join(used)
        if len(found) > 1:
            how = (
                "any"
                if re.search(r"\bor\b", joiners)
                else "together"
                if re.search(r"and|with|\+|&|plus", joiners)
                else None
            )
            if "/" in joiners and not re.search(r"\bor\b", joiners):
                how = None
        return found, how, " ".join(left).strip()

    def _merged(self, names: list[tuple[str, str]], at: str) -> list[tuple[str, str]]:
        """Puts pieces back together that one name was split into: "Director of Estates" "and" "Facilities"."""
        merged: list[tuple[str, str]] = []
        index = 0
        while index < len(names):
            before, name = names[index]
            taken = 1
            for last in range(len(names), index + 1, -1):
                joined_name = self._as_written(names[index:last])
                if self.party(joined_name, at, make=False):
                    name, taken = joined_name, last - index
                    break
            else:
                while index + taken < len(names):
                    joiner, following = names[index + taken]
                    if joiner not in {"and", "&", ",", ", and"} or self.party(following, at, make=False):
                        break
                    is_post = sort_of(name) == "post" and re.search(r"\b(?:of|for)\b", name)
                    body_tail = sort_of(following) == "body" and not is_post and sort_of(name) is None
                    if sort_of(following) == "post" or not (is_post or body_tail or sort_of(following) is None):
                        break
                    name, taken = f"{name}{', ' if joiner == ',' else f' {joiner} '}{following}", taken + 1
            merged.append((before, name))
            index += taken
        return merged

    @staticmethod
    def _as_written(parts: list[tuple[str, str]]) -> str:
        said = parts[0][1]
        for joiner, name in parts[1:]:
            said += f"{joiner} {name}" if joiner == "," else f" {joiner} {name}"
        return said

    def people(self, texts: list[str], at: str) -> list[str]:
        """Names of those who are consulted, recommend or are told; what is no known name stays in the paper's words."""
        found: list[str] = []
        for text in texts:
            plain = squeezed(text).strip(" .,:")
            plain = re.sub(r"^(?:at least |the |both )+", "", plain, flags=re.IGNORECASE)
            if not plain:
                continue
            plain = self._spelt_out(plain)
            outside = plain[0].islower() and not self.names.one(plain)
            known = [] if outside else self._known(self._expanded(plain), at)
            names, left = (known, "") if known else ([], plain)
            if names and not re.search(r"[A-Za-z]{4}", left):
                found += names
            else:
                inside = self.names.within(plain)
                found += (
                    [inside[0].name]
                    if len(inside) == 1 and plain.lower().startswith(inside[0].name.lower())
                    else [plain]
                )
        return list(dict.fromkeys(found))

    def _known(self, text: str, at: str) -> list[str]:
        """Known parties that a text lists; nobody where any part of it is none of them. A post of a known body is one."""
        before = len(self.said.parties)
        names, _, left = self.listed(text, at)
        fresh = self.said.parties[before:]
        if left or any(party.sort == "body" for party in fresh):
            for party in fresh:
                self.names.forget(party)
            del self.said.parties[before:]
            return []
        return names

    def _spelt_out(self, text: str) -> str:
        """``two non-executive members`` for ``two NEMs``, by the short forms of the paper."""
        meant = {short: words for short, words in self.said.acronyms.items() if not self.names.one(short)}

        def word(match: re.Match[str]) -> str:
            plural = match[0].endswith("s") and match[0][:-1] in meant
            found = meant.get(match[0][:-1] if plural else match[0])
            return match[0] if found is None else f"{found[0].lower()}{found[1:]}{'s' if plural else ''}"

        return re.sub(r"\b[A-Z][A-Za-z]{1,7}\b", word, text) if meant and not self.names.one(text) else text

    def _expanded(self, text: str) -> str:
        """``Chair of the Primary Care Commissioning Committee`` for ``Chair of PCCC``."""
        head, of, tail = text.partition(" of ")
        party = self.names.one(tail) if of and not self.names.one(text) else None
        return f"{head} of the {party.name}" if party is not None and len(head.split()) <= 2 else text

    # -- a whole cell --------------------------------------------------------------------------------------------

    def who(self, text: str, at: str, *, bare: bool = False) -> Spoken:
        """Who decides by a cell or phrase. ``bare``: a figure alone is a limit."""
        spoken = Spoken()
        if squeezed(text).lower() in _NOBODY:
            return spoken
        if to := sent_to(text):
            spoken.see = to
            return spoken
        if why := _open(text):
            spoken.unclear = why
            self.said.ask(at, squeezed(text), why)
            return spoken
        before: Limit | None = None
        parts = self._segments(text, at)
        for part in parts:
            before = self._segment(part, at, spoken, before, bare=bare)
        limits = joined([decider.limit for decider in spoken.deciders])
        for decider, limit in zip(spoken.deciders, limits, strict=True):
            decider.limit = limit
        self._together(spoken, squeezed(text), at)
        return spoken

    def _segments(self, text: str, at: str) -> list[str]:
        whole = squeezed(text)
        if self.party(whole, at, make=False):
            return [whole]
        if (
            not re.search(r"[;£$€]", text)
            and len(lines(text)) > 1
            and not any(self.names.starting(line) for line in lines(text)[1:])
        ):
            return [whole]  # a name that runs over two lines
        parts = [part for line in lines(text) for part in re.split(r"\s*;\s*", line) if part.strip()]
        found: list[str] = []
        for part in parts:
            pieces = re.split(r",\s+(?!\d)", part)
            banded = [piece for piece in pieces if limit_of(piece)]
            found += pieces if len(banded) > 1 and len(pieces) == len(banded) else [part]
        return found

    def _segment(self, part: str, at: str, spoken: Spoken, before: Limit | None, *, bare: bool) -> Limit | None:
        plain = squeezed(part)
        if why := doubtful(plain):
            spoken.unclear = why
            self.said.ask(at, plain, why)
            return before
        band: FoundAmount | None = limit_of(plain, bare=bare)
        limit = band.limit if band else None
        rest = band.rest if band else plain
        if band and band.relative:
            top = before.high if before else None
            if top is None:
                self.said.ask(at, plain, "“above” names no figure, and none stands before it")
                spoken.unclear = "above what amount is not said"
                return before
            limit = Limit(
                low=top,
                low_included=not before.high_included if before else False,
                basis=before.basis if before else "",
                written=band.limit.written,
            )
        if limit is not None and not limit.basis:
            basis, rest = basis_of(rest)
            limit = with_(limit, basis=basis) if basis else limit
        hours = _HOURS.search(rest)
        aside = [squeezed(match) for match in re.findall(r"\(([^()]*)\)", rest)]
        aside = [bracket for bracket in aside if not self._part_of_a_name(bracket, rest)]
        for bracket in aside:
            rest = squeezed(rest.replace(f"({bracket})", " "))
        found = clauses_of(rest)
        spoken.take(found)
        rest = found.rest
        scope = ""
        if hours and not any(hours[0] in bracket for bracket in aside):
            scope = hours[0]
            rest = squeezed(_HOURS.sub(" ", rest)).strip(" ,:–-")
            rest = re.sub(r"^(?:the|by the)\s+", "", rest, flags=re.IGNORECASE)
        deciders = self._deciders(rest, at, spoken, limit, scope)
        deputy = found.deputy
        for bracket in aside:
            deputy = self._aside(bracket, at, spoken, deciders, limit) or deputy
        for decider in deciders:
            decider.deputy = deputy
        if not deciders and spoken.deciders and limit is not None and spoken.deciders[-1].limit is None:
            spoken.deciders[-1].limit = limit
        index = len(spoken.deciders) - sum(d.note == "aside" for d in spoken.deciders)
        spoken.deciders[index:index] = deciders
        for decider in spoken.deciders:
            decider.note = ""
        return limit or before

    def _part_of_a_name(self, bracket: str, text: str) -> bool:
        """Is what stands in brackets a part of the name: Deputy Vice-Chancellor (Research)?"""
        before = re.split(r"[,;:]|\band\b|\bor\b", text[: text.find(f"({bracket})")])[-1].strip()
        if self.names.one(f"{before} ({bracket})") is not None:
            return True
        title = re.fullmatch(r"[A-Z][a-z]+(?:(?: and| &|,)? [A-Z][a-z]+){0,4}", bracket) is not None
        return title and sort_of(before) == "post" and sort_of(bracket) is None and not self.names.one(bracket)

    def _deciders(self, rest: str, at: str, spoken: Spoken, limit: Limit | None, scope: str) -> list[Decider]:
        text = re.sub(r"^[\s:–—-]+|[\s:–—-]+$", "", rest)
        how: How | None = None
        least = 0
        if match := _ANY_OF.match(text):
            least = _COUNT.get((match["n"] or "").lower(), int(match["n"]) if (match["n"] or "").isdigit() else 1)
            how = "any" if least == 1 else "together"
            text = match["rest"]
        elif (match := _PANEL.match(text)) and self.names.one(match["rest"]):
            least = _COUNT.get(match["n"].lower(), 0) or int(match["n"])
            how = "together"
            text = match["rest"]
        if _JOINTLY.search(text) and not self.names.one(text):
            how = how or "together"
            text = squeezed(
                _JOINTLY.sub(" ", re.sub(r"\b(?:jointly|together) with\b", "and", text, flags=re.IGNORECASE))
            )
        if not text or text.lower() in _NOBODY:
            return []
        slashed = re.split(r"\s*/\s*", re.sub(r"\band/or\b|\b(?:his|her)/(?:her|their)\b", "or", text))
        if len(slashed) > 1 and not self.names.one(text):
            spoken.unclear = "two names with a stroke between them: either, both, or one and the same"
            self.said.ask(at, text, spoken.unclear, *slashed, "both")
            return []
        names, said_how, left = self.listed(text, at)
        if not names:
            if left and not spoken.deciders and not (spoken.consulted or spoken.recommends or spoken.told):
                spoken.unclear = f"no body or post can be told from “{left}”"
                self.said.ask(at, text, spoken.unclear)
            elif left:
                spoken.conditions.append(left)
            return []
        if how is None and said_how is None:
            self.said.ask(
                at, text, "several are named, and not whether they act together or either may", "together", "either"
            )
        return [
            Decider(
                names,
                how or said_how or "alone",
                limit,
                scope or left,
                at=at,
                at_least=least if len(names) > 1 or least > 1 else 0,
            )
        ]

    def _aside(self, bracket: str, at: str, spoken: Spoken, deciders: list[Decider], limit: Limit | None) -> str:
        """What stands in brackets: another decider for a case, a scope, a reference, a deputy. Returns a deputy."""
        hours = _HOURS.match(bracket)
        if hours:
            names, _, _ = self.listed(bracket[hours.end() :].strip(" :,"), at)
            if names:
                spoken.deciders.append(Decider(names, "alone", limit, hours[0].lower(), at=at, note="aside"))
            return ""
        found = clauses_of(f"x {bracket}")
        told = found.told or found.consulted or found.recommends or found.conditions or found.onward
        if told or found.deputy:
            spoken.take(found)
            return found.deputy
        if re.match(r"not\b", bracket, re.IGNORECASE):
            return ""
        if re.fullmatch(r"[\d.]+|.*\b(?:ss?\.|section|para|SFI|SO|Act)\b.*\d.*", bracket):
            spoken.references.append(bracket)
            return ""
        if re.fullmatch(r"jointly|together|both|joint", bracket, re.IGNORECASE):
            for decider in deciders:
                decider.how = "together"
            return ""
        if re.match(r"(?:or )?(?:nominated )?(?:deputy|nominee|delegate)\b", bracket, re.IGNORECASE):
            return re.sub(r"^or ", "", bracket)
        party = self.names.one(bracket)
        if party is not None and deciders and party.name in deciders[-1].who:
            return ""
        for decider in deciders:
            decider.scope = decider.scope or bracket
        return ""

    def _together(self, spoken: Spoken, text: str, at: str) -> None:
        """Several without bands, cases or a word on how they act: that is asked."""
        plain = [d for d in spoken.deciders if d.limit is None and not d.scope]
        if len(plain) > 1 and len(plain) == len(spoken.deciders):
            self.said.ask(
                at, text, "several are named, and not whether they act together or either may", "together", "either"
            )


def _open(text: str) -> str:
    match = _OPEN.search(text)
    return f"it is marked as open: “{squeezed(match[0])}”" if match else ""


def matter_clauses(text: str) -> tuple[Clauses, str, Limit | None, str]:
    """What a matter itself says beside its name: clauses, the name without the band, the band, and provisions in brackets."""
    reference, rest = references_of(text)
    plain = squeezed(rest).rstrip(" .;")
    band = None
    name = plain
    pattern = r"\s*,?\s*(?:with|having)\s+(?:an?|the)\s+(?P<basis>[\w\s-]{0,40}?(?:cost|value|amount|price|sum|total|worth|consideration|rent))\s+(?=(?:of |over |above |up to |below |under |exceeding |between |more than |not exceeding |in excess of )[^,;]*[£€$])"
    if match := re.search(pattern, plain, re.IGNORECASE):
        tail = re.sub(r"^of\s+", "", plain[match.end() :])
        found = limit_of(tail, bare=True)
        if found is not None and not re.search(r"[a-z]{4}", found.rest):
            band = with_(found.limit, basis=found.limit.basis or squeezed(match["basis"]))
            name = plain[: match.start()].strip(" ,")
    elif (found := limit_of(plain)) and not found.relative and not found.limit.unlimited:
        band = found.limit
    return clauses_of(name), name, band, reference
