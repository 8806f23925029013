"""From a scenario folder to a :class:`~govgraph.model.scenario.Scenario`, with every mistake of a run at once.

A folder holds ``scenario.yaml`` (title, documents, default date and place), any number of further ``*.yaml`` files
of the baseline, ``options/*.yaml``, ``questions.yaml`` and, for a system's own law, ``law/*.yaml``
(:mod:`govgraph.loader.law`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govgraph.diagnostics import Mark, Problem, ScenarioError, did_you_mean
from govgraph.loader import check
from govgraph.loader.books import QUESTIONS, Home, only_causes, questions_of, read_book
from govgraph.loader.causes import Lost, without_consequences
from govgraph.loader.files import Folder, files_of
from govgraph.loader.folders import folder_of
from govgraph.loader.golden_questions import read_golden
from govgraph.loader.instruments import assessed
from govgraph.loader.items import ItemReading
from govgraph.loader.law import own_kinds, packs_named, read_law
from govgraph.loader.layers import LayerReader, plain
from govgraph.loader.options import read_option
from govgraph.loader.overlay import passed_on
from govgraph.loader.papers import SECTIONS as PAPERS
from govgraph.loader.papers import Papers
from govgraph.loader.patterns import governance_pattern
from govgraph.loader.shared_fields import Spots
from govgraph.loader.tables import Cells, placed
from govgraph.loader.transcript import Transcript
from govgraph.loader.values import is_id
from govgraph.marks import Marked, parse_yaml, read_yaml
from govgraph.model.dates import Moment
from govgraph.model.kinds import OwnKind
from govgraph.model.papers import Revision
from govgraph.model.scenario import (
    Document,
    GovernancePattern,
    Layer,
    Option,
    Question,
    Scenario,
    Waiver,
)
from govgraph.model.views import SavedView

_META = (
    "scenario",
    "title",
    "documents",
    "date",
    "place",
    "extends",
    "waivers",
    "views",
    "patterns",
    "law",
    "kinds",
    *PAPERS,
)


def read_scenario(folder: Path, *, _seen: tuple[Path, ...] = ()) -> tuple[Scenario | None, list[Problem]]:
    """Read one folder. Returns the scenario, or None when it cannot be built, and all problems in it."""
    reading = _Files(folder)
    scenario, problems = reading.read(_seen)
    return scenario, reading.told(problems)


def with_option(scenario: Scenario, text: str, *, shown_as: str) -> Scenario:
    """The scenario with one option more, read from the text of its file; raises ScenarioError with every mistake."""
    reading = _Files(scenario.folder)
    reading.registry = scenario.registry
    tree, reading.problems = parse_yaml(text, shown_as=shown_as)
    option = reading.option(tree, Path(shown_as)) if tree is not None else None
    options = {**scenario.options, option.id: option} if option is not None else scenario.options
    made = scenario.model_copy(update={"options": options})
    made._keeps(_graphs={})
    problems = [*reading.problems, *check.references(made, scenario.registry)]
    if any(problem.level == "error" for problem in problems):
        raise ScenarioError(problems)
    return made


def transcribed(scenario: str | Path) -> tuple[Scenario, Transcript]:
    """A scenario with what was read of its files, for writing it in another form. Raises as :func:`load` does."""
    folder = folder_of(scenario)
    heard = Transcript()
    reading = _Files(folder, heard)
    made, problems = reading.read(())
    problems = reading.told(problems)
    if made is None or any(problem.level == "error" for problem in problems):
        raise ScenarioError(problems)
    if heard.questions is None and (folder / QUESTIONS).is_file():
        made.questions  # noqa: B018 - raises what is wrong with them
        heard.questions, _ = read_yaml(folder / QUESTIONS)
    return made, heard


def read_questions(folder: Path) -> dict[str, Question]:
    """The golden questions of a scenario folder; none when it has no ``questions.yaml``. Raises ScenarioError."""
    path = folder / QUESTIONS
    if not path.is_file():
        return {}
    tree, problems = read_yaml(path, shown_as=str(path))
    if tree is None:
        raise ScenarioError(problems)
    questions, wrong = read_golden(tree)
    if problems or wrong:
        raise ScenarioError([*problems, *wrong])
    return questions


class _Files:
    def __init__(self, folder: Path, heard: Transcript | None = None) -> None:
        self.folder = folder
        self.heard = heard
        self.home = Home(folder)
        self.questions: dict[str, Question] | None = None
        self.problems: list[Problem] = []
        self.meta: dict[str, Any] = {}
        self.documents: dict[str, Document] = {}
        self.waivers: list[Waiver] = []
        self.patterns: dict[str, GovernancePattern] = {}
        self.views: dict[str, SavedView] = {}
        self.said: list[tuple[str, Marked]] = []
        self.registry: Any = None
        self.packs: tuple[str, ...] = ()
        self.kinds: dict[str, OwnKind] = {}
        self.cells: Cells = {}
        self.tables: dict[Path, str] = {}
        self.lost = Lost()
        self.spots: Spots = {}

    def read(self, seen: tuple[Path, ...]) -> tuple[Scenario | None, list[Problem]]:
        files = Folder() if self.home.is_workbook else files_of(self.folder)
        self.problems += files.problems
        baseline_files = [path for path in files.baseline if path.name != QUESTIONS]
        trees = self._sheets() if self.home.is_workbook else self._trees((*baseline_files, *files.options))
        if not trees and not baseline_files:
            return None, self.problems
        self._law([tree for path, tree in trees if path.parent.name != "options"])
        layers: list[Layer] = []
        options: dict[str, Option] = {}
        for path, tree in trees:
            if self.heard is not None:
                self.heard.begin(path, self.folder, tree)
            if path.parent.name == "options":
                option = self.option(tree, path)
                if option is not None:
                    options[option.id] = option
            else:
                layers.append(self.layer(tree, path.parent, meta=True))
        baseline = passed_on(self._joined(layers))
        scenario = self._scenario(baseline, options, seen)
        if scenario is None:
            return None, self.problems
        scenario = self._assessed(scenario)
        self.problems += files.unlisted(self.tables)
        self.problems += check.references(scenario, self.registry, self.spots)
        warnings = tuple(problem for problem in placed(self.problems, self.cells) if problem.level == "warning")
        scenario = scenario.model_copy(update={"warnings": warnings})
        scenario._keeps(_registry=self.registry, _questions=self.questions)
        return scenario, self.problems

    def _sheets(self) -> list[tuple[Path, Marked]]:
        """The files that the sheets of a workbook hold; its questions are read with them."""
        book = read_book(self.folder)
        asked = book.files.pop(QUESTIONS, None)
        self.questions, wrong = questions_of(asked)
        self.problems += [*book.problems, *wrong]
        self.spots |= book.spots
        self.lost.ids |= book.lost
        self.lost.everything |= book.incomplete
        if self.heard is not None:
            self.heard.questions = asked
        return [(self.folder / path, tree) for path, tree in book.files.items()]

    @property
    def name(self) -> str:
        """Its short name: that of its folder; of a workbook the one that it says itself, else that of the file."""
        written = self.meta.get("scenario") if self.home.is_workbook else None
        return str(written.plain()) if written is not None and is_id(written.plain()) else self.home.name

    def told(self, problems: list[Problem]) -> list[Problem]:
        """The problems as they are shown: without what only follows from others, and each at its place."""
        return placed(without_consequences(only_causes(problems), self.lost), self.cells)

    def _assessed(self, scenario: Scenario) -> Scenario:
        """The scenario with each assessment at the item that its theme and stage name."""
        base = scenario.baseline
        statements, problems = assessed(base.statements, base.instruments)
        self.problems += problems
        options: dict[str, Option] = {}
        for key, option in scenario.options.items():
            added, problems = assessed(option.add.statements, {**base.instruments, **option.add.instruments})
            self.problems += problems
            add = option.add.model_copy(update={"statements": added})
            options[key] = option.model_copy(update={"add": add}).written_at(option.mark)
        baseline = base.model_copy(update={"statements": statements})
        return scenario.model_copy(update={"baseline": baseline, "options": options})

    def _shown(self, path: Path) -> str:
        return str(path)

    def note(self, code: str, message: str, mark: Mark, hint: str = "") -> None:
        self.problems.append(Problem(code, message, mark, hint))

    def _trees(self, files: Iterable[Path]) -> list[tuple[Path, Marked]]:
        """The files that hold sections, read; what is wrong with the others is noted."""
        found: list[tuple[Path, Marked]] = []
        for path in files:
            tree, problems = read_yaml(path, shown_as=self._shown(path))
            self.problems += problems
            if tree is not None and isinstance(tree.value, dict):
                found.append((path, tree))
            elif tree is not None:
                self.note("LOAD011", "expected sections such as 'bodies:' and 'relations:'", tree.mark)
        return found

    def _law(self, trees: Iterable[Marked]) -> None:
        """The law that the scenario names, and the kinds that it declares: the rest is read with them."""
        reading = ItemReading("")
        for tree in trees:
            sections = tree.mapping()
            self.meta |= {"law": sections["law"]} if "law" in sections else {}
            for section in ("kinds",) if "kinds" in sections else ():
                self._entries(sections[section], section, reading)
                self.kinds |= own_kinds(sections[section], reading)
        self.problems += reading.problems
        named = self.meta.get("law")
        self.packs, problems = packs_named(named)
        self.problems += problems
        self._read_law(named.mark if named is not None else self.home.top)

    def _read_law(self, mark: Mark) -> None:
        self.registry, problems = read_law(self.home.folder, self.packs, self.kinds, mark)
        self.problems += problems

    # -- layers -------------------------------------------------------------------------------------------------

    def layer(
        self,
        tree: Marked,
        home: Path,
        *,
        meta: bool = False,
        option: str = "",
        allowed: tuple[str, ...] = (),
        defaults: Marked | None = None,
    ) -> Layer:
        """The sections of one file, which lies in ``home``."""
        reading = ItemReading(option, self.cells, self.heard)
        read_meta = self.read_meta if meta else None
        reader = LayerReader(reading, home, self._shown, self.tables, read_meta, allowed, _META if meta else ())
        with reading.defaulting(defaults):
            layer = reader.read(tree)
        self.problems += reading.problems
        self.lost.add(reading.lost)
        self.spots |= reading.spots
        return layer

    def _once(self, there: dict[str, Any], key: str, mark: Mark) -> None:
        if key in there:
            self.note("LOAD014", f"the id '{key}' is used twice", mark, f"it is already there at {there[key].mark}")

    def _joined(self, layers: list[Layer]) -> Layer:
        joined: dict[str, dict[str, Any]] = {
            part: {} for part in ("things", "facts", "statements", "instruments", "processes")
        }
        for layer in layers:
            for part, target in joined.items():
                for key, item in getattr(layer, part).items():
                    if key in target:
                        self._once(target, key, item.mark)
                    target[key] = item
        return Layer(**joined, left_out=tuple(row for layer in layers for row in layer.left_out))

    def option(self, tree: Marked, path: Path) -> Option | None:
        """The option that a file under ``options/`` says; None where it cannot be used, and the mistake is noted."""
        option, problems = read_option(tree, path, self.layer, self._joined)
        self.problems += problems
        if option is None:
            self.lost.ids.add(path.stem)
        return option

    # -- scenario.yaml ------------------------------------------------------------------------------------------

    def read_meta(self, section: str, node: Marked, reading: ItemReading) -> bool:
        """A section of the scenario itself; false where it is none."""
        if section not in _META:
            return False
        if section == "documents":
            for code, mark, entry in self._entries(node, section, reading):
                document = reading.build(
                    Document,
                    {"code": code, **(entry.plain() if isinstance(entry.value, dict) else {"title": str(entry.value)})},
                    entry,
                    what=f"document '{code}'",
                )
                if document is None:
                    self.lost.ids.add(code)
                else:
                    self._document(code, document, mark)
        elif section == "waivers":
            for number, entry in enumerate(node.value if isinstance(node.value, list) else [node], start=1):
                waiver = reading.build(
                    Waiver, {"id": f"waiver-{number}", **plain(entry, reading)}, entry, what="a waiver"
                )
                if waiver is not None:
                    self.waivers.append(waiver)
        elif section == "views":
            for key, mark, entry in self._entries(node, section, reading):
                view = reading.build(
                    SavedView,
                    {"id": key, **entry.plain()}
                    if isinstance(entry.value, dict)
                    else {"id": key, "view": entry.plain()},
                    entry,
                    what=f"view '{key}'",
                )
                if view is not None:
                    self.views[key] = view.written_at(mark)
        elif section == "patterns":
            for key, _, entry in self._entries(node, section, reading):
                pattern = governance_pattern(reading, key, entry, self.registry)
                if pattern is not None:
                    self.patterns[key] = pattern
        elif section in PAPERS:
            self.said.append((section, node))
        elif section not in {"law", "kinds"}:  # those are read before everything else
            self.meta[section] = node
        return True

    def _entries(self, node: Marked, section: str, reading: ItemReading) -> list[tuple[str, Mark, Marked]]:
        if isinstance(node.value, dict):
            return list(node.items())
        hint = "write 'an-id: {name: ...}' below it"
        reading.problem("LOAD013", f"'{section}' needs ids, each with its fields", node.mark, hint)
        return []

    def _document(self, code: str, document: Document, mark: Mark) -> None:
        if code in self.documents:
            self.note("LOAD014", f"the document '{code}' is there twice", mark)
        self.documents[code] = document

    def _scenario(self, baseline: Layer, options: dict[str, Option], seen: tuple[Path, ...]) -> Scenario | None:
        top = self.home.top
        if not self.home.is_workbook and not (self.folder / "scenario.yaml").is_file():
            self.note(
                "LOAD015",
                "is missing",
                top,
                "every scenario has a scenario.yaml with its title, documents, date and place",
            )
            return None
        title, day, place, extends = (self.meta.get(key) for key in ("title", "date", "place", "extends"))
        moment: Moment | None = None
        if day is None:
            self.note(
                "LOAD015",
                "has no 'date'",
                top,
                f"write {self.home.written('date', '2022-07-01')}: the day that questions are about unless they say otherwise",
            )
        else:
            try:
                moment = Moment.model_validate(day.plain())
            except ValidationError as error:
                self.note("LOAD020", str(error.errors()[0]["msg"]).removeprefix("Value error, "), day.mark)
        place_id = str(place.plain()) if place is not None else ""
        earlier = extends.plain() if extends is not None else ()
        names = (earlier,) if isinstance(earlier, str) else tuple(earlier or ())
        below = [self._extended(name, extends.mark if extends else top, seen) for name in names]
        if any(paper is None for paper in below):
            return None
        papers = tuple(paper for paper in below if paper is not None)
        for section, node in self.said if not papers else ():
            self.note(
                "LOAD012",
                f"'{section}' needs an earlier paper",
                node.mark,
                "write 'extends: its-name' in scenario.yaml",
            )
        revisions: list[Revision] = []
        for paper in papers:
            on_top = Papers(paper.baseline, moment.first if moment else paper.date, self.name)
            baseline = on_top.put(baseline, self.said if paper is papers[-1] else ())
            self.problems += on_top.problems
            revisions += on_top.revisions
            options = {**paper.options, **options}
        if place_id and place_id not in baseline.things and place is not None:
            hint = did_you_mean(place_id, baseline.things)
            self.problems.append(
                Problem("LOAD040", f"there is no place '{place_id}'", place.mark, hint, about=place_id)
            )
        made = Scenario(
            name=self.name,
            title=str(title.plain()) if title is not None else self.name,
            folder=self.folder,
            documents=self.documents,
            date=moment.first if moment else date(1900, 1, 1),
            place=place_id,
            baseline=baseline,
            options=options,
            patterns=self.patterns,
            waivers=tuple(self.waivers),
            views=self.views,
            extends=names,
            law=self.packs,
            kinds=self.kinds,
        )
        made._keeps(_earlier=papers, _revisions=tuple(revisions))
        return made

    def _extended(self, name: str, mark: Mark, seen: tuple[Path, ...]) -> Scenario | None:
        """The earlier paper that this one is put on top of; None where it cannot be, with the reason noted."""
        folder = self.home.beside(name) if is_id(name) else None
        if folder is None:
            hint = did_you_mean(str(name), (p.parent.name for p in self.folder.parent.glob("*/scenario.yaml")))
            self.note("LOAD016", f"there is no scenario '{name}' beside this one", mark, hint)
            return None
        if folder.resolve() in (*seen, self.folder.resolve()):
            itself = folder.resolve() == self.folder.resolve()
            text = f"'{name}' is this paper itself" if itself else f"'{name}' extends this scenario in turn"
            self.note("LOAD016", text, mark, "a paper extends an older one, never itself and never in a circle")
            return None
        earlier, problems = read_scenario(folder, _seen=(*seen, self.folder.resolve()))
        self.problems += problems
        if earlier is None:
            return None
        self.documents = {**earlier.documents, **self.documents}
        if earlier.kinds or "law" not in self.meta:
            self.kinds = {**earlier.kinds, **self.kinds}
            self.packs = self.packs if "law" in self.meta else earlier.law
            self._read_law(mark)
        self.patterns = {**earlier.patterns, **self.patterns}
        self.views = {**earlier.views, **self.views}
        return earlier
