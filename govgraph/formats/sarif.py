"""SARIF 2.1.0 (OASIS), as code scanning and editors read it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import govgraph
from govgraph.diagnostics import Mark
from govgraph.formats.format import Format, Terminal
from govgraph.formats.notices import Notice, near

FORMAT = Format(
    help="SARIF 2.1.0, for code scanning", place=80, suffix=".sarif", other_suffixes=(".json",), shows="findings"
)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(notices: tuple[Notice, ...], look: Terminal) -> str:
    """One run with its rules and results."""
    codes = sorted({notice.code for notice in notices})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "govgraph",
                        "version": govgraph.__version__,
                        "rules": [_rule(code, notices) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(notice, codes.index(notice.code)) for notice in notices],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, notices: tuple[Notice, ...]) -> dict[str, Any]:
    title = next((notice.title for notice in notices if notice.code == code and notice.title), "")
    return {"id": code, "shortDescription": {"text": title or code}, "help": {"text": f"govgraph explain {code}"}}


def _result(notice: Notice, rule: int) -> dict[str, Any]:
    text = f"{notice.text} {notice.fix}".strip()
    result: dict[str, Any] = {
        "ruleId": notice.code,
        "ruleIndex": rule,
        "level": notice.level,
        "message": {"text": text},
        "partialFingerprints": {
            "govgraph/v1": hashlib.sha256(f"{notice.code}\n{notice.option}\n{notice.text}".encode()).hexdigest()
        },
    }
    if notice.marks:
        # SARIF: more than one location only where each must change; the other places are related.
        result["locations"] = [_location(notice.marks[0])]
        if notice.marks[1:]:
            result["relatedLocations"] = [_location(mark) for mark in notice.marks[1:]]
    if notice.option:
        result["properties"] = {"option": notice.option}
    return result


def _location(mark: Mark) -> dict[str, Any]:
    if mark.sheet:  # a line of a workbook means nothing to an editor: the sheet and the cell do
        place = {"name": mark.cell, "fullyQualifiedName": f"{mark.sheet}!{mark.cell}", "kind": "member"}
        return {"physicalLocation": {"artifactLocation": {"uri": uri(mark.file)}}, "logicalLocations": [place]}
    region = {"startLine": mark.line, "startColumn": mark.column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(mark.file)}, "region": region}}


def uri(file: str) -> str:
    """A path as a URI, relative to the folder of work where it lies in it."""
    path = Path(near(file))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
