"""What a paper says of itself: title, body, version, who approved it and when; and its standing text."""

from __future__ import annotations

import re

from govgraph.imports.headings import plain
from govgraph.imports.names import Directory
from govgraph.imports.neutral import ReadRow, squeezed
from govgraph.imports.said import PaperHead, StandingRule

_FIELDS = (
    ("version", r"^(?:document )?version(?: number| no)?$|^issue(?: number)?$"),
    (
        "approved_by",
        r"^(?:approved|ratified|adopted|authorised|agreed) by$|^approving (?:body|committee)$|^approval body$",
    ),
    (
        "approved_on",
        r"^(?:date (?:approved|of approval|ratified|adopted|agreed)|approv(?:ed|al) (?:on|date)|ratified on|adopted(?: on)?|approved)$",
    ),
    (
        "in_force",
        r"^(?:in force|effective|valid|operative)(?: from| date)?$|^(?:effective|commencement|implementation) date$|^date (?:effective|in force|of effect)$",
    ),
    (
        "review",
        r"^(?:next )?review(?: date| due| by| on)?$|^(?:date of next|next) review(?: due| date)?$|^review due$|^date for review$",
    ),
    (
        "owner",
        r"^(?:document |policy )?(?:owner|author|author or owner|lead|lead officer|responsible (?:officer|director)|contact|policy owner|prepared by)$",
    ),
    ("title", r"^(?:document )?(?:title|name of document)$"),
    ("organisation", r"^(?:organisation|organization|body|trust|council|university|name of organisation|authority)$"),
    ("as_at", r"^(?:as at|date|position at|correct at|dated|as of)$"),
)
_RULES = (
    ("emergency", r"\b(?:emergenc(?:y|ies)|urgent(?:ly)?|urgency|cannot wait|can not wait)\b"),
    ("deputies", r"\b(?:deput(?:y|ies|ise)|in the absence of|is away|are away|vacant post|acts? up|acting up)\b"),
    (
        "residual",
        r"(?:\b(?:not|neither|nor|no)\b[^.]*\b(?:named|listed|reserved|delegated|specified|mentioned|given|covered|allocated|retained)\b[^.]*\b(?:rests? with|(?:is|are|may be|shall be|will be) (?:exercised|decided|delegated|taken|discharged|exercisable)|falls? to|belongs? to|vest(?:s|ed)? in|remains? with|lies? with|is for|(?:is|are) the responsibility)\b)|\bresidual (?:powers?|matters?|functions?)\b|(?:all|any) (?:other|remaining) (?:powers?|functions?|matters?)\b[^.]*\b(?:rest|exercised|delegated|fall|vest)\w*\b",
    ),
    (
        "taking back",
        r"\b(?:take[sn]? back|tak(?:e|ing) back|withdraw|revoke|recall|resume|reclaim|reassume|vary any (?:power|delegation)|call in)\b",
    ),
    (
        "onward",
        r"\b(?:pass(?:ed)? (?:it |them )?on|sub-?delegat\w+|further delegat\w+|onward delegation|delegate (?:it )?further|re-?delegat\w+)\b",
    ),
    (
        "accountable",
        r"\b(?:answers? for|answerable|accountab\w+|(?:retain|remain|stay)s? (?:\w+ )?responsib\w+|responsible for all)\b",
    ),
    ("signing on paper", r"\bpaper form\b|\belectronic(?:ally)? approv\w+|\bapproval route\b"),
    (
        "amounts",
        r"\b(?:VAT|exclusive of tax|“?up to”? (?:a |the )?(?:sum|figure|amount)|include[s]? the figure|figures? (?:exclude|include))\b",
    ),
)
_TITLE = re.compile(
    r"\b(?:scheme|register|constitution|map|delegations?|terms of reference|directory|organogram|list of|handbook|functions|structure)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:NHS|council|trust|board|authority|university|ICB|ministry|department|commission|agency|association|federation|institute|college|company|limited|ltd|service|parish|society|foundation)\b",
    re.IGNORECASE,
)
_AS_AT = re.compile(
    r"\b(?:as at|as of|position at|correct at|updated|last updated)\s*:?\s+(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}|\w+\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)


def read_header(rows: list[ReadRow], about: PaperHead) -> list[ReadRow]:
    """The labelled rows of a header block go into ``about``; the other rows are returned."""
    left: list[ReadRow] = []
    for row in rows:
        filled = row.filled
        label = plain(filled[0].clean.rstrip(":")) if filled else ""
        value = filled[1].clean if len(filled) > 1 else ""
        if len(filled) == 1 and re.match(r"^[^:]{3,30}:\s+\S", filled[0].clean):
            label, value = plain(filled[0].clean.partition(":")[0]), squeezed(filled[0].clean.partition(":")[2])
        name = next((name for name, pattern in _FIELDS if re.fullmatch(pattern, label)), "")
        if label == "standing text" and value:
            about.standing.append(value)
        elif name and value:
            if not getattr(about, name):
                setattr(about, name, value)
        elif len(filled) == 2 and len(filled[0].clean) < 45:
            about.further[filled[0].clean.rstrip(":")] = value
        else:
            left.append(row)
    return left


_DAY = r"(\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]+\s+\d{4})"
_DATED = (
    ("in_force", re.compile(rf"\b(?:effective|in force|valid|with effect)(?: from| on)?:?\s+{_DAY}", re.IGNORECASE)),
    (
        "approved_on",
        re.compile(
            rf"\b(?:approved|adopted|ratified|agreed)(?: by [\w' ]{{3,60}}?)?(?: on| at its meeting (?:of|on))?:?\s+{_DAY}",
            re.IGNORECASE,
        ),
    ),
    ("review", re.compile(rf"\b(?:review(?: date| due)?|next review)(?: on| by)?:?\s+{_DAY}", re.IGNORECASE)),
    ("version", re.compile(r"\b(?:version|v)\.?\s*(\d+(?:\.\d+)*)\b", re.IGNORECASE)),
)


def read_title(texts: list[str], about: PaperHead) -> None:
    """The title, the body and the day of a paper, from the lines at its head."""
    for text in texts:
        said = squeezed(text)
        for name, pattern in _DATED:
            if (match := pattern.search(said)) and not getattr(about, name):
                setattr(about, name, match[1])
                said = squeezed(said[: match.start()] + said[match.end() :]).strip(" ,;–-")
        if (
            not (about.as_at or about.in_force or about.approved_on)
            and len(said) < 90
            and (named := re.search(rf"(?:^|[,;(–-]\s*){_DAY}\)?$", said))
        ):
            about.as_at = named[1]
        if day := _AS_AT.search(said):
            about.as_at = about.as_at or day["day"]
        if len(said) > 140 or re.match(r"^(?:key|legend|note|updated|as at)\b", said, re.IGNORECASE):
            continue
        parts = [part for part in re.split(r"\s+[–—|-]\s+", said) if part]
        for part in parts:
            titled = _TITLE.search(part) and not re.match(r"^part \d", part, re.IGNORECASE)
            if titled and not about.title:
                about.title = _case(part)
                owner = re.search(
                    r"^(?P<who>[A-Z].*?)\s+(?=(?:scheme|register|constitution|functions|schedule|delegations)\b)",
                    part,
                    re.IGNORECASE,
                )
                if owner and _BODY.search(owner["who"]) and not about.organisation:
                    about.organisation = owner["who"]
            elif _BODY.search(part) and not titled and not about.organisation and len(part.split()) <= 12:
                about.organisation = _case(part)
            elif re.fullmatch(r"v(?:ersion)?\s*[\d.]+.*", part, re.IGNORECASE) and not about.version:
                about.version = part


def _case(text: str) -> str:
    said = squeezed(text)
    if not said.isupper() or len(said.split()) < 3:
        return said
    small = {"of", "and", "the", "for", "in", "to"}
    kept = {"NHS", "ICB", "UK", "FT", "CCG"}
    words = said.split()
    return " ".join(
        w if w in kept else w.lower() if w.lower() in small and n else w.capitalize() for n, w in enumerate(words)
    )


def standing_rule(text: str, at: str, names: Directory) -> StandingRule | None:
    """The rule that a sentence of standing text lays down; None where it lays down none."""
    said = re.sub(r"^\(?[\d.]+\)?[.)]?\s+", "", squeezed(text))
    if len(said.split()) < 6:
        return None
    for sort, pattern in _RULES:
        if re.search(pattern, said, re.IGNORECASE):
            return StandingRule(sort, said, at, tuple(party.name for party in names.within(said)))
    return None


_RESTS = re.compile(
    r"\b(?:rests? with|(?:exercised|decided|taken|discharged|exercisable) by|delegated to|falls? to|belongs? to|vest(?:s|ed)? in|remains? with|lies? with|is for|(?:is|are) the responsibility of)\s+(?:the )?(?P<who>.+)$",
    re.IGNORECASE,
)


def _sentence(says: str) -> str:
    """Of several sentences the one that speaks of what is not named."""
    parts = re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", says)
    return next(
        (
            part
            for part in parts
            if _RESTS.search(part)
            and re.search(r"\b(?:not|neither|nor|other|remaining|residual|no)\b", part, re.IGNORECASE)
        ),
        says,
    )


def residual_holder(rule: StandingRule, names: Directory) -> str:
    """Who has everything that is not named: the first known party after "rests with", "exercised by"."""
    match = _RESTS.search(_sentence(rule.says))
    found = names.within(match["who"]) if match else []
    return found[0].name if found else ""


def holder_words(says: str) -> str:
    """The words for that holder, where no known party is named: up to the next mark or clause."""
    match = _RESTS.search(_sentence(says))
    return (
        re.split(r"[,.;:(]|\b(?:save|except|unless|subject|who|which|in accordance)\b", match["who"])[0].strip()
        if match
        else ""
    )
