"""The three ways to lay a drawing out, in the order in which they are tried."""

from __future__ import annotations

import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Final

from govgraph.charts import layout_child
from govgraph.charts.errors import EngineMissingError, LayoutError
from govgraph.charts.process import run
from govgraph.charts.typeface import font_environment


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """What an engine gave.

    Attributes:
        svg: the drawing as SVG, for its measures, whatever was asked for.
        dots_per_pt: 1, or what ``svg`` was enlarged by for a bitmap.
        data: the drawing in the format asked for.
        warnings: what Graphviz remarked on.
    """

    svg: bytes
    dots_per_pt: float
    data: bytes
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One drawing to be made: its DOT text, the format, dots per inch, and the engine of Graphviz that gives places."""

    dot: str
    format: str
    dpi: int = 144
    layout: str = "dot"


Engine = Callable[[str, str, int], EngineOutput]
"""Lays out DOT text, in a format, at some dots per inch. Raises ``LayoutError``, or ``EngineMissingError``."""


def bundled(dot: str, format: str, dpi: int) -> EngineOutput:
    """Lay out with the Graphviz inside the wheels of pygraphviz, which needs nothing on the machine."""
    return bundled_all([Job(dot, format, dpi)])[0]


def bundled_all(jobs: Sequence[Job]) -> list[EngineOutput]:
    """The same for many drawings, in one child process."""
    if not sys.executable or find_spec("pygraphviz") is None:
        raise EngineMissingError("bundled: pygraphviz is not installed (pip install 'pygraphviz>=2.0')")
    request = json.dumps({"jobs": [asdict(job) for job in jobs]})
    command = [sys.executable, "-P", "-W", "ignore", layout_child.__file__]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    with font_environment("".join(job.dot for job in jobs)) as environment:
        environment["PYTHONPATH"] = path
        answer, warnings = run("bundled", command, stdin=request.encode(), environment=environment)
    head, _, rest = answer.partition(b"\n")
    made, at = [], 0
    for job, (svg, data) in zip(jobs, json.loads(head), strict=True):
        parts = rest[at : at + svg], rest[at + svg : at + svg + data]
        made.append(
            EngineOutput(parts[0], job.dpi / 72 if job.format == "png" else 1.0, parts[1] or parts[0], warnings)
        )
        at += svg + data
    return made


def system(dot: str, format: str, dpi: int) -> EngineOutput:
    """Lay out with the program ``dot`` on PATH."""
    program = shutil.which("dot")
    if program is None:
        raise EngineMissingError("dot: no program 'dot' on PATH (install Graphviz: apt-get install graphviz)")
    return _with_program("dot", program, dot, format, dpi)


def pure(dot: str, format: str, dpi: int) -> EngineOutput:
    """Lay out with ``graphviz-pure``, on PATH or beside this Python. It writes no PDF."""
    program = shutil.which("graphviz-pure") or shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))
    if program is None:
        raise EngineMissingError("pure: graphviz-pure is not installed (pip install graphviz-pure)")
    return _with_program("pure", program, dot, format, dpi)


def all_by_program(jobs: Sequence[Job]) -> list[EngineOutput]:
    """Many drawings with the program ``dot`` on PATH, a process for each."""
    program = shutil.which("dot")
    if program is None:
        raise EngineMissingError("dot: no program 'dot' on PATH (install Graphviz: apt-get install graphviz)")
    return [_with_program("dot", program, job.dot, job.format, job.dpi, job.layout) for job in jobs]


ENGINES: Final[Mapping[str, Engine]] = {"bundled": bundled, "dot": system, "pure": pure}
"""By name, in the order in which they are tried."""


def _with_program(engine: str, program: str, dot: str, format: str, dpi: int, layout: str = "dot") -> EngineOutput:
    """By a program with the command line of ``dot``: once as SVG for the measures, once more for a PNG or PDF."""
    with font_environment(dot) as environment:
        command = [program, f"-K{layout}", "-Tsvg"]
        svg, warnings = run(engine, command, stdin=dot.encode(), environment=environment)
        if format == "svg":
            return EngineOutput(svg, 1.0, svg, warnings)
        if format == "png":
            command.append(f"-Gdpi={dpi}")
            if problem := layout_child.too_many_pixels(svg, dots_per_pt=dpi / 72):
                raise LayoutError(f"{engine}: {problem}")
        command[2] = f"-T{format}"
        data, warnings = run(engine, command, stdin=dot.encode(), environment=environment)
        return EngineOutput(svg, 1.0, data, warnings)
