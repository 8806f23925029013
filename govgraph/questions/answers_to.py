"""To whom somebody answers, for what, and how far the line reaches: each step named by its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Line
from govgraph.authority import Matter, matter
from govgraph.graph.sentences import agreeing, listed, plural, sentence, source_text
from govgraph.model.facts import Fact
from govgraph.model.ground import Ground
from govgraph.questions.aloud import accountable, aloud, says, sources, verb
from govgraph.questions.links import line_words, step_link, step_words, upward_chains
from govgraph.questions.support import Support, of_steps, together
from govgraph.questions.verbs import ACTORS, MATTERS, Parameter, Verb, reading
from govgraph.reading.actors import posts_of, relations_of
from govgraph.reading.standing import standing
from govgraph.reading.upward import Line as UpwardLine
from govgraph.reading.upward import Step, Upward, readable, upward

if TYPE_CHECKING:
    from govgraph.graph import Graph

COLUMNS = ("from", "to", "by", "status", "basis", "source")


@dataclass(frozen=True, slots=True)
class AnswersTo:
    """To whom somebody answers: ``about`` the matter asked about (None: in general), ``walks`` of each post of a person."""

    who: str
    about: Matter | None
    walks: tuple[Upward, ...]


def answers_to(graph: Graph, who: str, about: Matter | None = None) -> AnswersTo:
    """To whom somebody, by its id, answers; a person's posts each apart."""
    return AnswersTo(who, about, tuple(upward(graph, start, about) for start in posts_of(graph, who) or (who,)))


def answer(graph: Graph, who: str, what: str | None = None) -> Answer:
    """To whom ``who`` answers, in general or for one matter. Raises NotFound or AmbiguousName."""
    thing = graph.thing(who, "body", "post", "group", "level", "person", "sector")
    asked = graph.thing(what, *MATTERS) if what else None
    return to_answer(graph, answers_to(graph, thing.id, matter(graph, asked.id) if asked else None))


def to_answer(graph: Graph, found: AnswersTo) -> Answer:
    """What was found about to whom somebody answers, in words."""
    name = graph.name(found.who)
    asked = f" for {graph.name(found.about.what)}" if found.about else ""
    facets = walk_facets(graph, found.walks) | _beside(graph, found.who, found.about)
    if found.about is not None and facets["not_stated_for"]:
        facets["not_stated"] = True
    return Answer(
        reading=reading(graph, "answers-to", f"To whom {'do' if plural(graph, (found.who,)) else 'does'} {name} answer{asked}?",
                        {"who": found.who, **({"what": found.about.what} if found.about else {})}),
        headline=" ".join((*(told(graph, walk, asked) for walk in found.walks), *_silent(graph, found))),
        summary=_summary(graph, found, facets),
        lines=(*walk_lines(graph, found.walks), *_more(graph, facets)),
        columns=COLUMNS,
        rows=tuple(walk_rows(graph, found.walks)),
        chains=tuple(chain for walk in found.walks for chain in upward_chains(graph, walk)),
        facets=facets,
        names=walk_names(graph, facets),
    )  # fmt: skip


def _summary(graph: Graph, found: AnswersTo, facets: dict[str, Any]) -> tuple[Line, ...]:
    """Up to whom the lines go, what on them is only our reading, where they break, who oversees it, who answers to it."""
    name, weak = readable(graph, found.who), (step for walk in found.walks for step in walk.steps if step.fact)
    ours = [step for step in weak if of_steps(graph, (step,)).ground.ours]
    below = facets["answer_to_it"]
    over = [item for item in facets["overseen_by"] if item != found.who]
    return aloud(
        ("Accountable", accountable(graph, (walk for walk in found.walks if walk.first))),
        ("Our reading", "; ".join(dict.fromkeys(f"no paper says that {readable(graph, s.who)} {verb(graph, [s.who], 'answers')} to {readable(graph, s.to)}" for s in ours))),
        ("Missing", _missing(graph, found.walks)),
        ("Overseen", f"{says(graph, over)} {verb(graph, over, 'oversees')} {name}" if over else ""),
        ("Answer to it", f"{says(graph, below)} {verb(graph, below, 'answers')} to {name}" if below else ""),
        ("Sources", sources(step.fact for walk in found.walks for step in walk.steps if step.fact)),
    )  # fmt: skip


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


def first_broken(graph: Graph, walks: Iterable[Upward]) -> UpwardLine | None:
    """Of the lines that break, the one that is named where only one can be: the first by the name of where it breaks."""
    broken = (line for walk in walks for line in walk.breaks)
    return min(broken, key=lambda line: (readable(graph, line.breaks_at), line.reason), default=None)


def walk_facets(graph: Graph, walks: Iterable[Upward]) -> dict[str, Any]:
    """The facets of one or more walks: to whom, along what, how far."""
    every = tuple(walks)
    steps = [step for walk in every for step in walk.steps]
    ends = list(dict.fromkeys(end for walk in every for end in walk.ends))
    broken = first_broken(graph, every)
    return {
        "to": list(dict.fromkeys(step.to for walk in every for step in walk.first)),
        "chain": list(dict.fromkeys(item for walk in every for item in walk.chain)),
        "via": [step.sort for step in steps],
        "lines": [list(line.chain) for walk in every for line in walk.lines],
        "through": list(dict.fromkeys(item for walk in every for item in walk.through)),
        "one_of": list(dict.fromkeys(item for step in steps for item in step.one_of)),
        "ends": ends,
        "reaches": ends[0] if len(ends) == 1 and not broken else "",
        "breaks_at": broken.breaks_at if broken else "",
        "breaks": broken is not None,
        "reason": broken.reason if broken else "",
        "not_stated": any(walk.not_stated or not walk.first for walk in every),
        "inferred_steps": [f"{step.who} -> {step.to}" for walk in every for step in walk.inferred],
        "by_law": list(dict.fromkeys(f"{step.who} -> {step.to}" for step in steps if step.sort == "law")),
        "chains": {walk.who: list(walk.chain) for walk in every},
        "ground": _support(graph, every).ground.value if any(walk.first for walk in every) else "",
        "not_settled_steps": [
            f"{step.who} -> {step.to}" for step in steps if step.fact and step.fact.tier != "settled"
        ],
    }


def _beside(graph: Graph, who: str, about: Matter | None) -> dict[str, Any]:
    """Every stated line of each kind from ``who``, with what it is for; lines downward; claims of ultimate accountability."""
    silent = [fact.object.unknown for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "who", who)
              if fact.object.unknown and _counts(graph, fact, about)]  # fmt: skip
    # what a source says where it names nobody: not stated, unclear, nobody; empty: no source was read on it
    out: dict[str, Any] = {"said": sorted(set(silent)), "not_stated_for": list(silent_for(graph, who, about))}
    for kind in ("accountable to", "reports to"):
        facts = [fact for fact in relations_of(graph, kind, "who", who) if _counts(graph, fact, about)]
        out[kind.replace(" ", "_")] = list(
            dict.fromkeys(item for f in facts if f.fields.get("reach") != "ultimate" for item in f.object.ids)
        )
        out[f"{kind.split()[0]}_for"] = list(dict.fromkeys(item for f in facts for item in f.role("for").ids))
    ultimate = [
        f
        for f in relations_of(graph, "accountable to", "who", who)
        if f.fields.get("reach") == "ultimate" and not f.negated
    ]
    out["claimed_ultimate"] = list(dict.fromkeys(item for fact in ultimate for item in fact.object.ids))
    above = [
        fact
        for kind in ("oversees", "scrutinises", "holds to account")
        for fact in relations_of(graph, kind, "what", who)
    ]
    out["overseen_by"] = list(
        dict.fromkeys(item for fact in above if _counts(graph, fact, None) for item in fact.subject.ids)
    )
    below = [fact for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "to", who)]
    out["answer_to_it"] = list(
        dict.fromkeys(item for fact in below if _counts(graph, fact, about) for item in fact.subject.ids)
    )
    out["denied"] = list(
        dict.fromkeys(
            item for fact in graph.where("accountable to", who=who) if fact.negated for item in fact.object.ids
        )
    )
    return out


def silent_for(graph: Graph, who: str, about: Matter | None) -> tuple[str, ...]:
    """The matters for which a source says, in so many words, that it is not stated or unclear to whom somebody answers.

    ``about``: only what the matter asked about is or is part of (None: all).
    """
    facts = (fact for kind in ("accountable to", "reports to") for fact in relations_of(graph, kind, "who", who))
    silent = (
        fact for fact in facts if fact.object.unknown in {"not stated", "unclear"} and _counts(graph, fact, about)
    )
    return tuple(dict.fromkeys(item for fact in silent for item in fact.role("for").ids))


def _silent(graph: Graph, found: AnswersTo) -> Iterable[str]:
    """For which matters the paper leaves open to whom it answers, beside the lines that it states."""
    matters = silent_for(graph, found.who, found.about)
    if matters and any(walk.first for walk in found.walks):
        yield f"To whom for {listed([readable(graph, item) for item in matters])} in particular, the paper does not say."


def _counts(graph: Graph, fact: Fact, about: Matter | None) -> bool:
    matters = set(fact.role("for").ids)
    if about is not None and matters and not matters & about.above:
        return False
    return standing(graph, fact).stands


def _support(graph: Graph, walks: Iterable[Upward]) -> Support:
    """What it rests on to whom somebody answers: the first step of each line."""
    return together(of_steps(graph, _to_first(walk)) for walk in walks)


def _to_first(walk: Upward) -> Iterable[Step]:
    """The steps of each line up to the first to whom it answers."""
    for line in walk.lines:
        for step in line.steps:
            yield step
            if not step.inward and not step.way:
                break


def told(graph: Graph, walk: Upward, asked: str = "") -> str:
    """To whom somebody answers, on what ground, and how far its lines go, each in a sentence."""
    if not walk.first:
        return _nobody(graph, walk, asked)
    first = together(of_steps(graph, _to_first(walk)) for walk in (walk,))
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
    return {Ground.FORESEEN: f"it is only {support.tag}", Ground.INFERRED: "it is our reading", Ground.ASSUMED: "it is assumed"}.get(support.ground, "it is stated")  # fmt: skip


def walk_lines(graph: Graph, walks: Iterable[Upward]) -> tuple[Line, ...]:
    """One line of text for each line upward."""
    return tuple(Line(label="Line", text=line_words(graph, line)) for walk in walks for line in walk.lines)


def _more(graph: Graph, facets: dict[str, Any]) -> tuple[Line, ...]:
    labels = (("overseen_by", "Overseen by"), ("answer_to_it", "Answer to it"), ("claimed_ultimate", "Claimed"))
    return tuple(
        Line(label=label, text=listed([readable(graph, item) for item in facets[facet]]))
        for facet, label in labels
        if facets[facet]
    )


def walk_rows(graph: Graph, walks: Iterable[Upward]) -> Iterable[tuple[str, ...]]:
    """One row for each step, and for each further line from the start."""
    for walk in walks:
        for step in walk.steps:
            link = step_link(graph, step)
            by = step_words(step) if step.fact is None else f"{step_words(step)}: {sentence(graph, step.fact)}"
            source = source_text(step.fact) if step.fact else link.source
            yield (readable(graph, step.who), readable(graph, step.to), by, link.status, link.basis, source)


def walk_names(graph: Graph, facets: dict[str, Any]) -> dict[str, str]:
    """The readable name of every id in the facets."""
    found: dict[str, str] = {}
    for facet, value in facets.items():
        if facet in {"via", "ground"}:  # sorts of steps and words of ours, which no thing is called by
            continue
        items = [value] if isinstance(value, str) else list(value) if isinstance(value, list | dict) else []
        for item in items:
            if isinstance(item, str) and (item in graph.all_things or readable(graph, item) != item):
                found[item] = readable(graph, item)
    return found


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
    help="to whom somebody answers, step by step, up to Parliament, the electorate or governors, or to where it breaks",
    reads="to whom does {who} answer?",
)
