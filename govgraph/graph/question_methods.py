"""The questions as methods of a graph. Written by :mod:`govgraph.questions.methods`; change it there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from govgraph.records import replace

if TYPE_CHECKING:
    from govgraph.answer import Answer
    from govgraph.graph.graph import Graph
    from govgraph.model.amounts import Amount
    from govgraph.questions.acts import Acts
    from govgraph.questions.answers_to import AnswersTo
    from govgraph.questions.assess import Assessable, Assessed
    from govgraph.questions.binds import Binds
    from govgraph.questions.can_decide_result import CanDecide
    from govgraph.questions.choke_points import ChokePoints
    from govgraph.questions.decided_result import WhoDecides
    from govgraph.questions.designate import Designation
    from govgraph.questions.disputes import Disputes
    from govgraph.questions.duplicates import Duplicates
    from govgraph.questions.facts_result import Facts
    from govgraph.questions.findings import Findings
    from govgraph.questions.friction import Friction
    from govgraph.questions.lawful_result import Lawful
    from govgraph.questions.levels import Levels
    from govgraph.questions.load import Load
    from govgraph.questions.matrix import AssessedMatrix
    from govgraph.questions.money_result import MoneyFlows
    from govgraph.questions.patterns import Forms, FormsOfLibrary
    from govgraph.questions.power import PowerOnADay
    from govgraph.questions.process import CourseOfProcess, Processes
    from govgraph.questions.remits import ServiceRemits
    from govgraph.questions.search import FoundByWords
    from govgraph.questions.show_result import ShownThing
    from govgraph.questions.shown import ShownInstrument, ShownOption, ShownRelation, ShownStatement, ShownStep
    from govgraph.questions.statements import Statements
    from govgraph.questions.status_result import StatusOf, StatusOfSteps
    from govgraph.questions.timeline_result import Timeline
    from govgraph.questions.track import Track
    from govgraph.questions.what_falls_result import WhatFalls
    from govgraph.questions.what_it_takes_result import WhatItTakes
    from govgraph.questions.what_may_result import WhatMay
    from govgraph.questions.which import WhichThings
    from govgraph.questions.who_answers_for import WhoAnswersFor
    from govgraph.questions.why import Why
    from govgraph.questions.why_not import WhyNot

Words: TypeAlias = str | Iterable[str]
"""One word or name, or several."""


class Questions:
    """What a graph can be asked; :class:`~govgraph.graph.Graph` is one."""

    def _ask(self, question: str, *args: Any, **parameters: Any) -> Answer[Any]:
        from govgraph.questions.verbs import VERBS

        graph = cast("Graph", self)
        # with the graph, so that the answer can be drawn
        return replace(VERBS[question].answer(graph, *args, **parameters), _graph=graph)

    def _ask_given(self, question: str, *args: Any, **parameters: Any) -> Answer[Any]:
        """With those parameters alone that are given."""
        given = {name: value for name, value in parameters.items() if value is not None}
        return self._ask(question, *args, **given)

    def who_decides(
        self, what: str, *, value: float | str | Amount | None = None, given: Iterable[str] = ()
    ) -> Answer[WhoDecides]:
        """Who decides a matter. ``what``: a decision, function, service, agreement or fund; ``value`` in pounds; ``given`` events.

        Raises NotFound or AmbiguousName.
        """
        return self._ask("who-decides", what, value=value, given=given)

    def what_may(self, who: str) -> Answer[WhatMay]:
        """What ``who`` decides by the papers and may decide in law. Raises NotFound or AmbiguousName."""
        return self._ask("what-may", who)

    def answers_to(self, who: str, what: str | None = None) -> Answer[AnswersTo]:
        """To whom ``who`` answers, in general or for one matter. Raises NotFound or AmbiguousName."""
        return self._ask("answers-to", who, what=what)

    def who_answers_for(self, what: str) -> Answer[WhoAnswersFor]:
        """Who answers for a decision, function, service, agreement or fund. Raises NotFound or AmbiguousName."""
        return self._ask("who-answers-for", what)

    def can_decide(
        self, forum: str, what: str, *, value: float | str | Amount | None = None, given: Iterable[str] = ()
    ) -> Answer[CanDecide]:
        """Can ``forum`` decide ``what`` so that it binds every holder? Raises NotFound or AmbiguousName."""
        return self._ask("can-decide", forum, what, value=value, given=given)

    def lawful(
        self,
        giver: str | Iterable[str],
        receiver: str,
        function: str = "",
        power: str | None = None,
        giver_is: Iterable[str] = (),
        receiver_is: Iterable[str] = (),
    ) -> Answer[Lawful]:
        """May ``giver`` give ``function`` to ``receiver``, under ``power`` or any power, on the day of the graph?

        ``giver`` and ``receiver``: a thing, a kind of body, or an officer of a council; several givers: a joint exercise.
        ``giver_is`` and ``receiver_is``: what is taken to be so of them. Raises NotFound, AmbiguousName, and
        :class:`~govgraph.law.lookup.UnknownRow` for a power that is not held.
        """
        return self._ask(
            "lawful", giver, receiver, function=function, power=power, giver_is=giver_is, receiver_is=receiver_is
        )

    def what_it_takes(
        self, who: str, what: str, *, value: float | str | Amount | None = None, given: Iterable[str] = ()
    ) -> Answer[WhatItTakes]:
        """What it would take for ``who`` to decide ``what`` for every holder of it; ``value`` in pounds.

        Raises NotFound or AmbiguousName.
        """
        return self._ask("what-it-takes", who, what, value=value, given=given)

    def what_falls(self, node: str) -> Answer[WhatFalls]:
        """What no longer has a decider, holder, parent, line, host or voice when the node goes.

        ``node``: a thing, event or relation by id, name or alias. Raises NotFound or AmbiguousName.
        """
        return self._ask("what-falls", node)

    def why(self, who: str, what: str, *, value: float | str | Amount | None = None) -> Answer[Why]:
        """Why ``who`` may decide ``what``, or why that is not shown. Raises NotFound or AmbiguousName."""
        return self._ask("why", who, what, value=value)

    def why_not(
        self, who: str, what: str, *, value: float | str | Amount | None = None, given: Iterable[str] = ()
    ) -> Answer[WhyNot]:
        """Why ``who`` may not decide ``what`` for every holder. Raises NotFound or AmbiguousName."""
        return self._ask("why-not", who, what, value=value, given=given)

    def show(
        self, node: str
    ) -> Answer[
        ShownThing | ShownRelation | ShownOption | ShownStatement | ShownInstrument | ShownStep | CourseOfProcess
    ]:
        """All about a thing, an option, a relation, a list of criteria, a statement, a process or one of its steps.

        Raises NotFound or AmbiguousName.
        """
        return self._ask("show", node)

    def which_facts(
        self,
        *,
        kind: Words | None = None,
        about: Words | None = None,
        carries: Words | None = None,
        status: Words | None = None,
        basis: Words | None = None,
        who: Words | None = None,
        what: Words | None = None,
        where: Words | None = None,
        if_: Words | None = None,
        unless: Words | None = None,
        under: Words | None = None,
        to: Words | None = None,
        liable: Words | None = None,
        out_of: Words | None = None,
        settled_by: Words | None = None,
        for_: Words | None = None,
        through: Words | None = None,
        **more: Any,
    ) -> Answer[Facts]:
        """The relations that match every filter.

        ``kind``: kinds of relation (any of them). ``about``: things that stand in any role (all of them). ``carries``:
        what the kind passes on (authority, rights, membership ...). ``status``, ``basis``: words of the vocabulary.
        Every other name is a role (``who``, ``to``, ``what``, ``for_`` ...), with a thing, several (any of them) or a
        word for not knowing, or a field of the kind (``chair=True``, ``manner="matrix"``).
        Raises UnknownName for a kind, role or word that is not there, and NotFound or AmbiguousName for a thing.
        """
        return self._ask_given(
            "facts",
            kind=kind,
            about=about,
            carries=carries,
            status=status,
            basis=basis,
            who=who,
            what=what,
            where=where,
            if_=if_,
            unless=unless,
            under=under,
            to=to,
            liable=liable,
            out_of=out_of,
            settled_by=settled_by,
            for_=for_,
            through=through,
            **more,
        )

    def which_statements(
        self,
        about: Words | None = None,
        *,
        kind: Words | None = None,
        sort: Words | None = None,
        by: Words | None = None,
        number: Words | None = None,
        matching: str | None = None,
        words: str | None = None,
        dated: bool = False,
        count: bool = False,
    ) -> Answer[Statements]:
        """The statements that match every filter.

        ``about``: a thing, option, relation or criterion; several: about all of them (groups that name a thing count).
        ``kind``: judgement, requirement, claim, recommendation ... (any of them). ``sort``: the sort of judgement.
        ``by``: whose view. ``number``: of a recommendation, as its source numbers it. ``matching``: words that it says.
        ``words``: a question in words; what shares most of them, nearest first. ``dated``: is a date given for it?
        ``count``: how many they are comes first. Raises UnknownName, NotFound or AmbiguousName.
        """
        return self._ask(
            "statements",
            about=about,
            kind=kind,
            sort=sort,
            by=by,
            number=number,
            matching=matching,
            words=words,
            dated=dated,
            count=count,
        )

    def search(self, words: str) -> Answer[FoundByWords]:
        """What the papers say in the words of a question, the nearest first; or that they say nothing in such words."""
        return self._ask("search", words)

    def status(self, node: str) -> Answer[StatusOf | StatusOfSteps]:
        """The status of a thing, a relation, an option, a process or a step on the day of the graph.

        Of a process: how each of its steps stands. Raises NotFound or AmbiguousName.
        """
        return self._ask("status", node)

    def process(self, name: str | None = None, *, given: Iterable[str] = ()) -> Answer[CourseOfProcess | Processes]:
        """The steps of a process in order, or the processes that there are.

        ``name``: a process by id or name, or the thing that it is about; nothing: the only process, or the only one that turns
        on the events that are given, or else a list of them.
        ``given``: events that are taken to have happened; they choose the branch. Raises
        :class:`~govgraph.processes.NoSuchProcess`, NotFound or AmbiguousName.
        """
        return self._ask("process", name=name, given=given)

    def acts(self, who: str) -> Answer[Acts]:
        """Every step and act of a body, post, group or person, the dated ones first, in order.

        Steps of its posts, boards and committees count, and say so.
        Raises NotFound or AmbiguousName.
        """
        return self._ask("acts", who)

    def levels(self, level: str | None = None) -> Answer[Levels]:
        """The levels that have a tier, highest first; of one level, or of those that are called so: that level alone.

        Raises NotFound.
        """
        return self._ask("levels", level=level)

    def money(self, node: str | None = None) -> Answer[MoneyFlows]:
        """The money relations of a thing (its groups' too), or of the whole graph. Raises NotFound or AmbiguousName."""
        return self._ask("money", node=node)

    def assess(
        self,
        instrument: str | None = None,
        *,
        about: str | None = None,
        since: str | None = None,
        matching: str | None = None,
        words: str | None = None,
    ) -> Answer[Assessed | AssessedMatrix | Assessable]:
        """An instrument's criteria, or the requirements of an option (``b``, ``requirements``), held against the graph.

        Without a name: the instruments there are; with ``about``, the criteria of all of them that mention a thing. A test
        mentions what stands in its relations, and what contains that. A matrix is answered for each of its subjects, or
        for the one that ``about`` names; ``since`` tells what has changed from that day; ``matching`` keeps the criteria
        that say these words, ``words`` those that come nearest to a question. Raises UnknownName for an instrument that is not there.
        """
        return self._ask("assess", instrument=instrument, about=about, since=since, matching=matching, words=words)

    def remits(
        self,
        service: str | None = None,
        *,
        aspect: str | None = None,
        who: str | None = None,
        words: str | None = None,
        later: bool = False,
    ) -> Answer[ServiceRemits]:
        """Who has which part of a service, or of each service; ``aspect`` keeps the parts that say these words.

        ``who`` keeps what one body, post or level has; ``words`` the parts that come nearest to a question, ``later`` what nobody
        has yet, but may come. Raises NotFound for a service or holder that is not there.
        """
        return self._ask("remits", service=service, aspect=aspect, who=who, words=words, later=later)

    def track(self, number: str | None = None, *, state: str | None = None, to: str | None = None) -> Answer[Track]:
        """Every recommendation, or one by its number or id; ``state`` and ``to`` (an addressee) keep some of them.

        Raises UnknownName for a recommendation or state that is not there, NotFound for an addressee.
        """
        return self._ask("track", number=number, state=state, to=to)

    def load(self, who: str | None = None) -> Answer[Load]:
        """The load of every post and body that sits somewhere, or of one. Raises NotFound or AmbiguousName."""
        return self._ask("load", who=who)

    def power(self, power: str) -> Answer[PowerOnADay]:
        """Is a power in force on the day of the graph, what does it do, and what else do the papers rest on?

        ``power``: its section ("section 65Z5") or its id. Raises :class:`~govgraph.law.lookup.UnknownRow`.
        """
        return self._ask("power", power)

    def friction(self, what: str | None = None) -> Answer[Friction]:
        """The way of every decision, the longest first, or of one. Raises NotFound or AmbiguousName."""
        return self._ask("friction", what=what)

    def choke_points(self, most: bool = False) -> Answer[ChokePoints]:
        """Without whom decisions stand still, those who stop most first; ``most``: only those who stop at least half of them."""
        return self._ask("choke-points", most=most)

    def designate(
        self, service: str | None = None, *, instrument: str | None = None, only_in: str | None = None
    ) -> Answer[Designation]:
        """Each service that a list for designating is applied to, or one of them; ``only_in``: what is asked at one place alone.

        Raises UnknownName where the scenario has no such list or the service is not among those that it is applied to.
        """
        return self._ask("designate", service=service, instrument=instrument, only_in=only_in)

    def timeline(self, since: str | None = None, until: str | None = None) -> Answer[Timeline]:
        """What changes when under the graph's option, between two days (ISO; default: all that is dated).

        Of the law only what touches the scenario is shown: the powers that its arrangements name, and from when to when
        bodies of its kinds can exist, between the first and the last day that the scenario itself states. At each date, against the date
        before: who may decide what in law, the deciders, forms and authority of who-decides that are others than before,
        and the findings that appear and go. A finding of law counts while its arrangement stands. Raises
        :class:`~govgraph.model.scenario.UnknownName` for a day that is none.
        """
        return self._ask("timeline", since=since, until=until)

    def patterns(
        self,
        name: str | None = None,
        about: str | None = None,
        *,
        of: str | None = None,
        library: bool = False,
        own: bool = False,
    ) -> Answer[Forms | FormsOfLibrary]:
        """The forms of the library and of the scenario that are there; one of them (``name``), or those of one thing.

        ``of`` looks for the forms that another scenario lists, ``library`` lists the forms instead of looking for them,
        ``own`` keeps those that the paper itself lists.
        Where a form that is asked for is not recognised, *why not* names what comes nearest and what is missing of it.

        Forms that are only read from a decision (they make nothing) are told where they are asked for by name; the answers
        to who-decides and can-decide tell them. A form against which a relation speaks is told apart, and is none of the
        forms; with parts missing as well it is not thought of. Raises UnknownName.
        """
        return self._ask("patterns", name=name, about=about, of=of, library=library, own=own)

    def duplicates(self, about: str | None = None) -> Answer[Duplicates]:
        """Pairs that decide, or are charged with, one matter side by side; ``about`` keeps those on one thing."""
        return self._ask("duplicates", about=about)

    def findings(
        self, codes: str | Iterable[str] | None = None, about: str | None = None, theme: str | None = None
    ) -> Answer[Findings]:
        """What is wrong: the findings of all checks, of ``codes`` (codes or names) or of a theme, about one thing or any.

        ``theme``: gaps, conflicts of interest, duplication, voice, money, lawfulness, the record ... (that of each check).

        Raises :class:`~govgraph.checks.registry.UnknownCheck` and NotFound.
        """
        return self._ask("findings", codes=codes, about=about, theme=theme)

    def which(
        self,
        things: str,
        *,
        no_decider: bool = False,
        no_line: bool = False,
        sits_on: str | None = None,
        value: str | None = None,
        decided_by: str | None = None,
        sector: str | None = None,
        of: str | None = None,
        works_with: str | None = None,
        no_seat: str | None = None,
        between: str | None = None,
        left_out: bool = False,
        kind: str | None = None,
        new: bool = False,
        foreseen: bool = False,
        ended: bool = False,
        no_source: bool = False,
        count: bool = False,
        **more: Any,
    ) -> Answer[WhichThings]:
        """Which ``things`` meet the conditions (:data:`CONDITIONS`). Raises UnknownName for a sort that is not there."""
        return self._ask_given(
            "which",
            things,
            no_decider=no_decider,
            no_line=no_line,
            sits_on=sits_on,
            value=value,
            decided_by=decided_by,
            sector=sector,
            of=of,
            works_with=works_with,
            no_seat=no_seat,
            between=between,
            left_out=left_out,
            kind=kind,
            new=new,
            foreseen=foreseen,
            ended=ended,
            no_source=no_source,
            count=count,
            **more,
        )

    def binds(self, whom: str, who: str = "") -> Answer[Binds]:
        """On what ``who`` may bind ``whom``; without ``who``: who may overrule them. Raises NotFound or AmbiguousName."""
        return self._ask("binds", whom, who=who)

    def disputes(self, about: str | None = None) -> Answer[Disputes]:
        """How disagreements are settled, of everybody or those that ``about`` has a part in. Raises NotFound."""
        return self._ask("disputes", about=about)
