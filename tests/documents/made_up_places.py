"""Made-up scenarios of other fields and shapes, for decks and papers."""

from __future__ import annotations

LONG = (
    "Joint Committee for the Commissioning, Oversight and Improvement of Integrated Urgent and Emergency Care Services across the "
    "Counties of Northern, Lower and Upper Shire and Surrounding Districts"
)
HARBOUR = """
bodies:
  council: {name: Town Council, kind: local_authority, source: d s1}
  harbour: {name: Harbour Board, kind: committee, committee of: council, source: d s1}
  trust: {name: Fishermen's Trust, source: d s1}
decisions: {dues: Harbour dues, dredge: Dredging, lights: Lights and buoys}
relations:
  decides: [{who: council, what: dues, source: d s2}, {who: council, what: dredge, source: d s2}]
"""
SALE = """
name: The Trust runs the harbour
source: d s9
add:
  relations:
    decides: [{who: trust, what: dues, status: proposed, source: d s9}, {who: trust, what: lights, basis: inferred, source: d s9}]
remove: [{decides: {what: dues, who: council}}]
"""
SCHOOLS = """
bodies:
  fed: {name: The Federation}
  a: {name: School A, reports to: fed}
  b: {name: School B, accountable to: fed}
  board: {name: Board of governors, kind: committee, committee of: fed}
"""
NAMES = f"""
bodies:
  one: {{name: "{LONG}", kind: committee, committee of: icb, source: d s1}}
  icb: {{name: "NHS Integrated Care Board of the Extraordinarily Long-Named Counties and Metropolitan Districts of the Region", kind: icb}}
  heb: {{name: "ועדת הבריאות המשותפת של המחוז הצפוני", reports to: icb}}
  ara: {{name: "مجلس الرعاية الصحية المتكاملة", reports to: heb}}
  wide: {{name: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, reports to: icb}}
decisions:
  x: {{name: "The allocation of all capital, revenue and transformation funding to providers, places and neighbourhoods in each year"}}
  y: {{name: "תקציב בריאות הציבור"}}
  z: {{name: Supercalifragilisticexpialidocious-budgets-and-other-unreasonably-hyphenated-matters}}
relations:
  decides: [{{who: one, what: x, source: d s2}}, {{who: heb, what: y, source: d s2}}]
"""
ALL = """
name: "An option whose name goes on and on, naming every one of the partners that would sit on it and each of its duties"
add:
  relations: {decides: [{who: ara, what: x}, {who: wide, what: y}, {who: icb, what: z, source: d s3}]}
"""
CITY = (
    "bodies:\n"
    + "".join(f"  b{n}: {{name: Department {n}, source: d s1}}\n" for n in range(12))
    + "decisions:\n"
    + "".join(f"  m{n}: Matter number {n} of the city\n" for n in range(40))
    + "relations:\n  decides:\n"
    + "".join(f"    - {{who: b{n % 12}, what: m{n}, source: d s{n}}}\n" for n in range(40))
)


def city_option(shift: int) -> str:
    """Every decision to another department."""
    rows = "".join(
        f"      - {{who: b{(n * shift + 1) % 12}, what: m{n}, status: proposed, source: d s{n}}}\n" for n in range(40)
    )
    return f"name: Plan {shift}\nremove: [{{decides: {{}}}}]\nadd:\n  relations:\n    decides:\n{rows}"


MINISTRY = (
    "bodies:\n  top: {name: The Ministry, source: d s1}\n"
    + "".join(
        f"  b{n}: {{name: Agency {n}, reports to: {'top' if n < 20 else f'b{n % 20}'}, source: d s1}}\n"
        for n in range(500)
    )
    + "decisions:\n"
    + "".join(f"  m{n}: Licence of sort {n}\n" for n in range(20))
    + "relations:\n  decides:\n"
    + "".join(f"    - {{who: b{n * 7}, what: m{n}, source: d s2}}\n" for n in range(20))
)

EVERY = {
    "one option": (HARBOUR, {"sale": SALE}),
    "no options": (HARBOUR, {}),
    "no decisions": (SCHOOLS, {}),
    "long names, and names from the right": (NAMES, {"all": ALL}),
    "forty decisions and nine options": (CITY, {"abcdefghi"[n]: city_option(n + 2) for n in range(9)}),
    "five hundred bodies": (MINISTRY, {}),
}
