"""Cypher for the main questions as a person would write it by hand in Neo4j's browser: one statement each.

``$name`` is the scenario and ``$id`` the thing asked about. Each reads what the answer tells: names, stations, sources.
"""

from __future__ import annotations

WHO_DECIDES = """
MATCH (s:Scenario {name: $name}) MATCH (m:GG {v: s.current, id: $id})
MATCH (m)-[:PART_OF|EXERCISES*0..8]->(f:GG)
WITH m, collect(DISTINCT f) AS matters, collect(DISTINCT f.id) AS ids
CALL (matters) {
  UNWIND matters AS f MATCH (who:GG)-[d:DECIDES|RESERVES|APPROVES|SIGNS_OFF|AGREES|RECOMMENDS|PROPOSES|IS_CONSULTED|CHARGED_WITH]->(f)
  RETURN collect([who.name, type(d), f.name, d.status, d.sources]) AS rights, collect(DISTINCT who) AS deciders
}
CALL (matters) {
  UNWIND matters AS f MATCH (h0:GG)-[:HOLDS]->(f) OPTIONAL MATCH (h0)-[:HAS_MEMBER*1..3]->(k:GG)
  RETURN collect(DISTINCT coalesce(k, h0)) AS held
}
CALL (matters, ids) {
  UNWIND matters AS f MATCH (f)-[:NAMED_IN]->(g:GG)-[q:DELEGATES|EXERCISES_JOINTLY]->(x:GG)
  WHERE any(w IN q.what WHERE w IN ids)
  RETURN collect(DISTINCT g) AS givers, collect(DISTINCT x) AS receivers
}
WITH rights, deciders, ids, CASE WHEN size(held) > 0 THEN held ELSE [g IN givers WHERE NOT g IN receivers] END AS holders
CALL (holders, ids) {
  UNWIND holders AS h
  MATCH p = (h)-[:DELEGATES|EXERCISES_JOINTLY*0..15]->(e:GG)
  WHERE all(r IN relationships(p) WHERE r.what IS NULL OR any(w IN r.what WHERE w IN ids))
  WITH DISTINCT e
  OPTIONAL MATCH (e)-[o:DELEGATES|EXERCISES_JOINTLY]->(to:GG)
  RETURN collect(DISTINCT e) AS reached, collect([e.name, to.name, o.power, o.what, o.status, o.sources]) AS given
}
CALL (deciders, reached) {
  UNWIND deciders + reached AS one
  WITH DISTINCT one
  MATCH (one)-[:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|ACCOUNTABLE_TO|REPORTS_TO*0..8]->(up:GG)
  WITH DISTINCT up
  OPTIONAL MATCH (up)-[line:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|ACCOUNTABLE_TO|REPORTS_TO]->(to:GG)
  RETURN collect([up.name, type(line), to.name, line.sources]) AS answers
}
CALL (deciders) {
  UNWIND deciders AS table MATCH (x:GG)-[seat:MEMBER_OF]->(table)
  RETURN collect([x.name, table.name, seat.voting, seat.sources]) AS seats
}
RETURN rights, [h IN holders | h.name] AS holders, given, answers, seats
"""

WHAT_MAY = """
MATCH (s:Scenario {name: $name}) MATCH (b:GG {v: s.current, id: $id})
CALL (b) {
  MATCH (b)<-[:HAS_MEMBER*0..3]-(g:GG)-[d:DECIDES|RESERVES|APPROVES|SIGNS_OFF|AGREES|RECOMMENDS|PROPOSES|IS_CONSULTED|CHARGED_WITH|HOLDS]->(f:GG)
  RETURN collect([type(d), f.name, d.status, d.sources]) AS said, collect(DISTINCT f) AS matters
}
CALL (b) {
  MATCH p = (b)<-[:DELEGATES|EXERCISES_JOINTLY|HAS_MEMBER*1..6]-(giver:GG)
  UNWIND relationships(p) AS r
  WITH DISTINCT r
  RETURN collect([startNode(r).name, endNode(r).name, type(r), r.what, r.power, r.status, r.sources]) AS given
}
CALL (b) {
  MATCH (b)-[:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|ACCOUNTABLE_TO|REPORTS_TO*0..8]->(up:GG)
  WITH DISTINCT up
  OPTIONAL MATCH (up)-[line:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|ACCOUNTABLE_TO|REPORTS_TO]->(to:GG)
  RETURN collect([up.name, type(line), to.name, line.sources]) AS answers
}
CALL (matters) {
  UNWIND matters AS f MATCH (f)-[:PART_OF|EXERCISES*0..8]->(root:GG)
  WITH DISTINCT root MATCH (other:GG)-[d:DECIDES|RESERVES|HOLDS]->(root)
  RETURN collect([other.name, type(d), root.name, d.status, d.sources]) AS others
}
RETURN said, given, answers, others
"""

ANSWERS_TO = """
MATCH (s:Scenario {name: $name}) MATCH (b:GG {v: s.current, id: $id})
CALL (b) {
  MATCH (b)<-[:HAS_MEMBER*0..3]-(:GG)-[:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|OCCUPIES|ACCOUNTABLE_TO|REPORTS_TO*0..8]->(up:GG)
  WITH DISTINCT up
  OPTIONAL MATCH (up)-[line:COMMITTEE_OF|ORGAN_OF|SUB_GROUP_OF|OF|OCCUPIES|ACCOUNTABLE_TO|REPORTS_TO]->(to:GG)
  RETURN collect([up.name, type(line), to.name, line.for, line.status, line.sources]) AS answers
}
CALL (b) {
  MATCH (b)<-[:HAS_MEMBER*0..3]-(one:GG)-[line:ACCOUNTABLE_TO|REPORTS_TO|OVERSEES|SCRUTINISES|HOLDS_TO_ACCOUNT]-(x:GG)
  RETURN collect([startNode(line).name, type(line), endNode(line).name, line.status, line.sources]) AS lines
}
RETURN answers, lines
"""

MONEY = """
MATCH (s:Scenario {name: $name}) MATCH (b:GG {v: s.current, id: $id})
CALL (b) {
  MATCH (b)<-[:HAS_MEMBER*0..3]-(one:GG)-[m:CONTRIBUTES_TO|HOSTS|MANAGES|ALLOCATES_TO|FUNDS|PAYS_FOR|BENEFITS_FROM|ALIGNS_OR_POOLS]-(x:GG)
  RETURN collect([startNode(m).name, type(m), endNode(m).name, m.amount, m.status, m.sources]) AS money, collect(DISTINCT x) AS others
}
CALL (others) {
  UNWIND others AS x MATCH (x)-[m:CONTRIBUTES_TO|BENEFITS_FROM|PAYS_FOR|COMMISSIONS|PROVIDES]-(y:GG)
  RETURN collect([startNode(m).name, type(m), endNode(m).name, m.status, m.sources]) AS further
}
CALL (others) {
  UNWIND others AS x OPTIONAL MATCH (x)<-[seat:MEMBER_OF]-(who:GG) OPTIONAL MATCH (who)-[:OF|HAS_MEMBER*1..3]->(whose:GG)
  RETURN collect(DISTINCT [x.name, who.name, whose.name]) AS seats
}
RETURN money, further, seats
"""

BY_HAND = {"who-decides": WHO_DECIDES, "what-may": WHAT_MAY, "answers-to": ANSWERS_TO, "money": MONEY}
"""By the question that a slice answers."""
