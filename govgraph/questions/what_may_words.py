"""What may somebody decide: the answer in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.answer import Ids, Line
from govgraph.graph.sentences import agreeing, listed, plural, sentence
from govgraph.model.dates import day_words
from govgraph.model.numbers import in_words
from govgraph.questions import forms
from govgraph.questions.aloud import accountable, aloud, mend, says, sources
from govgraph.questions.limits import up_to
from govgraph.questions.links import upward_words
from govgraph.questions.support import of_rights
from govgraph.reading.upward import readable

if TYPE_CHECKING:
    from govgraph.graph import Graph
    from govgraph.questions.what_may import Held, MayDecide
    from govgraph.questions.what_may_result import WhatMay

MOST_NAMED = 6
"""Of the holders of a matter from whom nothing leads to somebody, as many are named; more are counted."""

MOST_LISTED = 4
"""As many matters are named in a headline; more are counted, and listed below."""


def headline(graph: Graph, found: MayDecide, result: WhatMay) -> str:
    """What it decides by the papers and on what ground, what it would decide, and for what it has the authority."""
    name = graph.name(found.who)
    life = graph.life(graph.things[found.who])
    if life.state == "not yet":
        when = f" before {day_words(life.start)}" if life.start else " yet"
        return f"{name} is not there{when}, and decides nothing now.{_would(graph, found, 'It')}"
    parts = [_papers(graph, name, found, result), _would(graph, found, "They" if plural(graph, (found.who,)) else "It")]
    if result.members_decide:
        parts.append(f" {_members(graph, result)}")
    parts.append(_may(graph, found, result))
    return "".join(parts)


def _papers(graph: Graph, name: str, found: MayDecide, result: WhatMay) -> str:
    matters = [_matter(graph, found, what) for what in result.decides]
    if not matters:
        return f"No paper says that {name} {agreeing('decides', many=plural(graph, (found.who,)))} anything now."
    verb = agreeing("decides", many=plural(graph, (found.who,)))
    if len(matters) <= MOST_LISTED:
        says = (
            ""
            if any("(" in text for text in matters) and result.ground not in {"stated", "law"}
            else " The papers say so."
        )
        return f"{name} {verb} {listed(matters)}.{says}"
    weak = [what for what in result.decides if result.grounds[what] not in {"stated", "law"}]
    ground = f"; for {in_words(len(weak))} of them no paper says that it is so now" if weak else ", as the papers say"
    return f"{name} {verb} {in_words(len(matters))} matters{ground}."


def _matter(graph: Graph, found: MayDecide, what: str) -> str:
    """A matter with its bands of value, and its ground where no paper says that it is so now."""
    rights = found.decides.now.get(what) or found.decides.foreseen.get(what) or ()
    choice = "one of several, not known which" if rights and len(forms.candidates(rights)) > 1 else ""
    bands = (right.band.words for right in forms.by_band(rights) if right.band.words)
    said = [*bands, choice, of_rights(graph, rights).tag]
    words = "; ".join(filter(None, said))
    return f"{readable(graph, what)}{f' ({words})' if words else ''}"


def _would(graph: Graph, found: MayDecide, who: str) -> str:
    matters = [_matter(graph, found, what) for what in found.decides.foreseen]
    if not matters:
        return ""
    return (
        f" {who} would decide {listed(matters) if len(matters) <= MOST_LISTED else f'{in_words(len(matters))} more'}."
    )


def _members(graph: Graph, result: WhatMay) -> str:
    """What each member of a group decides alone."""
    each = [f"{readable(graph, item)} {say(graph, matters)}" for item, matters in result.members_decide.items()]
    return (
        f"Of its members, each alone, {listed(each)}."
        if len(each) == 1
        else f"Each of its members alone decides: {'; '.join(each)}."
    )


def _may(graph: Graph, found: MayDecide, result: WhatMay) -> str:
    many = plural(graph, (found.who,))
    it, its = ("They", "for themselves") if many else ("It", "for itself")
    may = [_able(graph, found, what) for what in result.may_decide]
    own = [_able(graph, found, what) for what in result.may_decide_own]
    has = agreeing("has", many=many)
    parts = []
    if may:
        parts.append(
            f"{it} {has} the authority for {listed(may) if len(may) <= MOST_LISTED else f'{in_words(len(may))} matters'}"
        )
    if own:
        alone = listed(own) if len(own) <= MOST_LISTED else f"{in_words(len(own))} matters"
        parts.append(f"{f'and {its} alone' if parts else f'{it} {has} the authority {its} alone'} for {alone}")
    if parts:
        return f" {', '.join(parts)}."
    if result.may_decide_in_part:
        return f" {it} {has} the authority of only some on whom these matters rest."
    if not (result.decides or found.decides.foreseen or result.receives or result.members_decide):
        return ""
    return f" No delegation to {'them' if many else 'it'} is recorded that would give the authority for any of it."


def _able(graph: Graph, found: MayDecide, what: str) -> str:
    """A matter with the amount up to which it may be decided, and the ground where no paper and no law says so."""
    held = found.held[what]
    tag = held.support.tag
    return f"{readable(graph, what)}{up_to(held.limit)}{f' ({tag})' if tag else ''}"


def say(graph: Graph, items: Iterable[str]) -> str:
    """Things by their ids, as a sentence lists their names."""
    return listed([readable(graph, item) for item in items])


def summary(graph: Graph, found: MayDecide, result: WhatMay) -> tuple[Line, ...]:
    """What the papers let it decide, what it would decide, what it recommends, what is missing, who answers, the sources."""
    who, many = found.who, plural(graph, (found.who,))
    name, it = readable(graph, who), "they" if many else "it"
    now, later = result.decides, list(found.decides.foreseen)
    lesser = [f"{agreeing(word, many=many)} {says(graph, matters)}" for word, matters in _lesser(result) if matters]
    lacking = [what for what in (*now, *later) if what in found.held and found.held[what].level != "full"]
    return aloud(
        ("Decides", f"The papers let {name} decide {says(graph, now)}" if now else ""),
        ("Foreseen", f"{name} would decide {says(graph, later)}" if later else ""),
        ("Beside", f"{name} {listed(lesser[:3])}" if lesser else ""),
        (
            "Missing",
            f"No delegation to {'them' if many else 'it'} is recorded for {says(graph, lacking)}" if lacking else "",
        ),
        ("To mend it", _mend(graph, found, lacking)),
        ("Accountable", accountable(graph, (found.line,))),
        (
            "On condition",
            f"If somebody else does not, {it} {agreeing('decides', many=many)} {says(graph, result.conditional)}"
            if result.conditional and not now
            else "",
        ),
        ("Sources", sources(fact for fact in found.mine if not fact.negated)),
    )


def _lesser(result: WhatMay) -> Iterable[tuple[str, Ids]]:
    """What somebody does short of deciding: the verb and the matters."""
    yield from (
        ("recommends", result.recommends),
        ("proposes", result.proposes),
        ("approves", result.approves),
        ("signs off", result.signs_off),
        ("is charged with", result.remits),
        ("is consulted on", result.consulted),
        ("is informed of", result.informed),
        ("holds", result.holds),
        ("prepares", result.prepares),
        ("endorses", result.endorses),
    )


def _mend(graph: Graph, found: MayDecide, lacking: list[str]) -> str:
    """Who would have to delegate what it lacks; for the first matter, as the steps differ from matter to matter."""
    if not lacking:
        return ""
    held = found.held[lacking[0]]
    first = mend(graph, found.who, [*held.near.items()])
    return first and f"For {readable(graph, lacking[0])}: {first[:1].lower()}{first[1:]}"


def lines(graph: Graph, found: MayDecide, result: WhatMay) -> Iterable[Line]:
    """The labelled lines of the answer."""
    members = (("Members decide", result.members_decide), ("Members would decide", result.members_foreseen))
    able = (("Law", result.may_decide), ("Own part", result.may_decide_own), ("In part", result.may_decide_in_part))
    texts = (
        *(
            (label, listed([_matter(graph, found, what) for what in matters]))
            for label, matters in (("Decides", result.decides), ("Foreseen", result.foreseen_decides))
        ),
        *(
            (label, "; ".join(f"{readable(graph, item)}: {say(graph, matters)}" for item, matters in each.items()))
            for label, each in members
        ),
        *(
            (label, say(graph, matters))
            for label, matters in (
                ("Or recommends", result.either),
                ("On condition", result.conditional),
                ("Recommends", result.recommends),
                ("Proposes", result.proposes),
                ("Consulted", result.consulted),
                ("Informed", result.informed),
                ("Signs off", result.signs_off),
                ("Approves", result.approves),
                ("Prepares", result.prepares),
                ("Endorses", result.endorses),
                ("Arbitrates", result.arbitrates),
                ("Remits", result.remits),
                ("Holds", result.holds),
                ("Receives", result.receives),
            )
        ),
        *((label, listed([_able(graph, found, what) for what in matters])) for label, matters in able),
        ("Not recorded", say(graph, result.not_shown)),
        ("No authority", say(graph, result.decides_without_authority)),
    )
    yield from (Line(label=label, text=text) for label, text in texts if text)
    yield Line(label="Answers", text=upward_words(graph, found.line))


def rows(graph: Graph, found: MayDecide, result: WhatMay) -> Iterable[tuple[str, ...]]:
    """One row for each matter: what the papers say, the authority for it, of which holders, and who is liable."""
    stated: dict[str, list[str]] = {}
    for fact in found.mine:
        if not fact.negated:
            for item in fact.role("what").ids:
                stated.setdefault(item, []).append(sentence(graph, fact))
    named = (result.holds, result.receives, result.may)
    for what in dict.fromkeys((*stated, *(item for items in named for item in items))):
        held = found.held.get(what)
        yield (
            readable(graph, what),
            "; ".join(stated.get(what, [])),
            f"{held.level}{up_to(held.limit)}" if held else "no holder is known",
            _by_holder(graph, held) if held else "",
            say(graph, result.liable.get(what, ())),
        )


def _by_holder(graph: Graph, held: Held) -> str:
    """Of which holders it has which authority: those of whom it has none last, counted where they are many."""
    named = [f"{readable(graph, holder)}: {a.level}" for holder, a in held.near.items()]
    if len(held.others) > MOST_NAMED:
        return "; ".join((*named, f"{len(held.others):,} others: none"))
    return "; ".join((*named, *(f"{readable(graph, holder)}: none" for holder in held.others)))
