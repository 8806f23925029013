"""Whether somebody has a line of account at all: shared by the checks on authority, remit and power."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govgraph.checks.finding import Found, Outcome, Passed
from govgraph.checks.view import ACCOUNT, View, ids
from govgraph.graph.sentences import plural
from govgraph.model.facts import Fact
from govgraph.model.things import Group, Post

_SAID = {
    "nobody": "a source says that {it} {answers} to nobody",
    "unclear": "it is unclear to whom {it} {answers}",
    "not stated": "no source says to whom {it} {answers}",
}


def account(seen: View, owing: Iterable[tuple[Fact, tuple[str, ...]]], having: str) -> Iterator[Outcome]:
    """One outcome for each that owes an account because of these relations; ``having`` says why, with ``{matters}``."""
    reasons: dict[str, list[Fact]] = defaultdict(list)
    for fact, whos in owing:
        for who in whos:
            reasons[who].append(fact)
    for who, because in sorted(reasons.items()):
        thing = seen.graph.things.get(who)
        if (
            thing is None
            or thing.category not in {"body", "post", "group"}
            or seen.answers_by_law(who)
            or seen.legal_person(who)
        ):
            continue
        lines = [line for line in seen.lines(who) if line.object.known or line.object.unknown]
        if isinstance(thing, Post):
            lines += [line for line in seen.at("of", "who", who) if line.object.known]
        silent = [line for line in lines if line.object.unknown and line.kind in ACCOUNT]
        known = [
            line
            for line in lines
            if line.object.known and not (isinstance(thing, Post) and line.kind == "of" and silent)
        ]
        if known:
            yield Passed((who,))
        elif silent or not isinstance(thing, Group) or not thing.members:
            yield _found(seen, who, because, silent, having)


def _found(seen: View, who: str, because: list[Fact], silent: list[Fact], having: str) -> Found:
    matters = tuple(
        dict.fromkeys(matter for fact in because for matter in (*fact.role("what").ids, *fact.role("for").ids))
    )
    what = seen.names(matters) if matters else "authority"
    said = _SAID[silent[0].object.unknown or "not stated"] if silent else "no line of account is recorded"
    foreseen = "" if any(fact.tier == "settled" for fact in because) else f" ({because[0].status})"
    several = plural(seen.graph, (who,))
    said = said.format(it="they" if several else "it", answers="answer" if several else "answers")
    has, decides = seen.does((who,), "has"), seen.does((who,), "decides")
    sentence = f"{seen.name(who)} {having.format(matters=what, has=has, decides=decides)}{foreseen}, but {said}."
    facts = (*because, *silent)
    fix = f"say to whom {seen.name(who)} {seen.does((who,), 'answers')} for {what}"
    return Found(
        (who, *matters), sentence, fix, facts=ids(facts), chain=seen.links(facts), severity=None if silent else "INFO"
    )
