"""The rules that the generic check and the derivation carry, by a right and a wrong example each.

A right example gives no finding of its rule and no ERROR; a wrong one gives exactly its rule, on its last arrangement.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from govgraph.authority import all_judged
from govgraph.model.scenario import Scenario

Make = Callable[..., Scenario]
HEAD = "title: Rules\ndate: 2024-04-01\ndocuments: {d: A paper}\n"
SYSTEM = """
bodies:
  nhse: {name: NHSE, kind: nhs_england}
  icb: {name: ICB, kind: icb}
  council: {name: council, kind: local_authority_ut, facts: {system: executive}}
  council2: {name: council2, kind: local_authority_ut, facts: {system: executive}}
  council3: {name: council3, kind: local_authority_ut, facts: {system: committee}}
  fc: {name: full council, kind: full_council, organ of: council}
  fc3: {name: full council3, kind: full_council, organ of: council3}
  leader: {name: leader, kind: la_leader, organ of: council}
  hwb: {name: HWB, kind: hwb, committee of: council}
  osc: {name: OSC, kind: hosc, committee of: council}
  ft: {name: FT, kind: nhs_foundation_trust}
  ft2: {name: FT2, kind: nhs_foundation_trust}
  ftcom: {name: FT com, kind: body_committee, committee of: ft}
  trust: {name: trust, kind: nhs_trust}
  tcom: {name: trust com, kind: body_committee, committee of: trust}
  ca: {name: CA, kind: combined_authority}
  ccg1: {name: CCG1, kind: ccg}
  ccg2: {name: CCG2, kind: ccg}
  jc: {name: JC, kind: joint_committee}
  sb: {name: s75 board, kind: s75_board}
  gpf: {name: GP fed, kind: gp_federation}
  mutual: {name: mutual, kind: company}
  charity: {name: charity, kind: vcse}
  pp: {name: place p, kind: place_partnership}
  pc: {name: place com, kind: icb_place_committee, committee of: icb}
  icom: {name: ICB com, kind: body_committee, committee of: icb}
  isub: {name: ICB sub, kind: body_subcommittee, committee of: icom}
  allt: {name: alliance lt, kind: alliance_board}
posts:
  ceo: {name: ICB CEO, of: icb, office: chief executive}
  pd: {name: pd, of: icb, facts: {employee: true}}
  dass: {name: dass, of: council, office: dass, facts: {board member: false, secondee: false, employee: council}}
  dph: {name: dph, of: council, office: dph}
  cm: {name: cabinet member, of: council, office: cabinet member}
  hc: {name: HWB chair, of: hwb, facts: {ward councillor: true, la officer: false}}
  ftceo: {name: FT CEO, of: ft, office: chief executive}
  ftchair: {name: FT chair, of: ft, office: chair}
  off3: {name: officer3, of: council3, facts: {la officer: true}}
functions:
  com: {name: community, part of: nhs-commissioning, reference: [NHSA2006 s3]}
  chc: {name: chc eligibility, part of: nhs-commissioning, reference: [continuing-healthcare]}
  endo: {name: endoscopy, part of: nhs-commissioning, reference: [endoscopy]}
  spec: {name: specialised, part of: nhs-direct-commissioning}
  lic: {name: provider licensing, part of: nhs-oversight, reference: [provider-licensing]}
  theatres: {name: theatres, part of: nhs-provision}
  care: {name: care contracts, part of: social-care}
  sg: {name: safeguarding, part of: social-care, reference: [CA2014 s42]}
  lassa: {name: lassa6, part of: social-care, reference: [LASSA1970 s6]}
  ph: {name: ph, part of: public-health}
  bus: {name: bus subsidy, owner: la, class: la_exec, holds: ca}
  scr: {name: scrutiny, part of: health-scrutiny}
relations:
"""


def delegates(*rows: str) -> str:
    """Relations of sole exercise, one a row."""
    return "delegates:\n" + "\n".join(f"  - {{{row}}}" for row in rows)


def jointly(*rows: str) -> str:
    """Relations of joint exercise, one a row."""
    return "exercises jointly:\n" + "\n".join(f"  - {{{row}}}" for row in rows)


RIGHT = [
    ("L01", delegates("id: a, who: icb, to: council, what: com, power: S65Z5, from: 2023-04-01")),
    ("L03", jointly("id: a, who: [ft, ft2], to: jc, what: theatres, power: S65Z6JC, from: 2022-07-01")),
    (
        "L03",
        jointly("id: a, who: [ft, ft2], to: jc, what: theatres, power: S65Z6JC, from: 2022-03-15, status: proposed"),
    ),
    ("L04", delegates("id: a, who: nhse, to: icb, what: spec, power: S65Z5")),
    (
        "L06",
        delegates(
            "id: a, who: nhse, to: icb, what: spec, power: S65Z5, onward across: allowed",
            "id: b, who: icb, to: ft, what: spec, power: S65Z5",
        ),
    ),
    (
        "L07",
        delegates(
            "id: a, who: icb, to: council, what: com, power: S65Z5, onward across: allowed",
            "id: b, who: council, to: hwb, what: com, power: HWB_196",
        ),
    ),
    ("L08", jointly("id: a, who: [icb, council], to: jc, what: com, power: S65Z6JC")),
    (
        "L09",
        jointly(
            "id: a, who: [icb, trust], what: com, power: S65Z5, from: 2023-04-01",
            "id: b, who: [icb, trust], to: jc, what: com, power: S65Z6JC",
        ),
    ),
    ("L12", delegates("id: a, who: icb, to: ft, what: com, power: S65Z5, liable: ft")),
    ("L14", delegates("id: a, who: icb, to: council, what: com, power: S75/PAR_R9")),
    ("L15", delegates("id: a, who: council, to: trust, what: ph, power: S75/PAR_R8")),
    (
        "L21",
        delegates(
            "id: a, who: icb, to: ca, what: com, power: S65Z5, onward across: allowed",
            "id: b, who: ca, to: council, what: com, power: S75/PAR_R9",
        ),
    ),
    (
        "L23",
        delegates(
            "id: a, who: icb, to: ceo, what: com, power: ICB_P11",
            "id: b, who: ceo, to: pd, what: com, power: ICB_P11",
        ),
    ),
    ("L27", delegates("id: a, who: ft, to: ftceo, what: theatres, power: FT_P15")),
    ("L28", delegates("id: a, who: trust, to: tcom, what: theatres, power: NHST_R15")),
    (
        "L36",
        delegates(
            "id: a, who: icb, to: icom, what: com, power: ICB_P11, limit: £10m",
            "id: b, who: icom, to: isub, what: com, power: ICB_P11, limit: £2m",
        ),
    ),
    ("L37", delegates("id: a, who: council, to: dph, what: ph, power: L101")),
    (
        "L38",
        delegates(
            "id: a, who: leader, to: cm, what: care, power: L9E",
            "id: b, who: cm, to: dass, what: care, power: L9E",
        ),
    ),
    ("L38", delegates("id: a, who: fc3, to: off3, what: care, power: L101")),
    ("L39", delegates("id: a, who: council, to: trust, what: care, power: S75/PAR_R8")),
    ("L40", delegates("id: a, who: council, to: mutual, what: care, power: C79")),
    ("L41", jointly("id: a, who: [council, council2], to: jc, what: ph, power: L102")),
    ("L44", delegates("id: a, who: council, to: osc, what: scr, power: SCRUT")),
    ("L45", jointly("id: a, who: [ccg1, ccg2], to: jc, what: com, power: S14Z3, from: 2016-04-01")),
]

WRONG = [
    ("L01", "ERROR", delegates("id: a, who: council, to: icb, what: care, power: S65Z5")),
    ("L02", "ERROR", delegates("id: a, who: icb, to: gpf, what: com, power: S65Z5")),
    ("L03", "ERROR", jointly("id: a, who: [ft, ft2], to: jc, what: theatres, power: S65Z6JC, from: 2022-06-30")),
    ("L04", "ERROR", delegates("id: a, who: nhse, to: icb, what: lic, power: S65Z5")),
    ("L05", "WARN", delegates("id: a, who: nhse, to: icb, what: chc, power: S65Z5, from: 2025-04-01")),
    (
        "L06",
        "ERROR",
        delegates(
            "id: a, who: nhse, to: icb, what: spec, power: S65Z5, onward across: barred",
            "id: b, who: icb, to: ft, what: spec, power: S65Z5",
        ),
    ),
    (
        "L07",
        "ERROR",
        delegates(
            "id: a, who: icb, to: council, what: com, power: S65Z5, onward across: allowed",
            "id: b, who: council, to: trust, what: com, power: S65Z5",
        ),
    ),
    (
        "L08",
        "ERROR",
        jointly("id: a, who: [council, council2], to: jc, what: ph, power: S65Z6JC, parties complete: true"),
    ),
    ("L08", "ERROR", jointly("id: a, who: [icb, charity], to: jc, what: com, power: S65Z6JC")),
    (
        "L09",
        "ERROR",
        jointly(
            "id: a, who: [icb, council], to: jc, what: care, power: S65Z6JC, conditions: {the function is jointly exercisable: false}"
        ),
    ),
    ("L12", "ERROR", delegates("id: a, who: icb, to: ft, what: com, power: S65Z5, liable: icb")),
    ("L14", "WARN", delegates("id: a, who: icb, to: council, what: endo, power: S75/PAR_R9")),
    ("L15", "WARN", delegates("id: a, who: council, to: trust, what: lassa, power: S75/PAR_R8")),
    (
        "L16",
        "ERROR",
        delegates("id: a, who: icb, to: council, what: com, power: S75/PAR_R9, conditions: {agreement: false}"),
    ),
    (
        "L18",
        "ERROR",
        delegates(
            "id: a, who: trust, to: council, what: theatres, power: S75/PAR_R9, conditions: {commissioner consent: false}"
        ),
    ),
    (
        "L19",
        "WARN",
        delegates(
            "id: a, who: icb, to: council, what: com, power: S75/PAR_R9, conditions: {improvement: false, consultation: false}"
        ),
    ),
    (
        "L20",
        "ERROR",
        jointly("id: a, who: [icb, council], to: sb, what: com, power: S75/PAR_R10, conditions: {live s75: false}"),
    ),
    ("L21", "ERROR", delegates("id: a, who: ca, to: council, what: bus, power: S75/PAR_R9")),
    ("L22", "ERROR", delegates("id: a, who: icb, to: council, what: chc, power: S256")),
    ("L23", "ERROR", delegates("id: a, who: icb, to: dass, what: com, power: ICB_P11")),
    (
        "L24",
        "ERROR",
        delegates("id: a, who: icb, to: pc, what: com, power: ICB_P11, conditions: {constitution cover: false}"),
    ),
    ("L27", "ERROR", delegates("id: a, who: ft, to: ftchair, what: theatres, power: FT_P15")),
    ("L28", "ERROR", delegates("id: a, who: trust, to: ftcom, what: theatres, power: NHST_R15")),
    (
        "L29",
        "ERROR",
        jointly("id: a, who: [ft, trust], to: jc, what: theatres, parties complete: true, from: 2018-04-01"),
    ),
    ("L32", "ERROR", delegates("id: a, who: icb, to: pp, what: com, power: S65Z5")),
    ("L35", "ERROR", delegates("id: a, who: icb, to: council, what: com, power: MOU")),
    ("L35", "ERROR", delegates("id: a, who: ft, to: pc, what: theatres")),
    ("L35", "WARN", delegates("id: a, who: icb, to: pd, what: com")),
    (
        "L36",
        "ERROR",
        delegates(
            "id: a, who: icb, to: icom, what: com, power: ICB_P11, limit: £1m",
            "id: b, who: icom, to: isub, what: com, power: ICB_P11, limit: £2m",
        ),
    ),
    ("L37", "ERROR", delegates("id: a, who: council, to: hc, what: ph, power: L101")),
    ("L38", "ERROR", delegates("id: a, who: fc, to: dass, what: care, power: L101")),
    ("L39", "ERROR", delegates("id: a, who: council, to: trust, what: care, power: L101")),
    ("L40", "ERROR", delegates("id: a, who: council, to: mutual, what: sg, power: C79")),
    ("L41", "ERROR", jointly("id: a, who: [council, icb], to: jc, what: ph, power: L102")),
    ("L44", "ERROR", delegates("id: a, who: council, to: dph, what: scr, power: SCRUT")),
    ("L45", "ERROR", jointly("id: a, who: [ccg1, ccg2], to: jc, what: com, power: S14Z3, from: 2014-06-01")),
    ("L45", "ERROR", delegates("id: a, who: ccg1, to: ccg2, what: com, power: S14Z3, from: 2022-07-01")),
    ("L49", "ERROR", delegates("id: a, who: icb, to: allt, what: com, power: LEAD_PROVIDER_CONTRACT")),
]


def findings(make: Make, relations: str) -> list[tuple[str, str] | None]:
    graph = make(SYSTEM + textwrap.indent(relations, "  ") + "\n", head=HEAD).graph()
    return [(j.finding.code, j.finding.level) if j.finding else None for j in all_judged(graph)]


@pytest.mark.parametrize(("rule", "relations"), RIGHT, ids=[f"{row[0]}-{n}" for n, row in enumerate(RIGHT)])
def test_right_example_gives_no_finding_of_its_rule_and_no_error(make: Make, rule: str, relations: str) -> None:
    found = [finding for finding in findings(make, relations) if finding]
    assert [finding for finding in found if finding[0] == rule or finding[1] == "ERROR"] == []


@pytest.mark.parametrize(("rule", "level", "relations"), WRONG, ids=[f"{row[0]}-{n}" for n, row in enumerate(WRONG)])
def test_wrong_example_gives_exactly_its_rule(make: Make, rule: str, level: str, relations: str) -> None:
    *before, last = findings(make, relations)
    assert last == (rule, level)
    assert [finding for finding in before if finding] == []
