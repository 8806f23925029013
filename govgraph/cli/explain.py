"""``govgraph explain``: what a code, a kind of body, a power, a relation or a word of the files means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.commands import HOUSE
from govgraph.cli.options import ScenarioName
from govgraph.diagnostics import GovgraphError, did_you_mean
from govgraph.model.visible import clean_lines

if TYPE_CHECKING:
    from govgraph.law.kind_rows import Kind
    from govgraph.law.power_rows import Flow, Power, Who
    from govgraph.law.registry import Registry
    from govgraph.model.steps import StepVerb
    from govgraph.model.vocabulary import RelationKind

LISTS = ("codes", "kinds", "powers", "relations", "steps", "sets", "classes", "functions", "sections", "words")
"""What may be explained as a list."""


class NothingToExplain(GovgraphError):
    """Nothing goes by that word; the message suggests the nearest."""


def run(words: tuple[str, ...], scenario: str | None) -> None:
    """Explain and print."""
    wanted = " ".join(words).strip()
    click.echo(clean_lines(explained(wanted, _registry(scenario)) if wanted else _contents()), nl=True)


def _registry(scenario: str | None) -> Registry:
    if scenario is not None:
        import govgraph

        return govgraph.load(scenario).registry
    from govgraph.law.registry import registry

    return registry()


def _contents() -> str:
    return (
        "Say what to explain: a code (LOAD014, STR101), a kind (icb), a power (S65Z5), a relation (decides)\n"
        "or a list: " + ", ".join(LISTS)
    )


def explained(wanted: str, law: Registry) -> str:
    """The explanation of a word. Raises :class:`NothingToExplain`."""
    if wanted.lower() in LISTS:
        return _list(wanted.lower(), law)
    tries: tuple[Callable[[str, Registry], str | None], ...] = (
        _load_code,
        _check,
        _relation,
        _step_verb,
        _other_row,
        _kind,
        _power,
        _word,
        _term,
    )
    for attempt in tries:
        found = attempt(wanted, law)
        if found is not None:
            return found
    known = [name for rows in _names(law).values() for name in rows]
    hint = did_you_mean(wanted, known) or "lists are: " + ", ".join(LISTS)
    raise NothingToExplain(f"there is nothing called '{wanted}' to explain: {hint}")


def load_codes() -> dict[str, dict[str, str]]:
    """What each mistake in a file means, by code."""
    from govgraph.model.packaged import packaged

    found: dict[str, dict[str, str]] = packaged(Path(__file__).with_name("load_codes.yaml"))
    return found


def _names(law: Registry) -> dict[str, dict[str, str]]:
    """Everything that can be explained, by list: name to one line."""
    from govgraph.checks import checks
    from govgraph.model.steps import step_verbs
    from govgraph.model.vocabulary import vocabulary

    return {
        "codes": {
            **{code: check.title for code, check in checks().items()},
            **{code: row["what"] for code, row in load_codes().items()},
        },
        "kinds": {key: row.name for key, row in law.kinds.items() if not row.group},
        "powers": {key: row.name for key, row in law.powers.items()},
        "relations": {kind.name: _sentence(kind) for kind in vocabulary().kinds.values()},
        "steps": {verb.name: _of_step(verb) for verb in step_verbs().verbs.values()},
        "sets": {key: row.name for key, row in law.sets.items()},
        "classes": {key: row.name for key, row in law.classes.items()},
        "functions": {key: row.name for key, row in law.functions.items()},
        "sections": _sections(),
        "words": glossary(),
    }


def _list(name: str, law: Registry) -> str:
    rows = _names(law)[name]
    if name == "words":
        return _block("Words of the field and of govgraph", rows.items())
    width = max((len(key) for key in rows), default=0) + 2
    return "\n".join(f"{key:<{width}}{line}".rstrip() for key, line in rows.items())


def _block(title: str, lines: Iterable[tuple[str, str]], note: str = "") -> str:
    from govgraph.formats import render
    from govgraph.formats.sheet import AnswerSheet

    kept = tuple((label, text) for label, text in lines if text)
    return render(AnswerSheet(title=title, lines=kept, notes=(note,) if note else ())).rstrip("\n")


# -- codes ----------------------------------------------------------------------------------------------------------


def _load_code(wanted: str, law: Registry) -> str | None:
    row = load_codes().get(wanted.upper())
    if row is None:
        return None
    example = (
        "\n\nExample\n-------\n" + "\n".join(f"    {line}" for line in row["example"].splitlines())
        if "example" in row
        else ""
    )
    right = f"What would be right\n-------------------\n{row['right']}"
    return f"{wanted.upper()} a mistake in a file\n\n{row['what']}\n\n{right}{example}"


def _check(wanted: str, law: Registry) -> str | None:
    from govgraph.checks import UnknownCheck, explain

    try:
        return _with_pages(explain(wanted))
    except UnknownCheck:
        return None


def _with_pages(text: str) -> str:
    """A text with its references to ``docs/...`` as paths on this machine, so that they can be opened."""
    here = Path(__file__).resolve().parents[1]
    installed = here / "docs"
    folder = installed if installed.is_dir() else here.parent / "docs"
    return re.sub(r"(?<!\S)docs/(?=[a-z]+\.md#)", lambda found: f"{folder.as_posix()}/", text)


# -- relations ------------------------------------------------------------------------------------------------------


def _sentence(kind: RelationKind, *, whole: bool = False) -> str:
    """How it reads, with the parts that may be left out in brackets, or without them."""
    text = kind.reads if whole else re.sub(r"\[[^\]]*\]", "", kind.reads)
    return text.replace("{", "<").replace("}", ">")


def _relation(wanted: str, law: Registry) -> str | None:
    from govgraph.model.vocabulary import vocabulary

    kind = vocabulary().kinds.get(wanted.lower())
    if kind is None:
        return None
    first, second = kind.main
    roles = {
        name: " or ".join(sorted(role.admits)) + (" (must be filled)" if role.required else "")
        for name, role in kind.roles.items()
    }
    fields = {
        name: "one of: " + ", ".join(spec.words) if spec.words else spec.type for name, spec in kind.fields.items()
    }
    lines = [
        ("Reads", _sentence(kind, whole=True)),
        ("Means", kind.about),
        ("Carries", kind.carries),
        ("Binds", "whoever has it" if kind.binds else ""),
        ("Outcomes", ", ".join(kind.outcomes)),
        *((f"role {name}", text) for name, text in roles.items()),
        *((f"field {name}", text) for name, text in fields.items()),
        (
            "Short form",
            f"under the {first}: '{kind.name}: an-id' names the {second}; under the {second} it names the {first}",
        ),
        ("Row form", f"relations: {{{kind.name}: {{{first}: an-id, {second}: another-id}}}}"),
    ]
    return _block(f"{kind.name}: a relation", lines)


# -- steps ----------------------------------------------------------------------------------------------------------


def _of_step(verb: StepVerb) -> str:
    """What a verb of a step does, in one line."""
    binds = "settles the matter" if verb.settles else "binds whoever takes it" if verb.binds else "binds nobody"
    return binds + (f"; outcomes: {', '.join(verb.outcomes)}" if verb.outcomes else "")


def _step_verb(wanted: str, law: Registry) -> str | None:
    from govgraph.model.steps import step_verbs

    verb = step_verbs().verbs.get(wanted.lower())
    if verb is None:
        return None
    lines = [
        ("Reads", verb.reads.replace("{does}", verb.name).replace("{", "<").replace("}", ">")),
        ("Does", _of_step(verb)),
        ("Written", f"processes: {{an-id: {{name: ..., steps: [{{does: {verb.name}, who: an-id, then: {{...}}}}]}}}}"),
    ]
    return _block(f"{verb.name}: a verb of steps", lines)


# -- law ------------------------------------------------------------------------------------------------------------


def _checked(row: Any) -> str:
    from govgraph.law.rows import CHECKED, SURE

    return f"{CHECKED[row.mark]}; confidence {SURE[row.conf]}"


def _span(start: object, until: object) -> str:
    from govgraph.formats.plain import day

    words = [f"from {day(str(start))}"] if start else []
    words += [f"until {day(str(until))}"] if until else []
    return " ".join(words)


def _who(who: Iterable[Who]) -> str:
    return ", ".join(_one(item) for item in who)


def _one(who: Who) -> str:
    facts = (
        [word.replace("_", " ") for word in who.rel]
        + ([who.fact.replace("_", " ")] if who.fact else [])
        + ([who.office] if who.office else [])
    )
    return f"{who}{' (' + ', '.join(facts) + ')' if facts else ''}"


def _flow(flow: Flow) -> str:
    owner = {"nhs": "NHS functions", "la": "council functions", "any": "functions"}[flow.owner]
    lead = f", at least one of {_who(flow.lead)}" if flow.lead else ""
    return f"{owner} from {_who(flow.giver)}{lead} to {_who(flow.receiver)}"


def _power(wanted: str, law: Registry) -> str | None:
    if not law.has_power(wanted):
        return None
    from datetime import date

    from govgraph.law.notes import power_note

    row: Power = law.power(wanted)
    lines = [line for line in power_note(law, row, date.today()) if line[1] and line[0] != "Note"]
    lines += [("Used with", ", ".join(inner.id for inner in law.rows_within(row))), ("Within", row.within)]
    return _block(f"{row.id}: {row.name or 'a power'}", lines, row.note)


def _kind(wanted: str, law: Registry) -> str | None:
    row: Kind | None = law.find_kind(wanted) or law.find_kind(wanted.lower().replace(" ", "_").replace("-", "_"))
    if row is None:
        row = next((found for found in law.kinds.values() if found.name and found.name.lower() == wanted.lower()), None)
    if row is None:
        return None
    person = {True: "yes: it can be sued", False: "no", None: "cannot be told from the kind"}[row.person]
    named = (
        [
            power.id
            for power in law.powers.values()
            for flow in power.flows
            for who in flow.giver
            if law.admits(who, row.id)
        ]
        if not row.abstract
        else []
    )
    receives = (
        [
            power.id
            for power in law.powers.values()
            for flow in power.flows
            for who in flow.receiver
            if law.admits(who, row.id)
        ]
        if not row.abstract
        else []
    )
    lines = [
        ("Provision", row.cite),
        ("Legal person", "" if row.individual or row.group else person),
        ("Kind of", ", ".join(row.is_a)),
        ("One of", ", ".join(row.one_of)),
        ("Organ of", ", ".join(row.organ.of) + f" for {', '.join(row.organ.classes)}" if row.organ else ""),
        ("Can hold", ", ".join(row.holds) or "nothing"),
        ("Set up by", row.established_by),
        ("Exists", _span(row.start, row.until)),
        ("Holds by law", ", ".join(held.function.id for held in law.roots_of(row.id)) if not row.group else ""),
        ("May give by", ", ".join(dict.fromkeys(named))),
        ("May receive by", ", ".join(dict.fromkeys(receives))),
        *(
            ("Must sit on it", _who(seat.member) + (f", at least {seat.min}" if seat.min > 1 else ""))
            for seat in row.composition
        ),
        ("Quorum", row.quorum.rule if row.quorum else ""),
        ("Read", _checked(row)),
    ]
    return _block(f"{row.id}: {row.name or 'a kind'}", lines, row.note)


def _other_row(wanted: str, law: Registry) -> str | None:
    for what, rows in (
        ("set of functions", law.sets),
        ("class of functions", law.classes),
        ("function", law.functions),
        ("Act", law.acts),
    ):
        row: Any = rows.get(wanted)
        if row is None:
            continue
        lines = [
            ("Provision", row.cite),
            ("Owner", str(getattr(row, "owner", ""))),
            ("Class", str(getattr(row, "function_class", ""))),
            ("Within", str(getattr(row, "within", ""))),
            ("Items", ", ".join(getattr(row, "items", ()))),
            ("References", ", ".join(getattr(row, "references", ()))),
            ("Held by", ", ".join(f"{holder.kind} ({holder.each})" for holder in getattr(row, "held_by", ()))),
            ("Also written", ", ".join(getattr(row, "names", ()))),
            ("Read", _checked(row)),
        ]
        return _block(f"{row.id}: {getattr(row, 'name', '') or what}", lines, row.note)
    return None


# -- words of the files ---------------------------------------------------------------------------------------------


def glossary() -> dict[str, str]:
    """The words of the field and of govgraph, each in two sentences."""
    from govgraph.model.packaged import packaged

    found: dict[str, str] = packaged(Path(__file__).with_name("words.yaml"))
    return found


def _term(wanted: str, law: Registry) -> str | None:
    said = glossary().get(wanted.lower())
    return _block(wanted.lower(), [("Means", said)]) if said else None


def _sections() -> dict[str, str]:
    from govgraph.model.record import STATEMENTS
    from govgraph.model.things import SECTIONS

    return {
        section: " ".join((model.__doc__ or "").split("\n\n")[0].split())
        for section, model in {**SECTIONS, **STATEMENTS}.items()
    }


def _word(wanted: str, law: Registry) -> str | None:
    from govgraph.model.record import STATEMENTS
    from govgraph.model.things import SECTIONS

    for section, model in {**SECTIONS, **STATEMENTS}.items():
        name = str(getattr(model, "category", "") or getattr(model, "kind", ""))
        if wanted.lower() in {section, name}:
            fields = [
                (field.alias or key, field.description or "")
                for key, field in model.model_fields.items()
                if key not in {"span", "sources", "option"}
            ]
            return _block(f"{section}: a section of scenario files", [("Is", _sections()[section]), *fields])
    return None


command = click.Command(
    "explain",
    callback=run,
    short_help=HOUSE["explain"],
    help=HOUSE["explain"] + "\n\nWithout a word: what there is to explain. Lists: " + ", ".join(LISTS) + ".",
    params=[
        click.Argument(["words"], nargs=-1, metavar="[CODE]"),
        click.Option(
            ["--scenario"], type=ScenarioName(), metavar="S", help="Read the law rows of this scenario as well."
        ),
    ],
)
