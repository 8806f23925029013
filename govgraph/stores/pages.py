"""The store for people: its labels, types and properties as a page, with a picture, from the code's own tables.

Nothing here says again what the model, the vocabulary, the data dictionary or the cookbook say: it puts them in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from govgraph.law import blocks
from govgraph.law.blocks import Block, Code, HeadedTable, Heading, RunningText, SvgPicture
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import vocabulary
from govgraph.stores import dictionary, flat, schema
from govgraph.stores.cookbook import recipe, recipes
from govgraph.stores.dictionary import Label, Property, Type

TITLE = "The graph of govgraph in Neo4j"
_HEAD = ("Property", "Holds", "What it is")


def schema_markdown() -> str:
    """The page as Markdown; it has the words of the picture in its place."""
    return blocks.markdown(schema_blocks(picture=""))


def schema_html() -> str:
    """The page as one HTML file with the picture in it. Raises :class:`~govgraph.charts.errors.LayoutError`."""
    return blocks.page(schema_blocks(picture=schema_svg().decode()), TITLE)


def schema_svg() -> bytes:
    """The picture alone. Raises :class:`~govgraph.charts.errors.LayoutError`."""
    from govgraph.charts import drawn
    from govgraph.stores.schema_picture import picture

    return drawn(picture(TITLE, _words()), "svg").data


def schema_blocks(picture: str) -> tuple[Block, ...]:
    """The parts of the page, in order. ``picture``: the SVG; empty: its words alone."""
    parts = (
        _introduction(picture),
        _books(),
        _reading(),
        _rows(),
        _labels(),
        _types(),
        _forms(),
        _setup(),
        _cookbook(),
    )
    return tuple(block for part in parts for block in part)


# -- what it is -------------------------------------------------------------------------------------------------------


def _introduction(picture: str) -> Iterator[Block]:
    yield Heading(1, TITLE)
    yield RunningText(
        "What a person finds who opens the database in Neo4j's own browser, and what a program may rely on. Things are nodes, "
        "relations are relationships, both with their sources. Everything on this page is written from govgraph's own tables."
    )
    yield SvgPicture(picture, "The labels, and the types between them by what they carry", " ".join(_words()))
    yield RunningText(
        "Blue boxes hold the labels of things. A list on the way from one box to another names the types of relationships that "
        "lead there, and on their left what they carry. Which labels of a box may stand at the ends of a type is said in its table."
    )


def _words() -> tuple[str, ...]:
    """The picture in sentences."""
    from govgraph.stores.schema_picture import TITLES, lists

    words = []
    for (start, end), carried in lists().items():
        told = "; ".join(f"{carries} ({', '.join(names)})" for carries, names in carried.items())
        words.append(f"From '{TITLES[start]}' to '{TITLES[end]}': {told}.")
    return tuple(words)


def _books() -> Iterator[Block]:
    yield Heading(2, "Scenarios, versions and rows")
    for name, (one, other) in dictionary.BOOK_TYPES.items():
        yield RunningText(
            f"Many scenarios live in one database, each in versions: (:{one})-[:{name}]->(:{other}). A push writes a new version "
            "beside the current one and moves the property current of the scenario to it when all of it is there; what is cut "
            "off changes nothing. The rows of a version are the nodes with its v, and the relationships between them: none "
            "leads from one version into another."
        )
    for label in dictionary.BOOKS:
        yield from _label(label)


def _reading() -> Iterator[Block]:
    yield Heading(2, "How to read it safely")
    yield RunningText(
        "Begin every query with the scenario, and say {v: s.current} of the nodes that you begin from: what relationships lead "
        "to from there is of the same version. Without it, a query adds up the versions of all scenarios. Say too under which "
        "option: an option's name, or baseline, which is a name like any other and never null."
    )
    yield Code(recipe("delegations").query.rstrip(), "cypher")
    yield RunningText(
        "A property that is absent says that nobody stated it, never a value: let it pass, as the query does with IS NULL. A "
        "comparison alone drops it without a word. Chains are closures: ask for the ends with RETURN DISTINCT as in the query "
        "delegated-from, never for paths, whose number explodes."
    )
    yield RunningText(
        "Read only. What is changed by hand no longer agrees with its checksum, and govgraph refuses that version from then on; pushing the scenario again writes it anew."
    )


def _rows() -> Iterator[Block]:
    yield Heading(2, "What every row has")
    yield HeadedTable(
        "Every node of a version, beside the label GG", _HEAD, _properties((*dictionary.ROW, *dictionary.SEALS))
    )
    yield HeadedTable("Every relationship of a version", _HEAD, _properties((dictionary.RID, dictionary.SEALS[0])))
    yield RunningText(
        "Options: what an option adds has only_in, what it takes away not_in; what has neither is there in the baseline and in "
        "every option. A relation that an option changes is two relationships, the old one and the new one; a thing stays one node."
    )
    yield HeadedTable("What an option touches", _HEAD, _properties(dictionary.OPTIONS))
    yield HeadedTable("Every thing, every part of the record, every relation", _HEAD, _properties(dictionary.ITEM))


# -- labels -----------------------------------------------------------------------------------------------------------


def _labels() -> Iterator[Block]:
    for title, says, labels in (
        ("Labels of things", "Who and what exists.", dictionary.things()),
        (
            "Labels of the record",
            "What somebody says about the things; shown beside what is computed, never fed into it.",
            dictionary.record(),
        ),
        (
            "Labels of the scenario's own papers",
            "From these a scenario is read back whole, with its options as they were written.",
            dictionary.of_the_scenario(),
        ),
        (
            "Labels of ends that are no things",
            "So that what a source leaves open can be seen and asked for.",
            dictionary.ENDS,
        ),
    ):
        yield Heading(2, title)
        yield RunningText(says)
        shared = [row for row in labels[0].shared if row not in dictionary.ITEM]
        if shared and all(set(shared) <= set(label.shared) for label in labels):
            yield HeadedTable(f"{title}: properties of all, beside those of every item", _HEAD, _properties(shared))
        for label in labels:
            yield from _label(label)
    yield Heading(2, "What stands in JSON text alone")
    yield RunningText(
        "A property whose name ends in _json holds JSON text. In it '=' names one of these classes, '@' the place where it was written."
    )
    yield HeadedTable(
        "Classes",
        ("Class", "What it is"),
        tuple((model.__name__, _plain(dictionary.summary(model))) for model in dictionary.only_in_json()),
    )


def _label(label: Label) -> Iterator[Block]:
    yield Heading(3, label.name, f"label-{label.name}")
    yield RunningText(_plain(label.says))
    if label.own:
        yield HeadedTable(f":{label.name}", _HEAD, _properties(label.own))


def _properties(rows: Iterable[Property]) -> tuple[tuple[str, ...], ...]:
    return tuple((row.name, row.holds, _plain(row.says)) for row in rows)


# -- types ------------------------------------------------------------------------------------------------------------


def _types() -> Iterator[Block]:
    yield Heading(2, "Types of relationships")
    yield RunningText(
        "A relation is one relationship for each pair of those who stand in its two main roles, all with the same rid and each "
        "with everything that the relation says. The words in braces are its roles; a part in brackets is said only where its "
        "role is filled. Only what carries authority passes authority on: money, influence, membership and the rest never do."
    )
    yield HeadedTable(
        "Words for what may stand at an end",
        ("Word", "Labels"),
        tuple((word, _these(categories)) for word, categories in vocabulary().fillers.items()),
    )
    known = {row.name for row in dictionary.ITEM}
    every = [row for row in dictionary.relation_properties() if row.name not in known]
    yield HeadedTable("Every relation, beside what every item has", _HEAD, _properties(every))
    yield HeadedTable(
        "Of the roles of every relation; ROLE stands for the name of a role",
        _HEAD,
        _properties(dictionary.common_properties()),
    )
    rows = sorted(dictionary.relation_types(), key=lambda row: _order().index(row.carries))
    for carries, found in groupby(rows, key=lambda row: row.carries):
        yield Heading(3, f"What carries {carries}", f"carries-{carries}")
        yield HeadedTable(
            f"Types that carry {carries}",
            ("Type", "What it says, from what, to what", "Properties of its own"),
            tuple(
                (row.name, f"{row.reads}. From: {_end(row.start)}. To: {_end(row.end)}.", _own(row)) for row in found
            ),
        )
    yield Heading(3, "What says again what a property says", "derived")
    yield RunningText("These are there for people and for walks; whoever reads a scenario back leaves them out.")
    names = ", ".join(row.name for row in dictionary.DERIVED_PROPERTIES)
    yield HeadedTable(
        "Derived types",
        ("Type", "From", "To", "Properties"),
        tuple((name, start, end, names) for name, (start, end) in dictionary.DERIVED_TYPES.items()),
    )


def _order() -> list[str]:
    return list(dict.fromkeys(row.carries for row in dictionary.relation_types()))


def _end(admits: frozenset[str]) -> str:
    """What may stand at an end: a word of the vocabulary, or the labels themselves."""
    words = [word for word, categories in vocabulary().fillers.items() if categories == admits and len(admits) > 1]
    return words[0] if words else _these(admits)


def _these(categories: Iterable[str]) -> str:
    found = frozenset(categories)
    return ", ".join(model.__name__ for model in SECTIONS.values() if model.category in found)


def _own(row: Type) -> str:
    return "; ".join(f"{p.name} ({p.holds}{', ' if p.says else ''}{p.says})" for p in row.own) or "none"


# -- forms, constraints, queries --------------------------------------------------------------------------------------


def _forms() -> Iterator[Block]:
    yield Heading(2, "The flat form: dates, money, and what Neo4j cannot hold")
    yield HeadedTable("From the model to the store", ("In the model", "In the store"), flat_forms())
    yield RunningText(
        "Any property may stand as JSON text under its name with _json instead, where its value has no other form: a whole number "
        "beyond 64 bits, a source with a variant."
    )


def flat_forms() -> tuple[tuple[str, str], ...]:
    """The table in the description of the module that makes the flat form: what it was, what it is in the store."""
    lines = (flat.__doc__ or "").splitlines()
    first, second, last = (number for number, line in enumerate(lines) if line.startswith("==="))
    cut = lines[first].rindex(" ") + 1
    rows: list[tuple[str, str]] = []
    for line in lines[second + 1 : last]:
        name, says = _plain(line[:cut].strip()), _plain(line[cut:].strip())
        rows.append((name, says) if name else (rows[-1][0], f"{rows.pop()[1]} {says}"))
    return tuple(rows)


def _setup() -> Iterator[Block]:
    yield Heading(2, "Constraints and indexes")
    yield RunningText(
        "Made by the first push, before anything is loaded. Neo4j Community has uniqueness constraints only."
    )
    yield Code(";\n".join(schema.CONSTRAINTS), "cypher")


def _cookbook() -> Iterator[Block]:
    yield Heading(2, "Queries to start from")
    yield RunningText("'govgraph neo4j cookbook NAME' prints one, ready for the browser.")
    for found in recipes():
        yield Heading(3, found.name, f"query-{found.name}")
        yield RunningText(found.asks)
        yield Code(f"{found.setting}{found.query}".rstrip(), "cypher")


def _plain(text: str) -> str:
    """A description without the marks of the code's own documentation."""
    return text.replace("``", "").replace("*met*", "met")
