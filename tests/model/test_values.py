"""A frozen dataclass whose methods are not compiled is a dataclass in every way."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from dataclasses import field
from typing import Any

import pytest

from govgraph.records.values import dataclass


@dataclasses.dataclass(frozen=True)
class Compiled:
    """One made by the standard library."""

    name: str
    size: int = 1
    kinds: list[str] = field(default_factory=list, hash=False)
    at: str = field(default="", compare=False, repr=False)
    whole: str = field(init=False, default="none")

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", f"{self.name} {self.size}")


@dataclass(frozen=True)
class Plain:
    """The same, made quickly."""

    name: str
    size: int = 1
    kinds: list[str] = field(default_factory=list, hash=False)
    at: str = field(default="", compare=False, repr=False)
    whole: str = field(init=False, default="none")

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", f"{self.name} {self.size}")


@dataclass(frozen=True, kw_only=True)
class Named:
    """Fields that must be said may stand after others."""

    size: int = 1
    name: str


BOTH: tuple[Any, Any] = (Compiled, Plain)


@pytest.mark.parametrize("made", BOTH)
def test_it_is_made_by_place_or_by_name(made: Any) -> None:
    one = made("a", 2, at="here")
    assert (one.name, one.size, one.kinds, one.at, one.whole) == ("a", 2, [], "here", "a 2")
    assert made(size=2, name="a") == one != made("a")
    assert repr(one) == f"{made.__name__}(name='a', size=2, kinds=[], whole='a 2')"
    assert hash(one) == hash(made("a", 2, ["x"])) == hash(("a", 2, "a 2"))
    assert one != dataclasses.replace(one, size=3) == made("a", 3)
    assert dataclasses.asdict(one) == {"name": "a", "size": 2, "kinds": [], "at": "here", "whole": "a 2"}
    assert copy.deepcopy(one) == copy.copy(one) == one
    assert [each.name for each in dataclasses.fields(made)] == ["name", "size", "kinds", "at", "whole"]
    assert made.__match_args__ == ("name", "size", "kinds", "at")


@pytest.mark.parametrize("made", BOTH)
def test_it_never_changes(made: Any) -> None:
    one = made("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    assert one == made("a")
    assert made.__dataclass_params__.frozen


@pytest.mark.parametrize("made", BOTH)
@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        ((), {}, "missing"),
        (("a",), {"nme": "b"}, "got an unexpected keyword argument 'nme'"),
        (("a",), {"name": "b"}, "got multiple values for argument 'name'"),
        (("a", 1, [], "", "more"), {}, "takes"),
        (("a",), {"whole": "b"}, "got an unexpected keyword argument 'whole'"),
    ],
)
def test_what_it_cannot_be_made_of_is_an_error(made: Any, values: Any, given: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        made(*values, **given)


def test_fields_by_name_alone() -> None:
    assert Named(name="a") == Named(name="a", size=1)
    with pytest.raises(TypeError, match="takes 1 positional arguments but 2 were given"):
        Named("a")  # type: ignore[call-arg,misc]  # what is tried
    with pytest.raises(TypeError, match="missing the required argument 'name'"):
        Named()  # type: ignore[call-arg]  # what is tried


def test_help_shows_its_fields() -> None:
    shown = {made: list(inspect.signature(made).parameters) for made in BOTH}
    assert shown[Compiled] == shown[Plain] == ["name", "size", "kinds", "at"]
    assert inspect.signature(Named).parameters["name"].kind is inspect.Parameter.KEYWORD_ONLY
