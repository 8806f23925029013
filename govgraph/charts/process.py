"""Run one layout as a child process, and turn whatever goes wrong there into a ``LayoutError``.

Graphviz reports most mistakes only as ``Error:`` on standard error, with an exit code of 0 and a drawing that lacks the
label in question, so that is what is read.
"""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Final

from govgraph.charts.errors import EngineMissingError, LayoutError
from govgraph.charts.layout_child import MISSING

TIMEOUT_S: float = 60.0
"""How long one layout may take, in seconds."""

_ERROR: Final = re.compile(r"^Error: (.*?)(?=^(?:Error|Warning|Fontconfig)\b|\Z)", re.DOTALL | re.MULTILINE)
_WARNING: Final = re.compile(r"^(?:Warning: )+(.*)$", re.MULTILINE)
_NO_FORMAT: Final = re.compile(r'Format: "?\w+"? not recognized')


def run(
    engine: str, command: Sequence[str], *, stdin: bytes, environment: Mapping[str, str]
) -> tuple[bytes, tuple[str, ...]]:
    """What a layout program wrote on standard output, and its warnings.

    Args:
        engine: the name of the engine, for messages.
        command: the program and its arguments.
        stdin: what it reads.
        environment: its environment variables.

    Raises:
        EngineMissingError: the program cannot be started, or does not write the format.
        LayoutError: it stopped with an error, crashed, or took longer than ``TIMEOUT_S``.
    """
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        message = f"{engine}: the layout took longer than {TIMEOUT_S:g} s; draw a smaller view"
        raise LayoutError(message) from error
    except OSError as error:
        raise EngineMissingError(f"{engine}: {command[0]} cannot be run ({error.strerror})") from error
    said = done.stderr.decode("utf-8", errors="replace").replace("\r\n", "\n")
    if done.returncode == MISSING or _NO_FORMAT.search(said):
        raise EngineMissingError(f"{engine}: {_mistake(said) or _last_line(said)}")
    if mistake := _mistake(said):
        raise LayoutError(f"{engine}: {mistake}")
    if done.returncode:
        raise LayoutError(f"{engine}: the layout {_ended(done.returncode)}: {_last_line(said)}")
    return done.stdout, tuple(_WARNING.findall(said))


def _mistake(said: str) -> str:
    """The errors that Graphviz wrote, each as one line: '... in line 1 ... in label of node n1'."""
    return "; ".join(" ".join(text.split())[:400] for text in _ERROR.findall(said)[:5])


def _last_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1][:400] if lines else "it said nothing"


def _ended(code: int) -> str:
    """How a process ended: a negative code is the signal that stopped it."""
    if code < 0:
        return f"crashed ({signal.Signals(-code).name})" if -code in set(signal.Signals) else f"crashed ({code})"
    return f"ended with exit code {code}"
