"""What is said of something: its relations, record, money, and to whom it answers."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "a line names what is asked about in a further role",
        """
        post chief
        post director
        decision wards
        replaces who=chief to=director for=wards
        """,
        asked={"node": "wards"},
        steps={"facts": "naming, told", "status show": "naming, told"},
        classes={"facts": "named in", "status": "any", "status show": "named in"},
    ),
    Case(
        "a post of a body that is no more replaces it",
        """
        body old kind=ccg
        post chief
        post deputy
        of who=deputy to=old
        replaces who=deputy to=chief
        """,
        asked={"node": "chief"},
        steps={"facts": "around", "status show": "around", "status": "own"},
        classes={"facts": "posts", "status show": "posts"},
    ),
    Case(
        "somebody oversees it",
        """
        body panel
        body board
        decision wards
        oversees who=board what=panel
        """,
        asked={"what": "wards", "who": "panel"},
        steps={"answers-to": "lines"},
        classes={"answers-to": "accountability"},
    ),
    Case(
        "a claim is about it",
        """
        body board
        claim promise about=board
        """,
        asked={"node": "board"},
        steps={"show": "record", "statements": "record"},
        classes={"show statements": "about"},
    ),
    Case(
        "a post of a committee of a body that is no more",
        """
        body group kind=ccg
        body panel
        post chief
        of who=chief to=panel
        committee of who=panel to=group
        """,
        asked={"node": "chief"},
        classes={"status": "parent"},
    ),
    Case(
        "an account is owed for a part of it",
        """
        body panel
        body board
        decision plan
        decision wards
        part of who=wards to=plan
        accountable to who=panel to=board for=wards
        """,
        asked={"what": "plan", "who": "panel"},
        steps={"answers-to": "parts"},
    ),
    Case(
        "a post of a body that is no more oversees it",
        """
        body panel
        body clinical kind=ccg
        post chief
        decision wards
        of who=chief to=clinical
        oversees who=chief what=panel
        """,
        asked={"what": "wards", "who": "panel"},
        steps={"answers-to": "whose"},
    ),
    Case(
        "it reports to somebody who reports to somebody else",
        """
        body panel
        body trust
        body board
        decision wards
        reports to who=panel to=trust
        reports to who=trust to=board
        """,
        asked={"what": "wards", "who": "panel"},
        classes={"answers-to": "reports to"},
    ),
    Case(
        "somebody provides what the fund pays for",
        """
        body hospital
        service care
        fund pool
        pays for who=pool what=care
        provides who=hospital what=care
        """,
        asked={"node": "pool"},
        steps={"money": "served"},
        classes={"money": "provides"},
    ),
    Case(
        "somebody commissions what the fund pays for",
        """
        body hospital
        service care
        fund pool
        pays for who=pool what=care
        commissions who=hospital what=care
        """,
        asked={"node": "pool"},
        steps={"money": "served"},
        classes={"money": "commissions"},
    ),
    Case(
        "somebody is responsible for what the fund pays for",
        """
        body hospital
        service care
        fund pool
        pays for who=pool what=care
        responsible for who=hospital what=care
        """,
        asked={"node": "pool"},
        steps={"money": "served"},
        classes={"money": "remit"},
    ),
    Case(
        "somebody benefits from what the fund pays for",
        """
        body hospital
        service care
        fund pool
        pays for who=pool what=care
        benefits from who=hospital what=care
        """,
        asked={"node": "pool"},
        classes={"money": "benefits from"},
    ),
    Case(
        "somebody else pays into a fund that it hosts",
        """
        body board
        body council
        fund pool
        hosts who=board what=pool
        contributes to who=council to=pool
        """,
        asked={"node": "board"},
        steps={"money": "paying"},
        classes={"money": "contributes to"},
    ),
    Case(
        "somebody else pays into a fund from which something is allocated to it",
        """
        body trust
        body board
        body council
        fund pool
        allocates to who=board to=trust what=pool
        contributes to who=council to=pool
        """,
        asked={"node": "trust"},
        steps={"money": "paying"},
    ),
    Case(
        "somebody else benefits from a fund into which it pays",
        """
        body board
        body council
        fund pool
        contributes to who=board to=pool
        benefits from who=council what=pool
        """,
        asked={"node": "board"},
        steps={"money": "paying"},
    ),
    Case(
        "a fund into which it pays pays for what somebody else provides",
        """
        body board
        body council
        service care
        fund pool
        contributes to who=board to=pool
        pays for who=pool what=care
        provides who=council what=care
        """,
        asked={"node": "board"},
        steps={"money": "paying, served"},
        classes={"money": "pays for"},
    ),
    Case(
        "a group of it gives money",
        """
        body board
        body trust
        group boards members=board complete=true
        allocates to who=boards to=trust
        """,
        asked={"node": "board"},
        steps={"money": "groups"},
    ),
    Case(
        "what is given on is another part of what a matter is part of that exercises the function",
        """
        body board kind=icb
        body panel
        body team
        function beds
        decision wards
        decision theatres
        decision plan
        exercises who=wards to=beds
        part of who=wards to=plan
        part of who=theatres to=plan
        holds who=board what=beds
        delegates who=board to=panel what=beds
        delegates who=panel to=team what=theatres
        """,
        asked={"node": "board"},
    ),
    Case(
        "a sector for which one speaks sits somewhere in a group",
        """
        sector gp
        post lead
        group sectors members=gp complete=true
        body table kind=forum
        speaks for who=lead for=gp
        member of who=sectors to=table
        """,
        asked={"node": "lead"},
    ),
    Case(
        "it is given under an agreement by whoever holds what a part of the function is part of",
        """
        agreement deal
        body trust kind=nhs_trust
        body board kind=icb
        function care
        function beds owner=nhs
        function estates owner=nhs
        decision wards
        exercises who=wards to=care
        part of who=beds to=care
        part of who=beds to=estates
        holds who=trust what=estates
        delegates who=trust to=board what=wards under=deal
        """,
        asked={"node": "deal"},
        steps={},
    ),
    Case(
        "a committee at the table gives something that somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body forum kind=forum
        body panel
        body crew
        body council
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=panel to=board
        member of who=panel to=forum
        exercises who=parking to=cars
        holds who=council what=cars
        delegates who=panel to=crew what=parking
        """,
        asked={"who": "forum", "what": "wards"},
    ),
    Case(
        "the body of a committee gives something that somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body team
        body crew
        body council
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=trust
        exercises who=parking to=cars
        holds who=council what=cars
        delegates who=trust to=crew what=parking
        """,
        asked={"who": "team", "what": "wards"},
    ),
    Case(
        "whoever is to receive it gives on a whole of which it has another part by two bodies",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        body second kind=icb
        body third kind=icb
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
        delegates who=third to=trust what=theatres power=S65Z5 onward_inside=allowed
        delegates who=second to=third what=theatres power=S65Z5 onward_across=allowed
        """,
        asked={"who": "trust", "what": "wards"},
    ),
    Case(
        "a body that is part of another does not rival it",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        part of who=panel to=board
        """,
        asked={"about": "wards"},
    ),
    Case(
        "a place is asked about, and the function comes from elsewhere",
        """
        body england kind=nhs_england
        body north-board kind=icb
        body board kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        place north
        place south
        holds who=england what=beds
        covers who=england to=south
        delegates who=england to=north-board what=beds power=S65Z5 onward_across=allowed
        delegates who=north-board to=board power=S65Z5
        """,
        asked={"what": "beds", "who": "board", "giver": "board", "receiver": "trust"},
        place="north",
    ),
    Case(
        "a post is employed by a group, of which one is a committee",
        """
        body board kind=icb
        body panel
        group panels members=panel complete=true
        post chief
        post director
        function beds owner=nhs
        committee of who=panel to=board
        employs who=panels to=chief
        """,
        asked={"what": "beds", "who": "chief", "giver": "chief", "receiver": "director"},
    ),
    Case(
        "an executive's group gives it to the board of the executive, which is itself",
        """
        body executive kind=la_executive
        group executives members=executive complete=true
        body board
        decision wards
        organ of who=board to=executive
        delegates who=executives to=board what=wards
        """,
        asked={"what": "wards", "who": "board"},
    ),
    Case(
        "a cabinet is the organ of a group of councils",
        """
        body council kind=local_authority_ut facts.system=executive
        group councils members=council complete=true
        body cabinet kind=la_executive
        body team
        function care owner=la
        decision homes
        exercises who=homes to=care
        holds who=council what=care
        organ of who=cabinet to=councils
        committee of who=team to=council
        delegates who=cabinet to=team
        """,
        asked={"what": "homes", "who": "team", "giver": "team", "receiver": "cabinet"},
    ),
    Case(
        "what waits for an event is about another matter",
        """
        body board kind=icb
        body panel
        body team
        event dispute
        function beds
        function cars
        decision wards
        decision parking
        exercises who=wards to=beds
        exercises who=parking to=cars
        holds who=board what=beds
        committee of who=panel to=board
        delegates who=team to=panel what=parking if=dispute
        """,
        asked={"what": "wards", "who": "panel"},
    ),
    Case(
        "a body is called as a step of accountability is",
        """
        body board kind=icb
        body committee
        committee of who=committee to=board
        """,
        asked={"who": "committee"},
    ),
    Case(
        "a claim is about the group that it is in, and about somebody else",
        """
        body board kind=icb
        body trust kind=nhs_trust
        group boards members=board complete=true
        claim promise about=boards,trust by=trust
        """,
        asked={"node": "board"},
        steps={"statements": "groups"},
        classes={"statements": "members"},
    ),
)
