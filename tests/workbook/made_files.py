"""Made-up scenarios as files: any thing and any relation, texts that would do harm, options that add, remove and change."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from govgraph.model.base import BASES, STATUSES, UNKNOWNS
from govgraph.model.record import STATEMENTS
from govgraph.model.things import SECTIONS
from govgraph.model.vocabulary import FieldSpec, RelationKind, vocabulary

HOSTILE = (
    "=1+1",
    "+44 1",
    "-1",
    "@x",
    "a; b",
    "a: b",
    "each: a",
    "[x]",
    "{x: y}",
    '"quoted"',
    "yes",
    "no",
    "not stated",
    "1.10",
    "311",
    " outer ",
    "line\nbreak",
    "tab\there",
    "_x0041_",
    "x (basis: law)",
    "'single'",
    "# a",
    "0x1F",
    "1e5",
    "TRUE",
    "12:30",
    "İcb",
    "e\u0301",
    "😀",
    "\u202eright to left",
    "null",
    "~",
    "- x",
    "? x",
    "100%",
    "2022-07-01",
    "£1m",
    "a  b",
    "A Board",
    "a board",
)
"""Texts that a workbook, a cell or YAML could take for something else."""

texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=14
)
ids = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
days = st.sampled_from(("2022-07-01", "2022-07", "spring 2023", "1 July 2022", "2022/23", "Q1 2023/24"))
sources = st.lists(
    st.sampled_from(("d s1", "d s2.3 b)", "d", "law NHS Act 2006 s65Z5"))
    | st.fixed_dictionaries({"place": st.just("d s9"), "variant": texts, "reason": texts}),
    min_size=1,
    max_size=3,
)


@st.composite
def common(draw: st.DrawFn) -> dict[str, Any]:
    """What every item may say."""
    return draw(
        st.fixed_dictionaries(
            {},
            optional={
                "status": st.sampled_from(STATUSES),
                "basis": st.sampled_from(BASES),
                "from": days,
                "source": sources,
                "note": texts,
            },
        )
    )


@st.composite
def things(draw: st.DrawFn, section: str) -> dict[str, Any]:
    """A thing of a section: its name, and any of the fields that name nothing else."""
    fields: dict[str, Any] = {"aliases": st.lists(texts, max_size=3), "comparator": st.booleans()}
    names = {field.alias or name for name, field in SECTIONS[section].model_fields.items()}
    more: dict[str, Any] = {
        "label": texts,
        "office": texts,
        "facts": st.dictionaries(texts, st.booleans() | texts, min_size=1, max_size=3),
        "complete": st.booleans(),
        "count": st.integers(0, 10**9),
        "tier": st.integers(1, 5),
        "purpose": texts,
        "amount": st.integers(0, 10**9)
        | st.sampled_from(("£2.5m", "not stated", "500k"))
        | st.floats(0, 1e9, allow_nan=False),
        "per year": st.integers(0, 400) | st.floats(0, 400, allow_nan=False),
        "reference": st.lists(texts, max_size=2),
        "surplus and deficit": texts,
        "class": texts,
        "links": st.lists(texts, max_size=2),
        "formerly": st.lists(texts, max_size=2),
        "identifiers": st.dictionaries(texts, texts, min_size=1, max_size=2),
    }
    fields |= {name: strategy for name, strategy in more.items() if name in names}
    said = draw(st.fixed_dictionaries({"name": texts}, optional=fields))
    return {**said, **draw(common())}


def _value(spec: FieldSpec) -> st.SearchStrategy[Any]:
    if spec.type == "money":
        return (
            st.integers(0, 10**9)
            | st.sampled_from(("£250k", "2.5m", "not stated"))
            | st.floats(0, 1e9, allow_nan=False)
        )
    if spec.type == "percent":
        return st.integers(0, 100) | st.just("12.5%")
    if spec.type == "flag":
        return st.booleans() | st.just("unclear")
    if spec.type == "terms":
        return st.sampled_from(("allowed", "barred", "not stated"))
    if spec.type == "power":
        return st.sampled_from(UNKNOWNS)
    return st.sampled_from(spec.words) if spec.words else texts


@st.composite
def _filler(draw: st.DrawFn, known: list[str]) -> Any:
    if not known or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(UNKNOWNS))
    several = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    form = draw(st.integers(0, 3))
    if form == 0:
        return several[0]
    if form == 1:
        return several
    if form == 2:
        return {draw(st.sampled_from(("each", "together", "any", "one of"))): several}
    return {"id": several[0], "basis": draw(st.sampled_from(BASES))}


@st.composite
def relations(draw: st.DrawFn, key: str, there: dict[str, str]) -> dict[str, Any]:
    """A relation of any kind, with the id ``key``, between things of these categories."""
    kind: RelationKind = vocabulary().kinds[draw(st.sampled_from(sorted(vocabulary().kinds)))]
    roles: dict[str, Any] = {}
    for role in kind.roles.values():
        if role.required or draw(st.integers(0, 5)) == 0:
            roles[role.name] = draw(_filler([name for name, category in there.items() if category in role.admits]))
    for name, spec in kind.fields.items():
        if name not in roles and draw(st.integers(0, 3)) == 0:
            roles[name] = draw(_value(spec))
    row = {"id": key, **roles, **draw(common())}
    if draw(st.integers(0, 5)) == 0:
        row["not"] = True
    return {kind.name: row}


@st.composite
def statements(draw: st.DrawFn, section: str) -> dict[str, Any]:
    """A statement of the record."""
    said: dict[str, Any] = {"says": draw(texts), **draw(common())}
    for name, field in STATEMENTS[section].model_fields.items():
        if field.is_required() and get_origin(field.annotation) is Literal:
            said[field.alias or name] = draw(st.sampled_from(get_args(field.annotation)))
    if section == "recommendations":
        said |= draw(st.fixed_dictionaries({}, optional={"number": texts, "parts": st.lists(texts, max_size=3)}))
    return said


@st.composite
def files(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """The files of a scenario: some things in two files, relations, a record, an option, a question."""
    keys = draw(st.lists(ids, min_size=2, max_size=8, unique=True))
    there: dict[str, str] = {}
    trees: dict[str, dict[str, Any]] = {
        "scenario.yaml": {
            "title": draw(texts),
            "date": "2023-04-01",
            "law": "none",
            "documents": {"d": {"title": draw(texts)}},
        }
    }
    sections = [name for name in SECTIONS if name != "acts"]
    for key in keys:
        section = draw(st.sampled_from(sections))
        file = trees.setdefault(draw(st.sampled_from(("bodies.yaml", "scenario.yaml"))), {})
        file.setdefault(section, {})[key] = draw(things(section))
        there[key] = SECTIONS[section].category
    rows = draw(st.integers(0, 6))
    for number in range(rows):
        file = trees.setdefault(draw(st.sampled_from(("bodies.yaml", "relations.yaml"))), {})
        file.setdefault("relations", []).append(draw(relations(f"r-{number}", there)))
    for number in range(draw(st.integers(0, 3))):
        section = draw(st.sampled_from([name for name in STATEMENTS if name != "assessments"]))
        trees["scenario.yaml"].setdefault(section, {})[f"st-{number}"] = draw(statements(section))
    if draw(st.booleans()):
        option: dict[str, Any] = {"option": "z", "name": draw(texts), "implications": draw(st.lists(texts, max_size=2))}
        option["add"] = {"bodies": {"new-one": draw(things("bodies"))}, "relations": [draw(relations("z-1", there))]}
        if rows:
            option["remove"] = ["r-0"]
        option["change"] = [{"of": keys[0], "to": {"name": draw(texts), **draw(common())}}]
        trees["options/z.yaml"] = option
    if draw(st.booleans()):
        trees["questions.yaml"] = {
            "q-1": {
                "text": draw(texts),
                "ask": {"show": keys[0]},
                "expect": {"names": draw(st.lists(texts, max_size=2))},
            }
        }
    return dict(sorted(trees.items()))
