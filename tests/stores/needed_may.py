"""What somebody may decide: up from it, to whoever holds it."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "it approves what it does not decide",
        """
        body board
        decision plan
        approves who=board what=plan
        """,
        asked={"who": "board"},
        steps={"what-may": "stated"},
        classes={"what-may": "rights"},
    ),
    Case(
        "an option lets somebody recommend what is only likely, so it is asked as if it were taken",
        """
        body board
        body crew
        decision whole
        decision plan
        part of who=plan to=whole
        decides who=board what=plan status=likely
        recommends who=crew what=whole option=a
        """,
        asked={"who": "board", "what": "plan"},
        steps={"what-may": "actors"},
        classes={"what-may why": "recommends"},
    ),
    Case(
        "an option lets somebody else decide what is only likely, so both are asked as if it were taken",
        """
        body board
        body crew
        decision plan
        decides who=board what=plan status=likely
        decides who=crew what=plan status=likely option=a
        """,
        asked={"who": "board"},
        classes={"what-may": "decides"},
    ),
    Case(
        "a member of the committee of directors is a director of another body",
        """
        body trust kind=nhs_foundation_trust
        body other
        body panel
        post director facts.director=true
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=trust what=beds
        committee of who=panel to=trust
        of who=director to=other
        member of who=director to=panel voting=true list_complete=true
        delegates who=trust to=panel what=wards power=FT_P15
        """,
        asked={"who": "panel"},
        steps={"what-may": "around, opened 2, table"},
    ),
    Case(
        "it comes through groups and bodies that give on whatever they have",
        """
        body board
        body trust
        body second
        group seconds members=second
        body third
        body fourth
        group fourths members=fourth
        body crew
        body mid
        decision theatres
        decision plan
        part of who=theatres to=plan
        delegates who=trust to=crew what=plan
        delegates who=board to=mid what=theatres
        delegates who=mid to=second
        delegates who=seconds to=third
        delegates who=third to=fourths
        delegates who=fourth to=trust what=theatres
        """,
        asked={"who": "crew"},
        steps={"what-may": "behind, leading, sides"},
    ),
    Case(
        "somebody else gives away what its group decides",
        """
        body board
        body crew
        post officer
        group crews members=crew
        function beds
        delegates who=board to=officer what=beds
        decides who=crews what=beds
        """,
        asked={"who": "crew"},
        steps={"what-may": "arranged"},
    ),
    Case(
        "its parent is under a group, of which a member reports to somebody",
        """
        body top
        body member
        body parent
        body crew
        group groups members=member
        sub-group of who=parent to=groups
        reports to who=member to=top
        committee of who=crew to=parent
        """,
        asked={"who": "crew"},
        steps={"what-may": "line opened"},
    ),
    Case(
        "a group covers another area, and one of its members this one",
        """
        body board kind=icb
        group boards members=board complete=true
        body panel
        function beds
        decision wards
        place north
        place south
        exercises who=wards to=beds
        holds who=boards what=beds
        covers who=boards to=south
        covers who=board to=north
        delegates who=board to=panel
        """,
        asked={"what": "wards", "who": "panel"},
        place="north",
        steps={"what-may": "grouped"},
    ),
)
