"""What the first sheet of a workbook says: how to read it and fill it in, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.model.vocabulary import RelationKind, vocabulary
from govgraph.workbook.columns import HEADINGS
from govgraph.workbook.form import sheet_of_relation, sheets


def explained() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each heading of the first sheet, and the sentences below it."""
    yield (
        "What this is",
        (
            "A model of who decides what, who answers to whom, and where that is written. Each row says one thing.",
            'Change it here and use it as it is: `govgraph check FILE.xlsx`, `govgraph who-decides FILE.xlsx "a matter"`.',
            "`govgraph export FILE.xlsx -o FOLDER` writes it as a folder of text files, and `govgraph export FOLDER -o FILE.xlsx` writes it back.",
        ),
    )
    yield (
        "How to fill it in",
        (
            "Add a row at the end or anywhere between. Leave the two grey columns at the end of each sheet empty: they keep the order of the files.",
            "Name things by their name or their id. A name that two things share does not do: write the id.",
            "Write several with ; between: Chief executive; Finance director. 'each: a; b' is each for itself, 'together: a; b' all together.",
            "Write 'not stated' where the paper is silent, 'unclear' where it is unclear, 'nobody' where it says that there is none.",
            "Write dates as 1 July 2022, 2022-07 or spring 2023, and money as 250000, £250k or £2.5m.",
            "Leave a cell empty where nobody looked. Nothing is read into an empty cell.",
            "Begin a source with the code of a document on the sheet Documents: 000 section 2.3. A statute is: law NHS Act 2006 section 65Z5.",
        ),
    )
    yield (
        "What is not read",
        (
            "Colours, comments, this sheet, and the sheets Columns, Relations and Lists. Formulas are refused: write what they come to.",
            "The sheet Columns says what every column is for, those too that are not shown because nothing stands in them.",
            "Do not merge cells or rename sheets. You may move columns, sort and filter rows, and leave out columns that you do not need.",
        ),
    )


def columns_explained() -> Iterator[tuple[str, str, str]]:
    """Every column of every sheet, also those that are shown only where something stands in them."""
    for sheet in sheets().values():
        for column in sheet.columns:
            yield sheet.name, column.heading, column.about or _SHAPES.get(column.shape, "")


_SHAPES = {
    "role": "Names or ids of things.",
    "ids": "Names or ids of things, with ; between several.",
    "words": "Several with ; between.",
    "flag": "yes or no.",
    "number": "A number, or an amount as £250k.",
    "mapping": "field: value, with ; between several.",
}


def relations_explained() -> Iterator[tuple[str, str, str, str]]:
    """Each relation: its name, the sheet on which it stands, what it says, and the columns that it may fill."""
    for kind in vocabulary().kinds.values():
        columns = [HEADINGS.get(name, name[:1].upper() + name[1:]) for name in (*kind.roles, *kind.fields)]
        yield kind.name, sheet_of_relation()[kind.name], _sentence(kind), ", ".join(dict.fromkeys(columns))


def _sentence(kind: RelationKind) -> str:
    """The sentence of a relation with the names of its columns, without the parts that may be missing."""
    said = re.sub(r"\[[^\]]*\]", "", kind.reads)
    said = re.sub(r"\{(\w[\w ]*)\}", lambda found: found[1].upper(), said)
    return f"{said}. {kind.about}".strip() if kind.about else f"{said}."
