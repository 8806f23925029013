"""What stands beside a decider in plain words: consultation, advice, who is told, deputies, conditions, passing on.

A clause is found by the words with which it begins, and runs to the next comma, semicolon, bracket or clause. What is
taken is taken out of the text, so that what is left is a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.imports.neutral import squeezed

_STARTS: tuple[tuple[str, str], ...] = (
    (
        "consulted",
        r"(?:and )?(?:only )?(?:(?:in|after|following|on|by|subject to)(?: full| prior| due)? consultation(?:s)? with|after consulting(?: with)?|having consulted|(?:in|after|following) (?:talks|discussions?|liaison) with|after (?:hearing|speaking (?:to|with))|having regard to the (?:views|advice) of|must consult|to consult|consulting with)",
    ),
    (
        "recommends",
        r"(?:acting )?(?:on|upon|with|taking|having taken|having received|following|after|subject to)(?: the| a)? (?:recommendations?|advice|proposals?)(?: of| from| by)|(?:as )?(?:recommended|advised|proposed) by",
    ),
    (
        "told",
        r"(?:and )?(?:(?:is |are |to be |must be |then )?report(?:ed|s|ing)?(?: back)? (?:to|at)(?: the)?(?: next)?(?: meeting of)?(?: the)?|(?:for|with) (?:information|report|notification) to|(?:goes?|go) to (?=.*for information)|informing|notifying|and inform|and notify)",
    ),
    (
        "conditions",
        r"(?:with|subject to|after|given)(?: the)?(?: prior| written| prior written| express)? (?:approval|consent|agreement|concurrence|confirmation|authority) (?:of|from|by)",
    ),
    (
        "conditions",
        r"(?:subject to|provided(?: that)?|so long as|within(?: the| an?| their| its)?|in accordance with|if (?!any)|unless|except(?: where| that| for)?|only (?:if|where|when)|where (?=it|the|a|this|no|they)|once (?=the|a|it)|but not)\b",
    ),
)
_CLAUSES = re.compile(
    "|".join(f"(?P<k{n}>(?<![\\w-]){pattern})" for n, (_, pattern) in enumerate(_STARTS)), re.IGNORECASE
)
_DEPUTY = re.compile(
    r"\s*[,(]?\s*\b(?:or|and) (?:(?:the|a|an|his|her|their|his/her|his or her|its|any|one) ){0,2}(?:(?:duly |formally )?(?:nominated|named|designated|authorised|appointed) )?(?:deput(?:y|ies)|nominees?|delegates?|substitutes?|representatives?|alternates?)\b(?: of theirs)?(?=$|[\s]*[,;:.)(–—-])\)?",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?P<who>[^,;:()–—]+?) (?:to (?:note|be (?:informed|told|notified|advised)|receive (?:a )?reports?)|(?:is|are) (?:to be )?(?:informed|told|notified)|for (?:noting|information))\b",
    re.IGNORECASE,
)
_ONWARD_NO = re.compile(
    r"(?:(?:this )?(?:power )?(?:can ?not|may not|must not|shall not|not to) be (?:passed on|(?:sub-?|further |onward )?delegated(?: further)?)|no (?:further |onward |sub-?)?delegation|not (?:to be )?(?:sub-?)?deleg(?:able|ated)(?! to\b)|non-delegable)",
    re.IGNORECASE,
)
_ONWARD_YES = re.compile(
    r"(?:(?:may|can) be (?:passed on|(?:sub-?|further |onward )?delegated)|with power to (?:sub-?|further )?delegate|(?:sub-?|onward |further )delegation (?:is )?(?:allowed|permitted))",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"^\(?(?:please )?(?:see|refer to|as per|as (?:in|at|set out in)|cf\.?)\s+(?P<to>(?:the )?(?:table|section|part|head|schedule|appendix|annex|paragraph|para|note|row|item|standing|sfi|so\b|sord|above|below|scheme|constitution|\d).*)$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\(((?=[^()]*\d)[^()]*\b(?:Act|ss?\.? ?\d|sections?|Sch(?:edule|\.)?|para(?:graph)?s?|reg(?:ulation|s|\.)?|SI|art(?:icle|\.)?|SFI|SO|LGA|FOIA)\b[^()]*|ss?\.\s?\d[^()]*)\)",
    re.IGNORECASE,
)
_END = re.compile(r"[;()]|,(?=\s)|\.(?=\s|$)|\s[–—]\s|:(?=\s)")


@dataclass
class Clauses:
    """The clauses of a text, and what is left of it."""

    rest: str = ""
    consulted: list[str] = field(default_factory=list)
    recommends: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    deputy: str = ""
    onward: str = ""
    reference: str = ""


def clauses_of(text: str) -> Clauses:
    """Takes the clauses out of a text.

    >>> found = clauses_of("FIC, on the recommendation of the Chief Finance Officer")
    >>> found.rest, found.recommends
    ('FIC', ['the Chief Finance Officer'])
    """
    found = Clauses()
    said = squeezed(text)
    for pattern, answer in ((_ONWARD_NO, "no"), (_ONWARD_YES, "yes")):
        if match := pattern.search(said):
            found.onward, said = answer, _cut(said, match.start(), match.end())
            break
    if match := _DEPUTY.search(said):
        words = re.sub(r"^[\s,(]*(?:or|and) ", "", match[0].strip(" ,()"), flags=re.IGNORECASE)
        found.deputy, said = words.strip(" ,()"), _cut(said, match.start(), match.end())
    while match := _CLAUSES.search(said):
        kind = _STARTS[int(str(match.lastgroup)[1:])][0]
        end = _clause_end(said, match.end(), kind)
        body = said[match.end() : end].strip(" ,.:")
        words = said[match.start() : end].strip(" ,.:()")
        if kind == "conditions":
            found.conditions.append(words)
        elif kind == "told":
            found.told += [re.sub(r"\s*for information.*$", "", body, flags=re.IGNORECASE)] if body else []
            found.conditions += [words] if re.search(r"next|ratif", words, re.IGNORECASE) else []
        elif body:
            getattr(found, kind).append(body)
        said = _cut(said, match.start(), end)
    for match in list(_NOTES.finditer(said)):
        found.told.append(match["who"].strip(" -"))
        said = _cut(said, said.find(match[0]), said.find(match[0]) + len(match[0]))
    found.rest = said
    return found


def _clause_end(said: str, start: int, kind: str) -> int:
    """Where a clause ends: at the next mark that ends it, or where another clause begins."""
    end = len(said)
    if match := _END.search(said, start + 1):
        end = match.start()
    if (after := _CLAUSES.search(said, start + 1)) and after.start() < end:
        end = after.start()
    if kind in {"consulted", "recommends"} and end < len(said) and said[end] == ",":
        # a list of names: "in consultation with the Leader, the Chief Executive and the Treasurer"
        tail = said[end:]
        if more := re.match(r"(?:, (?:the )?[A-Z][^,;:().]*)*,? and (?:the )?[A-Z][^,;:().]*", tail):
            end += more.end()
    return end


def _cut(said: str, start: int, end: int) -> str:
    rest = f"{said[:start].rstrip(' ,;')} {said[end:].lstrip(' ,.')}"
    return squeezed(re.sub(r"\(\s*\)", "", rest)).strip(" ,;–—-")


def sent_to(text: str) -> str:
    """Where a text sends the reader ("See Table 4"); empty where it says something itself."""
    match = _SEE.match(squeezed(text).rstrip("."))
    return match["to"] if match else ""


def references_of(text: str) -> tuple[str, str]:
    """The provisions named in brackets, and the text without them."""
    found = [squeezed(match[1]) for match in _REFERENCE.finditer(text)]
    rest = squeezed(_REFERENCE.sub("", text)) if found else text
    return "; ".join(found), re.sub(r"\s+([.,;])", r"\1", rest).strip(" .;,") if found else rest
