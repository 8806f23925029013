"""A kind of body that a scenario declares for itself: a ministry, a college, a state agency.

A pack of law says what its kinds may hold and give. A kind that no pack holds is declared under ``kinds:`` of a
scenario, with what matters to authority: whether a body of it can be sued, or of what it is an organ.
"""

from govgraph.model.base import Item
from govgraph.model.things import Words
from govgraph.records import Field


class OwnKind(Item):
    """A kind of body, organ, committee or forum that a scenario declares for itself."""

    name: str = Field(description="the readable name: Ministry, College, Housing association")
    legal_person: bool | None = Field(
        default=None,
        written="legal person",
        description="true: a body of this kind can be sued, and is governed by its own scheme unless a pack says what"
        " it may give; false: it is part of another body; absent: not stated",
    )
    organ_of: Words = Field(
        default=(),
        written="organ of",
        description="the kinds whose governing body it is: it is that body, and needs no delegation",
    )
    is_a: Words = Field(
        default=(),
        written="is a",
        description="kinds of a pack or of this scenario that it is a kind of: forum, committee, company ...",
    )
