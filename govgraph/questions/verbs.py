"""What a question is, and all questions by name: each is one module of this folder, found by being there.

A module of a question holds ``VERB``, a :class:`Verb` with the function that answers it, its help, what it is asked with
and how people ask it. The command line, ``ask``, golden questions and the methods of a graph are made from these. So that
a command starts without reading all of them, ``python -m govgraph.questions.methods`` writes down which there are
(:mod:`govgraph.questions.index`); a test holds that equal to the modules.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from govgraph.diagnostics import GovgraphError
from govgraph.model.amounts import Amount, amount
from govgraph.questions.index import QUESTIONS

if TYPE_CHECKING:
    from govgraph.answer import Answer, Reading
    from govgraph.graph import Graph


class Parameter(Struct, frozen=True):
    """One thing that a question is asked with. ``main`` ones are positional; ``categories`` say what it names."""

    name: str
    help: str
    main: bool = False
    required: bool = True
    many: bool = False
    type: Literal["thing", "text", "money", "day", "flag"] = "thing"
    categories: tuple[str, ...] = ()


ACTORS = ("body", "post", "group", "level", "person", "sector")
"""What a question about somebody may be asked of."""

MATTERS = ("decision", "function", "service", "agreement", "fund", "priority")
"""What a question about a matter may be asked of."""

VALUE = Parameter("value", "an amount in pounds", required=False, type="money")
GIVEN = Parameter("given", "an event that is taken to have happened", required=False, many=True, categories=("event",))


class Like(NamedTuple):
    """What a store reads for a question: what it reads for another one, which is enough for this one too.

    ``question``: the other; ``names``: for each parameter of this one that names a thing, the parameter of the other.
    """

    question: str
    names: Mapping[str, str]


class Verb(Struct, frozen=True):
    """A kind of question: its name, the function that answers it, what it is asked with, and how it reads.

    ``help``: what its command says of it; ``brief``: its line in the list of commands (none: the help); ``place``: where
    in that list it stands, the lowest first. ``asked``: how people ask it, as rows of YAML: those of ``language/kinds``
    without ``question``. What is asked in one way and may mean several questions stands there. ``slice``: what a store
    reads for it; none: the slice that :mod:`govgraph.stores.slices` defines for it, else the whole scenario.
    """

    name: str
    answer: Callable[..., Answer]
    parameters: tuple[Parameter, ...]
    help: str
    reads: str
    brief: str = ""
    place: int = 1000
    asked: str = ""
    slice: Like | None = None

    def __post_init__(self) -> None:
        """However it is asked, an amount is read in one way: 500000, £2m, over £1m."""
        named = frozenset(parameter.name for parameter in self.parameters if parameter.type == "money")
        if named:
            force_setattr(self, "answer", functools.wraps(self.answer)(_with_amounts(self.answer, named)))


def _with_amounts(answer: Callable[..., Answer], named: frozenset[str]) -> Callable[..., Answer]:
    def ask(*args: Any, **parameters: Any) -> Answer:
        read = {key: _amount(value) if key in named else value for key, value in parameters.items()}
        return answer(*args, **read)

    return ask


def _amount(value: Any) -> Amount | None:
    try:
        return None if value is None else amount(value)
    except ValueError as error:
        raise GovgraphError(str(error)) from None


class _Verbs(Mapping[str, Verb]):
    """Verbs by name, imported on first use."""

    def __getitem__(self, name: str) -> Verb:
        if name not in QUESTIONS:
            raise KeyError(name)
        verb: Verb = importlib.import_module(f"govgraph.questions.{name.replace('-', '_')}").VERB
        return verb

    def __iter__(self) -> Iterator[str]:
        return iter(QUESTIONS)

    def __len__(self) -> int:
        return len(QUESTIONS)


VERBS: Mapping[str, Verb] = _Verbs()
"""Every kind of question by name: ``who-decides``, ``what-may`` ..."""


def method(name: str) -> str:
    """The method of a graph that asks this question: ``who_decides``. ``facts`` and ``statements`` are what a graph holds,
    so they are asked with ``which_facts`` and ``which_statements``."""
    return f"which_{name}" if name in ("facts", "statements") else name.replace("-", "_")


def reading(graph: Graph, verb: str, question: str, subjects: dict[str, str], **parameters: Any) -> Reading:
    """The reading of a question on a graph."""
    from govgraph.answer import Reading

    option = graph.scenario.options.get(graph.option)
    return Reading(
        verb=verb,
        question=question,
        scenario=graph.scenario.name,
        title=graph.scenario.title,
        option=graph.option,
        option_name=option.name if option else "",
        on=graph.day.isoformat(),
        place=graph.place,
        place_name=graph.name(graph.place) if graph.place and graph.place != graph.scenario.place else "",
        subjects=subjects,
        parameters={
            key: _shown(value)
            for key, value in {**graph.floors, **parameters}.items()
            if value not in (None, (), [], "", False)
        },
    )


def _shown(value: Any) -> Any:
    """A parameter as an answer keeps it: an amount as pounds, or in words where it is compared."""
    if isinstance(value, Amount):
        return value.stated if value.comparison == "exactly" else str(value)
    return value
