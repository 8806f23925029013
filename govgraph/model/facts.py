"""Relations as records of named roles, with the ways of not knowing kept apart."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from govgraph.diagnostics import Mark
from govgraph.model.base import Basis, Frozen, Item, Unknown
from govgraph.model.vocabulary import RelationKind, vocabulary
from govgraph.records import Field

Mode = Literal["each", "together", "any", "one of"]
"""How several fillers act: each for itself, all together, any one; 'one of': which of them is not known."""

FieldValue = str | int | float | bool


class Filler(Frozen):
    """What stands in one role: things by id, or a way of not knowing."""

    ids: tuple[str, ...] = Field(default=(), description="ids of the things in the role")
    mode: Mode | None = Field(default=None, description="how several act; absent: not stated")
    unknown: Unknown | None = Field(
        default=None, description="nobody, unclear or not stated, where no thing stands here"
    )
    basis: Basis | None = Field(default=None, description="where this role rests on another basis than the relation")

    @property
    def known(self) -> bool:
        """Does a source name somebody or something here?"""
        return bool(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __str__(self) -> str:
        return " + ".join(self.ids) if self.ids else (self.unknown or "not modelled")


ABSENT = Filler()
"""A role that nobody looked at: "not modelled"."""


class Roled(Item):
    """An item with named roles, which remembers where each of them was written."""

    _role_marks: dict[str, Mark] = Field(default_factory=dict)

    def roles_at(self, marks: dict[str, Mark]) -> None:
        """Remember where each role was written (used by the loader, once)."""
        self._keeps(_role_marks=marks)

    @property
    def role_marks(self) -> Mapping[str, Mark]:
        """Where each role was written; of what was computed none."""
        return self._role_marks

    def role_mark(self, name: str) -> Mark:
        """Where a role was written; the item's own mark when it is not known."""
        return self._role_marks.get(name, self._mark)

    def copied(self, **changes: Any) -> Self:
        """The same item with some fields changed; it keeps its place in the file."""
        return self.model_copy(update=changes)


class Fact(Roled, tag=True):
    """One relation. For a delegation or joint exercise it is the arrangement itself: one use of one power."""

    kind: str = Field(description="a kind of the vocabulary: decides, delegates, member of ...")
    roles: dict[str, Filler] = Field(description="what stands in each role")
    fields: dict[str, FieldValue] = Field(
        default={}, description="further facts of the kind: limit (pounds), chair, manner ..."
    )
    conditions: dict[str, bool | None] = Field(
        default={}, description="records that the law asks for: true, false; none: not stated"
    )
    negated: bool = Field(default=False, description="the source denies it")
    status_is: Literal["default", "said", "passed on"] = Field(
        default="default", description="said of the relation itself, or passed on by a body that is not settled"
    )

    def role(self, name: str) -> Filler:
        """The filler of a role; :data:`ABSENT` when nobody looked."""
        return self.roles.get(name, ABSENT)

    @property
    def row(self) -> RelationKind:
        """The row of the vocabulary for this kind."""
        return vocabulary().kinds[self.kind]

    @property
    def subject(self) -> Filler:
        """The filler of the first main role: who does it."""
        return self.role(self.row.main[0])

    @property
    def object(self) -> Filler:
        """The filler of the second main role."""
        return self.role(self.row.main[1])

    def fill(self, role: str, ids: tuple[str, ...]) -> Self:
        """The same fact with other things in one role."""
        filler = self.role(role).model_copy(update={"ids": ids, "unknown": None})
        return self.copied(roles={**self.roles, role: filler})


def identity(
    kind: str, roles: Mapping[str, Filler], start: str = "", fields: Mapping[str, FieldValue] | None = None
) -> str:
    """The identity of a relation that was given no id: its kind, its roles, its start, and what sets it apart from
    another with the same roles (its aspect, level, extent and value band)."""
    parts = [f"{role}={'+'.join(filler.ids) or filler.unknown}" for role, filler in sorted(roles.items())]
    parts += [f"{name}={fields[name]}" for name in vocabulary().apart if fields and name in fields]
    return f"{kind}({'; '.join(parts)}{'; from ' + start if start else ''})"
