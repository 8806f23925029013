"""What every question returns: a value with the chain and the source of each link, that prints in many forms.

A question computes an :class:`Answer` once; the forms (sentence, block, table, Markdown, JSON, CSV, diagram,
notebook) are written once, in :mod:`govgraph.formats`, and know nothing of particular questions.
"""

from typing import Any, Literal

from pydantic import Field, PrivateAttr

from govgraph.model.base import Frozen

FacetValue = Any
"""A string, number, boolean, list of strings, or a mapping of strings to these."""


class Link(Frozen):
    """One step of a chain: the relation it rests on, and how firm it is."""

    fact: str = Field(default="", description="id of the relation; empty for a step of law or structure")
    giver: str = Field(description="id of the thing the step starts from")
    receiver: str = Field(description="id of the thing it leads to; empty where it breaks")
    text: str = Field(description="the step as a sentence")
    sort: str = Field(
        description="what carries it: delegation, committee, organ, post, accountable to, reports to, law ..."
    )
    source: str = Field(default="", description="where it was read; 'no source' where there is none")
    status: str = Field(default="in force", description="how firm it is")
    basis: str = Field(default="stated", description="stated, law, inferred or assumed")
    conditions: tuple[str, ...] = Field(default=(), description="what the law asks for and no source shows")


class Chain(Frozen):
    """Links in a row."""

    label: str = Field(description="what the chain shows, for example 'authority of SPB for West Yorkshire ICB'")
    links: tuple[Link, ...] = Field(default=(), description="its steps, in order")
    ends: str = Field(default="", description="how it ends: a name, or where it breaks")

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids it passes, in order."""
        return tuple(dict.fromkeys(node for link in self.links for node in (link.giver, link.receiver) if node))


class Line(Frozen):
    """One labelled line of the block, such as ``Papers   Strategic Partnership Board, on PLE's recommendation.``"""

    label: str = Field(description="what the line is about: Papers, Law, Gap, Form, Answers ...")
    text: str = Field(description="what is said of it")


class Table(Frozen):
    """A titled table, where an answer holds several (a comparison does)."""

    title: str = Field(description="what the table shows")
    columns: tuple[str, ...] = Field(description="headings of the table")
    rows: tuple[tuple[str, ...], ...] = Field(default=(), description="rows of the table")
    note: str = Field(default="", description="how to read it, or why it is empty")


class Reading(Frozen):
    """How the question was read: shown with every answer."""

    verb: str = Field(description="who-decides, what-may, answers-to ...")
    question: str = Field(description="the question in plain words")
    scenario: str = Field(description="name of the scenario")
    title: str = Field(default="", description="title of the scenario")
    option: str = Field(description="id of the option, or baseline")
    option_name: str = Field(default="", description="readable name of the option")
    on: str = Field(description="the day asked about, ISO")
    place: str = Field(default="", description="id of the place asked about; empty: any")
    place_name: str = Field(default="", description="its readable name, where it is not the scenario's own place")
    subjects: dict[str, str] = Field(default={}, description="what was asked about: role in the question to id")
    parameters: dict[str, Any] = Field(default={}, description="value in pounds, given events, floors")


class Answer(Frozen):
    """The answer to one question."""

    reading: Reading = Field(description="how the question was read")
    headline: str = Field(description="the answer in one sentence")
    lines: tuple[Line, ...] = Field(default=(), description="the block: labelled lines")
    columns: tuple[str, ...] = Field(default=(), description="headings of the table")
    rows: tuple[tuple[str, ...], ...] = Field(default=(), description="rows of the table")
    tables: tuple[Table, ...] = Field(default=(), description="further titled tables")
    chains: tuple[Chain, ...] = Field(default=(), description="the chains behind it")
    facets: dict[str, FacetValue] = Field(default={}, description="the answer as named sets of ids and values")
    names: dict[str, str] = Field(default={}, description="the readable name of every id in it")
    notes: tuple[str, ...] = Field(
        default=(), description="what to know when reading it: bounds met, open lists, law read to a date"
    )

    _graph: Any = PrivateAttr(default=None)

    def __str__(self) -> str:
        from govgraph.formats import render

        return render(self, "text")

    def to(self, format: str) -> str:
        """The answer as text, table, json, csv or md."""
        from govgraph.formats import render

        return render(self, format)

    def to_pandas(self) -> Any:
        """The table as a ``pandas.DataFrame`` (needs the extra ``govgraph[pandas]``)."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    def draw(self, format: Literal["svg", "png", "pdf"] = "svg") -> bytes:
        """A diagram of the route: SVG, PNG or PDF."""
        from govgraph.draw import draw_answer

        return draw_answer(self, format, graph=self._graph)

    def _repr_markdown_(self) -> str:
        return self.to("md")

    def _repr_html_(self) -> str:
        return self.to("html")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": str(self), "text/markdown": self._repr_markdown_(), "text/html": self._repr_html_()}
