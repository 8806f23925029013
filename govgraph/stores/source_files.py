"""The files of a scenario as they were written, with their comments: they come along with a push."""

from __future__ import annotations

from pathlib import Path

from govgraph.law.tables import packaged_packs
from govgraph.loader.books import is_workbook
from govgraph.loader.law import pack_folder
from govgraph.model.scenario import (
    Scenario,
)

_FILES = ("*.yaml", "options/*.yaml", "law/**/*.yaml")


def source_files(scenario: Scenario) -> dict[str, str]:
    """The files of a scenario's folder and, beside it, of those that it extends: relative path to text."""
    out: dict[str, str] = {}
    folder = scenario.folder
    if is_workbook(folder):  # pulled again, it is a folder of YAML
        from govgraph.export.folder import files_of

        out = files_of(folder)
        for paper in scenario.earlier:
            out |= {f"../{paper.name}/{path}": text for path, text in source_files(paper).items() if "../" not in path}
        return out
    below = {paper.name: paper.folder for paper in scenario.papers[:-1]} if scenario._earlier else {}
    homes = [
        ("", folder),
        *((f"../{name}/", below.get(name, folder.parent / name)) for name in (*below, *scenario.extends)),
    ]
    for prefix, home in homes:
        if not (home / "scenario.yaml").is_file():
            continue
        texts = {
            path: path.read_text(encoding="utf-8-sig") for pattern in _FILES for path in sorted(home.glob(pattern))
        }
        for path in sorted(home.rglob("*.csv")):
            if any(
                path.name in text for text in texts.values()
            ):  # a table that a file lists, and no output lying about
                texts[path] = path.read_text(encoding="utf-8-sig")
        out |= {prefix + path.relative_to(home).as_posix(): texts[path] for path in sorted(texts)}
    for name in set(scenario.law).difference(packaged_packs()):
        found = pack_folder(folder, name) if (folder / "scenario.yaml").is_file() else None
        for path in sorted(found.rglob("*.yaml")) if found is not None else ():
            # a pack that lies elsewhere comes along in the folder law, where it is found by its name
            text = path.read_text(encoding="utf-8-sig")
            out.setdefault(f"law/{Path(name).name}/{path.relative_to(found or path).as_posix()}", text)
    return out
