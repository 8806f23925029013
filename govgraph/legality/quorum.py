"""How many must attend for a body to decide: one reading of a quorum, whoever asks (what can be decided, what was).

A quorum is a number, a share of those entitled, so many of a sort, somebody of each party, the chair, or several of
these at once. It is read from the body's own rules (its fact ``quorum``, words such as ``one third of the members,
including the chair``), else from the row of its kind, where statute fixes it. Words that cannot be read are shown and
never guessed at. Whether it is met is yes, no or cannot tell: an open list of members may hold who is missing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from govgraph.graph.sentences import listed
from govgraph.model.base import UNKNOWNS
from govgraph.model.numbers import NUMBERS
from govgraph.model.things import Body, Group
from govgraph.model.truth import Truth
from govgraph.reading.actors import opened_in_law, posts_of
from govgraph.reading.legal import Structure, structure
from govgraph.reading.posts import legal_fact
from govgraph.reading.voting_members import voting_members
from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.law.kind_rows import Quorum

_LARGEST_SHARE = 100
"""A share written as a decimal (0.3333) is the nearest fraction with a denominator up to this: one third."""


class Required(Struct, frozen=True):
    """What a quorum asks for; all of it at once.

    ``number`` heads; ``share`` of those entitled to attend, rounded up; ``majority``: more than half of them; ``sorts``
    at least so many with a legal fact (executive_director ...); ``each``: somebody of every party; ``of``: so many of
    each named body; ``chair``: the chair. ``words`` as its source has them, ``source`` where they stand. ``unread``:
    the part of the words that cannot be read; ``stated`` False: nobody says what the quorum is; ``own``: the body's
    own rules say it.
    """

    words: str = ""
    source: str = ""
    number: int = 0
    share: Fraction | None = None
    majority: bool = False
    sorts: tuple[tuple[str, int], ...] = ()
    each: int = 0
    of: tuple[tuple[str, int], ...] = ()
    chair: bool = False
    unread: str = ""
    stated: bool = True
    own: bool = False

    def heads(self, entitled: int | None) -> int | None:
        """How many must attend of so many entitled; None: that turns on how many are entitled, which is not known."""
        if (self.share is not None or self.majority) and entitled is None:
            return None
        shares = [math.ceil(self.share * entitled)] if self.share is not None and entitled is not None else []
        shares += [entitled // 2 + 1] if self.majority and entitled is not None else []
        return max((self.number, 1, *shares))


NOT_STATED = Required(stated=False)


class Attendance(Struct, frozen=True):
    """Who is there, as far as known. ``complete``: nobody else is, or could be; ``entitled``: how many might attend.

    ``parties`` are the bodies of each of which somebody must be there where a quorum asks for that; None: not known.
    ``persons`` are the legal persons whose directors or officers a quorum counts. ``verb``: can attend, or attended.
    """

    present: tuple[str, ...]
    complete: bool
    entitled: int | None = None
    parties: tuple[str, ...] | None = None
    chairs: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    verb: str = "can attend"


class Met(Struct, frozen=True):
    """Is a quorum met? With the reason, and the number of heads that it takes (None: not to be told)."""

    truth: Truth
    reason: str
    heads: int | None = None


# -- what it asks for -------------------------------------------------------------------------------------------


def required(graph: Graph, body: str) -> Required:
    """The quorum of a body: as it states itself, else as the row of its kind (or, of an organ, its body's kind) fixes it."""
    find = structure(graph)
    stated = _stated(graph, find, body)
    kinds = [kind for item in (body, *(find.persons(body) if find.organ_of(body) else ())) for kind in find.kinds(item)]
    rows = {
        row.rule: row for kind in kinds if graph.registry.has_kind(kind) and (row := graph.registry.kind(kind).quorum)
    }
    if stated.stated:
        return stated
    if len(rows) > 1:
        return Required(words=listed(list(rows), "or"), unread="it turns on what kind of body it is")
    return next((of_row(graph, row) for row in rows.values()), NOT_STATED)


def of_row(graph: Graph, row: Quorum) -> Required:
    """The quorum that a row of the registry fixes: by its fields, else as far as its words can be read."""
    if row.share is None and not row.at_least:
        return replace(read(graph, row.rule), source=row.cite)
    share = Fraction(row.share).limit_denominator(_LARGEST_SHARE) if row.share else None
    return Required(row.rule, row.cite, share=share, sorts=tuple(row.at_least.items()))


def _stated(graph: Graph, find: Structure, body: str) -> Required:
    for item in same_table(find, body):
        thing = graph.things.get(item)
        value = thing.facts.get("quorum") if isinstance(thing, Body) else None
        if isinstance(value, str) and value not in UNKNOWNS:
            return replace(read(graph, value), source=f"the rules of {graph.name(item)}", own=True)
    return NOT_STATED


def same_table(find: Structure, body: str) -> tuple[str, ...]:
    """A body and its board, whichever is named: a paper may say of either who sits there and what the quorum is."""
    whole = find.itself(body)
    boards = find.boards(whole)
    return tuple(dict.fromkeys((body, whole, *boards)))


_NUMBERS = {word: number for number, word in enumerate(NUMBERS) if number}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fifth": 5,
    "fifths": 5,
}
_SORTS = {
    "executive director": "executive_director",
    "non-executive director": "non_executive_director",
    "non executive director": "non_executive_director",
    "executive": "executive_director",
    "non-executive": "non_executive_director",
    "officer": "la_officer",
}
_N = r"(?P<n>\d+|an?|" + "|".join(_NUMBERS) + ")"
_WHO = r"(?:voting )?(?:members?|directors?|people|persons|representatives?|votes)"
_ENTITLED = rf"(?: of (?:all |its |the |all its |all the |those )?(?:{_WHO}|entitled(?: to attend| to vote)?))?"
_THERE = r"(?: (?:present|attending|in attendance|being present|must attend|attend))?"
_CLAUSES: tuple[tuple[str, Callable[[re.Match[str]], Required]], ...] = (
    (rf"{_N}(?: {_WHO})?", lambda m: Required(number=_number(m["n"]))),
    (
        rf"(?:(?P<n>\d+|an?|one|two|three|four)[ -])?(?P<part>{'|'.join(_PARTS)}){_ENTITLED}",
        lambda m: Required(share=Fraction(_number(m["n"] or "one"), _PARTS[m["part"]])),
    ),
    (rf"(?P<a>\d+)/(?P<b>[1-9]\d*){_ENTITLED}", lambda m: Required(share=Fraction(int(m["a"]), int(m["b"])))),
    (rf"(?P<n>\d+) ?(?:%|per ?cent){_ENTITLED}", lambda m: Required(share=Fraction(int(m["n"]), 100))),
    (rf"(?:a |the )?(?:simple )?majority{_ENTITLED}|more than half{_ENTITLED}", lambda m: Required(majority=True)),
    (rf"(?:all|every)(?: (?:its|of its|the|of the))? {_WHO}|everybody", lambda m: Required(share=Fraction(1))),
    (
        rf"{_N}(?: {_WHO})? (?:of|from|for) (?:each|every)(?: (?:party|partner|body|organisation|parent|member body|"
        r"partner organisation|partner body))",
        lambda m: Required(each=_number(m["n"])),
    ),
    (r"(?:each|every) (?:party|partner|body|organisation|parent)(?: (?:is )?represented)?", lambda m: Required(each=1)),
    (rf"{_N} (?P<sort>{'|'.join(_SORTS)})s?", lambda m: Required(sorts=((_SORTS[m["sort"]], _number(m["n"])),))),
    (r"(?:the|its) chair(?:man|person)?", lambda m: Required(chair=True)),
)
_JOINS = r"\s*(?:[,;]|\band\b|\bincluding\b|\bwith\b|\bof whom\b|\bof which\b)\s*"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)


def read(graph: Graph, words: str) -> Required:
    """A quorum from words. What cannot be read is named in ``unread``; then nothing more than the rest is known."""
    out = Required(words=words)
    for clause in re.split(_JOINS, words.strip().rstrip(".").lower()):
        text = re.sub(r"^(?:at least|not less than|no fewer than|a minimum of|minimum(?: of)?|including) ", "", clause)
        if not text:
            continue
        part = _clause(graph, text) or _clause(graph, re.sub(rf"{_THERE}$", "", text))
        out = _both(out, part) if part else replace(out, unread=out.unread or clause)
    return out


def _clause(graph: Graph, text: str) -> Required | None:
    for pattern, made in _CLAUSES:
        found = re.fullmatch(pattern, text)
        if found:
            return made(found)
    named = re.fullmatch(rf"{_N}(?: {_WHO})? (?:of|from|for) (?P<who>.+)", text)
    who = _body(graph, named["who"]) if named else ""
    return Required(of=((who, _number(named["n"])),)) if named and who else None


def _body(graph: Graph, name: str) -> str:
    for wanted in (name, name.removeprefix("the ")):
        found = [body.id for body in graph.in_category("body") if wanted in {other.lower() for other in body.names}]
        if len(found) == 1:
            return found[0]
    return ""


def _both(a: Required, b: Required) -> Required:
    shares = [share for share in (a.share, b.share) if share is not None]
    return replace(
        a,
        number=max(a.number, b.number),
        share=max(shares, default=None),
        majority=a.majority or b.majority,
        sorts=(*a.sorts, *b.sorts),
        each=max(a.each, b.each),
        of=(*a.of, *b.of),
        chair=a.chair or b.chair,
    )


# -- who could attend -------------------------------------------------------------------------------------------


def attendance(graph: Graph, body: str, *, without: Iterable[str] = ()) -> Attendance:
    """Those who vote at a body's table and could attend, all but ``without``; who is not said not to vote, votes.

    Who leaves the room was entitled to attend: a share is of all who vote, not of those who are left.

    A group that is open, or a list that nobody calls complete, leaves room for others.
    """
    find = structure(graph)
    gone = set(without)
    table = next((item for item in same_table(find, body) if graph.where("member of", to=item)), body)
    stated = voting_members(graph, table, graph.day)
    people = tuple(item for item in stated.ids if not isinstance(graph.things.get(item), Group))
    complete = stated.complete is True and len(people) == len(stated.ids)
    chairs = tuple(
        item
        for fact in graph.where("member of", to=table)
        if fact.fields.get("chair") is True and not fact.negated and fact.tier != "past"
        for item in opened_in_law(find.graph, fact.subject.ids)
    )
    parties = find.persons(body) if len(find.persons(body)) > 1 else _of_members(find, people) if complete else None
    present = tuple(item for item in people if item not in gone)
    return Attendance(present, complete, len(people) if complete else None, parties, chairs, find.persons(body))


def _of_members(find: Structure, people: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for item in people for person in _bodies(find, item)))


def _bodies(find: Structure, item: str) -> tuple[str, ...]:
    """The legal persons that a member belongs to: a person's are those of the posts it occupies."""
    return tuple(person for post in posts_of(find.graph, item) for person in find.persons(post))


# -- is it met --------------------------------------------------------------------------------------------------


def met(graph: Graph, needed: Required, there: Attendance) -> Met:
    """Is the quorum met by those who are there? No as soon as one part of it certainly fails."""
    if there.complete and not there.present:
        return Met(Truth.NO, f"nobody {there.verb}", needed.heads(there.entitled) if needed.stated else None)
    if not needed.stated:
        return Met(Truth.UNKNOWN, "its quorum is not stated")
    find = structure(graph)
    heads = needed.heads(there.entitled)
    found = [*_heads(needed, heads, there), *_sorts(find, needed, there), *_parties(find, needed, there)]
    if needed.chair:
        found.append(_chair(there))
    if needed.unread:
        found.append((Truth.UNKNOWN, f"its quorum cannot be counted from its words: {needed.words}"))
    truth, reason = min(found, key=lambda answer: answer[0])
    counted = (
        f"{len(there.present)}{'' if there.complete else ' or more'} {there.verb}, and it takes {heads or needed.words}"
    )
    return Met(truth, reason or counted, heads)


Said = tuple[Truth, str]
_OPEN = "the list is open"


def _heads(needed: Required, heads: int | None, there: Attendance) -> Iterator[Said]:
    count = len(there.present)
    if heads is None:
        yield Truth.UNKNOWN, f"how many are entitled to attend is not stated, and it takes {needed.words}"
    elif count >= heads:
        yield Truth.YES, ""
    elif there.complete:
        yield Truth.NO, f"{count} {there.verb}, and it takes {heads}"
    else:
        yield Truth.UNKNOWN, f"{count} {there.verb} as far as known, it takes {heads}, and {_OPEN}"


def _sorts(find: Structure, needed: Required, there: Attendance) -> Iterator[Said]:
    for sort, least in needed.sorts:
        answers = [
            max(
                (
                    legal_fact(find.graph, post, sort, person)
                    for post in posts_of(find.graph, item)
                    for person in there.persons or find.persons(post)
                ),
                default=Truth.UNKNOWN,
            )
            for item in there.present
        ]
        words = sort.replace("_", " ").replace("non executive", "non-executive") + ("s" if least > 1 else "")
        yield _enough(answers, least, words, there)


def _parties(find: Structure, needed: Required, there: Attendance) -> Iterator[Said]:
    wanted = [(body, least) for body, least in needed.of]
    if needed.each and there.parties is None:
        yield Truth.UNKNOWN, f"it takes {needed.words}, and which parties there are is not stated"
    wanted += [(party, needed.each) for party in there.parties or () if needed.each]
    for party, least in wanted:
        answers = [Truth.YES if party in {item, *_bodies(find, item)} else Truth.NO for item in there.present]
        yield _enough(answers, least, f"of {find.graph.name(party)}", there)


def _enough(answers: list[Truth], least: int, words: str, there: Attendance) -> Said:
    sure, maybe = answers.count(Truth.YES), answers.count(Truth.UNKNOWN)
    if sure >= least:
        return Truth.YES, ""
    count = "none" if not sure else f"only {sure}"
    if sure + maybe >= least:
        return Truth.UNKNOWN, f"it takes {least} {words}, and whether there are so many is not stated"
    if not there.complete:
        return Truth.UNKNOWN, f"it takes {least} {words}, {count} {there.verb} as far as known, and {_OPEN}"
    return Truth.NO, f"it takes {least} {words}, and {count} {there.verb}"


def _chair(there: Attendance) -> Said:
    if not there.chairs:
        return Truth.UNKNOWN, "it takes the chair, and who chairs is not stated"
    if set(there.chairs) & set(there.present):
        return Truth.YES, ""
    return (Truth.NO if there.complete else Truth.UNKNOWN), "it takes the chair, who is not among those there"
