"""From a criteria.yaml to :class:`~govgraph.appraisal.criteria.Criteria`, with every mistake at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govgraph.appraisal.criteria import UNKNOWN, AppraisalCriterion, Criteria
from govgraph.appraisal.measures import MEASURES
from govgraph.diagnostics import Mark, Problem, ScenarioError, did_you_mean
from govgraph.marks import Marked, parse_yaml, read_yaml
from govgraph.model.scenario import BASELINE, Scenario, UnknownName
from govgraph.model.visible import clean
from govgraph.questions.decision_path import Range
from govgraph.questions.listing import listed

SECTIONS = ("title", "options", "criteria")
FIELDS = ("name", "weight", "why", "query", "of", "scores", "worst", "best", "unit")
MAX_CRITERIA = 40
MOST = 100.0
"""The weight of the criterion whose swing matters most."""

_WEIGHT = "write 'weight: 100' for the criterion whose swing from worst to best matters most, and less for the others"
_SCORE = "write a number, a range such as [2, 5], or unknown"


def read_criteria(file: str | Path, scenario: Scenario) -> Criteria:
    """The criteria of a file, for a scenario. Raises :class:`ScenarioError` with every mistake, each with its line."""
    path = Path(file)
    return _read(*read_yaml(path, shown_as=str(file)), scenario, str(file))


def parse_criteria(text: str, scenario: Scenario, *, shown_as: str = "criteria.yaml") -> Criteria:
    """As :func:`read_criteria`, from text."""
    return _read(*parse_yaml(text, shown_as=shown_as), scenario, shown_as)


def _read(tree: Marked | None, problems: list[Problem], scenario: Scenario, file: str) -> Criteria:
    reader = _Reader(scenario, [*problems])
    found = reader.read(tree, file) if tree is not None else None
    if found is None or any(problem.level == "error" for problem in reader.problems):
        raise ScenarioError(reader.problems)
    return found


class _Reader:
    """Reads one file; mistakes are collected in ``problems``."""

    def __init__(self, scenario: Scenario, problems: list[Problem]) -> None:
        self.scenario = scenario
        self.problems = problems

    def wrong(self, code: str, message: str, mark: Mark, hint: str = "") -> None:
        self.problems.append(Problem(code, message, mark, hint))

    def read(self, tree: Marked, file: str) -> Criteria | None:
        sections = tree.mapping()
        if not sections:
            self.wrong(
                "LOAD011",
                "expected criteria by id",
                tree.mark,
                "write 'criteria: {clear: {name: ..., weight: 100, ...}}'",
            )
            return None
        for name, mark, _ in tree.items():
            if name not in SECTIONS:
                self.wrong("LOAD012", f"a file of criteria has no section '{name}'", mark, did_you_mean(name, SECTIONS))
        written = sections.get("criteria")
        if written is None or not written.mapping():
            mark = written.mark if written is not None else tree.mark
            self.wrong(
                "LOAD120", "there are no criteria", mark, "write 'criteria: {clear: {name: ..., weight: 100, ...}}'"
            )
            return None
        if len(written.mapping()) > MAX_CRITERIA:
            self.wrong(
                "LOAD120",
                f"there are {len(written.mapping())} criteria",
                written.mark,
                f"use at most {MAX_CRITERIA}: nobody can weigh more against each other",
            )
            return None
        options = self._options(sections.get("options"))
        found = [self._criterion(key, mark, node, options) for key, mark, node in written.items()]
        every = tuple(one for one in found if one is not None)
        if len(every) == len(found) and not any(one.weight.high for one in every):
            self.wrong("LOAD121", "every weight is 0, so nothing counts", written.mark, _WEIGHT)
        title = clean(str(sections["title"].plain())) if "title" in sections else ""
        return Criteria(title, every, options, file)

    # -- options ------------------------------------------------------------------------------------------------

    def _options(self, node: Marked | None) -> tuple[str, ...]:
        if node is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        found = [self._option(str(item.plain()), item.mark) for item in items]
        return tuple(dict.fromkeys(option for option in found if option))

    def _option(self, text: str, mark: Mark) -> str:
        try:
            return self.scenario.option_id(text)
        except UnknownName as error:
            self.wrong("LOAD124", str(error), mark)
            return ""

    # -- one criterion ------------------------------------------------------------------------------------------

    def _criterion(self, key: str, mark: Mark, node: Marked, options: tuple[str, ...]) -> AppraisalCriterion | None:
        raw = node.mapping()
        if not raw:
            self.wrong(
                "LOAD120",
                f"criterion '{key}' says nothing",
                mark,
                "write its name, weight, worst, best, and scores or a query",
            )
            return None
        before = len(self.problems)
        for name, at, _ in node.items():
            if name not in FIELDS:
                self.wrong("LOAD012", f"a criterion has no '{name}'", at, did_you_mean(name, FIELDS))
        weight = self._weight(key, raw.get("weight"), mark)
        worst, best = (self._end(key, name, raw.get(name), mark) for name in ("worst", "best"))
        if worst is not None and worst == best:
            self.wrong(
                "LOAD120",
                f"the worst and the best of '{key}' are the same",
                raw["best"].mark,
                "write the two ends of its scale",
            )
        if ("query" in raw) == ("scores" in raw):
            said = "both a query and scores" if "query" in raw else "neither scores nor a query"
            self.wrong(
                "LOAD120",
                f"criterion '{key}' has {said}",
                mark,
                "write 'scores:' with one for each option, or 'query:' with its name",
            )
        query, of = self._query(raw)
        scores = self._scores(key, raw.get("scores"), options, mark)
        if len(self.problems) > before or weight is None or worst is None or best is None:
            return None
        made = AppraisalCriterion(
            key,
            _text(raw, "name") or key,
            weight,
            worst,
            best,
            _text(raw, "unit") or (MEASURES[query].unit if query else ""),
            _text(raw, "why"),
            query,
            of,
            scores,
            mark,
        )
        for option, score in scores.items():
            if score is not None and not made.on_scale(score):
                at = raw["scores"].mapping()[self._as_written(raw["scores"], option)].mark
                self.wrong("LOAD123", off_scale(made, score), at, _SCORE_ON.format(f"{worst:g}", f"{best:g}"))
        return made

    def _as_written(self, node: Marked, option: str) -> str:
        return next(key for key in node.mapping() if _same(self.scenario, key, option))

    def _weight(self, key: str, node: Marked | None, mark: Mark) -> Range | None:
        if node is None:
            self.wrong("LOAD121", f"criterion '{key}' has no weight", mark, _WEIGHT)
            return None
        found = _range(node.plain())
        if found is None:
            self.wrong(
                "LOAD121",
                f"the weight of '{key}' is '{clean(str(node.plain()))}'",
                node.mark,
                "write a number from 0 to 100, or a range such as [40, 60]",
            )
        elif found.low < 0 or found.high > MOST:
            said = "negative" if found.low < 0 else "more than 100"
            self.wrong("LOAD121", f"the weight of '{key}' is {said}", node.mark, _WEIGHT)
            return None
        return found

    def _end(self, key: str, name: str, node: Marked | None, mark: Mark) -> float | None:
        value = _number(node.plain()) if node is not None else None
        if value is None:
            said = f"is '{clean(str(node.plain()))}'" if node is not None else "is missing"
            self.wrong(
                "LOAD120",
                f"the {name} of '{key}' {said}",
                node.mark if node is not None else mark,
                f"write '{name}:' with a number, the {name} end of its scale",
            )
        return value

    def _query(self, raw: dict[str, Marked]) -> tuple[str, str]:
        if "query" not in raw:
            return "", ""
        name, node = clean(str(raw["query"].plain())), raw["query"]
        if name not in MEASURES:
            right = did_you_mean(name, MEASURES) or f"there are: {', '.join(MEASURES)}"
            self.wrong("LOAD122", f"there is no query '{name}'", node.mark, right)
            return "", ""
        of = _text(raw, "of")
        if MEASURES[name].needs and of not in self.scenario.baseline.instruments:
            known = self.scenario.baseline.instruments
            said = f"there is no list of criteria '{of}'" if of else f"'{name}' needs 'of:', {MEASURES[name].needs}"
            right = did_you_mean(of, known) or (f"there are: {', '.join(known)}" if known else "the scenario has none")
            self.wrong("LOAD122", said, raw["of"].mark if "of" in raw else node.mark, right)
        return name, of

    def _scores(self, key: str, node: Marked | None, options: tuple[str, ...], mark: Mark) -> dict[str, Range | None]:
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.wrong(
                "LOAD123",
                f"the scores of '{key}' are no list by option",
                node.mark,
                "write 'scores: {baseline: 2, a: [3, 5], b: unknown}'",
            )
            return {}
        out: dict[str, Range | None] = {}
        named: list[str] = []
        for name, at, item in node.items():
            value = item.plain()
            score = None if value == UNKNOWN else _range(value)
            if score is None and value != UNKNOWN:
                said = f"the score of option '{name}' is '{clean(str(value))}'"
                self.wrong("LOAD123", said, item.mark, _SCORE)
            option = self._option(name, at)
            named.append(option)
            if option:
                out[option] = score
        wanted = options or (BASELINE, *self.scenario.options)
        missing = [option for option in wanted if option not in named]
        if missing and all(named):  # a name that is none may stand for one that is missing
            said = f"criterion '{key}' has no score for " + listed(f"'{option}'" for option in missing)
            self.wrong("LOAD124", said, node.mark, f"{_SCORE}, for each option")
        return out


_SCORE_ON = "write a score from {} (worst) to {} (best), or widen the scale"


def off_scale(criterion: AppraisalCriterion, score: Range) -> str:
    """What is wrong with a score that is not on its scale."""
    return f"{score} is outside the scale of '{criterion.id}', from {criterion.worst:g} (worst) to {criterion.best:g} (best)"


def _same(scenario: Scenario, text: str, option: str) -> bool:
    try:
        return scenario.option_id(text) == option
    except UnknownName:
        return False


def _text(raw: dict[str, Marked], name: str) -> str:
    return clean(str(raw[name].plain())) if name in raw else ""


def _number(value: Any) -> float | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
    return float(value) if fits else None


def _range(value: Any) -> Range | None:
    """A number, or two with the smaller first."""
    if isinstance(value, list):
        ends = [_number(end) for end in value]
        if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
            return None
        return Range(ends[0], ends[1])
    one = _number(value)
    return None if one is None else Range(one, one)
