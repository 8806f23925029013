"""Things as boxes: what they are called, what they are, and how their outlines are drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.charts.plan import Bullet, PlanBox
from govgraph.charts.scene import Firm, Outline
from govgraph.graph import Graph
from govgraph.model.base import Item
from govgraph.model.dates import day_words
from govgraph.model.scenario import BASELINE
from govgraph.model.things import Body, Fund, Group, Level, Post, Thing
from govgraph.reading.short_names import short_name, short_option

_LONG = 44
"""Letters from which a chart uses the short name."""
_LISTED = 3
"""Members that a group's box names; of more it says how many."""
_OUTLINES: dict[str, Outline] = {
    "post": "post",
    "person": "post",
    "level": "informal",
    "fund": "fund",
    "decision": "matter",
    "function": "matter",
    "service": "matter",
    "agreement": "matter",
    "priority": "matter",
    "sector": "group",
}


def node(graph: Graph, item: str, *, bullets: Sequence[Bullet] = (), base: Graph | None = None) -> PlanBox:
    """The box of a thing. ``base``: the graph without the option, to tell what the option adds."""
    thing = graph.all_things[item]
    name = thing.name if len(thing.name) <= _LONG else short_name(graph, item)
    added = base is not None and not graph.is_baseline and item not in base.things
    return PlanBox(
        item,
        (item,),
        name,
        kind_words(graph, thing),
        bullets=tuple(bullets),
        outline=outline(graph, thing),
        firm=firm(graph, thing),
        several=isinstance(thing, Group),
        change="added" if added else "",
        full=thing.name,
    )


def outline(graph: Graph, thing: Thing) -> Outline:
    """A legal body, a committee of one, something that is no legal body, or what else it is."""
    if thing.category in _OUTLINES:
        return _OUTLINES[thing.category]
    if thing.category == "body" and graph.parents(thing.id):
        return "committee"
    kind = str(getattr(thing, "kind", ""))
    if graph.registry.has_kind(kind):
        if graph.registry.is_legal_person(kind):
            return "legal"
        if graph.registry.is_forum(kind):
            return "informal"
    return "group"


def firm(graph: Graph, thing: Thing) -> Firm:
    """How its outline is drawn: what is not there yet on the day is drawn as foreseen."""
    if thing.tier == "past" or graph.life(thing).state == "ended":
        return "ended"
    return "foreseen" if thing.tier != "settled" or graph.life(thing).state == "not yet" else "settled"


def status_words(graph: Graph, thing: Thing) -> str:
    """``proposed``, ``from 1 July 2022``; empty for what is in force."""
    words = [thing.status] if thing.status != "in force" else []
    return ", ".join([*words, later] if (later := coming(graph, thing)) else words)


def coming(graph: Graph, item: Item) -> str:
    """``from 1 July 2022`` for what begins after the day; empty for what is there, or over."""
    life = graph.life(item)
    if life.state != "not yet":
        return ""
    return f"from {day_words(life.start)}" if life.start else "not yet there"


def kind_words(graph: Graph, thing: Thing) -> str:
    """What it is, in the words of the papers or of the law, unless its name says so; and its status."""
    item_id = thing.id
    status = status_words(graph, thing)
    words = ""
    if isinstance(thing, Group):
        named = [short_name(graph, member) for member in thing.members]
        words = ", ".join(named) if 0 < len(named) <= _LISTED else f"{len(named)} are named" if named else ""
    elif isinstance(thing, Body):
        found = graph.registry.find_kind(thing.kind)
        words = thing.label or (found.name if found else "")
        above = [
            graph.things[item] for fact in graph.parents(item_id) for item in fact.object.ids if item in graph.things
        ]
        if words and len(above) == 1 and "committee" in words.lower() and " of " not in words:
            words = f"{words} of {short_name(graph, above[0].id)}"
    elif isinstance(thing, Post):
        words = (thing.office or "").replace("_", " ")
    elif isinstance(thing, Level):
        words = "level"
    elif isinstance(thing, Fund):
        words = ""
    if _letters(words) in _letters(thing.name):
        words = ""
    said = ", ".join(word for word in (words, status) if word)
    return said[:1].upper() + said[1:]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def option_words(graph: Graph) -> str:
    """``Now``, ``Option b``, or the short name of the option: the beginning of a title."""
    option = graph.scenario.options.get(graph.option)
    if graph.option == BASELINE or option is None:
        return "Now"
    if len(option.id) <= _ID:
        return f"Option {option.id}"
    name = short_option(option).strip() or option.id
    return name[:1].upper() + name[1:]


_ID = 2


def subtitle(graph: Graph) -> str:
    """The scenario, the day and the option."""
    option = graph.scenario.options.get(graph.option)
    place = graph.name(graph.place) if graph.place else ""
    words = [_scenario(graph.scenario.title)]
    if place and place not in graph.scenario.title:
        words.append(place)
    said = f"{', '.join(words)}, {day_words(graph.day)}"
    if option is not None and option.name and len(option.id) <= _ID and option.name.lower() != f"option {option.id}":
        said += f": {short_option(option)}"
    return f"{said}."


def _scenario(title: str) -> str:
    """The title of a scenario, or its beginning where that stands for itself and the whole is long."""
    start = re.split(r"[,:;(]| [-\u2013\u2014] ", title, maxsplit=1)[0].strip()
    return start if len(title) > _TITLE and len(start) >= _START else title


_TITLE, _START = 44, 6


def sources(graph: Graph, facts: Sequence[Item]) -> str:
    """The documents that a chart rests on, as a note; empty where none has a source."""
    codes = dict.fromkeys(source.document for fact in facts for source in fact.sources)
    titles = [graph.scenario.documents[code].title for code in codes if code in graph.scenario.documents]
    law = ["statute"] if "law" in codes else []
    if len(titles) > _SOURCES:
        titles = [*titles[: _SOURCES - 1], f"{len(titles) - _SOURCES + 1} other documents"]
    said = [*titles, *law]
    return f"Source{'s' if len(said) > 1 else ''}: {'; '.join(said)}." if said else ""


_SOURCES = 3
