"""How a relation reads: the template of its kind with readable names, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from govgraph.model.amounts import a_penny_above, per_cent, pounds
from govgraph.model.base import UNKNOWNS
from govgraph.model.facts import Fact, Filler
from govgraph.model.numbers import counted

if TYPE_CHECKING:
    from govgraph.graph.graph import Graph

_OPTIONAL = r"\[([^\]]*)\]"
_PART = r"\{([^}]+)\}"


def listed(names: list[str], last: str = "and") -> str:
    """Names as a sentence lists them: ``a, b and c``. ``last`` stands between the last two."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


MOST_NAMED = 4
"""As many names stand in a row; where there are more, the first of them are named and the others counted."""


def shortened(names: list[str], last: str = "and", room: int = 24) -> str:
    """a, b and c; where there are more than four, or more words than ``room``: a, b and five others."""
    if len(names) <= MOST_NAMED and len(" ".join(names).split()) <= max(room, len(" ".join(names[:1]).split())):
        return listed(names, last)
    kept: list[str] = []
    for name in names[: MOST_NAMED - 1]:
        if kept and len(" ".join((*kept, name)).split()) > room:
            break
        kept.append(name)
    others = len(names) - len(kept)
    return listed([*kept, counted(others, "other")], last) if others else listed(kept, last)


def filled(graph: Graph, filler: Filler) -> str:
    """A role as words: names with their mode, or the way of not knowing."""
    if not filler.ids:
        return {"nobody": "nobody", "unclear": "somebody (unclear)", "not stated": "not stated"}.get(
            filler.unknown or "", ""
        )
    names = [graph.name(item) for item in filler.ids]
    if filler.mode == "one of":
        return f"one of {listed(names, 'or')} (not known which)"
    text = listed(names, "or" if filler.mode == "any" else "and")
    return (
        f"{text} together"
        if filler.mode == "together"
        else f"each of {text}"
        if filler.mode == "each" and len(names) > 1
        else text
    )


_BOUNDS = {"value from": ("from {", "over {"), "value below": ("below {", "up to {")}
"""How a bound reads that lies a penny above a whole amount: over £1m, up to £1m."""


def sentence(graph: Graph, fact: Fact) -> str:
    """The relation as one sentence with readable names."""
    parts: dict[str, str] = {}
    for role, filler in fact.roles.items():
        parts[role] = filled(graph, filler)
    for name, value in fact.fields.items():
        spec = fact.row.fields.get(name)
        if spec is not None and spec.type == "money" and isinstance(value, int | float):
            parts[name] = pounds(value)
        elif name == "power" and value in UNKNOWNS:
            continue  # what no paper names is not part of the sentence
        elif spec is not None and spec.type == "percent" and isinstance(value, int | float):
            parts[name] = per_cent(value)
        elif spec is not None and spec.type == "flag":
            parts[name] = name if value else f"not {name}"
        else:
            parts[name] = str(value).replace("_", " ") if name != "power" else str(value)
    reads = _CHAIRS if fact.kind == "member of" and fact.fields.get("chair") is True else fact.row.reads
    template = _plural(reads, fact.row.main[0]) if _is_plural(graph, fact.subject) else reads
    for name, (plain, exact) in _BOUNDS.items():
        bound = fact.fields.get(name)
        if isinstance(bound, int | float) and (whole := a_penny_above(bound)) is not None:
            template, parts[name] = template.replace(f"{plain}{name}", f"{exact}{name}"), pounds(whole)
    text = fill(template, parts)
    return f"not so: {text}" if fact.negated else text


_CHAIRS = "{who} chairs {to}[ as {capacity}]"
"""How a seat reads whose holder chairs."""


def plural(graph: Graph, ids: Iterable[str]) -> bool:
    """Do these take a verb in the plural: several, one group, or a collective such as the leaders of a place?"""
    named = tuple(ids)
    thing = graph.all_things.get(named[0]) if len(named) == 1 else None
    collective = getattr(thing, "kind", "") == "collective"
    return len(named) > 1 or (thing is not None and (thing.category == "group" or collective))


def agreeing(verb: str, *, many: bool) -> str:
    """A verb in the third person as its subject asks: ``decides`` or ``decide``, ``is`` or ``are``."""
    if not many:
        return verb
    first, _, rest = verb.partition(" ")
    if rest.startswith("or ") and rest[3:]:
        rest = f"or {agreeing(rest[3:], many=True)}"
    word = {"is": "are", "has": "have", "does": "do", "was": "were", "its": "their", "it": "they"}.get(first)
    return f"{word or first.removesuffix('s')} {rest}".strip()


def _is_plural(graph: Graph, filler: Filler) -> bool:
    if len(filler.ids) == 1:
        thing = graph.all_things.get(filler.ids[0])
        return filler.mode != "one of" and thing is not None and plural(graph, filler.ids)
    return len(filler.ids) > 1 and filler.mode in {None, "together"}


def _plural(template: str, subject: str) -> str:
    """The verb behind the subject in the plural: decides, decide; is, are; aligns or pools, align or pool."""
    before, place, after = template.partition("{" + subject + "} ")
    verbs = re.match(r"\w+( or \w+)?", after)
    if verbs is None:
        return template
    words = [{"is": "are", "has": "have"}.get(word, word.removesuffix("s")) for word in verbs[0].split(" ")]
    rest = re.sub(r"^ a ([\w-]+) of ", r" \1s of ", after[verbs.end() :])  # "is a member of": are members of
    return before + place + " ".join(words) + rest


def fill(template: str, parts: Mapping[str, str]) -> str:
    """A template with its {parts} filled in; a piece in [ ] is left out when one of its parts is empty."""

    def optional(match: re.Match[str]) -> str:
        inner = match.group(1)
        return inner if all(parts.get(name) for name in re.findall(_PART, inner)) else ""

    text = re.sub(_OPTIONAL, optional, template)
    return re.sub(_PART, lambda match: parts.get(match.group(1), "") or "not modelled", text)


def firmness(fact: Fact) -> str:
    """Status and basis where they are not the plain case, for example ``likely, inferred``; else empty."""
    words: list[str] = [fact.status] if fact.status != "in force" else []
    words += [fact.basis] if fact.basis != "stated" else []
    return ", ".join(words)


def source_text(fact: Fact) -> str:
    """Its sources, or a word for having none."""
    return "; ".join(str(source) for source in fact.sources) or "no source"
