"""Damaged files, odd options, random questions and drawings, for as long as one likes: ``python tests/fuzz --seconds 60``

Every case is one number, so a fault can be had again: ``python tests/fuzz --first 4711 --cases 1``. A case may end in an
answer or in a clear error. A fault is any other end: an exception that is no ``GovgraphError``, a message without its
place, an exit code that the command line does not have, or more than 20 seconds of computing. The files of a fault are
kept in ``.fuzz/NUMBER``.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import functools
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import click  # noqa: E402
import yaml  # noqa: E402
from click.testing import CliRunner  # noqa: E402
from damage import NASTY, damaged, garbled  # noqa: E402

import govgraph  # noqa: E402
from govgraph.charts import FORMATS  # noqa: E402
from govgraph.charts.views import VIEWS  # noqa: E402
from govgraph.cli import main as command_line  # noqa: E402
from govgraph.model.scenario import Scenario  # noqa: E402
from govgraph.questions.verbs import VERBS, method  # noqa: E402

SEEDS = ("manchester-one-team", "barking-dagenham-place-lead", "bob-place", "bradford-craven")
SECONDS = 20
PRINTED = ("text", "table", "json", "csv", "md", "html")


@functools.cache
def _files(name: str) -> dict[str, str]:
    folder = govgraph.bundled()[name]
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}


@functools.cache
def _trees(name: str) -> dict[str, Any]:
    return {path: yaml.safe_load(text) for path, text in _files(name).items()}


def _written(chance: random.Random, folder: Path) -> None:
    """A scenario with damage in one or two of its files."""
    name = chance.choice(SEEDS)
    texts = dict(_files(name))
    for path in chance.sample(sorted(texts), min(len(texts), chance.choice((1, 1, 2)))):
        if chance.random() < 0.7:
            tree = damaged(copy.deepcopy(_trees(name)[path]), chance, chance.choice((1, 1, 2, 5)))
            texts[path] = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
        else:
            texts[path] = garbled(texts[path], chance)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))


def files(chance: random.Random, folder: Path) -> str:
    """Load damaged files; what loads is checked, asked and drawn."""
    _written(chance, folder)
    try:
        scenario = govgraph.load(folder)
    except govgraph.ScenarioError as error:
        return _refused(error)
    questions(chance, folder, scenario)
    if chance.random() < 0.2:
        found = govgraph.check(scenario, chance.choice([None, *scenario.options]))
        assert not [one.sentence for one in found.findings if "could not be worked out" in one.sentence], found.findings
    return "loaded"


def _refused(error: govgraph.GovgraphError) -> str:
    """A clear error says what is wrong, and where if it is in a file."""
    assert str(error), "an error without words"
    if isinstance(error, govgraph.ScenarioError):
        assert error.problems, "an error without a problem"
        assert all(problem.mark.file and problem.message for problem in error.problems), str(error)
    return "refused"


def questions(chance: random.Random, folder: Path, scenario: Scenario | None = None) -> str:
    """Ask anything about anything, and print it in any form."""
    scenario = scenario or govgraph.load(chance.choice(SEEDS))
    on = chance.choice([None, None, "2019-01-01", "2031-05-05", "9999-12-31"])
    try:
        graph = scenario.graph(chance.choice([None, *scenario.options]), on=on)
        things = [*graph.things, *graph.facts, *graph.processes]
        for _ in range(3):
            verb = VERBS[chance.choice(sorted(VERBS))]
            given: dict[str, Any] = {}
            for one in verb.parameters:
                if one.required or chance.random() < 0.4:
                    value = (
                        chance.choice(things) if one.type == "thing" and chance.random() < 0.9 else chance.choice(NASTY)
                    )
                    value = value if isinstance(value, str | int | float | bool) else str(value)
                    value = bool(value) if one.type == "flag" else str(value)
                    given[f"{one.name}_" if one.name in ("if", "for") else one.name] = [value] if one.many else value
            try:
                getattr(graph, method(verb.name))(**given).to(chance.choice(PRINTED), full=chance.random() < 0.5)
            except govgraph.GovgraphError as error:
                _refused(error)
    except govgraph.GovgraphError as error:
        _refused(error)
    return "asked"


def drawings(chance: random.Random, folder: Path) -> str:
    """Draw anything as anything."""
    scenario = govgraph.load(chance.choice(SEEDS))
    graph = scenario.graph(chance.choice([None, *scenario.options]))
    subject = chance.choice([None, *graph.things, "nothing of that name"])
    format = chance.choice([one for one in FORMATS if one not in ("png", "pdf")])
    try:
        assert govgraph.draw(graph, chance.choice(sorted(VIEWS)), subject=subject, format=format).data
    except govgraph.GovgraphError as error:
        _refused(error)
    return "drawn"


def options(chance: random.Random, folder: Path) -> str:
    """Give any command any options; it ends with a code of its own and a message, never with a traceback."""
    names = [name for name in command_line.list_commands(click.Context(command_line)) if name not in ("neo4j", "watch")]
    name = chance.choice(names)
    command = command_line.get_command(click.Context(command_line), name)
    assert command is not None
    words = [name]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and chance.random() < 0.08:
            if parameter.name in ("output", "out", "store", "help"):
                continue
            flag = parameter.opts[-1]
            words += [flag] if parameter.is_flag else [flag, *[_word(chance) for _ in range(max(1, parameter.nargs))]]
        elif isinstance(parameter, click.Argument) and (parameter.required or chance.random() < 0.4):
            words.append(chance.choice(SEEDS) if parameter.name in ("scenario", "s") else _word(chance))
    with contextlib.chdir(folder):
        ended = CliRunner().invoke(command_line, words, prog_name="govgraph")
    assert ended.exit_code in (0, 1, 2, 3), (words, ended.exit_code, ended.output[-500:])
    assert "failed in a way that it should not" not in ended.output, (words, ended.output[-800:])
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return f"exit {ended.exit_code}"


def _word(chance: random.Random) -> str:
    known = ("b", "a", "baseline", "spb", "major capital", "2022-07-01", "json", "md", "text", "3", "£2m", "governance")
    return chance.choice(known) if chance.random() < 0.8 else str(chance.choice(NASTY))[:200].replace("\x00", "")


KINDS: dict[str, Callable[[random.Random, Path], str]] = {
    "files": files,
    "questions": questions,
    "drawings": drawings,
    "options": options,
}


def case(number: int, kinds: list[str]) -> tuple[str, str]:
    """Try one case: what it ended in, and, if that is a fault, what it was."""
    chance = random.Random(number)
    kind = chance.choice(kinds)
    folder = Path(tempfile.mkdtemp(prefix="govgraph-fuzz-"))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return f"{kind}: {KINDS[kind](chance, folder)}", ""
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        kept = ROOT / ".fuzz" / str(number)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept)
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return f"{kind}: FAULT", f"case {number}: {type(error).__name__} at {where}: {str(error)[:300]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        shutil.rmtree(folder, ignore_errors=True)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds of computing")


def main() -> int:
    """Run cases until the time is over; ends with 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="for how long (60)")
    parser.add_argument("--first", type=int, default=None, help="the number of the first case; default: by chance")
    parser.add_argument("--cases", type=int, default=10**9, help="at most so many cases")
    parser.add_argument(
        "--kind", action="append", choices=list(KINDS), help="files, questions, drawings or options; default: all"
    )
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_long)
    first = asked.first if asked.first is not None else random.SystemRandom().randrange(10**9)
    ended, ends, faults = Counter[str](), time.monotonic() + asked.seconds, []
    for number in range(first, first + asked.cases):
        if time.monotonic() > ends:
            break
        said, fault = case(number, asked.kind or list(KINDS))
        ended[said] += 1
        if fault:
            faults.append(fault)
            print(fault, flush=True)
    print(
        f"{ended.total()} cases from number {first}: "
        + ", ".join(f"{said} {count}" for said, count in sorted(ended.items()))
    )
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
