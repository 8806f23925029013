"""A sign of life on the terminal for whatever takes more than a second; nothing where nobody looks at a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.status import Status

AFTER = 1.0
"""Seconds after which it shows."""


class Working:
    """A line that turns on stderr until something is printed or the work is done."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lock = threading.Lock()
        self._over = False
        self._status: Status | None = None
        self._timer = threading.Timer(AFTER, self._show)
        self._timer.daemon = True
        self._echo = click.echo

    def start(self) -> None:
        """Wait a second, then show; what is printed takes its place."""
        click.echo = self._printed
        self._timer.start()

    def stop(self) -> None:
        """Take the line away; it does not come back."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            click.echo = self._echo
            if self._status is not None:
                self._status.stop()
                self._status = None

    def _printed(self, *args: Any, **given: Any) -> None:
        self.stop()
        self._echo(*args, **given)

    def _show(self) -> None:
        with self._lock:
            if self._over:
                return
            from rich.console import Console

            # Only the line itself goes to stderr: what is printed to stdout stays as it is, so that pipes work.
            console = Console(stderr=True)
            self._status = console.status(f"{self._text} ...")
            self._status._live._redirect_stdout = False
            self._status._live._redirect_stderr = False
            self._status.start()


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show that work goes on, where stderr is a terminal and it takes more than a second."""
    if not text or not sys.stderr.isatty():
        yield
        return
    sign = Working(text)
    sign.start()
    try:
        yield
    finally:
        sign.stop()
