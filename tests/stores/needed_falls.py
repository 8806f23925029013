"""What falls with something, and whom the fall strands."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "an event ends a body that has a committee",
        """
        event dispute
        body board kind=icb
        body panel
        concerns who=dispute to=board
        committee of who=panel to=board
        """,
        asked={"node": "dispute"},
        steps={"what-falls": "ended"},
        classes={"what-falls": "concerns"},
    ),
    Case(
        "it answers to two",
        """
        body board
        body trust
        body panel
        accountable to who=panel to=board
        accountable to who=panel to=trust
        """,
        asked={"node": "board"},
        classes={"what-falls": "accountable to"},
    ),
    Case(
        "it reports to two",
        """
        body board
        body trust
        body panel
        reports to who=panel to=board
        reports to who=panel to=trust
        """,
        asked={"node": "board"},
        steps={"what-falls": "remaining"},
        classes={"what-falls": "reports to"},
    ),
    Case(
        "two hold a post",
        """
        post chief
        person alice
        person bob
        occupies who=alice to=chief
        occupies who=bob to=chief
        """,
        asked={"node": "alice"},
        classes={"what-falls": "occupies"},
    ),
    Case(
        "two host a fund",
        """
        fund pot
        body board
        body trust
        hosts who=board what=pot
        hosts who=trust what=pot
        """,
        asked={"node": "board"},
        steps={"what-falls": "successors"},
        classes={"what-falls": "hosts"},
    ),
    Case(
        "a sector is heard through a post of one body, and elsewhere through another body",
        """
        sector gp
        body practice sector=gp
        post lead
        body surgery sector=gp
        body forum kind=forum
        body table kind=forum
        of who=lead to=practice
        member of who=lead to=forum
        member of who=surgery to=table
        """,
        asked={"node": "practice"},
        steps={"what-falls": "offices"},
    ),
    Case(
        "a sector is heard elsewhere through a post of another body",
        """
        sector gp
        body practice sector=gp
        post deputy
        body surgery sector=gp
        body forum kind=forum
        body table kind=forum
        of who=deputy to=surgery
        member of who=practice to=forum
        member of who=deputy to=table
        """,
        asked={"node": "practice"},
        steps={"what-falls": "speaking"},
    ),
    Case(
        "a sector is heard elsewhere through a group of another body",
        """
        sector gp
        body practice sector=gp
        body surgery sector=gp
        group surgeries members=surgery complete=true
        body forum kind=forum
        body table kind=forum
        member of who=practice to=forum
        member of who=surgeries to=table
        """,
        asked={"node": "practice"},
        steps={"what-falls": "sitting, sectors"},
        classes={"what-falls": "in sector"},
    ),
    Case(
        "two speak for a sector",
        """
        sector gp
        post lead
        post deputy
        body forum kind=forum
        speaks for who=lead for=gp
        represents who=deputy for=gp
        """,
        asked={"node": "lead"},
        steps={"what-falls": "voices"},
        classes={"what-falls": "influence"},
    ),
    Case(
        "a sector for which one speaks sits somewhere itself",
        """
        sector gp
        post deputy
        body forum kind=forum
        member of who=gp to=forum
        represents who=deputy for=gp
        """,
        asked={"node": "deputy"},
        steps={"what-falls": "heard, tables"},
    ),
    Case(
        "it is given under an agreement, and the matter and the holder cover one area under two names",
        """
        agreement deal
        body board kind=icb
        body other kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        decision wards
        place north
        place south
        place borough
        same area as who=north to=borough
        exercises who=wards to=beds
        holds who=board what=beds
        holds who=other what=beds
        covers who=wards to=borough
        covers who=board to=north
        covers who=other to=south
        delegates who=board to=trust what=wards power=S65Z5 under=deal
        delegates who=other to=trust what=wards power=S65Z5 under=deal
        """,
        asked={"node": "board"},
        steps={"what-falls": "areas, inner, placed, within"},
        classes={"what-falls": "same area as, covers"},
    ),
    Case(
        "it is given under an agreement to a committee of which a member is a director of another body",
        """
        agreement deal
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
        delegates who=trust to=panel what=wards power=FT_P15 under=deal
        """,
        asked={"node": "deal"},
        steps={"what-falls": "around, opened, table"},
        classes={"what-falls": "posts, member of"},
    ),
    Case(
        "what a member of the holding group has is given under an agreement, and given on",
        """
        agreement deal
        body board
        group boards members=board complete=true
        body panel
        function beds
        body team
        body crew
        decision wards
        holds who=boards what=beds
        delegates who=board to=panel under=deal
        exercises who=wards to=beds
        delegates who=panel to=team
        delegates who=team to=crew what=wards
        """,
        asked={"node": "deal"},
        steps={"what-falls": "joined"},
    ),
    Case(
        "a committee of a group gives under an agreement what a member of the group has, and it is given on",
        """
        agreement deal
        body board
        group boards members=board complete=true
        body finance
        body panel
        function beds
        body team
        body crew
        decision wards
        holds who=board what=beds
        committee of who=finance to=boards
        delegates who=finance to=panel under=deal
        exercises who=wards to=beds
        delegates who=panel to=team
        delegates who=team to=crew what=wards
        """,
        asked={"node": "deal"},
        steps={"what-falls": "behind"},
    ),
    Case(
        "a post that the holder employs gives under an agreement what the holder has, and it is given on",
        """
        agreement deal
        body board
        post chief
        body panel
        function beds
        body team
        body crew
        decision wards
        holds who=board what=beds
        employs who=board to=chief
        delegates who=chief to=panel under=deal
        exercises who=wards to=beds
        delegates who=panel to=team
        delegates who=team to=crew what=wards
        """,
        asked={"node": "deal"},
        classes={"what-falls": "employs"},
    ),
    Case(
        "a committee exercises jointly under an agreement what its body has, and it is given on",
        """
        agreement deal
        body board
        body finance
        body panel
        function beds
        body team
        body crew
        decision wards
        holds who=board what=beds
        committee of who=finance to=board
        exercises jointly who=finance to=panel under=deal
        exercises who=wards to=beds
        delegates who=panel to=team
        delegates who=team to=crew what=wards
        """,
        asked={"node": "deal"},
        steps={"what-falls": "bringing, owning, claims, acting, acted, acts, chain"},
        classes={"what-falls": "exercises jointly"},
    ),
    Case(
        "the function goes, and its holder gives something else",
        """
        body board
        body panel
        function beds
        decision parking
        holds who=board what=beds
        delegates who=board to=panel what=parking
        """,
        asked={"node": "beds"},
        steps={"what-falls": "losing"},
    ),
    Case(
        "the function goes, and an executive of its holder gives something else",
        """
        body council
        body cabinet kind=la_executive
        body panel
        function beds
        decision parking
        holds who=council what=beds
        organ of who=cabinet to=council
        delegates who=cabinet to=panel what=parking
        """,
        asked={"node": "beds"},
        steps={"what-falls": "beginning"},
        classes={"what-falls": "delegates"},
    ),
    Case(
        "it is given under an agreement, and the holder covers a part of the place asked about",
        """
        agreement deal
        body board kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        decision wards
        place region
        place north
        exercises who=wards to=beds
        holds who=board what=beds
        part of who=north to=region
        covers who=board to=north
        delegates who=board to=trust what=wards power=S65Z5 under=deal
        """,
        asked={"node": "deal"},
        place="region",
        steps={"what-falls": "inside"},
    ),
    Case(
        "it came under an agreement to one of those who exercise it jointly, of whom one is a committee",
        """
        agreement deal
        body england kind=nhs_england
        body first kind=nhs_trust
        body second kind=local_authority_ut
        body finance
        body joint kind=joint_committee
        function beds owner=nhs
        holds who=england what=beds
        delegates who=england to=first what=beds power=S65Z5 onward_across=allowed under=deal
        committee of who=finance to=first,second
        exercises jointly who=first,second,finance to=joint
        """,
        asked={"node": "deal"},
        steps={"what-falls": "others"},
    ),
    Case(
        "it is given under an agreement to one of a group that gives it on",
        """
        agreement deal
        body board kind=icb
        body panel
        group panels members=panel complete=true
        body team
        function beds owner=nhs
        holds who=board what=beds
        committee of who=panel to=board
        committee of who=team to=panel
        delegates who=board to=panel what=beds power=ICB_P11 onward_inside=allowed under=deal
        delegates who=panels to=team power=ICB_P11
        """,
        asked={"node": "deal"},
        steps={"what-falls": "grouped, onward"},
    ),
    Case(
        "it is given under an agreement, and also by a group of which one member has it from the holder",
        """
        agreement deal
        body board kind=icb
        body other kind=icb
        body trust kind=nhs_trust
        group others members=other complete=true
        function beds owner=nhs
        holds who=board what=beds
        delegates who=board to=other what=beds power=S65Z5 onward_across=allowed
        delegates who=others to=trust what=beds power=S65Z5
        delegates who=board to=trust what=beds power=S65Z5 under=deal
        """,
        asked={"node": "deal"},
        steps={"what-falls": "behind 2"},
    ),
    Case(
        "it is given under an agreement to a group of a post that is employed by nobody else than its body",
        """
        agreement deal
        body board kind=icb
        body trust
        post lead facts.employee=trust 'facts.board member=false' facts.secondee=false
        group leads members=lead
        delegates who=board to=leads under=deal
        """,
        asked={"node": "deal"},
        classes={"what-falls": "facts name"},
    ),
)
