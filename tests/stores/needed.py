"""Cases of slices: small scenarios, each with what is asked of it and without what the answer is another one.

A new kind of question stands in ``ASKED``; a new step of a slice needs a case that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ASKED: Mapping[str, Mapping[str, str]] = {
    "who-decides": {"what": "what"},
    "who-answers-for": {"what": "what"},
    "can-decide": {"forum": "who", "what": "what"},
    "why": {"who": "who", "what": "what"},
    "why-not": {"who": "who", "what": "what"},
    "what-may": {"who": "who"},
    "duplicates": {"about": "about"},
    "lawful": {"giver": "giver", "receiver": "receiver", "function": "what"},
    "answers-to": {"who": "who", "what": "what"},
    "status": {"node": "node"},
    "show": {"node": "node"},
    "facts": {"about": "node"},
    "statements": {"about": "node"},
    "what-it-takes": {"who": "who", "what": "what"},
    "what-falls": {"node": "node"},
    "money": {"node": "node"},
}
"""For each kind of question, with which of the things that a case names it is asked."""

NARROWING = ("here", "lying")
"""Steps that only narrow: without one the answer is the same, from a larger slice."""


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario, what is asked of it, and without what the answer is another one.

    ``asked`` are the things of :data:`ASKED`, ``place`` the place asked about. ``steps`` and ``classes``: for these kinds of
    questions, the steps (of :data:`NARROWING`: the slice grows) and the classes of relations without which the answer changes.
    """

    title: str
    scenario: str
    asked: Mapping[str, str]
    place: str | None = None
    steps: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)

    def needs(self, question: str, *, step: str = "", relations: str = "") -> bool:
        """Is it a case of a step, or of a class of relations, of the slice of a kind of question?"""
        listed, wanted = (self.steps, step) if step else (self.classes, relations)
        return any(question in questions.split() and wanted in names.split(", ") for questions, names in listed.items())

    def subjects(self, question: str) -> dict[str, str]:
        """What a kind of question is asked with."""
        return {parameter: self.asked[name] for parameter, name in ASKED[question].items()}


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
            "who-decides who-answers-for why can-decide why-not lawful answers-to": "around, opened",
            "who-decides why can-decide why-not": "chain, inner",
            "who-decides who-answers-for why can-decide why-not lawful": "holders, leaves, wholes",
            "what-may": "mine, stated",
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
            "who-decides what-may": "rights",
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
            "what-it-takes who-decides who-answers-for can-decide why lawful answers-to": "belongs",
            "what-may": "line around, line belongs",
        },
        classes={
            "what-it-takes who-decides who-answers-for can-decide why what-may lawful answers-to": "accountable to",
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
            "who-decides who-answers-for can-decide why what-may lawful": "reports to",
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
        "it replaces a post of a body that is no more",
        """
        body old kind=ccg
        post chief
        post deputy
        of who=deputy to=old
        replaces who=chief to=deputy
        """,
        asked={"node": "chief"},
        steps={"facts": "around", "status show": "around", "status": "own"},
        classes={"facts": "posts", "status show": "posts"},
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
        function fleet
        decision parking
        exercises who=wards to=beds
        holds who=board what=beds
        committee of who=team to=board
        part of who=cars to=transport
        part of who=cars to=fleet
        exercises who=parking to=transport
        holds who=council what=fleet
        delegates who=team to=crew what=parking
        """,
        asked={"who": "team", "what": "wards", "node": "board"},
        steps={"what-it-takes": "roots 2", "what-falls": "roots"},
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
    # cases, most of them of no step alone, which a slice once answered otherwise than the whole
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
        classes={"who-decides can-decide why why-not what-may lawful what-it-takes": "facts name"},
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
        "a group whose member is a committee gives it under an agreement",
        """
        agreement deal
        body board
        body trust
        body north
        body south
        group souths members=south
        decision parking
        delegates who=north to=south what=parking
        delegates who=souths to=trust what=parking under=deal
        committee of who=south to=board
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
