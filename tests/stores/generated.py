"""Generated things, relations and whole scenarios: what people write, and what nobody should."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from govgraph.diagnostics import Mark
from govgraph.loader.overlay import passed_on
from govgraph.model.base import BASES, STATUSES, UNKNOWNS, Source
from govgraph.model.dates import Moment, Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.record import Claim, Pattern, Test
from govgraph.model.scenario import Document, Layer, Option, Scenario, Selection
from govgraph.model.things import Body, Function, Fund, Group, Place, Post
from govgraph.model.vocabulary import FieldSpec, vocabulary

HOSTILE = (
    "x' RETURN 1 //",
    '"}) DETACH DELETE n //',
    "`name`",
    "{v: $v}",
    "$v",
    "line\nbreak",
    "tab\tbed",
    "NUL\x00byte",
    "}} {{",
    "\\u0000",
    "'; DROP",
    "é",
    "e\u0301",
    "\u202eright to left",
    "😀",
    "ICB",
    "icb",
    "İcb",
)
"""Texts that would do harm if they were ever part of a statement; ids that differ in case or in form only."""

texts = (
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.sampled_from(HOSTILE) | st.just("long " * 500)
)
ids = (
    st.sampled_from(("a", "A", "b", "spb", "icb", "ple"))
    | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
        lambda text: not text.startswith("?")
    )
    | st.sampled_from(HOSTILE)
)
moments = st.one_of(
    st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(lambda day: Moment.model_validate(day.isoformat())),
    st.sampled_from(("2022-07", "July 2022", "2022", "spring 2023", "2022/23", "winter 2022")).map(
        Moment.model_validate
    ),
)
spans = st.one_of(
    st.just(Span()),
    moments.map(lambda moment: Span(start=moment)),
    moments.map(lambda moment: Span(until=moment)),
    st.just(Span.model_validate({"start": "2022-07-01", "until": "2022/23"})),
)
words = st.text("abcXYZ019", min_size=1, max_size=6)
sources = st.builds(
    Source, document=words | texts, at=st.sampled_from(("", "s2.2.3 b)", "law")) | texts, variant=st.just("") | texts
)
whole_numbers = st.integers(-(2**63) - 5, 2**63 + 5)
money = st.floats(0, 1e12, allow_nan=False) | st.sampled_from((0.1, 0.001, 1e15, 2.5e6))
common: dict[str, Any] = {
    "status": st.sampled_from(STATUSES),
    "basis": st.sampled_from(BASES),
    "span": spans,
    "note": texts,
    "sources": st.lists(sources, max_size=3).map(tuple),
}
answers = st.dictionaries(texts, st.booleans() | texts, max_size=3)


@st.composite
def things(draw: st.DrawFn, key: str) -> Any:
    """One thing called ``key``."""
    shared = {name: draw(strategy) for name, strategy in common.items()} | {"name": draw(texts)}
    return draw(
        st.one_of(
            st.builds(
                Body,
                id=st.just(key),
                kind=st.sampled_from(("", "icb", "not stated", "forum")),
                facts=answers,
                aliases=st.lists(texts, max_size=3).map(tuple),
                **_just(shared),
            ),
            st.builds(Post, id=st.just(key), sector=st.lists(ids, max_size=2).map(tuple), **_just(shared)),
            st.builds(
                Group,
                id=st.just(key),
                members=st.lists(ids, max_size=3, unique=True).map(tuple),
                complete=st.sampled_from((True, False, None)),
                count=st.integers(0, 2**70) | st.none(),
                **_just(shared),
            ),
            st.builds(Fund, id=st.just(key), amount=money | st.none(), facts=answers, **_just(shared)),
            st.builds(Function, id=st.just(key), references=st.lists(texts, max_size=2).map(tuple), **_just(shared)),
            st.builds(Place, id=st.just(key), **_just(shared)),
        )
    )


def _just(values: dict[str, Any]) -> dict[str, Any]:
    return {name: st.just(value) for name, value in values.items()}


@st.composite
def fillers(draw: st.DrawFn, known: st.SearchStrategy[str]) -> Filler:
    """What stands in a role: things, or a way of not knowing."""
    if draw(st.integers(0, 3)) == 0:
        return Filler(unknown=draw(st.sampled_from((*UNKNOWNS, None))), basis=draw(st.sampled_from((None, "inferred"))))
    return Filler(
        ids=tuple(draw(st.lists(known, min_size=1, max_size=3))),
        basis=draw(st.sampled_from((None, *BASES))),
        mode=draw(st.sampled_from((None, "each", "together", "any", "one of"))),
    )


@st.composite
def facts(draw: st.DrawFn, key: str, known: st.SearchStrategy[str]) -> Fact:
    """One relation of any kind, its roles in any order, many of them not stated."""
    row = vocabulary().kinds[draw(st.sampled_from(sorted(vocabulary().kinds)))]
    roles = draw(st.permutations(sorted(row.roles)).map(lambda order: order[:4]))
    fields = draw(st.lists(st.sampled_from(sorted(row.fields)), unique=True, max_size=4)) if row.fields else []
    return Fact(
        id=key,
        kind=row.name,
        roles={role: draw(fillers(known)) for role in roles},
        fields={name: draw(values(row.fields[name])) for name in fields},
        conditions=draw(st.dictionaries(texts, st.booleans() | st.none(), max_size=2)),
        negated=draw(st.booleans()),
        **{name: draw(strategy) for name, strategy in common.items()},
    ).written_at(Mark("nowhere/relations.yaml", draw(st.integers(1, 9)), 3))


def values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """A value of a field of a relation."""
    if spec.type == "money":
        return money | st.integers(0, 10**6)
    if spec.type == "flag":
        return st.booleans()
    return st.sampled_from(spec.words) if spec.words else texts | whole_numbers


@st.composite
def layers(draw: st.DrawFn, prefix: str = "") -> Layer:
    """A few things, relations between them (some with themselves, some parallel, some to nobody), a statement."""
    keys = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    known = st.sampled_from(keys)
    pairs = draw(st.lists(ids, max_size=6, unique=True))
    claim = Claim(
        id=f"{prefix}claim", says=draw(texts), about=(keys[0],), test=Test(relations=(Pattern(kind="holds"),))
    )
    return Layer(
        things={key: draw(things(key)) for key in keys},
        facts={f"{prefix}{key}": draw(facts(f"{prefix}{key}", known)) for key in pairs},
        statements={claim.id: claim},
    )


@st.composite
def scenarios(draw: st.DrawFn, name: str = "generated") -> Scenario:
    """A baseline, and an option that adds, replaces and removes."""
    baseline = passed_on(draw(layers()))  # as files are read: a relation that says no status is as firm as its bodies
    removed = draw(st.sampled_from((*baseline.things, *baseline.facts)))
    added = draw(layers("b-"))
    option = Option(id="b", name=draw(texts), add=added, remove=(Selection(id=removed),))
    second = Option(id="c", name="c", stands_on=("b",), remove=(Selection(id=next(iter(added.things))),))
    return Scenario(
        name=name,
        title=draw(texts),
        folder=Path("nowhere"),
        date=date(2022, 7, 1),
        baseline=baseline,
        documents={"d": Document(code="d", title=draw(texts))},
        options={"b": option, "c": second},
    )
