"""Does a relation fit a pattern? The one matcher, of a relation as it is written; :mod:`govgraph.reading.fits` reads what
stands behind it.

A pattern names what must stand in some roles, the values that some fields may have, and whether the source must deny it.
Whatever it does not name is free. The answer is *no* where the relation is stated to be otherwise, *unknown* where nobody
states what the pattern asks for, else *yes*.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from govgraph.model.facts import Fact, FieldValue, Filler
from govgraph.model.record import Pattern
from govgraph.model.truth import Truth

TOGETHER = {"each": "each for itself", "together": "all of them together", "any": "any of them"}
"""How several act, in words."""

Stands = Callable[[str, Filler], Truth]
"""Does a thing stand in what fills a role?"""


class Fit(Struct, frozen=True):
    """Whether a relation fits, and what nobody states of it that the pattern asks for, in words."""

    truth: Truth
    unknown: tuple[str, ...] = ()


def as_written(item: str, filler: Filler) -> Truth:
    """Is a thing named in a role?"""
    return Truth.of(item in filler.ids)


def equal(name: str, value: FieldValue, wanted: FieldValue) -> bool:
    """Is a field's value the one that is wanted?"""
    return value == wanted


def never_several(item: str) -> bool:
    """As written, each id is one thing."""
    return False


def fit(
    fact: Fact,
    pattern: Pattern,
    *,
    stands: Stands = as_written,
    same: Callable[[str, FieldValue, FieldValue], bool] = equal,
    several: Callable[[str], bool] = never_several,
    denied_too: bool = False,
) -> Fit:
    """Does a relation fit a pattern?

    ``stands`` says whether a thing stands in a role, ``same`` whether a field has a value, ``several`` whether an id stands
    for several things. ``denied_too``: a pattern that does not say ``not`` fits what the source denies as well, because an
    option that takes a relation away, or changes it, names it whether or not it is denied.
    """
    if fact.kind != pattern.kind:
        return Fit(Truth.NO)
    roles = [_role(fact, role, wanted, stands) for role, wanted in pattern.roles.items()]
    rest = qualities(fact, pattern, same=same, several=several, denied_too=denied_too)
    return Fit(
        min((found.truth for found in (*roles, rest)), default=Truth.YES),
        tuple(dict.fromkeys(word for found in (*roles, rest) for word in found.unknown)),
    )


def qualities(
    fact: Fact,
    pattern: Pattern,
    *,
    same: Callable[[str, FieldValue, FieldValue], bool] = equal,
    several: Callable[[str], bool] = never_several,
    denied_too: bool = False,
) -> Fit:
    """The same, of all but who stands in which role: fields, how several act, and whether the source denies it."""
    if fact.negated != pattern.negated and not (denied_too and fact.negated):
        return Fit(Truth.NO)
    found = [_field(fact, name, wanted, same) for name, wanted in pattern.fields.items()]
    found += [_mode(fact, role, wanted, several) for role, wanted in pattern.roles.items() if wanted.mode is not None]
    return Fit(
        min((part.truth for part in found), default=Truth.YES),
        tuple(dict.fromkeys(word for part in found for word in part.unknown)),
    )


def _role(fact: Fact, role: str, wanted: Filler, stands: Stands) -> Fit:
    found = fact.role(role)
    if wanted.unknown is not None:
        return Fit(Truth.of(found.unknown == wanted.unknown))
    if not found.known and found.unknown in {"not stated", "unclear"} and wanted.ids:
        return Fit(Truth.UNKNOWN, (f"{role} {found.unknown}",))
    truth = min((stands(item, found) for item in wanted.ids), default=Truth.YES)
    return Fit(truth, (f"which of several, in {role}",) if truth is Truth.UNKNOWN else ())


def _field(
    fact: Fact, name: str, wanted: tuple[FieldValue, ...], same: Callable[[str, FieldValue, FieldValue], bool]
) -> Fit:
    value = fact.fields.get(name)
    if value is not None and any(same(name, value, one) for one in wanted):
        return Fit(Truth.YES)
    # "nobody" is a statement that there is none; the other words leave it open
    if value is not None and value not in {"not stated", "unclear"}:
        return Fit(Truth.NO)
    flag = name in fact.row.fields and fact.row.fields[name].type == "flag"
    is_so = "" if flag and wanted == (True,) else f" is {' or '.join(_word(value) for value in wanted)}"
    return Fit(Truth.UNKNOWN, (f"whether {name}{is_so}",))


def _mode(fact: Fact, role: str, wanted: Filler, several: Callable[[str], bool]) -> Fit:
    """One thing alone acts for itself and never together; of several nobody may say how they act."""
    filler = fact.role(role)
    if filler.mode == "one of" or (len(filler.ids) < 2 and not any(several(item) for item in filler.ids)):
        return Fit(Truth.of(wanted.mode != "together"))
    if filler.mode is None:
        return Fit(Truth.UNKNOWN, (f"whether {TOGETHER.get(wanted.mode or '', wanted.mode)}",))
    return Fit(Truth.of(filler.mode == wanted.mode))


def _word(value: FieldValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
