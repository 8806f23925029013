"""The sections of the page, each a function from the material and its charts to HTML. All text comes from the model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from govgraph.answer import Table
from govgraph.checks.finding import Finding
from govgraph.demo.charts import Chart
from govgraph.demo.html import Cell, Html, items, joined, table, tag, text
from govgraph.demo.material import AS_NOW, Material, rows_of_decisions
from govgraph.graph.sentences import listed
from govgraph.model.scenario import BASELINE
from govgraph.model.visible import clean

_WEIGHT = {"ERROR": "error", "WARN": "warning", "INFO": "note"}
_NAMED = 6
"""Decisions that the summary names for each option; of more it says how many."""


# -- the summary ------------------------------------------------------------------------------------------------------


def minute(material: Material, charts: Sequence[Chart]) -> Html:
    """Now and each option in a few lines: who decides otherwise, what is wrong."""
    del charts
    return joined(
        [
            tag("p", text(_overall(material))),
            tag("div", *(_card(material, option) for option in material.options), class_="cards"),
        ]
    )


def _overall(material: Material) -> str:
    there = material.now
    named = [matter for matter, answer in there.items() if answer.facets.get("deciders")]
    foreseen = [
        matter for matter, answer in there.items() if matter not in named and answer.facets.get("foreseen_deciders")
    ]
    options = [option for option in material.options if option != BASELINE]
    said = f"The sources speak of {_count(len(there), 'decision')}. They name who decides {len(named)} of them now; for {len(foreseen)} a decider is only foreseen; for {len(there) - len(named) - len(foreseen)} nobody is named, or it is not clear."
    short = [
        matter
        for matter in named
        if any(level in _SHORT for level in there[matter].facets.get("authority", {}).values())
    ]
    if short:
        said += f" In {len(short)} of those {len(named)}, not all the authority that this takes is shown to have been given to whoever the papers name."
    if options:
        changing = {matter for option in options for matter in material.differing(option)}
        said += f" The {_count(len(options), 'option')} would change who decides {len(changing)} of the {len(there)}."
    return said


_SHORT = frozenset({"part", "not shown", "none"})
"""Authority that does not carry the whole decision."""


def _card(material: Material, option: str) -> Html:
    report = material.reports[option]
    counts: Counter[str] = Counter(finding.severity for finding in report.findings)
    summary = (
        ", ".join(_count(counts[severity], word) for severity, word in _WEIGHT.items() if counts[severity])
        or "nothing found"
    )
    points = [*_who(material, option), _point("Findings", f"{summary}; {len(report.cannot_tell)} cannot be told")]
    if option != BASELINE:
        gained, lost = _against_now(material, option)
        points += [_point("New here", _titles(gained))] if gained else []
        points += [_point("No longer", _titles(lost))] if lost else []
        unmet = material.comparison.facets.get("requirements_unmet", {}).get(option, [])
        points += [_point("Requirements not met or not told", str(len(unmet)))] if unmet else []
    else:
        worst = (
            [finding for finding in report.findings if finding.severity == report.findings[0].severity]
            if report.findings
            else []
        )
        points += [_point("Among them", _titles(worst))] if worst else []
    return tag("article", tag("h3", text(material.heading(option))), items(points))


def _who(material: Material, option: str) -> Iterable[Html]:
    if option == BASELINE:
        by: Counter[str] = Counter(name for matter in material.matters for name in material.deciders(option, matter))
        most = ", ".join(f"{name} ({number})" for name, number in by.most_common(4))
        yield _point("Who decides", most or "nobody is named")
        return
    facets = material.comparison.facets
    for word, key in (("Adds", "added_bodies"), ("Dissolves", "removed_bodies")):
        names = [material.name(item) for item in facets.get(key, {}).get(option, [])]
        if names:
            yield _point(word, listed(names))
    found = material.option(option)
    if found is not None and found.named_only:
        yield text("Named in the source; no effect is stated.")
        return
    changed = material.differing(option)
    if not changed:
        yield _point("Who decides", "as now, in every decision")
    for matter in changed[:_NAMED]:
        yield _point(material.name(matter), f"{material.who(option, matter)} (now: {material.who(BASELINE, matter)})")
    if len(changed) > _NAMED:
        yield text(f"and {_count(len(changed) - _NAMED, 'other decision')}")


def _point(label: str, words: str) -> Html:
    return joined([tag("strong", text(f"{label}:")), text(words)], " ")


def _against_now(material: Material, option: str) -> tuple[list[Finding], list[Finding]]:
    """Findings that an option brings, and those of now that it ends."""
    here, now = _by_key(material, option), _by_key(material, BASELINE)
    return [here[key] for key in here if key not in now], [now[key] for key in now if key not in here]


def _by_key(material: Material, option: str) -> dict[tuple[str, tuple[str, ...]], Finding]:
    return {(finding.code, tuple(sorted(finding.about))): finding for finding in material.reports[option].findings}


def _titles(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.title for finding in findings)
    return "; ".join(title if number == 1 else f"{title} ({number})" for title, number in counts.items())


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


# -- how to read it ---------------------------------------------------------------------------------------------------


def reading(material: Material, charts: Sequence[Chart]) -> Html:
    """Status, basis, papers and law, and not knowing."""
    del material, charts
    terms = (
        ("Papers and law", "What a paper says (SPB decides) and what the law leaves (a chain of powers from whoever holds the function) are worked out apart. The gap between the two is shown, never closed."),
        ("Status", "How firm something is: in force or interim is settled; planned, required, proposed, likely, possible, to be agreed and the like is foreseen, and never counted as if it were there."),
        ("Basis", "Why it is said: stated in a source, given by law, inferred from structure, or assumed. What is inferred says so."),
        ("Not knowing", "Nobody (the source says there is none), unclear (the source leaves it open), not stated (read, and silent), not modelled (nobody looked) are four different answers. 'Cannot tell' is one too."),
        ("As now", "The option leaves it as it is in the baseline."),
        ("Lines and arrowheads", "Solid lines are in force, dashed ones foreseen, dotted ones past or denied. Filled arrowheads are stated, hollow ones inferred or assumed. The words on the line say what it is; nothing is said by colour alone."),
    )  # fmt: skip
    return tag("dl", *(part for term, says in terms for part in (tag("dt", text(term)), tag("dd", text(says)))))


# -- decisions --------------------------------------------------------------------------------------------------------


def decides(material: Material, charts: Sequence[Chart]) -> Html:
    """Decisions by option: by the papers, and as the law leaves it."""
    del charts
    found = rows_of_decisions(material)
    groups: list[int] = []
    names: list[str] = []
    for name, _, _ in found:
        if names and names[-1] == name:
            groups[-1] += 1
        else:
            names.append(name)
            groups.append(1)
    rows = [[text(name), text(by), *_cells(cells)] for name, by, cells in found]
    headings = ["Decision", "By", *("Now" if option == BASELINE else f"Option {option}" for option in material.options)]
    note = "By papers: who decides, as the sources state it. By law: who may, as powers and delegations leave it. 'As now': the option leaves it so."
    return table(
        "Who decides what: by papers and by law, now and under each option",
        headings,
        rows,
        note=note,
        class_="answers",
        groups=groups,
    )


def _cells(cells: Sequence[str]) -> list[Html | Cell]:
    """The cell of now, and one for each option; a single one where all of them leave it as it is."""
    first, *others = cells
    if len(others) > 1 and set(others) == {AS_NOW}:
        return [
            Cell(text(first)),
            Cell(tag("span", text("as now under every option"), class_="same"), span=len(others)),
        ]
    return [Cell(text(first)), *(Cell(_cell(words), class_=None if words == AS_NOW else "changed") for words in others)]


def _cell(words: str) -> Html:
    if words == AS_NOW:
        return tag("span", text("as now"), class_="same")
    return text(words)


# -- findings ---------------------------------------------------------------------------------------------------------


def wrong(material: Material, charts: Sequence[Chart]) -> Html:
    """Findings: those that every option shares once, then what each option brings or ends."""
    del charts
    keys = [set(_by_key(material, option)) for option in material.options]
    shared = set.intersection(*keys)
    now = _by_key(material, BASELINE)
    parts = [
        tag(
            "p",
            text(
                "Each finding is computed from the model: take the fact away and the finding goes. An error is a contradiction or a form that cannot work; a warning is to be looked at; a note is to be known when reading."
            ),
        )
    ]
    several = len(material.options) > 1
    parts.append(
        _findings(
            "Now and under every option" if several else "Now",
            [found for key, found in now.items() if key in shared],
            opened=True,
        )
    )
    if several:
        parts.append(
            _findings(
                "Now, and not under every option",
                [found for key, found in now.items() if key not in shared],
                where=lambda found: _where(material, found),
            )
        )
    for option in material.options:
        if option == BASELINE:
            continue
        gained, lost = _against_now(material, option)
        parts.append(_findings(f"{material.heading(option)}: what it brings", gained))
        if lost:
            ended = items(text(f"{finding.code} {finding.title}: {finding.sentence}") for finding in lost)
            parts.append(
                tag(
                    "details",
                    tag("summary", tag("h3", text(f"{material.heading(option)}: what it ends ({len(lost)})"))),
                    ended,
                    class_="ends",
                )
            )
    parts.append(_unsettled(material))
    return joined(parts)


def _where(material: Material, finding: Finding) -> str:
    key = (finding.code, tuple(sorted(finding.about)))
    return ", ".join(
        "now" if option == BASELINE else option for option in material.options if key in _by_key(material, option)
    )


def _findings(heading: str, findings: Sequence[Finding], *, opened: bool = True, where: object = None) -> Html:
    if not findings:
        return tag("details", tag("summary", tag("h3", text(f"{heading} (none)"))), tag("p", text("No finding.")))
    columns = ["Finding", "Level", "What is wrong", "What would put it right", "Source"]
    rows = []
    for found in findings:
        row = [
            joined([tag("span", text(found.code), class_="code"), text(found.title)], " "),
            _level(found.severity),
            text(found.sentence),
            text(found.fix or "\N{EN DASH}"),
            text("; ".join(found.sources) or "structure of the model"),
        ]
        if callable(where):
            row.insert(2, text(where(found)))
        rows.append(row)
    if callable(where):
        columns.insert(2, "There in")
    made = table(heading, columns, rows, class_="findings")
    return tag(
        "details", tag("summary", tag("h3", text(f"{heading} ({len(findings)})"))), made, open="" if opened else None
    )


def _level(severity: str) -> Html:
    word = _WEIGHT.get(severity, severity.lower())
    return tag("span", text(word), class_=f"level {word}")


def _unsettled(material: Material) -> Html:
    report = material.reports[BASELINE]
    if not report.cannot_tell:
        return Html("")
    rows = [
        (
            text("; ".join(report.names.get(item, item) for item in found.about) or "\N{EN DASH}"),
            text(found.code),
            text(found.missing),
        )
        for found in report.cannot_tell
    ]
    heading = f"What cannot be told now ({len(rows)})"
    return tag(
        "details",
        tag("summary", tag("h3", text(heading))),
        table(
            "What cannot be told now, and what is missing", ["About", "Check", "What the model would have to say"], rows
        ),
    )


# -- charts -----------------------------------------------------------------------------------------------------------

_VIEWS = {
    "governance": "Governance chart",
    "difference": "What changes",
    "accountability": "Lines of account",
    "members": "Who sits where",
    "route": "Route of a decision",
    "process": "Steps of a process",
    "money": "Money",
}
_IDS = re.compile(r' id="[^"]*"')


def charts(material: Material, charts: Sequence[Chart]) -> Html:
    """The charts, by option; each with its files and the same in words."""
    parts = [tag("p", text("Each chart is also a file in the folder charts: SVG, PNG and PDF."))]
    for option in material.options:
        here = [chart for chart in charts if chart.option == option]
        content = joined(_figure(chart) for chart in here)
        parts.append(
            tag(
                "details",
                tag("summary", tag("h3", text(f"{material.heading(option)} ({len(here)} charts)"))),
                content,
                open="",
                class_="charts",
            )
        )
    return joined(parts)


def _figure(chart: Chart) -> Html:
    kind = _VIEWS[chart.view]
    title = chart.picture.title if chart.view in {"route", "process"} else kind
    label = f"{title}. {chart.picture.subtitle}"
    links = [
        tag(
            "a",
            text(ending.upper()),
            href=f"charts/{chart.name}.{ending}",
            aria_label=f"{clean(label)}, as {ending.upper()}",
        )
        for ending in chart.files
    ]
    caption = tag(
        "figcaption",
        tag("h4", text(title)),
        tag("span", joined([text("Files:"), joined(links, ", ")], " "), class_="files"),
    )
    words = tag(
        "details",
        tag("summary", text(f"The same in words ({_count(len(chart.picture.words), 'statement')})")),
        items(text(word) for word in chart.picture.words),
        class_="words",
    )
    drawing = tag(
        "div",
        _inline(chart.inline),
        class_="chart",
        role="group",
        tabindex=0,
        aria_label=f"Chart: {clean(label)}",
    )
    return tag("figure", caption, drawing, words, id=f"chart-{chart.name}")


def _inline(svg: str) -> Html:
    """An SVG as part of the page: the drawing module escaped its text; ids would clash with those of other charts."""
    return Html(_IDS.sub("", svg))


# -- comparison -------------------------------------------------------------------------------------------------------

_OWN_PLACE = ("Decisions", "Findings", "What the source judges")


def compared(material: Material, charts: Sequence[Chart]) -> Html:
    """The tables of the comparison that do not stand elsewhere on the page."""
    del charts
    parts = [
        tag("p", text(material.comparison.headline)),
        tag(
            "p",
            joined(
                [
                    text("The whole comparison is also in the folder:"),
                    tag("a", text("comparison.md"), href="comparison.md"),
                    text("and"),
                    tag("a", text("comparison.csv"), href="comparison.csv"),
                ],
                " ",
            ),
        ),
    ]
    differing = material.table("Decisions")
    if differing is not None:
        parts.append(_table(differing, "Decisions that differ, with the gap, the form and who answers for it"))
    parts += [_table(found) for found in material.comparison.tables if not found.title.startswith(_OWN_PLACE)]
    if material.comparison.notes:
        parts += [tag("h3", text("To be known when reading")), items(text(note) for note in material.comparison.notes)]
    return joined(parts)


def _table(found: Table, title: str = "") -> Html:
    heading = title or found.title
    if not found.rows:
        return joined([tag("h3", text(heading)), tag("p", text(found.note or "nothing"))])
    named = ""
    rows = []
    for row in found.rows:
        named = row[0] or named
        rows.append((text(named), *(_cell(cell) for cell in row[1:])))
    columns = [column[:1].upper() + column[1:] for column in found.columns]
    made = table(heading, columns, rows, note=found.note)
    return tag("details", tag("summary", tag("h3", text(f"{heading} ({_count(len(rows), 'row')})"))), made, open="")


def judged(material: Material, charts: Sequence[Chart]) -> Html:
    """What the source judges of the options, and whether computation agrees."""
    del charts
    found = material.table("What the source judges")
    facets = material.comparison.facets
    counts = ", ".join(
        f"{len(facets.get(key, []))} {word}"
        for key, word in (("agree", "agree"), ("disagree", "disagree"), ("cannot_tell", "cannot be told"))
    )
    lead = tag(
        "p", text(f"Judgements are the source's own; they never feed the computation. Held against it: {counts}.")
    )
    return joined([lead, _table(found)]) if found is not None else lead


# -- questions and sources --------------------------------------------------------------------------------------------


def questions(material: Material, charts: Sequence[Chart]) -> Html:
    """How many of the scenario's own questions the model answers as expected."""
    del charts
    totals = material.golden.totals
    if not totals.total:
        return tag("p", text("The scenario holds no questions with expected answers."))
    lead = f"{totals.total} questions stand beside the scenario with the answers that a reader of the sources expects. {totals.passed} are answered so from the model, {totals.failed} are not, {totals.expected_failures} are known not to be answered yet."
    rows = [
        (
            text(result.text),
            text(result.outcome),
            text(result.expected_failure or "; ".join(map(str, result.mismatches)) or result.error or "\N{EN DASH}"),
        )
        for result in material.golden.results
    ]
    made = table("Questions with expected answers", ["Question", "Outcome", "Remark"], rows)
    return joined([tag("p", text(lead)), tag("details", tag("summary", tag("h3", text("Every question"))), made)])


def sources(material: Material, charts: Sequence[Chart]) -> Html:
    """The documents, and what was left out of them."""
    del charts
    scenario = material.scenario
    rows = [
        (text(code), text(document.title), text(document.by or "\N{EN DASH}"), text(document.written or "\N{EN DASH}"))
        for code, document in scenario.documents.items()
    ]
    parts = [
        table("Documents", ["Code", "Title", "By", "Written"], rows)
        if rows
        else tag("p", text("No document is named."))
    ]
    left = scenario.baseline.left_out
    if left:
        made = table(
            "What the sources say and the scenario leaves out",
            ["What", "Why", "Source"],
            [
                (text(row.what), text(row.reason), text("; ".join(map(str, row.sources)) or "\N{EN DASH}"))
                for row in left
            ],
        )
        parts.append(tag("details", tag("summary", tag("h3", text(f"Left out ({len(left)})"))), made))
    return joined(parts)
