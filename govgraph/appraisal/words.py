"""An appraisal in words: the answer that is printed, shown on the page and set in the paper. It never recommends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.answer import Answer, Line, Reading, Table
from govgraph.appraisal.appraise import Appraisal, OptionPair, Result
from govgraph.appraisal.criteria import AppraisalCriterion
from govgraph.appraisal.result import Appraised, by_criteria
from govgraph.checks.wording import number
from govgraph.graph.sentences import listed, shortened
from govgraph.model.scenario import BASELINE
from govgraph.questions.aloud import aloud
from govgraph.questions.decision_path import Range

NOTE = (
    "The weights and scales are those of the criteria file, not govgraph's. A result is only as good as they are; govgraph does "
    "not recommend an option. Weights are swing weights: see HM Treasury, Use of Multi-Criteria Decision Analysis in options "
    "appraisal (May 2024)."
)
"""Stands under every appraisal."""


def to_answer(found: Appraisal) -> Answer[Appraised]:
    """An appraisal as an answer: a sentence, at most six lines, three tables, and its numbers for programs."""
    names = {result.option: title(result) for result in found.results}
    return Answer(
        reading=Reading(
            verb="appraise",
            question=f"How far do the options meet {_called(found)}?",
            scenario=found.scenario,
            title=found.title,
            option="",
            on=found.day.isoformat(),
            subjects={f"option {n}": result.option for n, result in enumerate(found.results, start=1)},
        ),
        headline=headline(found),
        summary=summary(found),
        lines=tuple(Line(label=title(result), text=f"{of_100(result.total)}.") for result in found.results),
        tables=(results_table(found), scores_table(found), sensitivity_table(found)),
        result=by_criteria(found),
        names=names | {criterion.id: criterion.name for criterion in found.criteria.criteria},
        notes=(NOTE, *_unused(found)),
    )


def title(result: Result) -> str:
    """``Now``, or ``Option b, the name``."""
    return "Now" if result.option == BASELINE else f"Option {result.option}, {result.name}"


def _short(option: str) -> str:
    return "today" if option == BASELINE else f"option {option}"


def _called(found: Appraisal) -> str:
    return f"“{found.criteria.title}”" if found.criteria.title else f"the {_criteria(len(found.criteria.criteria))}"


def _criteria(count: int) -> str:
    return "one criterion" if count == 1 else f"{count} criteria"


def of_100(total: Range) -> str:
    """``41 to 63 of 100``; where nothing is left open, it says so: no number stands alone."""
    low, high = f"{total.low:.0f}", f"{total.high:.0f}"
    return f"{low} to {high} of 100" if low != high else f"{low} of 100, with nothing left open"


# -- the sentence -----------------------------------------------------------------------------------------------


def headline(found: Appraisal) -> str:
    """What is sure, and what is open, in one sentence."""
    if len(found.results) == 1:
        return f"{title(found.results[0])} comes to {of_100(found.results[0].total)}."
    above = {
        result.option: {pair.second for pair in found.pairs if pair.sure and pair.first == result.option}
        for result in found.results
    }
    others = len(found.results) - 1
    best = next((option for option, below in above.items() if len(below) == others), "")
    if best:
        beaten = "the other" if others == 1 else f"each of the {others} others"
        return _capital(f"{_short(best)} comes out above {beaten} on these weights, whatever the unknown scores are.")
    sure = sum(pair.sure for pair in found.pairs)
    if all(pair.level for pair in found.pairs):
        return _capital(
            f"{listed([_short(result.option) for result in found.results])} come out level: no criterion tells them apart."
        )
    if not sure:
        return f"On these weights the order of the {number(len(found.results))} is open: what is not known could turn {'it' if len(found.pairs) == 1 else 'every pair of them'} round."
    return f"On these weights {sure} of {len(found.pairs)} comparisons {'is' if sure == 1 else 'are'} sure; in the others what is not known could turn the order round."


def summary(found: Appraisal) -> tuple[Line, ...]:
    """The ranges, what is sure, which weight would change the order first, what leaves it open."""
    ranges = "; ".join(f"{_short(result.option)} {of_100(result.total)}" for result in found.results)
    return aloud(
        ("Results", ranges),
        ("Sure", "; ".join(_sure(found))),
        ("Would turn it", _first_turns(found)),
        ("Open", _open(found)),
        ("Heaviest", _heaviest(found.criteria.criteria)),
        ("Note", "The weights and scales are the user's; govgraph does not recommend an option"),
    )


def _sure(found: Appraisal) -> Iterable[str]:
    for result in found.results:
        below = [_short(pair.second) for pair in found.pairs if pair.sure and pair.first == result.option]
        if below:
            yield f"{_short(result.option)} is above {shortened(below)}"


def _first_turns(found: Appraisal) -> str:
    turns = sorted(((pair, pair.turns[0]) for pair in found.pairs if pair.turns), key=lambda both: abs(both[1].by))
    if not turns:
        return (
            "No single weight between 0 and 100 would change the order of two options" if len(found.results) > 1 else ""
        )
    return "; ".join(turn_words(found, pair) for pair, _ in turns[:2])


def turn_words(found: Appraisal, pair: OptionPair) -> str:
    """Which weight would change the order of two options first, and by how much."""
    if pair.level:
        return f"{_short(pair.second)} and {_short(pair.first)} stay level, whatever the weights"
    if not pair.turns:
        return f"No single weight between 0 and 100 would put {_short(pair.second)} above {_short(pair.first)}"
    turn = pair.turns[0]
    moves = "rose" if turn.by > 0 else "fell"
    return (
        f"{_short(pair.second)} would come above {_short(pair.first)} if the weight of “{found.criterion(turn.criterion).name}” "
        f"{moves} from {turn.now:g} to {'more' if turn.by > 0 else 'less'} than {turn.then:g}"
    )


def _open(found: Appraisal) -> str:
    """The criteria whose ranges leave most pairs open."""
    counts: dict[str, int] = {}
    for pair in found.pairs:
        for key in pair.open_by[:1]:
            counts[key] = counts.get(key, 0) + 1
    if not counts:
        return ""
    first = max(counts, key=lambda key: counts[key])
    pairs = counts[first]
    return f"What leaves most open is “{found.criterion(first).name}”, in {pairs} of {len(found.pairs)} comparison{'' if len(found.pairs) == 1 else 's'}"


def _heaviest(criteria: Sequence[AppraisalCriterion]) -> str:
    top = max(criteria, key=lambda criterion: criterion.weight.high)
    same = [f"“{c.name}”" for c in criteria if c.weight == top.weight]
    return f"{listed(same[:3])} {'weighs' if len(same) == 1 else 'weigh'} most" if len(criteria) > 1 else ""


def _unused(found: Appraisal) -> tuple[str, ...]:
    none = [f"“{criterion.name}”" for criterion in found.criteria.criteria if not criterion.weight.high]
    return (
        (
            f"{listed(none)} {'has' if len(none) == 1 else 'have'} no weight and {'changes' if len(none) == 1 else 'change'} nothing.",
        )
        if none
        else ()
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- tables -----------------------------------------------------------------------------------------------------


def results_table(found: Appraisal) -> Table:
    """One row an option: what it comes to, and what it is surely above and below."""
    rows = []
    for result in found.results:
        above = [_short(pair.second) for pair in found.pairs if pair.sure and pair.first == result.option]
        below = [_short(pair.first) for pair in found.pairs if pair.sure and pair.second == result.option]
        rows.append((title(result), of_100(result.total), listed(above) or "none", listed(below) or "none"))
    return Table(
        title="What each option comes to",
        columns=("Option", "Result", "Surely above", "Surely below"),
        rows=tuple(rows),
        note="Options stand in the order in which they were given.",
    )


def scores_table(found: Appraisal) -> Table:
    """One row a criterion: its weight, its scale, and the score of each option."""
    return Table(
        title="Scores",
        columns=(
            "Criterion",
            "Weight",
            "Worst to best",
            *("Now" if r.option == BASELINE else r.option for r in found.results),
        ),
        rows=tuple(
            (
                criterion.name,
                str(criterion.weight),
                f"{criterion.worst:g} to {criterion.best:g}{f' {criterion.unit}' if criterion.unit else ''}",
                *(_score(result.scores[n].score) for result in found.results),
            )
            for n, criterion in enumerate(found.criteria.criteria)
        ),
        note="A score that is a range is not known more closely.",
    )


def _score(score: Range | None) -> str:
    return "unknown" if score is None else str(score)


def sensitivity_table(found: Appraisal) -> Table:
    """One row a pair: is its order sure, by how much, and which weight would change it."""
    return Table(
        title="What would change the order",
        columns=("Pair", "Order", "Which weight would change it", "What leaves it open"),
        rows=tuple(
            (
                f"{_capital(_short(pair.first))} and {_short(pair.second)}",
                _order(pair),
                f"{_capital(turn_words(found, pair))}.",
                listed([f"“{found.criterion(key).name}”" for key in pair.open_by[:2]]),
            )
            for pair in found.pairs
        ),
        note="A weight that would change the order is one at which the middles of the two ranges change places; the other weights stay."
        if found.pairs
        else "There is only one option to look at.",
    )


def _order(pair: OptionPair) -> str:
    low, high = f"{pair.ahead.low:.0f}", f"{pair.ahead.high:.0f}"
    if pair.level:
        return "Level: they score alike."
    if pair.sure:
        by = f"{low} to {_points(pair.ahead.high)}" if low != high else _points(pair.ahead.high)
        return f"{_capital(_short(pair.first))} is above, by {by}."
    return (
        f"Open: from {_points(-pair.ahead.low)} below to {_points(pair.ahead.high)} above."
        if pair.ahead.low < 0
        else f"Open: level to {_points(pair.ahead.high)} above."
    )


def _points(number: float) -> str:
    return "1 point" if f"{number:.0f}" == "1" else f"{number:.0f} points"
