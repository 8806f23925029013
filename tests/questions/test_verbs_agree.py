"""The same question asked through two verbs never contradicts itself, and no headline is firmer than what is under it.

Held over the bundled scenarios, all their options, and generated ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govgraph
from govgraph.graph import Graph
from govgraph.law.pack import pack_functions
from govgraph.law.registry import registry
from govgraph.model.base import STATUSES
from govgraph.model.dates import Span
from govgraph.model.facts import Fact, Filler
from govgraph.model.ground import Ground, of_relation
from govgraph.model.scenario import Layer, Scenario
from govgraph.model.things import Body, Decision, Function, Group, Post
from govgraph.reading.actors import named_by
from govgraph.reading.standing import Standing, standing
from govgraph.reading.upward import upward

DAY = date(2023, 4, 1)

# -- generated scenarios ----------------------------------------------------------------------------------------

ACTORS = ("icb", "board", "forum", "ceo", "chair", "pair", "coming")
DECISIONS = ("plan", "part", "build")


def _fact(number: int, kind: str, draw: st.DrawFn, roles: dict[str, Filler], **fields: Any) -> Fact:
    return Fact(
        id=f"r{number}",
        kind=kind,
        roles=roles,
        fields=fields,
        status=draw(st.sampled_from(("in force", "in force", "interim", "proposed", "likely", "past"))),
        basis=draw(st.sampled_from(("stated", "stated", "inferred", "assumed"))),
        option=draw(st.sampled_from(("", "", "a"))),
        span=draw(
            st.sampled_from(
                (
                    Span(),
                    Span(),
                    Span.model_validate({"start": "2024-01-01"}),
                    Span.model_validate({"until": "2023-01-01"}),
                )
            )
        ),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A small graph: bodies, posts, a group, decisions in one another, rights, delegations, seats and lines."""
    things = [
        Body(id="icb", name="icb", kind="icb"),
        Body(id="board", name="board", kind="body_committee"),
        Body(id="forum", name="forum", kind="forum"),
        Body(id="coming", name="coming", kind="icb", span=Span.model_validate({"start": "2024-01-01"})),
        Post(id="ceo", name="ceo", facts={"employee": True}),
        Post(id="chair", name="chair", facts={"employee": True}),
        Group(id="pair", name="pair", members=("ceo", "chair"), complete=True, count=2),
        Function(id="f", name="f"),
        *(Decision(id=item, name=item) for item in DECISIONS),
    ]
    law = pack_functions(registry())
    one = {item: Filler(ids=(item,)) for item in (*ACTORS, *DECISIONS, "f", "nhs-commissioning")}
    sure = [
        Fact(id="s0", kind="committee of", roles={"who": one["board"], "to": one["icb"]}),
        Fact(id="s1", kind="of", roles={"who": one["ceo"], "to": one["icb"]}),
        Fact(id="s2", kind="of", roles={"who": one["chair"], "to": one["icb"]}),
        Fact(id="s3", kind="part of", roles={"who": one["f"], "to": one["nhs-commissioning"]}),
        Fact(id="s4", kind="holds", roles={"who": one["icb"], "what": one["f"]}),
        *(
            Fact(id=f"e{n}", kind="exercises", roles={"who": one[item], "to": one["f"]})
            for n, item in enumerate(DECISIONS)
        ),
    ]
    made: list[Fact] = []
    for number in range(draw(st.integers(1, 9))):
        kind = draw(
            st.sampled_from(
                (
                    "decides",
                    "decides",
                    "decides",
                    "approves",
                    "recommends",
                    "delegates",
                    "member of",
                    "accountable to",
                    "reports to",
                    "part of",
                )
            )
        )
        actors = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True))
        mode = draw(st.sampled_from((None, "each", "together", "one of"))) if len(actors) > 1 else None
        who = Filler(ids=tuple(actors), mode=mode)
        what = one[draw(st.sampled_from(DECISIONS))]
        if kind in {"decides", "approves", "recommends"}:
            low = draw(st.sampled_from((None, 100_000.0)))
            fields = (
                {}
                if low is None or kind == "recommends"
                else {draw(st.sampled_from(("value from", "value below"))): low}
            )
            made.append(_fact(number, kind, draw, {"who": who, "what": what}, **fields))
        elif kind == "delegates":
            to = draw(st.sampled_from(("board", "ceo", "chair", "pair", "forum")))
            limit = draw(st.sampled_from((None, 50_000.0)))
            fields = {"power": "ICB_P11", **({"limit": limit} if limit else {})}
            made.append(_fact(number, kind, draw, {"who": one["icb"], "to": one[to], "what": one["f"]}, **fields))
        elif kind == "part of":
            made.append(
                _fact(number, kind, draw, {"who": one["part"], "to": one[draw(st.sampled_from(("plan", "build")))]})
            )
        else:
            to = draw(st.sampled_from(("icb", "board", "forum")))
            if to not in actors:
                made.append(_fact(number, kind, draw, {"who": Filler(ids=(actors[0],)), "to": one[to]}))
    layer = Layer()
    scenario = Scenario(name="made", title="Made", folder=Path("."), date=DAY, baseline=layer)
    every = {**law, **{thing.id: thing for thing in things}}
    return Graph(scenario, option="baseline", day=DAY, place="", things=every, facts=(*sure, *made))


# -- the bundled scenarios --------------------------------------------------------------------------------------

BUNDLED = ("bradford-craven", "barking-dagenham-place-lead", "bob-place")


def bundled() -> Iterator[Any]:
    """Each scenario as it is and under each option; of these every third matter, each time beginning with another."""
    for name in BUNDLED:
        scenario = govgraph.load(name)
        for number, option in enumerate((None, *scenario.options)):
            yield pytest.param(scenario, option, number, id=f"{name}-{option or 'baseline'}")


def asked(graph: Graph) -> list[str]:
    return [thing.id for thing in graph.in_category("decision")]


# -- what must hold ---------------------------------------------------------------------------------------------


def who_decides_and_the_others_agree(graph: Graph, what: str, may: dict[str, dict[str, Any]]) -> None:
    """Who decides, why, what-may, can-decide and who-answers-for say the same of one matter."""
    found = graph.who_decides(what).facets
    own = {item for fact in graph.where("decides", what=what) if not fact.negated for item in fact.subject.ids}
    for who in (*found["deciders"], *found["foreseen_deciders"]):
        if graph.things[who].category == "sector":
            continue
        decides = not set(named_by(graph, who)).isdisjoint(found["deciders"])  # itself, or a group that names it
        reasons = graph.why(who, what).facets
        assert (reasons["decides"], reasons["foreseen"] or decides) == (decides, True), (who, what)
        assert reasons["authority"] == found["authority_by_holder"][who], (who, what)
        if who not in may:
            may[who] = graph.what_may(who).facets
        if who in own:
            assert what in may[who]["decides" if decides else "foreseen_decides"], (who, what)
            assert may[who]["authority"].get(what, found["authority"][who]) == found["authority"][who], (who, what)
        if graph.things[who].category in {"body", "post", "group", "level"}:
            table = graph.can_decide(who, what).facets
            assert table["own_authority"] == found["authority_by_holder"][who], (who, what)
            if table["verdict"] == "yes":
                assert found["authority"][who] == "full", (who, what)
            for members in table["by_members"].values():
                for member in members:
                    assert graph.why(member, what).facets["authority"], (member, what)
    answers = graph.who_answers_for(what).facets
    assert answers["deciders"] == (found["deciders"] or found["foreseen_deciders"]), what
    for who in answers["who"]:
        if who in graph.things and graph.things[who].category in {"body", "post", "group", "level", "person", "sector"}:
            to = graph.answers_to(who, what).facets
            assert set(to["chain"]) <= set(answers["chains"][who]) | {who} or graph.things[who].category == "person"


def what_may_and_who_decides_agree(graph: Graph, who: str) -> None:
    """Whatever somebody is said to decide, it is said to be decided by them, or by a group that names them."""
    facets = graph.what_may(who).facets
    for what in facets["decides"]:
        deciders = graph.who_decides(what).facets["deciders"]
        assert set(named_by(graph, who)) & set(deciders), (who, what)


def no_headline_is_firmer_than_what_is_under_it(graph: Graph, what: str) -> None:
    """The ground of who-decides is the weakest of the relations it rests on, and its words are in the headline."""
    answer = graph.who_decides(what)
    facts = [graph.facts[item] for item in answer.facets["rests_on"] if item in graph.facts]
    if not facts:
        return
    begun = {fact.id: standing(graph, fact) not in {Standing.NOT_YET, Standing.UNSURE} for fact in facts}
    weakest = max((of_relation(fact, begun=begun[fact.id]) for fact in facts), key=lambda ground: ground.rank)
    assert Ground(answer.facets["ground"]).rank >= weakest.rank, what
    if not weakest.firm:
        assert "The paper says so." not in answer.headline.split(" recommend")[0], answer.headline
    assert answer.facets["ground_says"] in answer.headline


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_verbs_agree_on_generated_scenarios(graph: Graph) -> None:
    may: dict[str, dict[str, Any]] = {}
    for what in DECISIONS:
        who_decides_and_the_others_agree(graph, what, may)
        no_headline_is_firmer_than_what_is_under_it(graph, what)
    for who in ("icb", "board", "ceo", "pair"):
        what_may_and_who_decides_agree(graph, who)


@pytest.mark.parametrize(("scenario", "option", "number"), list(bundled()))
def test_verbs_agree_on_the_bundled_scenarios(scenario: Scenario, option: str | None, number: int) -> None:
    graph = scenario.graph(option)
    may: dict[str, dict[str, Any]] = {}
    for what in asked(graph)[number % 3 :: 3]:
        who_decides_and_the_others_agree(graph, what, may)
        no_headline_is_firmer_than_what_is_under_it(graph, what)
    for who in may:
        what_may_and_who_decides_agree(graph, who)


def its_line_is_told_no_firmer_than_it_is(graph: Graph, who: str) -> None:
    """To whom somebody answers: where any step on the way is our reading, assumed or only foreseen, the headline says so."""
    walk = upward(graph, who)
    headline = graph.answers_to(who).headline
    for step in walk.steps if walk.first else ():
        if step.fact is None or step.fact.negated:
            continue
        begun = standing(graph, step.fact) not in {Standing.NOT_YET, Standing.UNSURE}
        if not of_relation(step.fact, begun=begun).firm and walk.ends:
            assert WEAK.search(headline), (who, headline)


WEAK = re.compile("[Oo]ur reading|[Aa]ssumed|[Nn]ot yet|only|[Ss]till to be agreed|[Dd]eferred")
"""Some words by which a headline says that no paper says it, or not as in force."""


@pytest.mark.parametrize("name", BUNDLED)
def test_no_line_of_account_is_told_firmer_than_its_weakest_step(name: str) -> None:
    scenario = govgraph.load(name)
    for option in (None, *list(scenario.options)[:2]):
        graph = scenario.graph(option)
        for thing in graph.in_category("body", "post", "group"):
            its_line_is_told_no_firmer_than_it_is(graph, thing.id)


@pytest.mark.parametrize("name", BUNDLED)
def test_what_somebody_decides_is_marked_where_no_paper_says_that_it_is_so_now(name: str) -> None:
    graph = govgraph.load(name).graph()
    for thing in graph.in_category("body", "group"):
        answer = graph.what_may(thing.id)
        for what in answer.facets["decides"]:
            if not Ground(answer.facets["grounds"][what]).firm:
                line = next(line.text for line in answer.lines if line.label == "Decides")
                assert WEAK.search(line), (thing.id, line)
                assert "The papers say so." not in answer.headline, answer.headline


def test_every_status_has_a_ground() -> None:
    assert all(of_relation(Fact(id="r", kind="decides", roles={}, status=status)) for status in STATUSES)
