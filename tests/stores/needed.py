"""Cases of slices, by what they are about: ``needed/*.yaml``. A new step of a slice needs a case that names it."""

from __future__ import annotations

from pathlib import Path

import yaml
from case import Case

CASES: tuple[Case, ...] = tuple(
    Case(**row)
    for name in ("routes", "told", "rivals", "may", "falls", "takes")
    for row in yaml.safe_load((Path(__file__).parent / "needed" / f"{name}.yaml").read_text(encoding="utf-8"))
)
