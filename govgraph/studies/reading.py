"""From a study.yaml to a :class:`~govgraph.studies.model.Study`, with every mistake at its line."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govgraph.diagnostics import GovgraphError, Mark, ScenarioError, did_you_mean
from govgraph.loader.books import Home
from govgraph.loader.folders import UnknownScenario, bundled, bundled_folder, holds_scenario
from govgraph.loader.items import ItemReading
from govgraph.loader.layers import plain
from govgraph.loader.load import load
from govgraph.loader.values import is_id
from govgraph.marks import Marked, read_yaml
from govgraph.model.scenario import Scenario
from govgraph.studies.asking import mistakes
from govgraph.studies.model import Counterpart, Studied, Study, StudyQuestion

FILE = "study.yaml"

SECTIONS = ("title", "scenarios", "counterparts", "questions")


class UnknownStudy(GovgraphError):
    """There is no study of that name and no folder that holds one."""


def bundled_studies() -> dict[str, Path]:
    """The studies that come with govgraph: name to folder."""
    return {path.parent.name: path.parent for path in sorted(bundled_folder().glob(f"*/{FILE}"))}


def is_study(name: str | Path) -> bool:
    """Is this the name of a bundled study, its file, or a folder that holds one?"""
    path = Path(name)
    return str(name) in bundled_studies() or os.path.isfile(path / FILE) or (path.name == FILE and os.path.isfile(path))


def load_study(study: str | Path) -> Study:
    """A study by the name of a bundled one, or by its folder.

    Raises :class:`UnknownStudy` where there is none, and :class:`~govgraph.diagnostics.ScenarioError` with every mistake in
    its file: a scenario or a counterpart that is not there, a name written twice, a question that cannot be asked.
    """
    path = _file(study)
    tree, problems = read_yaml(path, shown_as=str(path))
    reader = _Reader(path)
    reader.reading.problems += problems
    found = reader.read(tree) if tree is not None else None
    if found is None or any(problem.level == "error" for problem in reader.reading.problems):
        raise ScenarioError(reader.reading.problems)
    return found


def _file(study: str | Path) -> Path:
    path, known = Path(study), bundled_studies()
    if os.path.isfile(path / FILE):
        return path / FILE
    if path.name == FILE and os.path.isfile(path):
        return path
    if str(study) in known:
        return known[str(study)] / FILE
    if holds_scenario(path) or str(study) in bundled():
        raise UnknownStudy(f"'{study}' is a scenario. To hold it against another: govgraph compare {study} OTHER")
    hint = did_you_mean(str(study), known) or f"name a folder that holds a {FILE}"
    raise UnknownStudy(f"There is no study '{study}': {hint}")


class _Reader:
    """Reads one file; mistakes are collected in ``reading.problems``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reading = ItemReading()

    def read(self, tree: Marked) -> Study | None:
        """The study; None where the file has no sections."""
        sections = tree.mapping()
        for name, mark, _ in tree.items():
            if name not in SECTIONS:
                self.reading.problem("LOAD012", f"A study has no section '{name}'", mark, did_you_mean(name, SECTIONS))
        studied = dict(self._entries(tree, "scenarios", Studied))
        if len(studied) < 2:
            at = sections["scenarios"].mark if "scenarios" in sections else tree.mark
            right = "write 'scenarios: {bradford: {scenario: bradford-craven}, bob: {scenario: bob-place}}'"
            self.reading.problem("LOAD090", "A study needs two scenarios or more", at, right)
        scenarios = self._scenarios(sections.get("scenarios"), studied)
        counterparts = dict(self._entries(tree, "counterparts", Counterpart))
        self._counterparts(sections.get("counterparts"), counterparts, studied, scenarios)
        questions = dict(self._questions(tree))
        title = sections.get("title")
        study = Study(
            name=self.path.resolve().parent.name,
            title=str(title.plain()) if title else self.path.parent.name,
            studied=studied,
            counterparts=counterparts,
            questions=questions,
            scenarios=scenarios,
        )
        for question in questions.values():
            for message, right in mistakes(study, question):
                self.reading.problem("LOAD093", f"Question '{question.id}': {message}", question.mark, right)
        return study

    def _entries(self, tree: Marked, section: str, model: type[Any]) -> Iterator[tuple[str, Any]]:
        node = tree.mapping().get(section)
        if node is None:
            return
        if not isinstance(node.value, dict):
            self.reading.problem(
                "LOAD013", f"'{section}' needs ids, each with its fields", node.mark, "write 'an-id: {...}' below it"
            )
            return
        for key, mark, entry in node.items():
            if not is_id(key):
                self.reading.problem("LOAD025", f"'{key}' is not an id", mark, "use letters, digits and hyphens")
                continue
            if model is Studied:
                values = {"scenario": entry.plain()} if isinstance(entry.value, str) else entry.plain()
                values = (
                    {k: str(v) if v is not None else "" for k, v in values.items()} if isinstance(values, dict) else {}
                )
            else:
                values = plain(entry, self.reading)
            made = self.reading.build(model, {"id": key, **values}, entry, what=f"'{key}' of '{section}'")
            if made is not None:
                yield key, made

    def _questions(self, tree: Marked) -> Iterator[tuple[str, StudyQuestion]]:
        node = tree.mapping().get("questions")
        for key, _, entry in node.items() if node is not None else ():
            values = plain(entry, self.reading)
            ask = values.pop("ask", None)
            if not isinstance(ask, dict) or not ask:
                right = "write 'ask: {answers to: head-of-place}, show: [to, through]'"
                self.reading.problem("LOAD093", f"Question '{key}' has no 'ask'", entry.mark, right)
                continue
            verb = next(iter(ask))
            subject = ask.pop(verb)
            args = {**(subject if isinstance(subject, dict) else {"subject": subject}), **ask}
            show = values.pop("show", None)
            values["show"] = (show,) if isinstance(show, str) else tuple(show or ())
            made = self.reading.build(
                StudyQuestion, {"id": key, **values, "verb": verb, "args": args}, entry, what=f"question '{key}'"
            )
            if made is not None:
                yield key, made

    def _scenarios(self, node: Marked | None, studied: dict[str, Studied]) -> dict[str, Scenario]:
        """The scenarios themselves, each asked as the study asks it; those beside the study come before bundled ones."""
        out: dict[str, Scenario] = {}
        seen: dict[tuple[str, ...], str] = {}
        for key, one in studied.items():
            mark = node.at([key]) if node is not None else Mark(str(self.path))
            same = (one.scenario, one.option, one.on, one.place, one.known_by)
            if same in seen:
                text = f"'{key}' names the same scenario as '{seen[same]}', asked in the same way"
                self.reading.problem(
                    "LOAD092", text, mark, "leave one out, or give it an option, a day or a paper of its own"
                )
            seen.setdefault(same, key)
            beside = self.path.resolve().parent.parent / one.scenario
            try:
                scenario = load(Home(beside).beside(one.scenario) or one.scenario)
                scenario.graph(**asked_as(one))
            except UnknownScenario:
                known = {*bundled(), *(path.parent.name for path in beside.parent.glob("*/scenario.yaml"))}
                text = f"There is no scenario '{one.scenario}' beside the study, and none comes with govgraph"
                self.reading.problem("LOAD090", text, mark, did_you_mean(one.scenario, known), about=one.scenario)
            except ScenarioError as error:
                self.reading.problems += error.problems
            except GovgraphError as error:
                right = f"see `govgraph list {one.scenario}` for its options, places and papers"
                self.reading.problem("LOAD090", f"Scenario '{key}' cannot be asked so: {error}", mark, right)
            else:
                out[key] = scenario
        return out

    def _counterparts(
        self,
        node: Marked | None,
        counterparts: dict[str, Counterpart],
        studied: dict[str, Studied],
        scenarios: dict[str, Scenario],
    ) -> None:
        taken: dict[tuple[str, str], str] = {}
        for key, counterpart in counterparts.items():
            for scenario, thing in counterpart.things.items():
                mark = node.at([key, "in", scenario]) if node is not None else Mark(str(self.path))
                if scenario not in studied:
                    right = did_you_mean(scenario, studied) or "name it under 'scenarios:'"
                    self.reading.problem("LOAD090", f"This study has no scenario '{scenario}'", mark, right)
                elif scenario in scenarios:
                    there = scenarios[scenario].graph(**asked_as(studied[scenario])).all_things
                    if thing not in there:
                        named = [item.id for item in there.values() if thing in {item.name, *item.aliases}]
                        right = f"write its id: '{named[0]}'" if named else did_you_mean(thing, there)
                        text = f"There is no '{thing}' in {studied[scenario].scenario}"
                        self.reading.problem(
                            "LOAD091", text, mark, right or f"see `govgraph list {studied[scenario].scenario}`"
                        )
                if (scenario, thing) in taken:
                    text = f"'{thing}' of '{scenario}' is already the counterpart '{taken[scenario, thing]}'"
                    self.reading.problem(
                        "LOAD092", text, mark, "a thing is one counterpart; leave it out of one of the two"
                    )
                taken.setdefault((scenario, thing), key)
            if len(counterpart.things) < 2:
                text = f"The counterpart '{key}' names fewer than two things"
                right = "write 'in: {bradford: place-leader, bob: pd-oxon}'"
                self.reading.problem(
                    "LOAD091", text, node.at([key]) if node is not None else Mark(str(self.path)), right
                )


def asked_as(one: Studied) -> dict[str, Any]:
    """The option, day, place and paper with which a scenario of a study is asked."""
    given = {"option": one.option, "on": one.on, "place": one.place, "known_by": one.known_by}
    return {key: value for key, value in given.items() if value}
