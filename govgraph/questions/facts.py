"""Relations by kind and role: ``facts --kind "member of" --to spb``; every role of the vocabulary is a filter.

A thing in a role is also found through a group that names it, and the row says so. A role may be asked for as
``not stated``, ``nobody`` or ``unclear``. Relations that the source denies are listed and never counted as there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.answer import Answer, Ids, Line
from govgraph.diagnostics import did_you_mean
from govgraph.graph.names import normal
from govgraph.graph.sentences import fill, shortened
from govgraph.graph.sentences import listed as joined
from govgraph.model.amounts import money
from govgraph.model.base import BASES, STATUSES, UNKNOWNS
from govgraph.model.facts import Fact, Filler
from govgraph.model.scenario import UnknownName
from govgraph.model.things import Group
from govgraph.model.vocabulary import RelationKind, vocabulary
from govgraph.questions.facts_result import Facts, matching_facts
from govgraph.questions.facts_words import headline
from govgraph.questions.listing import (
    COLUMNS,
    any_thing,
    as_tuple,
    by_tier,
    listed,
    mentioned,
    named,
    names,
    relations_of,
    row,
    words,
)
from govgraph.questions.nearest_relation import beside, said
from govgraph.questions.verbs import Parameter, Verb, reading
from govgraph.reading.actors import behind, named_by

if TYPE_CHECKING:
    from govgraph.graph import Graph


def roles() -> tuple[str, ...]:
    """Every role of the vocabulary, in the order in which kinds name them."""
    return tuple(dict.fromkeys(role for kind in vocabulary().kinds.values() for role in (*kind.main, *kind.roles)))


def kind_named(text: str) -> RelationKind:
    """A kind of relation by its name (case, dashes and a bare verb form do not matter). Raises UnknownName."""
    kinds = vocabulary().kinds
    forms = {form: kind for kind in kinds.values() for form in (normal(kind.name), normal(bare(kind.name)))}
    found = forms.get(normal(text))
    if found is None:
        raise UnknownName(
            f"there is no relation '{text}': {did_you_mean(text, kinds) or 'expected one of: ' + ', '.join(kinds)}"
        )
    return found


def bare(kind: str) -> str:
    """``decide`` for ``decides``, ``sign off`` for ``signs off``: the verb after can or does."""
    first, _, rest = kind.partition(" ")
    if first in {"is", "of", "as"} or not first.endswith("s") or first.endswith("ss"):
        return kind
    stem = first[:-2] if first.endswith(("shes", "sses", "ches")) else first[:-1]
    return f"{stem} {rest}".strip()


@dataclass(frozen=True, slots=True)
class Matching:
    """The relations that match, and what was asked for.

    ``kinds`` and ``things``: kinds of relation, and what stands anywhere in them. ``roles``: what stands in which role,
    as ids or words for not knowing. ``fields`` and ``other``: values of fields, and what a relation carries, how firm it
    is and why it is said. ``facts``: the relations, the firmest first. ``through``: by relation that is found through a
    group: that group. ``near``: where there is none, what comes nearest. ``nobody``: somebody is asked for in a role of
    a kind, and no relation names anybody.
    """

    kinds: tuple[RelationKind, ...]
    things: Ids
    roles: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, Any]
    other: Mapping[str, Any]
    facts: tuple[Fact, ...]
    through: Mapping[str, str]
    near: tuple[Fact, ...]
    nobody: bool

    @property
    def chair(self) -> bool:
        """Is it asked only who chairs?"""
        return list(self.fields) == ["chair"]


def answer(
    graph: Graph,
    *,
    kind: Any = None,
    about: Any = None,
    carries: Any = None,
    status: Any = None,
    basis: Any = None,
    **filters: Any,
) -> Answer[Facts]:
    """The relations that match every filter.

    ``kind``: kinds of relation (any of them). ``about``: things that stand in any role (all of them). ``carries``:
    what the kind passes on (authority, rights, membership ...). ``status``, ``basis``: words of the vocabulary.
    Every other name is a role (``who``, ``to``, ``what``, ``for_`` ...), with a thing, several (any of them) or a
    word for not knowing, or a field of the kind (``chair=True``, ``manner="matrix"``).
    Raises UnknownName for a kind, role or word that is not there, and NotFound or AmbiguousName for a thing.
    """
    other = {"carries": carries, "status": status, "basis": basis}
    return to_answer(graph, matching(graph, as_tuple(kind), as_tuple(about), other, filters))


def matching(
    graph: Graph, kind: tuple[str, ...], about: tuple[str, ...], other: Mapping[str, Any], filters: Mapping[str, Any]
) -> Matching:
    """The relations that match every filter: see :func:`answer`."""
    kinds = tuple(kind_named(text) for text in kind)
    by_role, by_field = _split(kinds, filters)
    carries, status, basis = (as_tuple(other[name]) for name in ("carries", "status", "basis"))
    _known(status, STATUSES, "status")
    _known(basis, BASES, "basis")
    _known(carries, {kind.carries for kind in vocabulary().kinds.values()}, "what a relation carries")
    wanted = {role: _wanted(graph, value) for role, value in by_role.items()}
    things = tuple(any_thing(graph, text).id for text in about)
    pool = _pool(graph, (*things, *(item for found in wanted.values() for item in found)))
    if any(kind.name == "member of" for kind in kinds) and not _seats(graph, wanted.get("to", {})):
        pool = (*pool, *_in_groups(graph, wanted.get("to", {})))
    found: dict[str, Fact] = {}
    groups: dict[str, str] = {}
    for fact in pool:
        if (kinds and fact.row not in kinds) or (carries and fact.row.carries not in carries):
            continue
        if (status and fact.status not in status) or (basis and fact.basis not in basis):
            continue
        if not all(_field_matches(fact, name, value) for name, value in by_field.items()):
            continue
        through = _through(graph, fact, things, wanted)
        if through is not None:
            found[fact.id], groups[fact.id] = fact, through
    facts = tuple(by_tier(found.values()))
    roles_ = {
        role: tuple(text if text in UNKNOWNS else any_thing(graph, text).id for text in as_tuple(value))
        for role, value in by_role.items()
    }
    chair = list(by_field) == ["chair"]
    plain = bool(kinds) and not facts and not things and (chair or not by_field) and not any(other.values())
    near = beside(graph, kinds, roles_, chair=chair) if plain else ()
    nobody = plain and bool(roles_) and not any(set(UNKNOWNS) & set(items) for items in roles_.values())
    passed = {fact.id: groups[fact.id] for fact in facts if groups[fact.id]}
    return Matching(kinds, things, roles_, by_field, other, facts, passed, near, nobody)


def to_answer(graph: Graph, found: Matching) -> Answer[Facts]:
    """The relations that match, in words."""
    facts, near = found.facts, found.near
    rows = tuple(row(graph, fact, _remark(graph, found.through.get(fact.id, ""))) for fact in facts)
    opened = behind(graph, (item for fact in facts if not fact.negated for item in mentioned([fact])))
    silent = said(graph, found.kinds, found.roles, near, chair=found.chair) if found.nobody else ""
    return Answer(
        reading=reading(
            graph,
            "facts",
            _question(graph, found),
            {role: items[0] for role, items in found.roles.items() if items and items[0] not in UNKNOWNS},
            kind=[kind.name for kind in found.kinds],
            about=list(found.things),
            **found.fields,
            **found.other,
        ),
        headline=silent or headline(graph, found.kinds, facts),
        lines=(
            *(Line(label=f"{number}", text=_line(texts)) for number, texts in enumerate(rows, start=1)),
            *(Line(label="Nearest", text=_line(row(graph, fact, ""))) for fact in near),
        ),
        columns=COLUMNS,
        rows=rows,
        result=matching_facts(graph, found),
        names=names(graph, mentioned((*facts, *near)) | set(opened.ids)),
        notes=(
            f"Others may stand behind {shortened([graph.name(item) for item in sorted(opened.open)])}: no paper says that their lists are complete.",
        )
        if opened.open
        else (),
    )


def _question(graph: Graph, found: Matching) -> str:
    """``Who appoints the Chair of SPB?`` where one kind is asked of; else what is recorded, and of whom."""
    kinds, things = found.kinds, found.things
    if len(kinds) == 1 and kinds[0].main[0] not in found.roles and kinds[0].reads.startswith(f"{{{kinds[0].main[0]}}}"):
        kind = kinds[0]
        parts = {
            role: joined([graph.name(item) for item in items if item not in UNKNOWNS])
            for role, items in found.roles.items()
        }
        parts |= {role: "what" if role == "what" else "whom" for role in kind.main[1:] if role not in parts}
        reads = fill(kind.reads, {**parts, kind.main[0]: "who"})
        rest = f" (about {named(graph, things)})" if things else ""
        return f"{reads[:1].upper()}{reads[1:]}{rest}?"
    if things and not kinds and not found.roles:
        return f"What is recorded about {joined([graph.name(item) for item in things])}?"
    asked = "; ".join(_asked(graph, found))
    return f"What is recorded{f' with {asked}' if asked else ''}?"


def _asked(graph: Graph, found: Matching) -> Iterator[str]:
    """Each thing that was asked for, in words."""
    if found.kinds:
        yield f"kind {listed(kind.name for kind in found.kinds)}"
    for role, items in found.roles.items():
        yield f"{role} {named(graph, items)}"
    for name, value in found.fields.items():
        yield f"{name} {str(value).lower() if isinstance(value, bool) else value}"
    if found.things:
        yield f"about {named(graph, found.things)}"
    for name, value in found.other.items():
        if value:
            yield f"{name} {listed(as_tuple(value))}"


def _split(kinds: tuple[RelationKind, ...], filters: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    among = kinds or tuple(vocabulary().kinds.values())
    role_names = {role for kind in among for role in (*kind.main, *kind.roles)}
    field_names = {field for kind in among for field in kind.fields}
    by_role: dict[str, Any] = {}
    by_field: dict[str, Any] = {}
    for raw, value in filters.items():
        name = raw.rstrip("_").replace("_", " ").replace("-", " ")
        if value is None or value == ():
            continue
        if name in role_names:
            by_role[name] = value
        elif name in field_names:
            by_field[name] = value
        else:
            of = listed(kind.name for kind in kinds) if kinds else "no relation"
            hint = did_you_mean(name, role_names | field_names) or f"roles are: {listed(sorted(role_names))}"
            raise UnknownName(f"{of} has {'no' if kinds else 'a'} role or field '{name}': {hint}")
    return by_role, by_field


def _known(given: tuple[str, ...], known: Any, what: str) -> None:
    for word in given:
        if word not in known:
            raise UnknownName(
                f"'{word}' is not a {what}: {did_you_mean(word, known) or 'expected one of: ' + listed(sorted(known))}"
            )


def _wanted(graph: Graph, value: Any) -> dict[str, str]:
    """What is looked for in a role: each id or word, and the group through which it is found ("" for itself)."""
    out: dict[str, str] = {}
    for text in as_tuple(value):
        if text in UNKNOWNS:
            out[text] = ""
            continue
        for item, through in named_by(graph, any_thing(graph, text).id).items():
            if out.get(item) != "":
                out[item] = through
    return out


def _pool(graph: Graph, ids: tuple[str, ...]) -> tuple[Fact, ...]:
    outside = [item for item in ids if item in graph.all_things and item not in graph.things]
    beyond = {fact.id: fact for item in outside for fact in relations_of(graph, item)}
    return (*graph.facts.values(), *beyond.values())


def _seats(graph: Graph, asked: Mapping[str, str]) -> bool:
    """Does a paper say who sits there? Then the list of a group is who it stands for, and not who sits with them."""
    return any(graph.where("member of", to=item) for item, through in asked.items() if not through)


def _in_groups(graph: Graph, asked: Mapping[str, str]) -> Iterator[Fact]:
    """Who belongs to a group that is asked about: its list of members is no relation, and tells the same."""
    for item, through in asked.items():
        group = graph.things.get(item)
        if isinstance(group, Group) and group.members and not through:
            roles = {"who": Filler(ids=group.members), "to": Filler(ids=(group.id,))}
            yield Fact(
                id=f"members of {group.id}",
                kind="member of",
                roles=roles,
                status=group.status,
                basis=group.basis,
                span=group.span,
                sources=group.sources,
                option=group.option,
            )


def _through(graph: Graph, fact: Fact, things: tuple[str, ...], wanted: Mapping[str, Mapping[str, str]]) -> str | None:
    """The groups through which a relation matches (joined; "" when directly); None when it does not match."""
    groups: list[str] = []
    for role, found in wanted.items():
        hits = [word for word in words(fact.role(role)) if word in found]
        if not hits:
            return None
        if all(found[word] for word in hits):
            groups += [found[word] for word in hits]
    for thing in things:
        inside = named_by(graph, thing)
        hits = [word for filler in fact.roles.values() for word in filler.ids if word in inside]
        if not hits:
            return None
        if all(inside[word] for word in hits):
            groups += [inside[word] for word in hits]
    return ", ".join(dict.fromkeys(groups))


def _field_matches(fact: Fact, name: str, value: Any) -> bool:
    found = fact.fields.get(name)
    spec = fact.row.fields.get(name)
    if found is None or spec is None:
        return False
    if spec.type == "flag":
        return found is (value if isinstance(value, bool) else str(value).lower() == "true")
    if spec.type == "money":
        try:
            return found == money(value)
        except ValueError as error:
            raise UnknownName(str(error)) from None
    return any(normal(text) in normal(str(found)) if spec.type == "text" else text == found for text in as_tuple(value))


def _line(texts: tuple[str, ...]) -> str:
    """A row in one line: the relation, how firm it is where that is not the plain case, and its source."""
    text, state_on_the_day, status, basis, source = texts
    firm = [status] if status != "in force" else []
    firm += [{"inferred": "our reading"}.get(basis, basis)] if basis != "stated" else []
    firm += [state_on_the_day] if state_on_the_day != "live" else []
    return f"{text}{f' [{listed(firm)}]' if firm else ''} ({source})"


def _remark(graph: Graph, through: str) -> str:
    return f"as one of {', '.join(graph.name(group) for group in through.split(', '))}" if through else ""


VERB = Verb(
    name="facts",
    answer=answer,
    parameters=(
        Parameter(
            "kind",
            "kind of relation: decides, member of, reports to ...; several: any of them",
            required=False,
            many=True,
            type="text",
        ),
        *(
            Parameter(
                role.replace(" ", "_"),
                f"what stands in the role '{role}': a thing, or 'not stated'",
                required=False,
                many=True,
            )
            for role in roles()
        ),
        Parameter("about", "a thing that stands in any role; several: all of them", required=False, many=True),
        Parameter(
            "carries",
            "what the relation passes on: authority, rights, remit, accountability, membership ...",
            required=False,
            many=True,
            type="text",
        ),
        Parameter("status", "how firm: in force, likely, proposed ...", required=False, many=True, type="text"),
        Parameter("basis", "why it is said: stated, law, inferred, assumed", required=False, many=True, type="text"),
    ),
    place=120,
    brief="Relations by kind and by what stands in each role.",
    help="Relations by kind and by what stands in each role.",
    reads="which relations are there",
)
