"""A command lives for a second: it is spared two habits of processes that live long. Imported before anything else."""

from __future__ import annotations

import atexit
import gc

gc.set_threshold(100_000, 50, 50)
"""What a command reads it keeps until it ends: walking through all of it again and again finds no cycles to free."""

atexit.register(gc.freeze)
"""Nor does walking through it at the end: the process gives back its memory as a whole."""
