"""The committed schemas are those of the types; real files and real output pass them; wrong keys do not."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import govgraph
from govgraph import schemas
from govgraph.cli import main
from govgraph.cli.init import starter
from govgraph.law.tables import ABOUT, PACKS
from govgraph.marks import parse_yaml, read_yaml

HERE = Path(__file__).resolve()
COMMITTED = HERE.parents[2] / "schemas"
SKETCHES = HERE.parents[1] / "loader" / "sketches"
NAMES = list(schemas.titles())
YAML_FILES = [
    *sorted(SKETCHES.rglob("*.yaml")),
    *(path for folder in govgraph.bundled().values() for path in sorted(folder.rglob("*.yaml"))),
]


@functools.cache
def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(schemas.schema(name))


def mistakes(name: str, value: object) -> list[str]:
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"
        for error in validator(name).iter_errors(value)
    ]


def sort_of(path: Path) -> str:
    if path.parent.name == "options":
        return "option"
    if path.parent.name == "law":
        return "law"
    return "questions" if path.name == "questions.yaml" else "scenario"


def described(root: dict[str, Any], value: Any) -> bool:
    if isinstance(value, bool) or value.get("description"):
        return True
    return "$ref" in value and described(root, root["$defs"][value["$ref"].rpartition("/")[2]])


def fields(value: Any, *, names: bool = False) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        if not names and isinstance(value.get("properties"), dict):
            yield from value["properties"].items()
        for key, inner in value.items():
            yield from fields(inner, names=not names and key in {"properties", "$defs"})
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


def test_the_committed_schemas_are_those_of_the_types() -> None:
    drifted = [
        name
        for name, text in schemas.files().items()
        if not (COMMITTED / name).is_file() or (COMMITTED / name).read_text(encoding="utf-8") != text
    ]
    assert drifted == [], "write them anew with: govgraph schema --write schemas"
    assert {path.name for path in COMMITTED.glob("*.json")} == set(schemas.files())


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_and_describes_every_field(name: str) -> None:
    root = schemas.schema(name)
    jsonschema.Draft202012Validator.check_schema(root)
    assert root["title"]
    assert [key for key, value in fields(root) if not described(root, value)] == []


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_files_that_load_pass_the_schema(path: Path) -> None:
    tree, _ = read_yaml(path)
    assert tree is not None
    assert mistakes(sort_of(path), tree.plain()) == []


@pytest.mark.parametrize(
    "path",
    sorted(path for path in PACKS.rglob("*.yaml") if path.name != ABOUT),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_the_packaged_law_passes_the_schema(path: Path) -> None:
    tree, _ = read_yaml(path)
    assert tree is not None
    assert mistakes("law", tree.plain()) == []


@pytest.mark.parametrize("name", list(starter()))
def test_the_starter_scenario_passes_the_schema(name: str) -> None:
    tree, _ = parse_yaml(starter()[name])
    assert tree is not None
    assert mistakes(sort_of(Path(name)), tree.plain()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("scenario", "bodis: {}"),
        ("scenario", "bodies: {a: {name: A, colour: red}}"),
        ("scenario", "bodies: {a: {kind: icb}}"),
        ("scenario", "bodies: {a: {name: A, status: sure}}"),
        ("scenario", "bodies: {a b: A}"),
        ("scenario", "bodies: {a: {name: A, employs: {to: b, whom: c}}}"),
        ("scenario", "decisions: {a: {name: A, provides: b, commissions: c}}"),
        ("scenario", "decisions: {a: {name: A, decides: {who: b, what: c}}}"),
        ("scenario", "relations: {decids: {who: a, what: b}}"),
        ("scenario", "relations: {decides: {who: a, wat: b}}"),
        ("scenario", "relations: {decides: {who: a}}"),
        ("scenario", "relations: {decides: {who: {all of: [a]}, what: b}}"),
        ("scenario", "relations: {decides: {who: a, what: b, value below: -5}}"),
        ("scenario", "relations: {delegates: {who: a, to: b, onward across: perhaps}}"),
        ("scenario", "judgements: {a: {says: A, sort: bad}}"),
        ("scenario", "claims: {a: {says: A, test: {finds: STR101}}}"),
        ("option", "ad: {}"),
        ("option", "add: {bodis: {}}"),
        ("option", "change: [{of: a, into: {name: B}}]"),
        ("option", "bodies: {a: A}"),
        ("questions", "q: {text: Who?, ask: {who decides: a}, expects: {}}"),
        ("questions", "q: {ask: {who decides: a}, expect: {}}"),
        ("law", "power: {}"),
        ("law", "powers: {A: {cite: s1, gives: x}}"),
    ],
)
def test_wrong_keys_words_and_types_are_refused(name: str, text: str) -> None:
    tree, _ = parse_yaml(text)
    assert tree is not None
    assert mistakes(name, tree.plain())


@pytest.mark.parametrize(
    "text",
    [
        "bodies: {a: A}",
        "bodies: {a: {name: A, aliases: B, decides: [c, {what: d, status: likely}]}}",
        "bodies: {a: {name: A, committee of: {to: b, basis: law}}}",
        "posts: {a: {name: A, of: not stated, appoints: {who: {together: [b, c]}}}}",
        "relations: [{decides: {who: [a, b], what: unclear}}, {funds: {who: a, what: b, amount: £2.5m}}]",
        "relations: {delegates: {who: a, to: {each: [b], basis: inferred}, limit: not stated, from: 2022}}",
        "relations: {delegates: {who: a, to: b, conditions: {consent: not stated}, source: [d s1, {place: d s2}]}}",
        "instruments: {a: {name: A, items: [one, {says: two, test: {relations: {oversees: {who: b}}}}]}}",
    ],
)
def test_what_the_loader_reads_in_several_forms_passes_in_each(text: str) -> None:
    tree, _ = parse_yaml(text)
    assert tree is not None
    assert mistakes("scenario", tree.plain()) == []


COMMANDS = [
    ("answer", ["facts", "--kind", "of"]),
    ("answer", ["statements"]),
    ("answer", ["show", "icb"]),
    ("answer", ["status", "icb"]),
    ("answer", ["who-decides", "capital-plan"]),
    ("answer", ["compare"]),
    ("findings", ["check", "--all-options", "--fail-on", "never"]),
]


@pytest.mark.parametrize(
    ("name", "command"), COMMANDS, ids=lambda value: " ".join(value) if isinstance(value, list) else value
)
def test_real_output_passes_the_schema_and_nothing_else_does(name: str, command: list[str], tmp_path: Path) -> None:
    run: Callable[..., Any] = CliRunner().invoke
    assert run(main, ["init", str(tmp_path / "mine")]).exit_code == 0
    done = run(main, [command[0], str(tmp_path / "mine"), *command[1:], "--format", "json"])
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    assert mistakes(name, data) == []
    assert mistakes(name, {**data, "more": 1})
    assert mistakes(name, {key: value for key, value in data.items() if key != next(iter(data))})


def test_schemas_are_printed_listed_and_written(tmp_path: Path) -> None:
    run: Callable[..., Any] = CliRunner().invoke
    assert [line.split()[0] for line in run(main, ["schema"]).stdout.splitlines()] == NAMES
    assert json.loads(run(main, ["schema", "answer"]).stdout) == schemas.schema("answer")
    assert run(main, ["schema", "--write", str(tmp_path)]).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(schemas.files())
    missing = run(main, ["schema", "anser"])
    assert (missing.exit_code, "did you mean 'answer'" in missing.stderr) == (2, True)
