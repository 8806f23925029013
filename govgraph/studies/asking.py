"""One question of a study asked of one scenario, on that scenario's own graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.diagnostics import did_you_mean
from govgraph.golden import parted, spelt
from govgraph.graph.sentences import listed
from govgraph.model.base import UNKNOWNS
from govgraph.model.scenario import Query
from govgraph.model.vocabulary import vocabulary
from govgraph.questions.verbs import VERBS

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph import Graph
    from govgraph.studies.model import Study, StudyQuestion


@dataclass(frozen=True, slots=True)
class Asked:
    """What one scenario answers: ``values`` by facet, with names; ``answer`` is None where it has no counterpart."""

    answer: Answer | None
    values: dict[str, list[str]]
    words: str


NO_COUNTERPART = "No counterpart here."


def mistakes(study: Study, question: StudyQuestion) -> Iterator[tuple[str, str]]:
    """What is wrong with a question, each with what would be right. Things are named by their counterparts only."""
    name, args = spelt(Query(verb=question.verb, args=question.args))
    if name not in VERBS:
        yield f"there is no question '{question.verb}'", did_you_mean(name, VERBS) or f"ask one of: {', '.join(VERBS)}"
        return
    for word in _things(name, args):
        if word not in study.counterparts:
            right = (
                did_you_mean(word, study.counterparts) or "write it under 'counterparts:' with its id in each scenario"
            )
            yield f"'{word}' is no counterpart of this study", right
    if not question.show:
        yield "it does not say which part of the answers to compare", "write 'show: [to, through]'"


def ask(study: Study, question: StudyQuestion, key: str, graph: Graph) -> Asked:
    """The answer of one scenario. Raises GovgraphError where it cannot be asked."""
    name, args = spelt(Query(verb=question.verb, args=question.args))
    wanted = things_of(question)
    if any(key not in study.counterparts[word].things for word in wanted):
        return Asked(None, {}, NO_COUNTERPART)
    own = {word: study.counterparts[word].things[key] for word in wanted}
    verb = VERBS[name]
    _, given = parted(verb, {role: _put(value, own) for role, value in args.items()})
    answer = verb.answer(graph, **given)
    shown = {facet: _facet(answer, facet) for facet in question.show}
    values = {facet: [_same(study, key, graph, item) for item in items] for facet, items in shown.items()}
    return Asked(answer, values, _words(graph, answer, shown))


def things_of(question: StudyQuestion) -> list[str]:
    """The counterparts that a question is about."""
    return _things(*spelt(Query(verb=question.verb, args=question.args)))


def _things(name: str, args: dict[str, Any]) -> list[str]:
    """The words of a query that name things."""
    verb = VERBS[name]
    by_name = {parameter.name: parameter for parameter in verb.parameters}
    roles = {role for kind in vocabulary().kinds.values() for role in kind.roles}
    out: list[str] = []
    for role, value in args.items():
        first = next((p for p in verb.parameters if p.main), verb.parameters[0] if verb.parameters else None)
        parameter = first if role == "subject" else by_name.get(role)
        if role == "kind" or (parameter is not None and parameter.type != "thing"):
            continue
        if parameter is not None or role in roles:
            out += [str(item) for item in (value if isinstance(value, list) else [value]) if item is not None]
    return [word for word in out if word not in UNKNOWNS]


def _put(value: Any, own: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_put(item, own) for item in value]
    return own.get(str(value), value)


def _facet(answer: Answer, facet: str) -> list[Any]:
    found = answer.facets.get(spelt_facet(facet))
    if found is None:
        return []
    if isinstance(found, dict):
        return [f"{name}: {value}" for name, value in found.items()]
    return list(found) if isinstance(found, list | tuple | set | frozenset) else [found]


def _same(study: Study, key: str, graph: Graph, item: Any) -> str:
    """What a value is compared as: a counterpart by its id, a body of the law by its own, any other thing as of its scenario."""
    text = str(item)
    if counterpart := study.counterpart_of(key, text):
        return counterpart
    if text in graph.all_things and text in study.scenarios[key].baseline.things:
        return f"{key}:{text}"
    return text


def _words(graph: Graph, answer: Answer, shown: dict[str, list[Any]]) -> str:
    """The cell: what was asked for by name; where nothing is, whether the paper leaves it open or nothing is recorded."""
    parts = []
    for facet, items in shown.items():
        said = [graph.name(str(item)) if str(item) in graph.all_things else _plain(item) for item in items]
        said = [word for word in said if word and word not in UNKNOWNS]
        if said:
            lead = "" if facet in _BARE else f"{facet.replace('_', ' ')} "
            parts.append(f"{lead}{_listed(said)}")
    if parts:
        return _sentence(", ".join(parts) + _how_firm(answer))
    open_ = answer.facets.get("not_stated") is True or any(
        str(i) in UNKNOWNS for items in shown.values() for i in items
    )
    return "The paper does not say." if open_ else "Nothing is recorded."


def _how_firm(answer: Answer) -> str:
    """What has to be said of relations that are not in force, or that only our reading shows."""
    statuses = [word for word in answer.facets.get("statuses", ()) if word != "in force"]
    bases = answer.facets.get("bases", ())
    said = [
        *(statuses if len(statuses) == len(answer.facets.get("statuses", ())) else ()),
        *(["our reading"] if [*bases] == ["inferred"] else []),
    ]
    return f" ({', '.join(said)})" if said else ""


_BARE = frozenset({"to", "who", "what", "for", "deciders", "post_of", "forms", "may_decide", "chair_of"})


def _plain(item: Any) -> str:
    return {True: "yes", False: "no"}.get(item, str(item)) if isinstance(item, bool) else str(item)


def _listed(words: list[str]) -> str:
    return listed(words) if len(words) <= 4 else f"{listed(words[:3])} and {len(words) - 3} more"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def spelt_facet(facet: str) -> str:
    """A facet as answers name it, however a study spells it."""
    return facet.strip().replace(" ", "_").replace("-", "_")
