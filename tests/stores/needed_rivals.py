"""Who duplicates whom: rights in the same matter, and who is above whom."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "the group of one answers to the other",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        group panels members=panel complete=true
        accountable to who=panels to=board
        """,
        asked={"about": "wards"},
        steps={"duplicates": "around, belongs"},
        classes={"duplicates": "accountable to"},
    ),
    Case(
        "one gives the other something else",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        decision theatres
        delegates who=board to=panel what=theatres
        """,
        asked={"about": "wards"},
        classes={"duplicates": "delegates"},
    ),
    Case(
        "the two cover different places",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        place north
        place south
        covers who=board to=north
        covers who=panel to=south
        """,
        asked={"about": "wards"},
        steps={"duplicates": "beside"},
        classes={"duplicates": "covers"},
    ),
    Case(
        "the two cover one area under two names",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        place north
        place borough
        same area as who=north to=borough
        covers who=board to=north
        covers who=panel to=borough
        """,
        asked={"about": "wards"},
        steps={"duplicates": "within"},
        classes={"duplicates": "same area as"},
    ),
    Case(
        "two decide what it is part of",
        """
        body board
        body panel
        decision plan
        decision wards
        part of who=wards to=plan
        decides who=board what=plan
        decides who=panel what=plan
        """,
        asked={"about": "wards"},
        steps={"duplicates": "wholes"},
    ),
    Case(
        "one exercises something else jointly through the other",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        decision theatres
        exercises jointly who=board to=panel what=theatres
        """,
        asked={"about": "wards"},
        classes={"duplicates": "exercises jointly"},
    ),
    Case(
        "one reports to the other",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        reports to who=panel to=board
        """,
        asked={"about": "wards"},
        classes={"duplicates": "reports to"},
    ),
    Case(
        "one is a committee of the other",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        committee of who=panel to=board
        """,
        asked={"about": "wards"},
        classes={"duplicates": "parent"},
    ),
)
