"""To whom somebody answers, for what, and how far the line reaches: each step named by its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.answer import Answer, Ids, Line
from govgraph.authority import Matter, matter
from govgraph.graph.sentences import agreeing, listed, plural
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground
from govgraph.questions.aloud import accountable, aloud, says, sources, verb
from govgraph.questions.links import upward_chains
from govgraph.questions.support import Support, of_steps, together
from govgraph.questions.upward_lines import COLUMNS, Walked, to_first, walk_lines, walk_names, walk_rows
from govgraph.questions.verbs import ACTORS, MATTERS, Parameter, Verb, reading
from govgraph.reading.actors import posts_of, relations_of
from govgraph.reading.standing import standing
from govgraph.reading.upward import Upward, readable, upward
from govgraph.reading.upward import UpwardLine as UpwardLine

if TYPE_CHECKING:
    from govgraph.graph import Graph


@dataclass(frozen=True, kw_only=True)
class AnswersTo(Walked):
    """To whom somebody answers, in general or for one matter; who oversees it, and who answers to it."""

    said: tuple[str, ...]
    """The words with which a paper leaves it open: not stated, unclear, nobody."""
    not_stated_for: Ids
    """Matters for which a paper says that it is not stated or unclear to whom it answers."""
    accountable_to: Ids
    """To whom a paper says that it is accountable."""
    accountable_for: Ids
    """For what."""
    reports_to: Ids
    """To whom a paper says that it reports."""
    reports_for: Ids
    """On what."""
    claimed_ultimate: Ids
    """To whom a paper says that it is accountable in the end."""
    overseen_by: Ids
    """Who oversees it, scrutinises it or holds it to account."""
    answer_to_it: Ids
    """Who answers to it."""
    denied: Ids
    """To whom a paper says that it is not accountable."""


@dataclass(frozen=True, slots=True)
class Walks:
    """The lines upward from somebody: ``about`` the matter asked about (None: in general), ``walks`` of each post of a person."""

    who: str
    about: Matter | None
    walks: tuple[Upward, ...]


def walks_of(graph: Graph, who: str, about: Matter | None = None) -> Walks:
    """To whom somebody, by its id, answers; a person's posts each apart."""
    return Walks(who, about, tuple(upward(graph, start, about) for start in posts_of(graph, who) or (who,)))


def answer(graph: Graph, who: str, what: str | None = None) -> Answer[AnswersTo]:
    """To whom ``who`` answers, in general or for one matter. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    asked = graph.thing(what, *MATTERS) if what else None
    return to_answer(graph, walks_of(graph, thing.id, matter(graph, asked.id) if asked else None))


def to_answer(graph: Graph, found: Walks) -> Answer[AnswersTo]:
    """What was found about to whom somebody answers, in words."""
    name = graph.name(found.who)
    asked = f" for {graph.name(found.about.what)}" if found.about else ""
    result = answers_to(graph, found)
    return Answer(
        reading=reading(
            graph,
            "answers-to",
            f"To whom {'do' if plural(graph, (found.who,)) else 'does'} {name} answer{asked}?",
            {"who": found.who, **({"what": found.about.what} if found.about else {})},
        ),
        headline=" ".join((*(told(graph, walk, asked) for walk in found.walks), *_silent(graph, found))),
        summary=_summary(graph, found, result),
        lines=(*walk_lines(graph, found.walks), *_more(graph, result)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, found.walks)),
        chains=tuple(chain for walk in found.walks for chain in upward_chains(graph, walk)),
        result=result,
        names=walk_names(graph, result),
    )


def _summary(graph: Graph, found: Walks, result: AnswersTo) -> tuple[Line, ...]:
    """Up to whom the lines go, what on them is only our reading, where they break, who oversees it, who answers to it."""
    name, weak = readable(graph, found.who), (step for walk in found.walks for step in walk.steps if step.fact)
    ours = [step for step in weak if of_steps(graph, (step,)).ground.ours]
    below = result.answer_to_it
    over = [item for item in result.overseen_by if item != found.who]
    return aloud(
        ("Accountable", accountable(graph, (walk for walk in found.walks if walk.first))),
        (
            "Our reading",
            "; ".join(
                dict.fromkeys(
                    f"no paper says that {readable(graph, s.who)} {verb(graph, [s.who], 'answers')} to {readable(graph, s.to)}"
                    for s in ours
                )
            ),
        ),
        ("Missing", _missing(graph, found.walks)),
        ("Overseen", f"{says(graph, over)} {verb(graph, over, 'oversees')} {name}" if over else ""),
        ("Answer to it", f"{says(graph, below)} {verb(graph, below, 'answers')} to {name}" if below else ""),
        ("Sources", sources(step.fact for walk in found.walks for step in walk.steps if step.fact)),
    )


def _missing(graph: Graph, walks: Iterable[Upward]) -> str:
    """Where lines break, each with what is not known there; nothing for somebody of whom the headline says so."""
    broken = [line for walk in walks if walk.first for line in walk.breaks]
    texts = [f"The line stops at {_stops(graph, line)}." for line in broken]
    silent = [readable(graph, walk.who) for walk in walks if not walk.first]
    texts += (
        [f"Ask whoever set up {listed(silent)} to say to whom {'they answer' if len(silent) > 1 else 'it answers'}."]
        if silent
        else []
    )
    return " ".join(dict.fromkeys(texts))


def answers_to(graph: Graph, found: Walks) -> AnswersTo:
    """What is returned: the lines upward, every stated line of each kind with what it is for, and the lines downward."""
    who, about = found.who, found.about
    walked = Walked.of(graph, found.walks)
    silent = [fact.object.unknown for fact in _lines(graph, who) if fact.object.unknown and _counts(graph, fact, about)]
    not_stated_for = silent_for(graph, who, about)
    accountable_to, accountable_for = _stated(graph, who, about, "accountable to")
    reports_to, reports_for = _stated(graph, who, about, "reports to")
    ultimate = [
        f
        for f in relations_of(graph, "accountable to", "who", who)
        if f.fields.get("reach") == "ultimate" and not f.negated
    ]
    above = [
        fact
        for kind in ("oversees", "scrutinises", "holds to account")
        for fact in relations_of(graph, kind, "what", who)
    ]
    below = [fact for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "to", who)]
    denied = (fact for fact in graph.where("accountable to", who=who) if fact.negated)
    not_stated = walked.not_stated or bool(about is not None and not_stated_for)
    return AnswersTo(
        **vars(walked) | {"not_stated": not_stated},
        said=tuple(sorted(set(silent))),
        not_stated_for=not_stated_for,
        accountable_to=accountable_to,
        accountable_for=accountable_for,
        reports_to=reports_to,
        reports_for=reports_for,
        claimed_ultimate=tuple(dict.fromkeys(item for fact in ultimate for item in fact.object.ids)),
        overseen_by=tuple(
            dict.fromkeys(item for fact in above if _counts(graph, fact, None) for item in fact.subject.ids)
        ),
        answer_to_it=tuple(
            dict.fromkeys(item for fact in below if _counts(graph, fact, about) for item in fact.subject.ids)
        ),
        denied=tuple(dict.fromkeys(item for fact in denied for item in fact.object.ids)),
    )


def _lines(graph: Graph, who: str) -> Iterable[Fact]:
    """The relations that say to whom somebody answers."""
    return (fact for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "who", who))


def _stated(graph: Graph, who: str, about: Matter | None, kind: str) -> tuple[Ids, Ids]:
    """To whom somebody answers by one kind of line, and for what."""
    facts = [fact for fact in relations_of(graph, kind, "who", who) if _counts(graph, fact, about)]
    to = dict.fromkeys(item for f in facts if f.fields.get("reach") != "ultimate" for item in f.object.ids)
    return tuple(to), tuple(dict.fromkeys(item for f in facts for item in f.role("for").ids))


def silent_for(graph: Graph, who: str, about: Matter | None) -> tuple[str, ...]:
    """The matters for which a source says, in so many words, that it is not stated or unclear to whom somebody answers.

    ``about``: only what the matter asked about is or is part of (None: all).
    """
    silent = (
        fact
        for fact in _lines(graph, who)
        if fact.object.unknown in {"not stated", "unclear"} and _counts(graph, fact, about)
    )
    return tuple(dict.fromkeys(item for fact in silent for item in fact.role("for").ids))


def _silent(graph: Graph, found: Walks) -> Iterable[str]:
    """For which matters the paper leaves open to whom it answers, beside the lines that it states."""
    matters = silent_for(graph, found.who, found.about)
    if matters and any(walk.first for walk in found.walks):
        yield f"To whom for {listed([readable(graph, item) for item in matters])} in particular, the paper does not say."


def _counts(graph: Graph, fact: Fact, about: Matter | None) -> bool:
    matters = set(fact.role("for").ids)
    if about is not None and matters and not matters & about.above:
        return False
    return standing(graph, fact).stands


def told(graph: Graph, walk: Upward, asked: str = "") -> str:
    """To whom somebody answers, on what ground, and how far its lines go, each in a sentence."""
    if not walk.first:
        return _nobody(graph, walk, asked)
    first = together(of_steps(graph, to_first(walk)) for walk in (walk,))
    whole = of_steps(graph, walk.steps)
    return " ".join(
        filter(None, (_to_whom(graph, walk, asked, first), first.words, *_how_far(graph, walk, first, whole)))
    )


def _nobody(graph: Graph, walk: Upward, asked: str) -> str:
    """What is said where nobody is named to whom somebody answers: each way of not knowing in its own words."""
    name, many = graph.name(walk.who), plural(graph, (walk.who,))
    answer = agreeing("answers", many=many)
    through = (
        f" It is to go through {listed([readable(graph, item) for item in walk.through])}." if walk.through else ""
    )
    thing = graph.things.get(walk.who)
    if thing is not None and graph.life(thing).state == "not yet":
        return f"{name} {agreeing('is', many=many)} not there yet, and {answer} to nobody now ({graph.life(thing).reason})."
    if "unclear" in walk.said:
        return f"The paper says it is unclear to whom {name} {answer}{asked}.{through}"
    if "not stated" in walk.said:
        return f"The paper does not say to whom {name} {answer}{asked}.{through}"
    if "nobody" in walk.said:
        return f"{name} {answer} to nobody{asked}. The paper says so."
    why = f" ({walk.reason})" if walk.reason and not walk.reason.startswith("no line") else ""
    return f"No paper says to whom {name} {answer}{asked}{why}."


def _to_whom(graph: Graph, walk: Upward, asked: str, support: Support) -> str:
    name, many = graph.name(walk.who), plural(graph, (walk.who,))
    verb = "would answer" if support.ground is Ground.FORESEEN else agreeing("answers", many=many)
    if all(line.steps and line.steps[0].sort == "member" for line in walk.lines):
        name, verb = f"Each member of {name}", "would answer" if support.ground is Ground.FORESEEN else "answers"
    choice = [step for step in walk.first if step.one_of]
    names = list(dict.fromkeys(readable(graph, step.to) for step in walk.first))
    through = f" through {listed([readable(graph, item) for item in walk.through])}" if walk.through else ""
    if choice:
        return f"{name} {verb} to one of {listed(names, 'or')}{through}{asked}; which of them is not known."
    return f"{name} {verb} to {listed(names)}{through}{asked}."


def _how_far(graph: Graph, walk: Upward, first: Support, whole: Support) -> Iterable[str]:
    """Where its lines end or break, and which step on the way is less firm than the first."""
    if set(walk.ends) - {step.to for step in walk.first}:
        weaker = whole.ground.rank > first.ground.rank
        on_the_way = [s for s in walk.steps if s.fact is not None and of_steps(graph, (s,)).ground is whole.ground]
        step = on_the_way[0] if weaker and on_the_way else None
        by = f"; from {readable(graph, step.who)} to {readable(graph, step.to)} {_weak(whole)}" if step else ""
        lines = "Its lines go" if len(walk.lines) > 1 else "The line goes"
        yield f"{lines} up to {listed([readable(graph, end) for end in walk.ends])}{by}."
    breaks = list(dict.fromkeys(_stops(graph, line) for line in walk.breaks))
    if breaks:
        which = "One line" if len(breaks) == 1 and len(walk.lines) > 1 else "The line" if len(breaks) == 1 else "Lines"
        yield f"{which} {'stops' if len(breaks) == 1 else 'stop'} at {'; at '.join(breaks)}."


def _stops(graph: Graph, line: UpwardLine) -> str:
    """Where a line breaks and why, without saying the name twice: ``NEL ICB, which is not there yet (it starts ...)``."""
    name = readable(graph, line.breaks_at)
    many = plural(graph, (line.breaks_at,))
    if line.reason.startswith(f"{name} is not there yet"):
        return f"{name}, which is not there yet ({line.reason.partition(': ')[2]})"
    if line.reason.startswith("no source says to whom") or line.reason.startswith("no line"):
        return f"{name}: no paper says to whom {agreeing('it', many=many)} {agreeing('answers', many=many)}"
    return f"{name}, since {line.reason}"


def _weak(support: Support) -> str:
    return {
        Ground.FORESEEN: f"it is only {support.tag}",
        Ground.INFERRED: "it is our reading",
        Ground.ASSUMED: "it is assumed",
    }.get(support.ground, "it is stated")


def _more(graph: Graph, result: AnswersTo) -> tuple[Line, ...]:
    labels = (
        ("Overseen by", result.overseen_by),
        ("Answer to it", result.answer_to_it),
        ("Claimed", result.claimed_ultimate),
    )
    return tuple(
        Line(label=label, text=listed([readable(graph, item) for item in items])) for label, items in labels if items
    )


VERB = Verb(
    name="answers-to",
    answer=answer,
    parameters=(
        Parameter(
            "who",
            "a body, post, group or person",
            main=True,
            categories=ACTORS,
        ),
        Parameter(
            "what",
            "for which matter",
            required=False,
            categories=MATTERS,
        ),
    ),
    place=30,
    brief="To whom somebody answers, and for what.",
    help="to whom somebody answers, step by step, up to Parliament, the electorate or governors, or to where it breaks",
    reads="to whom does {who} answer?",
)
