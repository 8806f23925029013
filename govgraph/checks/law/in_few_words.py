"""Why an arrangement is not lawful in form, as a board paper would say it: who, what, to whom, and which law.

Codes of powers and rules, and the powers that come near, stand in the detail of a finding and not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govgraph.checks.brief import first_fitting
from govgraph.checks.wording import named
from govgraph.graph.sentences import plural
from govgraph.law.names import by_name, called, is_law, without_codes
from govgraph.legality.arrangement import Arrangement
from govgraph.legality.verdict import Failure, Verdict
from govgraph.model.truth import Truth
from govgraph.reading.legal import JOINTLY, structure
from govgraph.reading.short_names import short_name

if TYPE_CHECKING:
    from govgraph.graph import Graph

_OF_THE_GIVER = frozenset({"L06", "L12", "L36", "L38"})
"""Rules on what the giver itself holds and may pass on, not on what a power allows."""


def gift(graph: Graph, a: Arrangement, givers: Iterable[str] = ()) -> str:
    """An arrangement as a sentence without its stop: ``The Trust delegates Theatres to Group board``."""
    by = tuple(givers) or a.givers
    verb = "delegate" if by and plural(graph, by) else "delegates"
    return f"{giving(graph, by)} {verb} {matter(graph, a)} to {receiving(graph, a)}"


def giving(graph: Graph, givers: Iterable[str]) -> str:
    """Who gives: groups without the members that are named beside them."""
    from govgraph.reading.actors import behind

    every = tuple(dict.fromkeys(givers))
    inside = {item for group in every for item in behind(graph, (group,)).ids if item != group}
    return named(graph, [item for item in every if item not in inside] or every) or "Somebody whom no source names"


def receiving(graph: Graph, a: Arrangement) -> str:
    """Who receives."""
    if a.receiver.startswith(JOINTLY):
        return "themselves jointly"
    return graph.name(a.receiver) or "somebody whom no source names"


def matter(graph: Graph, a: Arrangement) -> str:
    """What is given."""
    return named(graph, a.what) or "their powers"


def why_not(
    graph: Graph, a: Arrangement, givers: tuple[str, ...], verdict: Verdict, failure: Failure, cite: str
) -> str:
    """One or two sentences: the arrangement, and what the law says against it."""
    law = graph.registry.powers.get(failure.row)
    start = gift(graph, a, givers)
    nodes = [node for node in dict.fromkeys((a.receiver, *a.givers)) if _only_a_forum(graph, node)]
    if failure.code == "L32" and nodes:
        are = "is not a legal body" if len(nodes) == 1 and not plural(graph, nodes) else "are not legal bodies"
        return f"{start}. {named(graph, nodes)} {are}, and no power lets anybody delegate to a forum or from one."
    if failure.test == "power" and not a.power:
        stated = verdict.rows and verdict.truth is not Truth.NO
        return (
            f"{start}, but {'no paper names the power' if stated else 'no power that govgraph knows would allow it'}."
        )
    if (
        law is not None
        and failure.level == "ERROR"
        and failure.code not in _OF_THE_GIVER
        and failure.test in {"giver", "receiver", "parties", "function"}
    ):
        short = {
            "giver": "does not let such a body give it",
            "receiver": "does not provide for such a receiver",
            "parties": "requires other parties",
            "function": "does not cover this function",
        }[failure.test]
        return f"{start}, but {called(law)} {short}."
    return f"{start}. {reason(graph, failure)}{_cited(cite, failure)}."


def in_few_words(graph: Graph, a: Arrangement, givers: tuple[str, ...], verdict: Verdict, failure: Failure) -> str:
    """The same in one sentence of at most 75 letters; empty where none fits."""
    to = "" if a.receiver.startswith(JOINTLY) else short_name(graph, a.receiver)
    what = short_name(graph, a.what[0]) if len(a.what) == 1 else ""
    by = short_name(graph, givers[0]) if len(givers) == 1 else ""
    if failure.test == "power" and not a.power and verdict.rows and verdict.truth is not Truth.NO:
        return first_fitting(
            f"No paper names the power by which {to} would act" if to else "", "No paper names the power"
        )
    if failure.code == "L32" and to:
        return first_fitting(
            f"No power lets anybody delegate {what} to {to}" if what else "", f"No power lets anybody delegate to {to}"
        )
    return first_fitting(
        f"The law does not let {by} give {what} to {to} in this way" if by and what and to else "",
        f"The law does not let {what} pass to {to} in this way" if what and to else "",
        f"The law does not let it pass to {to} in this way" if to else "",
        "The law does not let it be given in this way",
    )


def reason(graph: Graph, failure: Failure) -> str:
    """What fails, as a clause with a capital, without codes."""
    law = graph.registry.powers.get(failure.row)
    text = failure.text
    if law is not None:
        text = text.replace(f"{law.id} ({law.cite})", law.id).replace(law.id, called(law))
    text = without_codes(text, graph.registry)
    text = re.sub(r"^not so: (.*)", r"One condition is not met, that of \1", text)
    text = re.sub(r" pass it on inside$", " pass it on within its own body", text)
    text = re.sub(r" pass it on across$", " pass it on to another body", text)
    text = text.replace(": ", ", ")
    return f"{text[:1].upper()}{text[1:]}"


def _cited(cite: str, failure: Failure) -> str:
    if not cite or cite in failure.text:
        return ""
    return f" ({by_name(cite) if is_law(cite) else cite})" if is_law(cite) or failure.fact is not None else ""


def _only_a_forum(graph: Graph, node: str) -> bool:
    kinds = structure(graph).kinds(node)
    return bool(kinds) and all(graph.registry.kind(kind).code == "L32" for kind in kinds)


def uncapped(text: str) -> str:
    """A sentence as it goes on behind another word: names and abbreviations keep their capital."""
    first = text.split(" ")[0]
    return (
        text[:1].lower() + text[1:]
        if first
        in {"It", "Whether", "One", "No", "Section", "Sections", "Regulation", "Regulations", "Paragraph", "The"}
        else text
    )
