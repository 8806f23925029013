"""What it takes: the holder, its officers, whoever stands between."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "a person sits at the table whose post gives something that somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body forum kind=forum
        person alice
        post chief
        body crew
        body council
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        employs who=board to=chief
        occupies who=alice to=chief
        member of who=alice to=forum
        exercises who=parking to=cars
        holds who=council what=cars
        delegates who=chief to=crew what=parking
        """,
        asked={"who": "forum", "what": "wards"},
        steps={"what-it-takes": "seats, seated"},
    ),
    Case(
        "a group that it is in receives it from a committee to which its body gives",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body panel
        body team
        group teams members=team complete=true
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=panel to=trust
        delegates who=trust to=panel onward_inside=allowed
        delegates who=panel to=teams
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-it-takes": "sides"},
    ),
    Case(
        "a group gives it of which a member receives it from a committee to which its body gives",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body mid
        body panel
        group panels members=panel complete=true
        body team
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=mid to=trust
        committee of who=panel to=trust
        delegates who=trust to=mid onward_inside=allowed
        delegates who=mid to=panel onward_inside=allowed
        delegates who=panels to=team
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-it-takes": "behind"},
    ),
    Case(
        "an officer of the holder receives it from a committee of another body to which that body gives",
        """
        body england kind=nhs_england
        body trust kind=nhs_trust
        body panel
        body charity kind=vcse
        post chief facts.employee=false facts.board_member=false facts.secondee=trust
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=england what=beds
        of who=chief to=england
        committee of who=panel to=trust
        delegates who=trust to=panel onward_inside=allowed
        delegates who=panel to=chief
        """,
        asked={"who": "charity", "what": "wards"},
        steps={"what-it-takes": "officers, wholes, leaves, holders, inner"},
    ),
    Case(
        "whoever is to receive it gives something that a group holds elsewhere",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body team
        body crew
        body council
        group councils members=council complete=true
        place north
        place south
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=board
        exercises who=parking to=cars
        holds who=councils what=cars
        covers who=parking to=north
        covers who=council to=south
        delegates who=team to=crew what=parking
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-it-takes": "areas"},
    ),
    Case(
        "a group of whoever is to receive it gives something that somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body panel
        body team
        group teams members=team complete=true
        body crew
        body council
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=panel to=board
        committee of who=team to=board
        exercises who=parking to=cars
        holds who=council what=cars
        delegates who=teams to=crew what=parking
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-it-takes": "groups"},
    ),
    Case(
        "whoever is to receive it gives on a whole of which it has another part by a group and two bodies",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body second kind=icb
        group seconds members=second complete=true
        body third kind=icb
        body fourth kind=icb
        body crew
        decision theatres
        decision plan
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=crew to=trust
        exercises who=theatres to=beds
        part of who=wards to=plan
        part of who=theatres to=plan
        delegates who=trust to=crew what=plan power=NHST_R15
        delegates who=board to=second what=theatres power=S65Z5 onward_across=allowed
        delegates who=seconds to=third power=S65Z5 onward_across=allowed
        delegates who=third to=fourth power=S65Z5 onward_across=allowed
        delegates who=fourth to=trust what=theatres power=S65Z5 onward_inside=allowed
        """,
        asked={"who": "trust", "what": "wards"},
        steps={"what-it-takes": "groups 2"},
    ),
    Case(
        "whoever is to receive it gives on a whole of which another part came from where nobody is said to hold it",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body sub
        body crew
        body north kind=icb
        body south kind=icb
        decision parking
        decision plan
        place town
        place coast
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=sub to=trust
        committee of who=crew to=trust
        part of who=wards to=plan
        part of who=parking to=plan
        covers who=plan to=town,coast
        covers who=north to=town
        delegates who=board to=trust what=wards power=S65Z5 onward_inside=barred
        delegates who=north to=south what=parking power=S65Z5 onward_across=allowed
        delegates who=south to=trust what=parking power=S65Z5 onward_inside=allowed
        delegates who=trust to=sub what=parking where=town power=NHST_R15 onward_inside=allowed
        delegates who=sub to=crew what=plan power=NHST_R15
        """,
        asked={"who": "sub", "what": "wards"},
        steps={"what-it-takes": "inner 2, chain 2, named, placed"},
    ),
    Case(
        "whoever is to receive it gives it to a post of two bodies, and that to somebody on the board of neither",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body team
        body first kind=icb
        body second kind=icb
        post chief facts.employee=true facts.board_member=true
        post director facts.employee=false facts.secondee=false
        body directors
        post treasurer
        post clerk
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=board
        of who=chief to=first,second
        delegates who=team to=chief what=wards
        delegates who=chief to=director what=wards power=ICB_P11
        member of who=treasurer to=first list_complete=true
        member of who=clerk to=second list_complete=true
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-it-takes": "beside"},
    ),
    Case(
        "those who hold it exercise it jointly with the board of another body, and a charity is to decide",
        """
        body first kind=icb
        body second kind=nhs_trust
        body finance kind=board
        body joint kind=joint_committee
        body charity kind=vcse
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=first what=beds
        organ of who=finance to=second
        exercises jointly who=first,second,finance to=joint power=S75
        """,
        asked={"who": "charity", "what": "wards"},
        steps={"what-it-takes": "givers"},
        classes={"what-it-takes": "exercises jointly"},
    ),
    Case(
        "an officer of whoever holds what a part of the function is part of receives it from another body",
        """
        body england kind=nhs_england
        body trust kind=nhs_trust
        body panel
        body charity kind=vcse
        post chief facts.employee=false facts.board_member=false facts.secondee=trust
        function care
        function beds owner=nhs
        function estates owner=nhs
        decision wards
        exercises who=wards to=care
        part of who=beds to=care
        part of who=beds to=estates
        holds who=england what=estates
        of who=chief to=england
        committee of who=panel to=trust
        delegates who=trust to=panel onward_inside=allowed
        delegates who=panel to=chief
        """,
        asked={"who": "charity", "what": "wards"},
        steps={"what-it-takes": "roots"},
    ),
)
