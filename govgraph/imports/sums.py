"""Amounts as schemes write them: "up to £50k", "£50,001 – £250,000", "over £1m to £5m", "above", "no limit".

``up to`` and ``to`` include the figure, ``over`` and ``above`` do not, as papers mostly say themselves. A figure that can
be read in two ways ("25.000", "£250k / £500k") is no amount, and :func:`doubtful` says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.imports.neutral import squeezed
from govgraph.imports.said import Limit
from govgraph.records import replace

_SCALE = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_FIGURE = r"(?:\d{1,3}(?:[,\u2019' ]\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"(?:\s?(?:k|mn?|bn|thousand|million|billion)(?![A-Za-z]))?"
_COIN = r"(?:£|GBP|EUR|€|US\$|AU\$|A\$|\$)"
_SURE = rf"(?:{_COIN}\s?{_FIGURE}{_UNIT}|{_FIGURE}\s?(?:k|mn?|bn|thousand|million|billion)(?![A-Za-z]))"
_ANY = rf"(?:{_COIN}?\s?{_FIGURE}{_UNIT})(?![\w%])"
_PARTS = re.compile(rf"({_COIN})?\s?({_FIGURE})\s?(k|mn?|bn|thousand|million|billion)?\Z", re.IGNORECASE)
_CURRENCY = {"£": "GBP", "GBP": "GBP", "€": "EUR", "EUR": "EUR", "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD"}

_OVER = r"(?:over|above|more than|greater than|exceed(?:s|ing)|in excess of|>)"
_FROM = r"(?:from|at least|not less than|no less than|>=|≥|starting at)"
_UNDER = r"(?:under|below|less than|<)"
_UPTO = r"(?:up to(?: and including)?|upto|to|not exceeding|not to exceed|not more than|no more than|maximum(?: of)?|max\.?(?: of)?|limit(?:ed to| of)?|<=|≤|within|at most)"
_MORE = r"(?:(?:and|or|&) (?:above|over|more|upwards)|\+|upwards|plus)"
_LESS = r"(?:(?:and|or|&) (?:below|under|less))"
_DASH = r"(?:to|-|–|—|−|and|up to|but not exceeding|but not more than|and up to|but less than|and below|but below|but under)"
_BASIS = re.compile(
    r"\(?\b(?:(?:per|a|each|in any(?: one)?|any one|for each|in one|for any one|annually per)\s+"
    r"(?:(?:practice|financial|single|individual|calendar|budget)\s+)?"
    r"(?:year|annum|order|item|contract|case|claim|invoice|transaction|transfer|release|booking|month|week|grant|payment|project|loss|person|occasion|event|property|lease|site|agreement|application|practice|student|award|scheme|tender|debt|[a-z]{3,14}(?<!cent))"
    r"(?:\s+(?:per|a|each)\s+(?:year|annum|case|contract|practice))?"
    r"|whole[- ]life(?: cost| value)?(?:,? with (?:any )?extensions?)?|annually|in aggregate|over the (?:whole )?(?:life|term) of the contract"
    r"|(?:excl(?:uding|usive|\.)?|incl(?:uding|usive|\.)?|ex\.?)(?: of)?(?: recoverable)? (?:VAT|GST|tax)|net of (?:VAT|GST|tax))\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount that was found in a text, and the text without it."""

    limit: Limit
    rest: str
    relative: bool = False
    """``above``, ``thereafter``: from where the band before it ends."""


def figure(text: str) -> tuple[float, str] | None:
    """Pounds (or another currency) and the currency; None for what is no figure."""
    match = _PARTS.match(squeezed(text))
    if not match:
        return None
    coin, digits, unit = match[1] or "", re.sub(r"[,\u2019' ]", "", match[2]), (match[3] or "").lower()
    return round(float(digits) * _SCALE[unit], 2), _CURRENCY.get(coin.upper(), "GBP") if coin else ""


def doubtful(text: str) -> str:
    """Why a figure can be read in two ways; empty where it cannot."""
    said = squeezed(text)
    if re.fullmatch(rf"{_COIN}?\s?\d{{1,3}}\.\d{{3}}", said):
        return "a full stop where thousands have a comma"
    if re.search(rf"{_ANY}\s?/\s?{_ANY}", said):
        return "two figures, and no word on which applies when"
    if re.search(rf"{_SURE}\s*\?|\?\s*{_SURE}|\b(?:tbc|tba|to be confirmed|to be agreed)\b", said, re.IGNORECASE):
        return "the figure is marked as open"
    return ""


def basis_of(text: str) -> tuple[str, str]:
    """Of what an amount is meant (per order, whole life, excluding VAT), and the text without that."""
    found = [
        re.sub(r"^(?:a|each) (?=year|month|week|annum)", "per ", squeezed(match[0].strip("() ")))
        for match in _BASIS.finditer(text)
    ]
    rest = _BASIS.sub(" ", text) if found else text
    return ", ".join(dict.fromkeys(found)), squeezed(rest).strip(" ,;")


def limit_of(text: str, *, bare: bool = False, number: float | None = None) -> FoundAmount | None:
    """The first band in a text. ``bare``: a figure alone is an upper limit, as in a column of limits."""
    said = squeezed(text)
    if number is not None and bare and not re.search(r"[a-z<>≤≥]", said, re.IGNORECASE):
        return FoundAmount(_nil(Limit(high=number, written=said)), "")
    lowered = said.lower().strip(" .")
    if bare and lowered in {"nil", "none", "zero", "no authority", "not authorised"}:
        return FoundAmount(Limit(nil=True, high=0.0, written=said), "")
    match = re.search(
        r"\b(?:no limit|unlimited|without limit|any (?:amount|value|sum)|no financial limit)\b", said, re.IGNORECASE
    )
    if match:
        return FoundAmount(Limit(unlimited=True, written=match[0]), _without(said, match))
    if (found := _band(said, _SURE, bare)) is not None:
        return found
    match = re.search(
        r"(?:\b(?:anything|all|any(?:thing)? (?:sum|amount|value)s?)\s+)?\b(?:above|over|beyond) (?:that|this|these)(?: (?:amount|limit|sum|value|figure)s?)?\b|\bthereafter\b|(?<!and )(?<!or )\babove\s*$|^above\b(?!\s+[a-z])|\b(?:any )?higher (?:amounts?|values?|sums?)\b",
        said,
        re.IGNORECASE,
    )
    if match:
        return FoundAmount(Limit(written=match[0]), _without(said, match), relative=True)
    return _band(said, _ANY, bare) if bare else None


def _band(said: str, money: str, bare: bool) -> FoundAmount | None:
    second = _ANY if money is _SURE else money
    shapes: tuple[tuple[str, str], ...] = (
        (
            "range",
            rf"(?P<over>{_OVER}\s*)?(?:\bbetween\s+|\bfrom\s+)?(?P<low>{money}|{_ANY}(?=\s*{_DASH}\s*{_SURE}))\s*,?\s*(?P<dash>{_DASH})\s*(?P<high>{second})",
        ),
        ("upper", rf"(?:(?<![\w])(?P<word>{_UPTO}|{_UNDER})\s*)(?P<high>{money})"),
        ("less", rf"(?P<high>{money})\s*{_LESS}"),
        ("lower", rf"(?<![\w])(?P<word>{_OVER}|{_FROM})\s*(?P<low>{money})"),
        ("more", rf"(?P<low>{money})\s*{_MORE}"),
        ("plain", rf"(?<![\w.,])(?P<high>{money})"),
    )
    for name, pattern in shapes:
        if name == "plain" and not bare:
            continue
        match = re.search(pattern, said, re.IGNORECASE)
        if match:
            limit = _limit(name, match)
            if limit is not None:
                return _with_basis(limit, said, match)
    return None


def _limit(name: str, match: re.Match[str]) -> Limit | None:
    parts = match.groupdict()
    low = figure(parts["low"]) if parts.get("low") else None
    high = figure(parts["high"]) if parts.get("high") else None
    coin = (high or low or (0.0, ""))[1] or "GBP"
    if name == "range" and low and high:
        first, last = low[0], high[0]
        unit = _PARTS.match(squeezed(parts["high"]))
        plain = _PARTS.match(squeezed(parts["low"]))
        if first < 1000 and unit and unit[3] and plain and not plain[3]:
            scaled = first * _SCALE[unit[3].lower()]  # "£10-50k" begins at £10,000
            first = scaled if scaled < last else first
        if first > last:
            return None
        under = "less" in parts["dash"] or "below" in parts["dash"] or "under" in parts["dash"]
        return Limit(first, not parts.get("over"), last, not under, written=match[0].strip(), currency=coin)
    if high is not None:
        under = bool(re.match(_UNDER + r"\Z", (parts.get("word") or ""), re.IGNORECASE))
        return _nil(Limit(high=high[0], high_included=not under, written=match[0].strip(), currency=coin))
    if low is not None:
        over = bool(re.match(_OVER + r"\Z", (parts.get("word") or ""), re.IGNORECASE))
        return Limit(low=low[0], low_included=not over, written=match[0].strip(), currency=coin)
    return None


def _nil(limit: Limit) -> Limit:
    return replace(limit, nil=True) if limit.high == 0 else limit


def _with_basis(limit: Limit, said: str, match: re.Match[str]) -> FoundAmount:
    basis, rest = basis_of(_without(said, match))
    return FoundAmount(replace(limit, basis=basis), rest)


def _without(said: str, match: re.Match[str]) -> str:
    rest = squeezed(f"{said[: match.start()]} {said[match.end() :]}")
    rest = re.sub(r"\(\s*\)", "", rest)
    return re.sub(r"^[\s:;,–—-]+|[\s:;,–—-]+$", "", rest)


def joined(limits: list[Limit | None]) -> list[Limit | None]:
    """Bands of one row that follow on: where one ends at £50,000 and another begins at £50,001, nothing lies between.

    Where one ends at £50,000 and another begins there, the lower one has the figure: "up to" includes it.
    """
    ends = {limit.high for limit in limits if limit is not None and limit.high is not None and limit.high_included}

    def follows(limit: Limit | None) -> Limit | None:
        if limit is None or limit.low is None or not limit.low_included:
            return limit
        if limit.low - 1 in ends:
            return replace(limit, low=limit.low - 1, low_included=False)
        return replace(limit, low_included=False) if limit.low in ends else limit

    return [follows(limit) for limit in limits]
