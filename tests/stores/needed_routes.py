"""Who decides and who answers, along which routes, by whom, where: cases of several kinds of questions at once."""

from __future__ import annotations

from case import Case

CASES: tuple[Case, ...] = (
    Case(
        "what the group of a holder gives goes on through two committees to whoever decides",
        """
        body board kind=icb
        group boards members=board complete=true
        body panel
        body team
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=panel to=board
        committee of who=team to=panel
        decides who=team what=wards
        delegates who=boards to=panel
        delegates who=panel to=team
        """,
        asked={"what": "wards", "who": "team", "giver": "team", "receiver": "panel", "node": "team"},
        steps={
            "what-falls who-decides why can-decide why-not": "groups",
            "what-falls": "parts, start",
            "facts show": "own",
            "who-decides who-answers-for why": "actors",
            "answers-to": "around, opened",
            "who-decides why can-decide why-not": "chain, inner",
            "who-decides who-answers-for why can-decide why-not lawful": "holders, leaves, wholes",
            "what-may": "mine",
        },
        classes={
            "what-falls": "exercises, holds, members, part of",
            "what-it-takes": "delegates, exercises, holds, parent",
            "facts": "any",
            "show": "any",
            "who-answers-for why": "decides",
            "who-decides can-decide why why-not what-may lawful": "delegates",
            "who-decides who-answers-for can-decide why why-not what-may lawful": "exercises, holds",
            "who-decides who-answers-for can-decide why why-not lawful answers-to": "members",
            "who-decides who-answers-for can-decide why why-not what-may lawful answers-to": "parent",
            "what-may": "part of",
            "who-decides": "rights",
        },
    ),
    Case(
        "what is reserved to one committee is kept out of what another is given",
        """
        body board kind=icb
        body panel
        body keeper
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=panel to=board
        committee of who=keeper to=board
        reserves who=keeper what=wards
        delegates who=board to=panel what=beds
        delegates who=board to=keeper what=beds
        """,
        asked={"what": "wards", "who": "panel", "giver": "board", "receiver": "panel", "node": "panel"},
        steps={
            "can-decide why-not what-may lawful": "actors",
            "what-it-takes": "actors 2",
        },
        classes={
            "who-answers-for can-decide why why-not what-may what-it-takes lawful": "reserves",
        },
    ),
    Case(
        "two hold it, of whom one covers the area of the matter",
        """
        body board kind=icb
        body other kind=icb
        function beds
        decision wards
        place north
        place south
        exercises who=wards to=beds
        holds who=board what=beds
        holds who=other what=beds
        covers who=wards to=north
        covers who=board to=north
        covers who=other to=south
        """,
        asked={"what": "wards", "who": "other", "giver": "other", "receiver": "board", "node": "board"},
        steps={
            "what-falls what-may": "holders",
            "what-may": "acted, acting, acts, had, own, wholes",
            "what-may who-decides who-answers-for can-decide why why-not lawful": "areas, placed",
            "what-may who-answers-for lawful": "inner",
        },
        classes={
            "what-it-takes": "covers",
            "who-decides who-answers-for can-decide why why-not what-may lawful": "covers",
        },
    ),
    Case(
        "a group of boards receives it under an agreement, of which one acts elsewhere and gives it on",
        """
        agreement deal
        body england kind=nhs_england
        body north kind=icb
        body south kind=icb
        body crew
        group boards members=north,south complete=true
        function beds owner=nhs
        decision wards
        place coast
        place town
        exercises who=wards to=beds
        covers who=beds to=coast
        covers who=wards to=coast
        holds who=england what=beds
        covers who=north to=town
        covers who=south to=coast
        committee of who=crew to=north
        delegates who=england to=boards what=beds power=S65Z5 onward_inside=allowed under=deal
        delegates who=north to=crew
        """,
        asked={"what": "wards", "who": "crew", "giver": "north", "receiver": "crew", "node": "deal"},
        steps={
            "who-decides can-decide why why-not what-may lawful what-it-takes what-falls": "receiving, covering",
        },
    ),
    Case(
        "a group of panels is responsible for it, each in the area of its board",
        """
        body north kind=icb
        body south kind=icb
        body first
        body second
        group panels members=first,second complete=true
        decision wards
        place coast
        place town
        committee of who=first to=north
        committee of who=second to=south
        covers who=north to=coast
        covers who=south to=town
        responsible for who=panels what=wards
        """,
        asked={"what": "wards"},
        place="town",
        steps={"who-answers-for": "receiving, covering"},
    ),
    Case(
        "a post of two bodies gives it on to somebody who sits on the board of neither",
        """
        body first kind=icb
        body second kind=icb
        post chief facts.employee=true facts.board_member=true
        post director facts.employee=false facts.secondee=false
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=first what=beds
        of who=chief to=first,second
        delegates who=first to=chief what=beds power=ICB_P11
        delegates who=chief to=director what=beds power=ICB_P11
        decides who=director what=wards
        post treasurer
        post clerk
        body directors
        member of who=treasurer to=first list_complete=true
        member of who=clerk to=second list_complete=true
        """,
        asked={"what": "wards", "who": "director", "giver": "chief", "receiver": "director", "node": "chief"},
        steps={"what-falls": "leading", "who-decides can-decide why why-not lawful": "beside"},
        classes={"what-it-takes who-decides can-decide why why-not what-may lawful": "member of, posts"},
    ),
    Case(
        "a board that covers another area gives it for its trust",
        """
        body trust kind=nhs_foundation_trust
        body directors kind=board
        body panel
        body team
        decision wards
        place north
        place south
        organ of who=directors to=trust
        covers who=directors to=south
        delegates who=directors to=panel what=wards
        """,
        asked={"what": "wards", "who": "team"},
        place="north",
        steps={
            "who-answers-for": "arranged",
            "who-decides who-answers-for can-decide why why-not": "named",
        },
        classes={
            "what-it-takes": "named in, organ of",
            "who-answers-for": "delegates",
            "who-decides who-answers-for can-decide why why-not": "named in, organ of",
        },
    ),
    Case(
        "whoever decides answers to somebody whose group answers to somebody else",
        """
        body panel
        body forum
        body chair
        group forums members=forum complete=true
        decision wards
        function beds
        exercises who=wards to=beds
        holds who=panel what=beds
        decides who=panel what=wards
        accountable to who=panel to=forum
        accountable to who=forums to=chair
        """,
        asked={"what": "wards", "who": "panel", "giver": "panel", "receiver": "forum"},
        steps={
            "what-it-takes": "around, opened",
            "who-decides who-answers-for can-decide why lawful": "around, opened",
            "what-it-takes who-decides who-answers-for can-decide why why-not lawful answers-to": "belongs",
            "what-may": "line around, line belongs",
        },
        classes={
            "what-it-takes who-decides who-answers-for can-decide why why-not what-may lawful answers-to": "accountable to",
            "what-it-takes what-may": "members",
        },
    ),
    Case(
        "the holder covers an area that is the same as that of the matter",
        """
        body board kind=icb
        function beds
        decision wards
        place north
        place borough
        same area as who=north to=borough
        exercises who=wards to=beds
        holds who=board what=beds
        covers who=wards to=north
        covers who=board to=borough
        """,
        asked={"what": "wards", "who": "board", "giver": "board", "receiver": "board"},
        steps={
            "what-it-takes": "within",
            "who-decides who-answers-for can-decide why why-not what-may lawful": "within",
        },
        classes={
            "what-it-takes": "same area as",
            "who-decides who-answers-for can-decide why why-not what-may lawful": "same area as",
        },
    ),
    Case(
        "a part of the matter exercises the function",
        """
        body board kind=icb
        function beds
        decision plan
        decision wards
        part of who=wards to=plan
        exercises who=wards to=beds
        holds who=board what=beds
        """,
        asked={"what": "plan", "who": "board", "giver": "board", "receiver": "board", "node": "beds"},
        steps={"what-it-takes": "parts", "who-decides who-answers-for can-decide why why-not lawful": "parts"},
        classes={"what-it-takes": "part of", "who-decides who-answers-for can-decide why why-not lawful": "part of"},
    ),
    Case(
        "the same body is at one table itself, at the other through a person's post",
        """
        body board
        body panel
        decision wards
        decides who=board what=wards
        decides who=panel what=wards
        person alice
        post director
        body trust
        of who=director to=trust
        occupies who=alice to=director
        member of who=alice to=board
        member of who=trust to=panel
        """,
        asked={"about": "wards", "node": "board"},
        steps={"duplicates": "actors, opened, seated, table"},
        classes={"what-falls": "rights", "duplicates": "member of, members, occupies, part of, posts, rights"},
    ),
    Case(
        "a person sits on a committee of directors who is the chief executive of its trust",
        """
        body trust kind=nhs_foundation_trust
        body panel
        post director office='chief executive'
        person alice
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=trust what=beds
        committee of who=panel to=trust
        of who=director to=trust
        occupies who=alice to=director
        member of who=alice to=panel voting=true list_complete=true
        decides who=panel what=wards
        delegates who=trust to=panel what=wards power=FT_P15
        """,
        asked={"what": "wards", "who": "panel", "giver": "trust", "receiver": "panel"},
        steps={"who-decides why why-not lawful": "table"},
        classes={"what-it-takes": "occupies", "who-decides can-decide why why-not lawful": "occupies"},
    ),
    Case(
        "a committee exercises it jointly through another, which has nothing of the body's",
        """
        body board kind=icb
        body finance
        body panel
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=finance to=board
        committee of who=panel to=board
        decides who=panel what=wards
        exercises jointly who=finance to=panel
        """,
        asked={"what": "wards", "who": "panel"},
        steps={"who-decides can-decide why why-not": "givers"},
        classes={"who-decides can-decide why why-not what-may": "exercises jointly"},
    ),
    Case(
        "a post of whoever receives money sits at the table of whoever gives it",
        """
        body board
        body trust
        post chief
        allocates to who=board to=trust
        of who=chief to=trust
        member of who=chief to=board
        """,
        asked={"node": "trust"},
        steps={"what-falls": "own", "money": "allocating, own, seated, seats"},
        classes={"what-falls": "any", "money": "member of, members, money, posts"},
    ),
    Case(
        "somebody at the table was nominated by a provider under a contract about the matter",
        """
        body board kind=icb
        body trust kind=nhs_trust
        agreement contract
        post clinician
        decision wards
        function beds
        exercises who=wards to=beds
        holds who=board what=beds
        concerns who=contract to=wards
        party to who=trust to=contract as=provider
        nominates who=trust to=clinician
        member of who=clinician to=board
        """,
        asked={"what": "wards", "who": "board"},
        steps={"can-decide": "contracts, parties, seats, speaking"},
        classes={"can-decide": "concerns, nominates, party to"},
    ),
    Case(
        "an account is owed for what a part of the function is part of too",
        """
        body panel
        body board
        function care
        function beds
        function estates
        decision wards
        exercises who=wards to=care
        part of who=beds to=care
        part of who=beds to=estates
        accountable to who=panel to=board for=estates
        """,
        asked={"what": "wards", "who": "panel"},
        steps={"answers-to": "leaves, wholes", "can-decide why answers-to": "roots"},
        classes={"answers-to": "exercises, part of"},
    ),
    Case(
        "the holder covers a part of the place asked about",
        """
        body board kind=icb
        body panel
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        place region
        place north
        part of who=north to=region
        covers who=board to=north
        committee of who=panel to=board
        delegates who=board to=panel power=ICB_P11
        """,
        asked={"what": "wards", "who": "panel"},
        place="region",
        steps={
            "what-it-takes who-decides who-answers-for can-decide why why-not what-may": "inside",
            "what-may": "claimants, claims, parts",
        },
    ),
    Case(
        "a holder covers another place by its group: it is left out, and with it whoever is behind it",
        """
        body board kind=icb
        body other kind=icb
        group others members=other complete=true
        body panel
        body trust kind=nhs_trust
        function beds
        decision wards
        place north
        place south
        exercises who=wards to=beds
        holds who=board what=beds
        holds who=other what=beds
        covers who=others to=south
        accountable to who=other to=trust
        delegates who=other to=trust
        committee of who=panel to=board
        decides who=board what=wards
        """,
        asked={"what": "wards", "who": "panel", "node": "beds"},
        place="north",
        steps={"what-it-takes who-decides who-answers-for can-decide why why-not": "here", "what-it-takes": "lying"},
    ),
    Case(
        "a service: who commissions and provides it, oversees it, is charged with it",
        """
        body board
        body trust
        body england
        service clinics
        charged with who=board what=clinics
        commissions who=board what=clinics
        provides who=trust what=clinics
        oversees who=england what=clinics
        """,
        asked={"what": "clinics", "who": "board"},
        classes={"who-decides": "commissions, oversees, provides", "who-decides who-answers-for what-may": "remit"},
    ),
    Case(
        "a post of which only the employer is stated",
        """
        body board kind=icb
        post chief
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        employs who=board to=chief
        decides who=chief what=wards
        """,
        asked={"what": "wards", "who": "chief", "giver": "board", "receiver": "chief"},
        classes={"what-it-takes": "employs", "who-decides can-decide why why-not what-may lawful": "employs"},
    ),
    Case(
        "the holder reports to somebody",
        """
        body panel
        body trust
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=panel what=beds
        reports to who=panel to=trust
        """,
        asked={"what": "wards", "who": "panel", "giver": "panel", "receiver": "panel"},
        classes={
            "what-it-takes": "reports to",
            "who-decides who-answers-for can-decide why why-not what-may lawful": "reports to",
        },
    ),
    Case(
        "a part of the function is part of another, which is held",
        """
        body board kind=icb
        body trust kind=nhs_trust
        function care
        function beds
        function estates
        decision wards
        exercises who=wards to=care
        part of who=beds to=care
        part of who=beds to=estates
        holds who=board what=estates
        decides who=trust what=wards
        """,
        asked={"what": "wards", "who": "trust"},
        steps={"what-may": "leaves", "who-decides who-answers-for why-not what-may": "roots"},
    ),
    Case(
        "it is given on from elsewhere: whoever gives it on here is not where it begins",
        """
        body board kind=icb
        body trust kind=nhs_trust
        body panel
        decision wards
        place north
        place south
        covers who=board to=south
        delegates who=board to=trust what=wards
        delegates who=trust to=panel what=wards
        """,
        asked={"who": "panel", "node": "trust"},
        place="north",
        steps={"what-falls what-may": "named"},
        classes={"what-may": "named in"},
    ),
    Case(
        "a committee gives it to a person's post, and has nothing of the body's",
        """
        body board kind=icb
        body finance
        post chief
        person alice
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=finance to=board
        employs who=board to=chief
        occupies who=alice to=chief
        delegates who=finance to=chief
        """,
        asked={"what": "wards", "who": "alice"},
        steps={"why why-not": "seats"},
        classes={"what-may answers-to": "occupies"},
    ),
    Case(
        "a post of the holder decides, and answers where its body does",
        """
        body board kind=icb
        post chief
        group chiefs members=chief complete=true
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        of who=chief to=board
        decides who=chief what=wards
        delegates who=board to=chief what=wards power=ICB_P11
        member of who=chiefs to=board
        """,
        asked={"what": "wards", "who": "chief", "node": "chief"},
        steps={"what-falls": "leaves, wholes", "facts show": "groups"},
        classes={"facts": "members", "show": "members", "who-answers-for answers-to": "posts"},
    ),
    Case(
        "a member of the board has another post, at a provider",
        """
        body board kind=icb
        body trust kind=nhs_trust
        post chief
        post director
        person alice
        decision wards
        function beds
        exercises who=wards to=beds
        holds who=board what=beds
        provides who=trust what=beds
        of who=director to=trust
        occupies who=alice to=chief
        occupies who=alice to=director
        member of who=chief to=board
        """,
        asked={"what": "wards", "who": "board"},
        steps={"can-decide": "actors, seated"},
        classes={"can-decide": "provides"},
    ),
    Case(
        "the group of a holder gives it to a board that gives it on",
        """
        body england kind=nhs_england
        group givers members=england complete=true
        body north kind=icb
        body board kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        holds who=england what=beds
        delegates who=givers to=north power=S65Z5 onward_across=allowed
        delegates who=north to=board power=S65Z5 onward_across=allowed
        delegates who=board to=trust what=beds power=S65Z5
        """,
        asked={"what": "beds", "who": "trust", "giver": "trust", "receiver": "board", "node": "north"},
        steps={"what-falls": "opening", "lawful": "chain, groups"},
    ),
    Case(
        "two are charged with one matter",
        """
        body board
        body panel
        decision wards
        charged with who=board what=wards
        responsible for who=panel what=wards
        """,
        asked={"about": "board", "node": "board"},
        steps={"what-falls": "actors", "duplicates": "mine, parts"},
        classes={"what-falls": "remit", "duplicates": "remit"},
    ),
    Case(
        "a post of two bodies gives it on; the board of one is named as that of its group",
        """
        body first kind=icb
        body second kind=icb
        post chief facts.employee=true facts.board_member=true
        post director facts.employee=false facts.secondee=false
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=first what=beds
        of who=chief to=first,second
        delegates who=first to=chief what=beds power=ICB_P11
        delegates who=chief to=director what=beds power=ICB_P11
        decides who=director what=wards
        post treasurer
        post clerk
        body directors
        member of who=treasurer to=first list_complete=true
        member of who=clerk to=second list_complete=true
        group seconds members=second complete=true
        organ of who=directors to=seconds
        """,
        asked={"what": "wards", "who": "director", "giver": "chief", "receiver": "director", "node": "chief"},
        steps={"what-falls": "sides", "why-not": "belongs"},
        classes={"what-falls": "organ of", "what-may lawful": "organ of"},
    ),
    Case(
        "the money is for what is asked about",
        """
        body board
        body trust
        decision wards
        allocates to who=board to=trust what=wards
        """,
        asked={"node": "wards"},
        steps={"what-falls": "resting, told", "money": "naming, told"},
        classes={"what-falls": "named in", "money": "named in"},
    ),
    Case(
        "money from a committee of a body that is no more",
        """
        body old kind=ccg
        body panel
        body trust
        committee of who=panel to=old
        allocates to who=panel to=trust
        """,
        asked={"node": "trust"},
        steps={"what-falls": "whose", "money": "around"},
        classes={"what-falls": "parent", "facts": "parent", "show money": "parent"},
    ),
    Case(
        "a member has an interest in it",
        """
        body forum kind=forum
        post chief
        decision wards
        member of who=chief to=forum
        interest who=chief what=wards
        """,
        asked={"what": "wards", "who": "forum"},
        steps={"can-decide": "interests"},
        classes={"can-decide": "interest"},
    ),
    Case(
        "the decision waits for another",
        """
        decision wards
        decision theatres
        waits for who=wards to=theatres
        """,
        asked={"what": "wards"},
        steps={"who-decides": "waits"},
        classes={"who-decides": "waits for"},
    ),
    Case(
        "it came from a body that only an arrangement about it names",
        """
        body england kind=nhs_england
        body north kind=icb
        body board kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        delegates who=england to=north what=beds power=S65Z5 onward_across=allowed
        delegates who=north to=board power=S65Z5 onward_across=allowed
        """,
        asked={"what": "beds", "giver": "board", "receiver": "trust"},
        steps={"lawful": "named"},
        classes={"lawful": "named in"},
    ),
    Case(
        "a part of the function is part of another, which the trust holds",
        """
        body trust kind=nhs_trust
        function care
        function beds
        function estates
        decision wards
        exercises who=wards to=care
        part of who=beds to=care
        part of who=beds to=estates
        holds who=trust what=estates
        decides who=trust what=wards
        """,
        asked={"what": "wards", "giver": "trust", "receiver": "trust"},
        steps={"lawful": "roots"},
    ),
    Case(
        "two exercise it jointly through their committee",
        """
        body first kind=icb
        body second kind=icb
        body joint
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=first what=beds
        committee of who=joint to=first,second
        exercises jointly who=first,second to=joint
        decides who=joint what=wards
        """,
        asked={"what": "wards", "giver": "joint", "receiver": "first"},
        classes={"lawful": "exercises jointly"},
    ),
    Case(
        "somebody at the table speaks for a provider under a contract about the matter",
        """
        body board kind=icb
        body trust kind=nhs_trust
        agreement contract
        post clinician
        decision wards
        function beds
        exercises who=wards to=beds
        holds who=board what=beds
        concerns who=contract to=wards
        party to who=trust to=contract as=provider
        speaks for who=clinician for=trust
        member of who=clinician to=board
        """,
        asked={"what": "wards", "who": "board"},
        classes={"can-decide": "speaks for"},
    ),
    Case(
        "somebody at the table represents a provider under a contract about the matter",
        """
        body board kind=icb
        body trust kind=nhs_trust
        agreement contract
        post clinician
        decision wards
        function beds
        exercises who=wards to=beds
        holds who=board what=beds
        concerns who=contract to=wards
        party to who=trust to=contract as=provider
        represents who=clinician for=trust
        member of who=clinician to=board
        """,
        asked={"what": "wards", "who": "board"},
        classes={"can-decide": "represents"},
    ),
    Case(
        "it approves",
        """
        body board
        decision wards
        approves who=board what=wards
        """,
        asked={"what": "wards", "who": "board"},
        classes={"why": "approves"},
    ),
    Case(
        "it signs off",
        """
        body board
        decision wards
        signs off who=board what=wards
        """,
        asked={"what": "wards", "who": "board"},
        classes={"why": "signs off"},
    ),
    Case(
        "it agrees",
        """
        body board
        decision wards
        agrees who=board what=wards
        """,
        asked={"what": "wards", "who": "board"},
        classes={"why": "agrees"},
    ),
    Case(
        "a committee of directors sits at the table, of whom one is a director of another body",
        """
        body trust kind=nhs_foundation_trust
        body other
        body panel
        body forum kind=forum
        post director facts.director=true
        function beds owner=nhs
        decision wards
        exercises who=wards to=beds
        holds who=trust what=beds
        committee of who=panel to=trust
        of who=director to=other
        member of who=panel to=forum
        member of who=director to=panel voting=true list_complete=true
        delegates who=trust to=panel what=wards power=FT_P15
        """,
        asked={"what": "wards", "who": "forum"},
        steps={"what-it-takes": "table", "can-decide": "table"},
    ),
    Case(
        "nobody is said to hold what two exercise jointly",
        """
        body first kind=icb
        body second kind=icb
        body joint
        decision wards
        exercises jointly who=first,second to=joint what=wards
        """,
        asked={"what": "wards"},
        classes={"who-answers-for": "exercises jointly"},
    ),
    Case(
        "who else exercises it jointly is not stated",
        """
        body board kind=icb
        body trust kind=nhs_trust
        function beds owner=nhs
        exercises jointly 'who=?not stated' to=board what=beds
        exercises jointly who=board what=beds
        """,
        asked={"what": "beds", "giver": "board", "receiver": "trust"},
        steps={"lawful": "givers"},
    ),
    Case(
        "whoever is to receive it gives something of which a part belongs to what somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body team
        body crew
        body council
        function transport
        function cars
        function vans
        function fleet
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=board
        part of who=cars to=transport
        part of who=vans to=transport
        part of who=cars to=fleet
        part of who=vans to=fleet
        exercises who=parking to=transport
        holds who=council what=fleet
        delegates who=team to=crew what=parking
        """,
        asked={"who": "team", "what": "wards", "node": "board"},
        steps={"what-it-takes": "roots 2", "what-falls": "roots"},
    ),
    Case(
        "the group of a committee is a trust, which gives something that somebody else holds",
        """
        body board kind=icb
        function beds owner=nhs
        decision wards
        body trust kind=nhs_trust
        group trusts members=trust complete=true
        body team
        body crew
        body council
        function cars
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=trusts
        exercises who=parking to=cars
        holds who=council what=cars
        delegates who=trust to=crew what=parking
        """,
        asked={"who": "team", "what": "wards"},
        steps={"what-may": "opened", "what-it-takes": "actors, chain, claims, parts 2, wholes 2, leaves 2, holders 2"},
    ),
    Case(
        "whoever is accountable for it covers another area, and is one of a group that answers for more",
        """
        body board
        body trust
        body panel
        group panels members=panel complete=true
        decision wards
        place north
        place south
        covers who=panel to=south
        accountable to who=panel to=board for=wards
        accountable to who=panels to=trust
        """,
        asked={"what": "wards", "who": "panel"},
        place="north",
        steps={"who-answers-for": "accounting"},
    ),
    Case(
        "a post is the employee of a body of which nothing else is said",
        """
        body board kind=icb
        body trust kind=nhs_trust
        post lead facts.employee=trust 'facts.board member=false' facts.secondee=false
        of who=lead to=board
        function beds
        decision wards
        exercises who=wards to=beds
        holds who=board what=beds
        delegates who=board to=lead power=ICB_P11
        """,
        asked={"what": "wards", "who": "lead", "giver": "board", "receiver": "lead", "node": "lead"},
        steps={"why-not": "around, opened"},
        classes={"who-decides can-decide why why-not what-may lawful what-it-takes": "facts name"},
    ),
)
