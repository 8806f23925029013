"""The packaged registry, row by row: what each provision does, between whom, when, and what follows.

Reads as the table of instruments does: effects first (which rows carry authority, and across what boundary), then
onward delegation, dates, parties, functions, liability, and which rule is broken where. Kinds: ``test_kinds.py``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from datetime import date
from typing import Any

import pytest
import yaml

import govgraph.law.registry as module
from govgraph.law import function_rows, kind_rows, power_rows, rows
from govgraph.law.consistency import inconsistencies
from govgraph.law.lookup import UnknownRow
from govgraph.law.power_rows import Power, Who
from govgraph.law.reading import packaged_tables, read_folder, read_tables
from govgraph.law.registry import Registry, registry
from govgraph.law.tables import COMMON, ENGLAND, PACKS, TABLES, packaged_packs

LAW = registry()
POWERS = LAW.powers.values()

ICBS, CCGS = date(2022, 7, 1), date(2013, 4, 1)
"""ICBs start and CCGs end on the first day, CCGs start on the second."""


def day(text: str) -> date:
    return date.fromisoformat(text)


def whos(power: Power) -> list[Who]:
    """Everybody whom a row names, anywhere."""
    found = [who for party in power.parties for who in party.any]
    found += [who for flow in power.flows for who in (*flow.giver, *flow.lead, *flow.receiver)]
    return found + [who for step in power.onward.steps for who in (step.giver, step.receiver)]


def receivers(power: str, on: str, *, owner: str = "") -> set[str]:
    """The concrete kinds that may receive under a row on a day; a side counts as its parties."""
    row = LAW.power(power)
    sides = {party.side: party.any for party in row.parties}
    found: set[str] = set()
    for flow in row.flows:
        if owner and owner != flow.owner:
            continue
        for who in flow.receiver:
            for named in sides[who.side] if who.side else (who,):
                if named.named_at(day(on)):
                    found |= {kind for kind in LAW.concrete(named.kind) if LAW.exists(kind, day(on))}
    return found


# -- the files ----------------------------------------------------------------------------------------------------


def test_the_packaged_files_hold_no_mistake() -> None:
    """Each kind, set, class, power and side that a row names is there, no row contradicts itself."""
    mistakes = []
    for pack in (COMMON, *ENGLAND):
        trees, unread = read_folder(PACKS / pack)
        mistakes += [*unread, *read_tables(trees)[1]]
    assert [*mistakes, *inconsistencies(packaged_tables())] == []


def test_the_quick_reading_of_the_packaged_files_is_the_careful_one() -> None:
    careful, _ = read_tables(read_folder(PACKS / COMMON)[0])
    for pack in ENGLAND:
        careful = read_tables(read_folder(PACKS / pack)[0])[0].over(careful)
    quick = packaged_tables()
    assert {table: getattr(quick, table) for table in TABLES} == {table: getattr(careful, table) for table in TABLES}


def test_england_is_two_packs_and_what_stands_in_no_statute_comes_before_them() -> None:
    assert set(packaged_packs()) == set(ENGLAND)
    assert LAW.packs == ENGLAND
    assert registry(()).without_law
    assert not LAW.without_law
    assert {row.id for row in registry(()).powers.values() if row.carries} == set()
    assert list(registry(()).functions) == []


@pytest.mark.parametrize("packs", [("england-nhs",), ("england-local-government",)], ids=lambda packs: packs[0])
def test_a_pack_can_be_read_without_the_other_and_names_nobody_of_it(packs: tuple[str, ...]) -> None:
    law = registry(packs)
    other = "local_authority_ut" if packs == ("england-nhs",) else "icb"
    assert not law.has_kind(other)
    named = {
        kind for power in law.powers.values() for who in whos(power) for kind in law.kinds if law.admits(who, kind)
    }
    assert other not in named
    assert all(law.concrete(kind) for kind in law.kinds if not law.kind(kind).abstract)


@pytest.mark.parametrize("table", [table for table in TABLES if table != "acts"])
def test_every_row_says_where_it_stands_and_how_far_that_was_checked(table: str) -> None:
    """cite, mark and conf are written in each row, or in the row that it is within or a kind of."""
    written = getattr(packaged_tables(), table)

    def states(row: str, field: str) -> bool:
        if row not in written:
            return False
        above = [getattr(written[row], "within", ""), *getattr(written[row], "is_a", ())]
        inherits = table in {"kinds", "powers"}
        return field in written[row].model_fields_set or (inherits and any(states(up, field) for up in above))

    silent = [(row, field) for row in written for field in ("cite", "mark", "conf") if not states(row, field)]
    assert silent == []
    assert [row.id for row in getattr(LAW, table).values() if not row.name] == []


def test_every_kind_that_a_power_names_exists() -> None:
    named = {who.kind for power in POWERS for who in whos(power) if who.kind and who.kind != "person"}
    named |= {kind for power in POWERS for who in whos(power) for kind in (who.all_parents,) if kind}
    assert named - set(LAW.kinds) == set()


def test_no_word_of_the_files_reads_differently_in_other_tools() -> None:
    """YAML 1.1 reads on, off, yes and no as true and false: none stands bare, as a key or as a value."""
    bare = re.compile(r"y|n|yes|no|on|off", re.IGNORECASE)
    found = [
        (path.name, event.value)
        for path in PACKS.rglob("*.yaml")
        for event in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if isinstance(event, yaml.ScalarEvent) and event.style is None and bare.fullmatch(event.value)
    ]
    assert found == []


def test_every_field_of_every_row_is_described() -> None:
    """The JSON Schema for a user's own rows is generated from the types: each field says what it is."""
    files = (rows, power_rows, kind_rows, function_rows)
    models = [
        item for file in files for item in vars(file).values() if isinstance(item, type) and issubclass(item, rows.Row)
    ]
    models += [module.Registry, module.Shadow]
    fields = [(model.__name__, name, field) for model in models for name, field in model.model_fields.items()]
    silent = [(model, name) for model, name, field in fields if not field.description]
    assert silent == []
    assert {name for _, name, _ in fields} & {"on", "yes", "no"} == set()


def test_the_schema_of_a_row_admits_the_short_forms() -> None:
    schema = Power.model_json_schema(by_alias=True)
    who = schema["$defs"]["Flow"]["properties"]["giver"]["items"]
    assert {"type": "string"}.items() <= schema["$defs"].get("Who", who)["anyOf"][0].items()


def test_the_registry_is_quick_to_load_and_needs_no_graph_library() -> None:
    code = "import sys, govgraph.law.registry as law; law.registry(); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) & {"networkx", "neo4j", "pandas"} == set()
    taken = []
    for _ in range(5):
        start = time.process_time()
        Registry.of(packaged_tables())
        taken.append(time.process_time() - start)
    assert min(taken) < 0.06


def test_rows_do_not_change() -> None:
    with pytest.raises(AttributeError):
        LAW.power("S65Z5").conf = "L"  # type: ignore[misc]
    assert registry() is LAW


# -- effects: only the first three carry authority ------------------------------------------------------------------

DELEGATE_ACROSS = "S65Z5 S7A S7B S7 S13YB S14Z61 PAR_R8 PAR_R9 C79 CYPA_P1 S14Z3 S14Z9 S13Z S13ZAB"
DELEGATE_INSIDE = "ICB_P11 FT_P15 MHA_S23_6 MHA_S23_4 MHA_R19 NHST_R15 NHST_OFF CCG_P3 L236 HWB_196 SCRUT MAYOR"
DELEGATE_EITHER = "L101 L9E"

EFFECTS = {
    "delegate": f"{DELEGATE_ACROSS} {DELEGATE_INSIDE} {DELEGATE_EITHER}",
    "exercise jointly": "S65Z5 S47A SCH4P18 S14Z3 S13Z S14Z9 S13ZAB S14Z3A",
    "joint committee": "S65Z6JC S13Z PAR_R10 L102 L9E S14Z3 S14Z9",
    "pool": "S65Z6PF PAR_R7 S14Z3 S13V",
    "pay": "S256 S257 S76",
    "staff": "L113 PAR_R10",
    "confer": "HWB_196 ICP_116 PUBH CA_FUNC DCOA_1994",
    "duty": "S72 S82 S74_80 S13UA INTERVENTION S223GA S78 KEYDEC DASS DCS LOC_S31 LGHA_S13 LGHA_S15 "
    "S26_CFA S117_MHA S16E_CHA S43_CARE",
    "evidence": "S65Z7 ICB_CONST ICB_DOCS",
    "none": "S75 PAR_R3 PAR_R4 PAR_R5 PAR_R6 SI642 S275A S77 JOINT_POST L111 LOC_S1 "
    "MOU TOR STRATEGIC_PARTNERSHIP_AGREEMENT ALLIANCE_AGREEMENT COLLABORATION_AGREEMENT NHS_CONTRACT "
    "NHS_STANDARD_CONTRACT LEAD_PROVIDER_CONTRACT ICS_MANDATE",
}
"""The table of effects: what each row does, every row at least once."""


@pytest.mark.parametrize("effect", EFFECTS)
def test_effect(effect: Any) -> None:
    assert {row.id for row in LAW.powers_with_effect(effect)} == set(EFFECTS[effect].split())


def test_there_is_no_other_row() -> None:
    assert set(LAW.powers) == set(" ".join(EFFECTS.values()).split())


@pytest.mark.parametrize(
    ("boundary", "listed"),
    [
        ("across", DELEGATE_ACROSS),
        ("inside", DELEGATE_INSIDE),
        ("inside", DELEGATE_EITHER),
        ("across", DELEGATE_EITHER),
        ("joint", EFFECTS["exercise jointly"]),
        ("joint", EFFECTS["joint committee"]),
    ],
)
def test_boundary(boundary: Any, listed: str) -> None:
    assert [row for row in listed.split() if boundary not in LAW.power(row).boundary] == []


def test_only_delegation_joint_exercise_and_joint_committees_carry_authority() -> None:
    carrying = {row.id for row in POWERS if row.carries}
    assert {row.id for row in LAW.carrying} == carrying - {"S14Z61"}, "somebody above has to direct that one"
    assert carrying == {row for effect in power_rows.CARRYING for row in EFFECTS[effect].split()}
    assert [row.id for row in POWERS if row.carries and not row.flows] == []


def test_ccgs_act_jointly_through_committees_from_october_2014_only() -> None:
    """SI 2014/2436; NHS England with a CCG acts jointly at all only from that day."""
    assert "joint_committee" not in receivers("S14Z3", "2014-09-30")
    assert receivers("S14Z3", "2014-10-01") == {"ccg", "jointly", "joint_committee"}
    assert receivers("S14Z9", "2014-09-30") == {"nhs_england"}
    assert receivers("S14Z9", "2014-10-01") == {"nhs_england", "jointly", "joint_committee"}


# -- onward: may the receiver pass it on, across / inside -----------------------------------------------------------

ONWARD = {
    ("terms", "allowed"): "S65Z5 S7A S7B S13YB",
    ("silent", "allowed"): "PAR_R8 PAR_R9 S47A SCH4P18 S7 S14Z61 S13Z S14Z9 S14Z3A S13ZAB",
    ("silent", "silent"): "S65Z6JC",
    ("barred", "silent"): "PAR_R10 FT_P15",
    ("barred", "allowed"): "S14Z3 L102 L9E C79 CYPA_P1",
    ("barred", "terms"): "ICB_P11 CCG_P3 NHST_R15 NHST_OFF HWB_196 L101 SCRUT",
    ("barred", "barred"): "L236 MHA_S23_6 MHA_S23_4 MHA_R19 MAYOR",
}


def test_onward_row_by_row() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for row in POWERS:
        if row.carries:
            found.setdefault((row.onward.across, row.onward.inside), set()).add(row.id)
    assert found == {terms: set(listed.split()) for terms, listed in ONWARD.items()}


def test_rows_that_pass_on_inside_by_terms_say_by_which_steps() -> None:
    assert [row.id for row in POWERS if row.onward.inside == "terms" and not row.onward.steps] == []


def test_the_steps_inside_an_icb_each_need_cover_in_its_constitution() -> None:
    steps = LAW.power("ICB_P11").onward.steps
    assert [(str(step.giver), str(step.receiver)) for step in steps] == [
        ("body_committee", "body_subcommittee"),
        ("body_committee", "post"),
        ("body_subcommittee", "post"),
        ("post", "post"),
    ]
    assert {step.condition for step in steps} == {"constitution cover"}


def test_a_health_and_wellbeing_board_gives_its_own_strategy_to_a_subcommittee_only() -> None:
    """HSCA 2012 s196(1) functions never go to an officer (L42)."""
    subcommittee, *officers = LAW.power("HWB_196").onward.steps
    assert subcommittee.except_ == ()
    assert [(step.except_[0].set, step.except_[0].code) for step in officers] == [("area_strategy", "L42")] * 3


# -- dates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("power", "first", "over"),
    [
        ("S65Z5", "2022-07-01", None),
        ("S65Z6JC", "2022-07-01", None),
        ("S65Z6PF", "2022-07-01", None),
        ("S47A", "2022-07-01", None),
        ("ICB_P11", "2022-07-01", None),
        ("SI642", "2022-07-01", None),
        ("S75", "2000-04-01", None),
        ("PAR_R8", "2000-04-01", None),
        ("PAR_R9", "2000-04-01", None),
        ("S7A", "2013-04-01", None),
        ("HWB_196", "2013-04-01", None),
        ("SCRUT", "2013-04-01", None),
        ("SCH4P18", "2007-03-01", None),
        ("FT_P15", "2004-04-01", None),
        ("C79", "2015-04-01", None),
        ("L101", "1974-04-01", None),
        ("L102", "1974-04-01", None),
        ("KEYDEC", "2012-09-10", None),
        ("CCG_P3", "2013-04-01", "2022-07-01"),
        ("S14Z3", "2013-04-01", "2022-07-01"),
        ("S14Z9", "2013-04-01", "2022-07-01"),
        ("S13Z", "2013-04-01", "2022-07-01"),
    ],
)
def test_in_force(power: str, first: str, over: str | None) -> None:
    assert LAW.power(power).in_force == (day(first), day(over) if over else None)


def test_the_first_day_counts_and_the_last_does_not() -> None:
    assert [LAW.power("S65Z5").lives(day(on)) for on in ("2022-06-30", "2022-07-01")] == [False, True]
    assert [LAW.power("S14Z3").lives(day(on)) for on in ("2022-06-30", "2022-07-01")] == [True, False]


def test_nothing_of_the_ccgs_is_in_force_beside_the_icbs() -> None:
    ccg_rows = {row.id for row in POWERS if row.until is not None}
    assert ccg_rows == {"CCG_P3", "S14Z3", "S14Z9", "S13Z", "S13ZAB", "S14Z3A", "S13V"}
    assert {LAW.power(row).until for row in ccg_rows} == {ICBS}
    assert {row.id for row in LAW.powers_with_effect("delegate", day=ICBS)} & ccg_rows == set()


def test_dates_from_general_knowledge_weigh_less() -> None:
    """A date that was not read never weighs more than a warning."""
    unsure = "L101 L102 L9E FT_P15 S223GA NHST_R15 L236 L113 L111 DASS DCS LOC_S31 LOC_S1 S13ZAB S14Z3A S7 S7B S13YB "
    unsure += "MHA_S23_4 MHA_S23_6 MHA_R19 MAYOR S26_CFA S117_MHA"
    assert {row.id for row in POWERS if row.dates_conf == "M"} == set(unsure.split())


# -- within: a row and its frame are one power ------------------------------------------------------------------------


def test_rows_within() -> None:
    within = {row.id: row.within for row in POWERS if row.within}
    regulations = {f"PAR_R{number}": "S75" for number in range(3, 11)}
    assert within == {**regulations, "SI642": "S65Z5", "L102": "L101", "ICB_DOCS": "ICB_CONST"}


def test_a_row_with_its_frame_is_that_row() -> None:
    assert LAW.power("S75/PAR_R9") is LAW.power("PAR_R9")
    assert LAW.power("L101/L102").id == "L102"
    assert LAW.power("s65z5").id == "S65Z5"


def test_a_bare_frame_offers_the_rows_within_it() -> None:
    assert [row.id for row in LAW.rows_within("S75") if row.carries] == ["PAR_R8", "PAR_R9", "PAR_R10"]
    assert LAW.rows_within("FT_P15") == ()


@pytest.mark.parametrize("reference", ["S65Z5/PAR_R9", "S75/S65Z5", "S65Z9", ""])
def test_two_powers_on_one_arrangement_are_no_power(reference: str) -> None:
    assert not LAW.has_power(reference)
    with pytest.raises(UnknownRow):
        LAW.power(reference)


def test_family() -> None:
    assert LAW.family("PAR_R9") == ("PAR_R9", "S75")
    assert LAW.family(LAW.power("S75")) == ("S75",)


def test_a_row_inherits_parties_dates_conditions_and_codes() -> None:
    frame, row = LAW.power("S75"), LAW.power("PAR_R9")
    assert (row.parties, row.in_force) == (frame.parties, frame.in_force)
    assert [condition.id for condition in row.conditions if condition.unstated != "unknown"] == [
        "agreement",
        "improvement",
        "consultation",
        "commissioner consent",
        "commissioner consent",
    ]
    assert (row.codes.parties, row.codes.giver, row.codes.function) == ("L13", "L13", "L14")
    assert (row.cite, row.mark) == ("SI 2000/617 reg 9", "V*")


def test_what_a_row_says_itself_comes_first() -> None:
    assert LAW.power("PAR_R10").codes.receiver == "L20"
    assert LAW.power("L102").codes.parties == "L41"
    assert LAW.power("L102").codes.liability == "L12"


# -- parties, givers, receivers ---------------------------------------------------------------------------------------


def test_only_relevant_bodies_give_by_s65z5() -> None:
    """s65Z5(1),(2); a Special Health Authority only if regulations prescribed it, and none do (L01)."""
    alone, joint = LAW.power("S65Z5").flows
    sure = {kind for who in alone.giver if who.conf is None for kind in LAW.concrete(who.kind)}
    assert sure == {"nhs_england", "icb", "nhs_trust", "nhs_foundation_trust"}
    assert [str(who) for flow in (alone, joint) for who in (*flow.giver, *flow.receiver) if who.conf] == []
    assert joint.owner == "nhs"
    assert {str(who) for who in joint.receiver} == {"jointly"}


def test_districts_charities_and_forums_do_not_receive_by_s65z5() -> None:
    """s65Z5(1), s2B(5) (L02)."""
    found = receivers("S65Z5", "2024-04-01", owner="any")
    assert {"icb", "nhs_trust", "local_authority_ut", "combined_authority"} <= found
    assert found & {"local_authority_district", "vcse", "gp_federation", "forum", "la_committee"} == set()
    assert "combined_county_authority" not in receivers("S65Z5", "2023-12-25", owner="any")


def test_the_partners_of_section_75_change_with_the_nhs() -> None:
    """SI 2000/617 reg 3 as it stood on each day (L13)."""
    nhs = next(party for party in LAW.power("S75").parties if party.side == "nhs")

    def partners(on: str) -> set[str]:
        named = [who for who in nhs.any if who.named_at(day(on)) and not who.held_via]
        return {kind for who in named for kind in LAW.concrete(who.kind)}

    assert partners("2012-01-01") == {"pct", "nhs_trust", "nhs_foundation_trust"}
    assert partners("2015-04-01") == {"ccg", "nhs_england", "nhs_trust", "nhs_foundation_trust"}
    assert partners("2022-07-01") == {"icb", "nhs_england", "nhs_trust", "nhs_foundation_trust"}


def test_a_combined_authority_is_the_nhs_side_only_for_what_came_from_the_nhs() -> None:
    """s75(7A)-(7L) (L21)."""
    nhs = next(party for party in LAW.power("S75").parties if party.side == "nhs")
    assert {who.kind: who.held_via for who in nhs.any if who.held_via} == {
        "combined_authority": ("S7A", "S65Z5", "CA_FUNC"),
        "combined_county_authority": ("S7A", "S65Z5", "CA_FUNC"),
    }


def test_a_special_health_authority_is_no_partner_of_section_75() -> None:
    assert [who for who in whos(LAW.power("PAR_R9")) if LAW.admits(who, "special_health_authority")] == []


def test_section_75_takes_nhs_functions_one_way_and_council_functions_the_other() -> None:
    def way(power: str) -> tuple[str, str, str]:
        (flow,) = LAW.power(power).flows
        return flow.owner, str(flow.giver[0]), str(flow.receiver[0])

    assert way("PAR_R9") == ("nhs", "side:nhs", "side:la")
    assert way("PAR_R8") == ("la", "side:la", "side:nhs")


def test_a_joint_committee_of_the_nhs_has_two_parents_and_one_of_them_a_relevant_body() -> None:
    """s65Z6(1),(2) (L08)."""
    row = LAW.power("S65Z6JC")
    assert [(party.side, party.min) for party in row.parties] == [("relevant", 1), ("parents", 2)]
    assert row.closed
    assert not any(LAW.admits(who, "vcse") for party in row.parties for who in party.any)


def test_a_joint_committee_of_councils_has_councils_only() -> None:
    """LGA 1972 s102(1)(b) (L41)."""
    row = LAW.power("L102")
    assert row.closed
    assert not any(LAW.admits(who, "icb") for party in row.parties for who in party.any)
    assert {who.all_parents for flow in row.flows for who in flow.receiver} == {"la"}


def test_a_foundation_trust_gives_to_an_executive_director_or_a_committee_of_directors() -> None:
    """NHS Act 2006 Sch 7 para 15(3) (L27)."""
    director, committee = LAW.power("FT_P15").flows[0].receiver
    assert (director.kind, director.fact) == ("post", "executive_director")
    assert (committee.kind, committee.rel, committee.all_members) == ("body_committee", ("committee_of",), "director")


def test_any_person_is_a_legal_person_or_an_individual_and_never_a_forum() -> None:
    anybody = Who(kind="person")
    admitted = {kind for kind in LAW.kinds if LAW.admits(anybody, kind)}
    assert {"company", "vcse", "trust", "icb", "post", "local_authority"} <= admitted
    assert admitted & {"forum", "place_partnership", "body_committee", "joint_committee", "hwb", "pcn"} == set()


# -- functions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reference", "inside"),
    [
        ("si642", "NHSA2006 s14Z60", True),
        ("si642", "HSCA2012 Part 3 ch 3", True),
        ("si642", "provider-licensing", True),
        ("si642", "NHSA2006 s3B", False),
        ("si642", "NHSA2006 s14Z9", False),
        ("si642", "NHSA2006 s65Z5", False),
        ("c79_excluded", "CA2014 s42(1)", True),
        ("c79_excluded", "Care Act 2014 section 47", True),
        ("c79_excluded", "CA2014 s9", False),
        ("c79_excluded", "CA2014 s41", False),
        ("care_act_part_1", "CA2014 s9", True),
        ("care_act_part_1", "MHA 1983 s117", True),
        ("care_act_part_1", "CA2014 s81", False),
        ("par_clinical", "endoscopy", True),
        ("par_clinical", "emergency ambulance", True),
        ("par_clinical", "reablement", False),
        ("par_r5", "NHSA2006 s3A", True),
        ("par_r5", "NHSA2006 s30", False),
        ("par_r6", "LASSA 1970 Sch 1", True),
        ("par_r6_excluded", "LASSA s6", True),
        ("par_r6_excluded", "LASSA s60", False),
        ("scrutiny", "NHSA2006 s245", True),
        ("area_strategy", "LGPIHA 2007 s116A", True),
        ("designated_amount", "NHSA2006 s223GA(3)", True),
        ("rate_or_precept", "council tax", True),
    ],
)
def test_function_sets_go_by_reference(name: str, reference: str, inside: bool) -> None:
    assert LAW.in_set(name, [reference]) is inside


def test_function_sets_go_by_class() -> None:
    assert LAW.in_set("class:la_exec", [], "public_health")
    assert not LAW.in_set("class:la_exec", [], "scrutiny")
    assert LAW.in_set("scrutiny", [], "scrutiny")
    assert LAW.in_set("par_r5", [], "provision")


def test_a_function_set_has_its_own_dates() -> None:
    """Primary medical services join s75 on 1 April 2016, relevant data functions leave s65Z5 on 1 February 2023."""
    assert not LAW.in_set("par_r5_primary_medical", ["primary-medical-services"], day=day("2016-03-31"))
    assert LAW.in_set("par_r5_primary_medical", ["primary-medical-services"], day=day("2016-04-01"))
    assert not LAW.in_set("si642_data", ["relevant-data-functions"], day=day("2023-01-31"))


def test_what_s65z5_does_not_reach() -> None:
    licensing, data, standing, discharge = LAW.power("S65Z5").functions.except_
    assert (discharge.set, discharge.conf) == ("mha_discharge", "M")
    assert (licensing.set, licensing.when_giver, licensing.code) == ("si642", ("nhs_england",), "L04")
    assert (data.set, data.start) == ("si642_data", day("2023-02-01"))
    assert (standing.set, standing.start, standing.code) == ("standing_rules", day("2023-02-02"), "L05")
    assert [exclusion.conf for exclusion in (licensing, data, standing)] == [None, None, "M"]
    assert {exclusion.when_giver for exclusion in (licensing, data, standing)} == {("nhs_england",)}


def test_clinical_services_are_outside_section_75_surely_before_2013_and_with_a_doubt_after() -> None:
    """SI 2000/617 reg 5(a), read as at 2013 (L14)."""
    before, after = LAW.power("PAR_R9").functions.except_
    assert (before.until, before.conf) == (CCGS, None)
    assert (after.start, after.conf) == (CCGS, "M")
    assert {before.set, after.set} == {"par_clinical"}


def test_section_101_does_not_reach_executive_functions_of_an_executive_council() -> None:
    """LGA 2000 ss9B-9D (L38): given by full council or a committee; the council by name leaves the organ open."""
    executive = LAW.power("L101").functions.except_[0]
    assert (executive.set, executive.when_system, executive.code) == ("class:la_exec", "executive", "L38")
    assert executive.when_giver == ("full_council", "la_committee")


def test_better_care_fund_money_has_one_home() -> None:
    """s223GA(3) (L11): a designated amount is in no pool but that of PAR_R7."""
    excluded = {row.id: {out.set for out in row.functions.except_} for row in LAW.powers_with_effect("pool")}
    assert {row for row in excluded if "designated_amount" in excluded[row]} == {"S65Z6PF", "S14Z3", "S13V"}


# -- liability (L12) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("power", "alone", "joint"),
    [
        ("S65Z5", "receiver", "unsettled"),
        ("S7A", "receiver", None),
        ("PAR_R8", "each_own", "each_own"),
        ("PAR_R9", "each_own", "each_own"),
        ("PAR_R10", "each_own", "each_own"),
        ("S14Z3", "unchanged", "unchanged"),
        ("S14Z9", "unchanged", "unchanged"),
        ("S13Z", "unchanged", "unchanged"),
        ("C79", "unchanged", None),
        ("ICB_P11", "unchanged", None),
        ("L101", "unchanged", "unchanged"),
        ("S65Z6JC", "unchanged", "unsettled"),
    ],
)
def test_liability(power: str, alone: str | None, joint: str | None) -> None:
    found = LAW.power(power).liability
    assert (found.alone, found.joint) == (alone, joint)


def test_inside_a_body_liability_never_moves() -> None:
    assert {LAW.power(row).liability.alone for row in DELEGATE_INSIDE.split()} == {"unchanged"}


def test_every_row_that_carries_authority_answers_for_liability() -> None:
    assert {row.codes.liability for row in POWERS if row.carries} == {"L12"}
    assert [row.id for row in POWERS if row.carries and {row.liability.alone, row.liability.joint} == {None}] == []


# -- codes: which rule is broken ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failing", "power", "kind", "owner", "function_class", "code"),
    [
        ("giver", "S65Z5", "local_authority_ut", "la", "la_exec", "L01"),
        ("giver", "S65Z5", "local_authority_ut", "nhs", "commissioning", "L07"),
        ("receiver", "S65Z5", "company", "nhs", "commissioning", "L02"),
        ("receiver", "S65Z5", "place_partnership", "nhs", "commissioning", "L32"),
        ("receiver", "S65Z5", "icb", "la", "la_exec", "L39"),
        ("receiver", "L101", "nhs_trust", "la", "la_exec", "L39"),
        ("receiver", "L101", "post", "la", "public_health", "L37"),
        ("receiver", "SCRUT", "post", "la", "scrutiny", "L44"),
        ("receiver", "L101", "hwb", "la", "scrutiny", "L44"),
        ("giver", "PAR_R9", "combined_authority", "any", "", "L21"),
        ("parties", "PAR_R9", "nhs_foundation_trust", "nhs", "", "L13"),
        ("date", "S65Z5", "icb", "nhs", "", "L03"),
        ("date", "S65Z5", "ccg", "nhs", "", "L45"),
        ("date", "ICB_P11", "icb", "nhs", "", "L35"),
        ("power", "S256", "local_authority_ut", "nhs", "commissioning", "L22"),
        ("power", "LEAD_PROVIDER_CONTRACT", "company", "nhs", "commissioning", "L49"),
        ("power", "LEAD_PROVIDER_CONTRACT", "company", "nhs", "provision", "L35"),
        ("power", "MOU", "local_authority_ut", "nhs", "commissioning", "L35"),
        ("power", "MOU", "hwb", "la", "scrutiny", "L44"),
        ("power", None, "forum", "nhs", "provision", "L32"),
        ("power", None, "body_committee", "nhs", "provision", "L35"),
        ("onward", "S65Z5", "", "nhs", "", "L06"),
        ("liability", "PAR_R9", "", "nhs", "", "L12"),
    ],
)
def test_code(failing: Any, power: str | None, kind: str, owner: str, function_class: str, code: str) -> None:
    """The most specific rule wins; else the row's own; else L35."""
    row = LAW.power(power) if power else None
    assert LAW.code(failing, row, kind=kind, owner=owner, function_class=function_class) == code
