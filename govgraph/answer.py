"""What every question returns: a value with the chain and the source of each link, that prints in many forms.

A question computes an :class:`Answer` once; the forms (sentence, block, table, Markdown, JSON, CSV, diagram,
notebook) are written once, in :mod:`govgraph.formats`, and know nothing of particular questions.

What a question found stands in :attr:`Answer.result`, a frozen value of the question's own; facets are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, cast

from msgspec import Struct

from govgraph.records.values import dataclass

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    R = TypeVar("R", default=Any, covariant=True)
else:
    from typing import TypeVar

    R = TypeVar("R")

_CLAUSE = r"(?<=[a-z,;] )(?:What|Which|Who|Whether|How|Where|When|Why|Each|The|There|They)(?= [a-z])"
"""A question word or an article with a capital in the middle of a sentence: a name begins there that is a clause (*Which trust
leads*) or a description (*The three CCGs*); a name proper keeps its capital (*The Trust*)."""


def running_on(text: str) -> str:
    """A sentence in which names read on: *decides which trust leads*, and not *decides Which trust leads*."""
    return re.sub(_CLAUSE, lambda word: word[0].lower(), text)


FacetValue = Any
"""A string, number, boolean, list of strings, or a mapping of strings to these."""

Ids = tuple[str, ...]
"""Ids of things or relations, in the order in which they are shown."""

EACH = {"facet": "each"}
"""Of a field of a result that is a mapping: each of its entries is a facet, by its key."""

IF_ANY = {"facet": "if any"}
"""Of a field of a result: where it is None there is no such facet."""

PART = {"facet": "part"}
"""Of a field of a result that is a result itself: each field of that one is a facet; where it is None there is none."""


def facets_of(result: Any) -> dict[str, FacetValue]:
    """A result as facets: the name and the plain value of each field, for JSON, golden questions and tables.

    ``result``: an instance of a dataclass. Tuples become lists, and values within it the same. A name that Python keeps
    for itself is written with a line after it in the result (``from_``) and without one here.
    """
    out: dict[str, FacetValue] = {}
    for part in fields(result):
        value, how = getattr(result, part.name), part.metadata.get("facet")
        if how == "each":
            out |= _plain(value)
        elif how == "part":
            out |= facets_of(value) if value is not None else {}
        elif value is not None or how != "if any":
            out[part.name.rstrip("_")] = _plain(value)
    return out


def _plain(value: Any) -> FacetValue:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Struct):
        return {name.rstrip("_"): _plain(getattr(value, name)) for name in value.__struct_fields__}
    return facets_of(value) if is_dataclass(value) else value


@dataclass(frozen=True, kw_only=True)
class Link:
    """One step of a chain: the relation it rests on, and how firm it is."""

    fact: str = field(default="", metadata={"description": "id of the relation; empty for a step of law or structure"})
    giver: str = field(metadata={"description": "id of the thing the step starts from"})
    receiver: str = field(metadata={"description": "id of the thing it leads to; empty where it breaks"})
    text: str = field(metadata={"description": "the step as a sentence"})
    sort: str = field(
        metadata={
            "description": "what carries it: delegation, committee, organ, post, accountable to, reports to, law ..."
        }
    )
    source: str = field(default="", metadata={"description": "where it was read; 'no source' where there is none"})
    status: str = field(default="in force", metadata={"description": "how firm it is"})
    basis: str = field(default="stated", metadata={"description": "stated, law, inferred or assumed"})
    conditions: tuple[str, ...] = field(
        default=(), metadata={"description": "what the law asks for and no source shows"}
    )
    law: str = field(
        default="",
        metadata={"description": "the power it rests on: its citation and the day to which its text was read"},
    )


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Links in a row."""

    label: str = field(
        metadata={"description": "what the chain shows, for example 'authority of SPB for West Yorkshire ICB'"}
    )
    links: tuple[Link, ...] = field(default=(), metadata={"description": "its steps, in order"})
    ends: str = field(default="", metadata={"description": "how it ends: a name, or where it breaks"})

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids it passes, in order."""
        return tuple(dict.fromkeys(node for link in self.links for node in (link.giver, link.receiver) if node))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One labelled line of the block, such as ``Papers   Strategic Partnership Board, on PLE's recommendation.``"""

    label: str = field(metadata={"description": "what the line is about: Papers, Law, Gap, Form, Answers ..."})
    text: str = field(metadata={"description": "what is said of it"})

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", running_on(self.text))


_SENTENCE = r"(?<=[.?!]) (?=[A-Z])"
"""Where one sentence ends and the next begins."""


def _said_once(headline: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines without the sentences that stand in the headline; one that has no others is left out."""
    said = {one for one in re.split(_SENTENCE, headline) if " " in one}
    if not any(one in line.text for line in lines for one in said):
        return lines
    left = ((line, [one for one in re.split(_SENTENCE, line.text) if one not in said]) for line in lines)
    return tuple(Line(label=line.label, text=" ".join(rest)) for line, rest in left if rest)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A titled table, where an answer holds several (a comparison does)."""

    title: str = field(metadata={"description": "what the table shows"})
    columns: tuple[str, ...] = field(metadata={"description": "headings of the table"})
    rows: tuple[tuple[str, ...], ...] = field(default=(), metadata={"description": "rows of the table"})
    note: str = field(default="", metadata={"description": "how to read it, or why it is empty"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the question was read: shown with every answer."""

    verb: str = field(metadata={"description": "who-decides, what-may, answers-to ..."})
    question: str = field(metadata={"description": "the question in plain words"})
    scenario: str = field(metadata={"description": "name of the scenario"})
    title: str = field(default="", metadata={"description": "title of the scenario"})
    option: str = field(metadata={"description": "id of the option, or baseline"})
    option_name: str = field(default="", metadata={"description": "readable name of the option"})
    on: str = field(metadata={"description": "the day asked about, ISO"})
    place: str = field(default="", metadata={"description": "id of the place asked about; empty: any"})
    place_name: str = field(
        default="", metadata={"description": "its readable name, where it is not the scenario's own place"}
    )
    subjects: dict[str, str] = field(
        default_factory=dict, metadata={"description": "what was asked about: role in the question to id"}
    )
    parameters: dict[str, Any] = field(
        default_factory=dict, metadata={"description": "value in pounds, given events, floors"}
    )

    def __post_init__(self) -> None:
        """Names read on in the question."""
        object.__setattr__(self, "question", running_on(self.question))


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[R]):
    """The answer to one question."""

    reading: Reading = field(metadata={"description": "how the question was read"})
    headline: str = field(metadata={"description": "the answer in one sentence"})
    summary: tuple[Line, ...] = field(
        default=(),
        metadata={"description": "what a governor reads aloud after the headline: at most six labelled lines"},
    )
    lines: tuple[Line, ...] = field(default=(), metadata={"description": "the whole answer as labelled lines"})
    columns: tuple[str, ...] = field(default=(), metadata={"description": "headings of the table"})
    rows: tuple[tuple[str, ...], ...] = field(default=(), metadata={"description": "rows of the table"})
    tables: tuple[Table, ...] = field(default=(), metadata={"description": "further titled tables"})
    chains: tuple[Chain, ...] = field(default=(), metadata={"description": "the chains behind it"})
    facets: dict[str, FacetValue] = field(
        default_factory=dict, metadata={"description": "the answer as named sets of ids and values"}
    )
    names: dict[str, str] = field(default_factory=dict, metadata={"description": "the readable name of every id in it"})
    notes: tuple[str, ...] = field(
        default=(), metadata={"description": "what to know when reading it: bounds met, open lists, law read to a date"}
    )

    result: R = field(default=cast(Any, None), repr=False, metadata={"printed": False})
    """What the question found, as a value of its own (:class:`~govgraph.questions.who_decides.WhoDecides` ...); facets
    are made from it. None where an answer puts several together, such as what two papers say to one question."""

    _graph: Any = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Names in the headline read on; the facets are those of the result, where nothing was added to them.

        Names stand in the order of their ids, so that an answer is the same file each time. What the headline says is not
        said again in a line.
        """
        object.__setattr__(self, "headline", running_on(self.headline))
        object.__setattr__(self, "summary", _said_once(self.headline, self.summary))
        object.__setattr__(self, "names", dict(sorted(self.names.items())))
        if self.result is not None and not self.facets:
            object.__setattr__(self, "facets", facets_of(self.result))

    def __str__(self) -> str:
        from govgraph.formats import render

        return render(self, "text")

    def to(self, format: str, *, full: bool = False) -> str:
        """The answer as text, table, json, csv or md; ``full``: as text with its chains and notes."""
        from govgraph.formats import render

        return render(self, format, full=full)

    def to_pandas(self) -> Any:
        """The table as a ``pandas.DataFrame`` (needs the extra ``govgraph[pandas]``)."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    def draw(self, format: Literal["svg", "png", "pdf"] = "svg") -> bytes:
        """A diagram of the route: SVG, PNG or PDF."""
        from govgraph.charts import draw_answer

        return draw_answer(self, format, graph=self._graph)

    def _repr_markdown_(self) -> str:
        return self.to("md")

    def _repr_html_(self) -> str:
        return self.to("html")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/markdown": self._repr_markdown_(), "text/html": self._repr_html_()}
