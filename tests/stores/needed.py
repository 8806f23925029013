"""Cases of slices, by what they are about. A new step of a slice needs a case that names it."""

from __future__ import annotations

import needed_falls
import needed_may
import needed_rivals
import needed_routes
import needed_takes
import needed_told
from case import Case

CASES: tuple[Case, ...] = (
    *needed_routes.CASES,
    *needed_told.CASES,
    *needed_rivals.CASES,
    *needed_may.CASES,
    *needed_falls.CASES,
    *needed_takes.CASES,
)
