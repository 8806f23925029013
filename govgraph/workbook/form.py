"""The form of a workbook: its sheets, their columns, and which sections of a scenario's files stand on them.

Sheets follow what a governance lead looks for: bodies, posts and people, rights, arrangements ... Columns come from the types
of the model and from the vocabulary: a field that is added there is a column here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from govgraph.model.base import BASES, STATUSES
from govgraph.model.kinds import OwnKind
from govgraph.model.processes import Process, Step
from govgraph.model.record import STATEMENTS, Criterion, Instrument, NotModelled
from govgraph.model.scenario import Document, GovernancePattern, Option, Question, Waiver
from govgraph.model.steps import step_verbs
from govgraph.model.things import SECTIONS
from govgraph.model.views import SavedView
from govgraph.model.vocabulary import RelationKind, vocabulary
from govgraph.records import replace
from govgraph.workbook.columns import (
    BOOKKEEPING,
    COMMON,
    OPTION,
    TYPE,
    WORDS,
    Column,
    Shape,
    column,
    common,
    of_model,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what it is for, its columns, and which sections of the files its rows belong to.

    ``parts`` gives the section of each word of the column Type; a sheet of one section has one, and no such column.
    ``kinds`` are the relations of a sheet of relations.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    parts: Mapping[str, str]
    kinds: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        """Has it a column that says which section a row belongs to?"""
        return len(self.parts) > 1


# -- the sheets ---------------------------------------------------------------------------------------------------------

_THINGS = (
    ("Bodies", "Boards, committees, trusts, councils, forums: whatever acts as one.", ("bodies",)),
    ("Posts and people", "Posts, and the people who hold them. Authority belongs to the post.", ("posts", "people")),
    (
        "Groups and levels",
        "Stand-ins for several bodies or posts (the NHS trusts), and levels such as Place.",
        ("groups", "levels"),
    ),
    (
        "Decisions and functions",
        "What is decided, the functions of statute behind it, and services.",
        ("decisions", "functions", "services"),
    ),
    ("Places and sectors", "Areas, and sectors such as primary care.", ("places", "sectors")),
    ("Agreements", "Constitutions, schemes of delegation, terms of reference, contracts, plans.", ("agreements",)),
    ("Funds", "Money set aside. Who pays in, hosts and manages it stands on the sheet Money.", ("funds",)),
    (
        "Meetings and priorities",
        "Meetings, priorities, and events on which a right may depend.",
        ("meetings", "priorities", "events"),
    ),
    ("Acts", "Decisions that were taken, on a day, by somebody.", ("acts",)),
)

_RELATIONS = (
    ("Rights", "Who decides, approves, recommends or is consulted, and who is responsible.", ("rights", "remit")),
    ("Arrangements", "Delegations, joint exercise, and who holds a function.", ("authority",)),
    (
        "Accountability",
        "Who answers to whom, who oversees, supports or speaks for whom.",
        ("accountability", "influence"),
    ),
    (
        "Members and leads",
        "Who sits where, holds which post, leads or appoints.",
        ("membership", "posts", "appointment"),
    ),
    ("Money", "Who pays in, hosts, manages, allocates and funds.", ("money",)),
    ("Structure", "Committees, parts, places covered, agreements, work, and what replaced what.", ()),
)


def _things(name: str, about: str, sections: tuple[str, ...]) -> Sheet:
    found: dict[str, Column] = {}
    for section in sections:
        for one in of_model(SECTIONS[section], "id", "name", "short", "aliases"):
            found.setdefault(one.name, one)
    rest = [one for one in found.values() if one.name not in COMMON]
    tail = [one for one in found.values() if one.name in COMMON]
    if not {"bodies", "posts", "groups"} & {*sections}:  # the kinds of the law are kinds of bodies and posts
        found = {key: replace(one, choices="") if one.choices == "Kinds" else one for key, one in found.items()}
        rest = [found[one.name] for one in rest]
    parts: dict[str, str] = {SECTIONS[section].category: section for section in sections}
    kind = (TYPE,) if len(parts) > 1 else ()
    return Sheet(name, about, (OPTION, *kind, *rest, *tail, *BOOKKEEPING), parts)


def _relations(name: str, about: str, carries: tuple[str, ...]) -> Sheet:
    named = {what for _, _, every in _RELATIONS for what in every}
    kinds = [
        kind
        for kind in vocabulary().kinds.values()
        if (kind.carries in carries if carries else kind.carries not in named)
    ]
    main = dict.fromkeys(role for kind in kinds for role in kind.main)
    shared = ("if", "unless", "where", "under")
    roles = dict.fromkeys((*main, *(role for kind in kinds for role in kind.roles if role not in shared), *shared))
    fields = dict.fromkeys(field for kind in kinds for field in kind.fields if field not in roles)
    columns = (
        OPTION,
        Column(
            "@relation", "Does what", choices=name, width=17, about="The relation: decides, delegates, member of ..."
        ),
        *(column(role, "role", usual=role in main, about=_ROLES.get(role, "")) for role in roles),
        *(replace(column(field, _of_field(field), usual=False), words=_words_of(field, kinds)) for field in fields),
        column(
            "conditions", "mapping", usual=False, about="Records that the law asks for, each yes, no or not stated."
        ),
        column("not", "flag", usual=False),
        *common(),
        column("id", usual=False),
        *BOOKKEEPING,
    )
    ordered = (columns[0], *(c for c in columns if c.name == "who"), *(c for c in columns[1:] if c.name != "who"))
    return Sheet(name, about, ordered, {}, tuple(kind.name for kind in kinds))


_ROLES = {
    "who": "Who does it: an id or a name; several with ; between. 'each: a; b' for each, 'together: a; b' for all together.",
    "what": "The matter, by id or name.",
    "to": "To whom, by id or name.",
    "for": "For whom, or on what.",
    "where": "The place for which alone it holds.",
    "if": "Only if this event is given.",
    "unless": "Not if this event is given.",
    "under": "The agreement that it rests on.",
}


def _words_of(name: str, kinds: Iterable[RelationKind]) -> tuple[str, ...]:
    """The words that a further fact may be in any of these relations; none where it may be anything in one of them."""
    specs = [kind.fields[name] for kind in kinds if name in kind.fields]
    if any(spec.type not in {"choice", "terms"} for spec in specs):
        return ()
    terms = ("allowed", "barred") if any(spec.type == "terms" for spec in specs) else ()
    return tuple(dict.fromkeys((*terms, *(word for spec in specs for word in spec.words))))


def _of_field(name: str) -> Shape:
    """Fields of one name have one type in the vocabulary, or are read as text."""
    types_ = {kind.fields[name].type for kind in vocabulary().kinds.values() if name in kind.fields}
    return shape_of_field(types_.pop()) if len(types_) == 1 else "text"


def shape_of_field(type_: str) -> Shape:
    """How the cell of a further fact of a relation is read."""
    shapes: dict[str, Shape] = {"money": "number", "percent": "number", "flag": "flag", "choice": "choice"}
    return shapes.get(type_, "text")


def shapes_of_kind(kind: RelationKind) -> dict[str, Shape]:
    """How the cells of a relation of this kind are read: ``for`` is a role of one kind and a fact of another."""
    fields = {name: shape_of_field(spec.type) for name, spec in kind.fields.items()}
    return {**fields, **dict.fromkeys(kind.roles, "role")}


@functools.cache
def shapes_of_section(section: str) -> Mapping[str, Shape]:
    """How the cells of the entries of a section are read, by the type of what stands in it."""
    model = SECTIONS.get(section) or STATEMENTS.get(section)
    return {one.name: one.shape for one in of_model(model)} if model is not None else {}


def _record() -> Sheet:
    found: dict[str, Column] = {}
    for model in STATEMENTS.values():
        for one in of_model(model, "id", "says", "about", "by", usual=False):
            known = found.get(one.name)
            if known is not None and known.shape != one.shape:
                one = replace(one, shape="any", usual=False)
            if known is not None:  # the words of one sort of statement may not be those of another
                one = replace(
                    one, words=tuple(dict.fromkeys((*known.words, *one.words))) if known.words and one.words else ()
                )
            found[one.name] = one
    usual = {"id", "says", "about", "by", "sort", "due", "state", *COMMON}
    rest = [one for one in found.values() if one.name not in COMMON]
    tail = [one for one in found.values() if one.name in COMMON]
    columns = [replace(c, usual=c.name in usual) for c in (*rest, *tail)]
    about = (
        "Judgements, requirements, recommendations, actions, milestones, assessments, open questions: what papers say."
    )
    parts = {model.kind: section for section, model in STATEMENTS.items()}
    return Sheet("Record", about, (OPTION, TYPE, *columns, *BOOKKEEPING), parts)


def _processes() -> Sheet:
    head = {one.name: one for one in of_model(Process, "name", without=("steps", "id"))}
    steps = of_model(Step, "does", "who", "what", "to", "through", "if", "due", "then", without=("id",))
    own = [one for one in head.values() if one.name not in COMMON]
    columns = (
        OPTION,
        column("process", about="The id of the process: the same in each of its rows."),
        *own,
        column("step", about="The id of the step, where another step leads to it."),
        *steps,
        *BOOKKEEPING,
    )
    about = "Steps in order. A row with a name begins a process; the rows below it are its steps."
    return Sheet("Processes", about, columns, {"process": "processes"})


def _criteria() -> Sheet:
    head = {one.name: one for one in of_model(Instrument, "name", "aliases", without=("id", "items", "themes"))}
    items = [
        one
        for one in of_model(Criterion, "theme", "stage", "says", "test", without=("id", "number"))
        if one.name not in head
    ]
    own = [one for one in head.values() if one.name not in COMMON]
    columns = (
        OPTION,
        column("list", about="The id of the list: the same in each of its rows."),
        *own,
        *items,
        *common(),
        column("number", "number", usual=False),
        *BOOKKEEPING,
    )
    about = "Lists of criteria. A row with a name begins a list (or, beside a theme, a theme); the rows below are its items."
    return Sheet("Criteria", about, columns, {"list": "instruments"})


def _plain_sheets() -> Iterator[Sheet]:
    yield Sheet(
        "Documents",
        "The papers that sources name, each by a short code.",
        (*of_model(Document, "code", "title", "by", "written", "file"), *BOOKKEEPING),
        {"document": "documents"},
    )
    yield Sheet(
        "Own kinds",
        "Kinds of bodies that no pack of law holds.",
        (*of_model(OwnKind, "id", "name"), *BOOKKEEPING),
        {"kind": "kinds"},
    )


def _last_sheets() -> Iterator[Sheet]:
    changed = (
        Column(
            "@option",
            "Option",
            choices="Options",
            width=9,
            about="The option; empty for a paper on top of an earlier one.",
        ),
        Column(
            "@does",
            "Does",
            choices="Changes",
            width=12,
            about="remove, change or merge; of an earlier paper: confirms, changes, ends or withdraws.",
        ),
        column("of", "ids", about="The id or name of a thing, or the id of a relation."),
        column(
            "relation",
            "any",
            about="In place of an id: the relation, and a line for what stands in it: decides, and below it who: ...",
        ),
        WORDS,
        Column(
            "to", "New values", "mapping", width=54, about="A line for each field, as who: Strategic Partnership Board."
        ),
        column("into", "ids", about="The body that takes the place of those that merge."),
        column("on", usual=False, about="The day from which it holds, where that is not the day of the paper."),
        *(one for one in common() if one.name in {"status", "basis", "source", "note"}),
        *BOOKKEEPING,
    )
    options = of_model(Option, "id", "name", "short", without=("add", "remove", "change", "merge"))
    ids = ("not said",)
    options = tuple(replace(c, shape="ids") if c.name in ids else c for c in options)
    yield Sheet(
        "Options", "Each option, and what the paper says of it.", (*options, *BOOKKEEPING), {"option": "options"}
    )
    yield Sheet(
        "What changes",
        "What an option removes, changes and merges; or what a later paper makes of an earlier one.",
        changed,
        {"change": "changes"},
    )
    questions = (
        *of_model(Question, "id", "text", "answer", without=("asks",))[:3],
        column(
            "ask",
            "mapping",
            about="What is asked, as who decides: priorities; option: b. A second question of the same id: in the row below.",
        ),
        column("expect", "mapping", about="What must stand in the answer, as deciders: [spb]."),
        *(one for one in of_model(Question, without=("id", "text", "answer", "asks"))),
        *BOOKKEEPING,
    )
    yield Sheet(
        "Questions", "Questions with their answers: `govgraph test` asks them.", questions, {"question": "questions"}
    )
    yield Sheet(
        "Left out",
        "What the papers say and the model leaves out, with the reason.",
        (OPTION, *of_model(NotModelled, "id", "what", "reason"), *BOOKKEEPING),
        {"row": "left out"},
    )
    yield Sheet(
        "Accepted",
        "Findings that are accepted, with the reason.",
        (*of_model(Waiver, without=("id",)), *BOOKKEEPING),
        {"waiver": "waivers"},
    )
    yield Sheet(
        "Forms",
        "Forms of governance to look for and to apply.",
        (*of_model(GovernancePattern, "id", "name", usual=False), *BOOKKEEPING),
        {"form": "patterns"},
    )
    yield Sheet(
        "Charts",
        "Charts that are kept under a name, with what they show.",
        (*of_model(SavedView, "id", "view", usual=False), *BOOKKEEPING),
        {"chart": "views"},
    )
    yield Sheet(
        "Further",
        "What has no sheet of its own.",
        (column("section"), column("entry"), column("value", "any"), *BOOKKEEPING),
        {"further": ""},
    )


SCENARIO = "Scenario"
"""The sheet of the title, the date and the place: a field and its value in each row."""

README, COLUMNS, RELATIONS, LISTS = "Read me", "Columns", "Relations", "Lists"
UNREAD = (README, COLUMNS, RELATIONS, LISTS)
"""Sheets that are there for readers: what stands in them is not read."""


@functools.cache
def sheets() -> Mapping[str, Sheet]:
    """Every sheet by name, in the order of the workbook."""
    made = (
        *_plain_sheets(),
        *(_things(*row) for row in _THINGS),
        *(_relations(*row) for row in _RELATIONS),
        _processes(),
        _record(),
        _criteria(),
        *_last_sheets(),
    )
    return {sheet.name: sheet for sheet in made}


@functools.cache
def sheet_of_relation() -> Mapping[str, str]:
    """The sheet on which each kind of relation stands."""
    return {kind: sheet.name for sheet in sheets().values() for kind in sheet.kinds}


@functools.cache
def sheet_of_section() -> Mapping[str, tuple[str, str]]:
    """The sheet of each section of a file, and its word in the column Type."""
    return {
        section: (sheet.name, word) for sheet in sheets().values() for word, section in sheet.parts.items() if section
    }


def column_of(sheet: Sheet, name: str) -> Column | None:
    """The column of a field on a sheet; None where it has none."""
    return _columns(sheet.name).get(name)


@functools.cache
def _columns(name: str) -> Mapping[str, Column]:
    return {one.name: one for one in sheets()[name].columns}


def choices(name: str) -> tuple[str, ...]:
    """The words to choose from in a list that does not depend on the scenario; none where there is no such list."""
    fixed: Mapping[str, tuple[str, ...]] = {
        "Status": STATUSES,
        "Basis": BASES,
        "Yes or no": ("yes", "no"),
        "Steps": tuple(step_verbs().verbs),
        "Changes": ("remove", "change", "merge", "confirms", "changes", "ends", "withdraws"),
    }
    if name in fixed:
        return fixed[name]
    sheet = sheets().get(name)
    return tuple(sheet.kinds or sheet.parts) if sheet is not None else ()
