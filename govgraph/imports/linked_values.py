"""Values of linked data: what stands under a name in JSON-LD or Popolo, as text, labels or addresses."""

from __future__ import annotations

import re
from typing import Any

from govgraph.imports.neutral import ImportProblem, squeezed

MAX_ITEMS = 200_000
"""As many items of a file are read; one with more is refused."""

Json = dict[str, Any]


def items_of(raw: Any) -> list[Json]:
    """The items of a list that are JSON objects. Raises ImportProblem for more than MAX_ITEMS."""
    items = [item for item in raw if isinstance(item, dict)] if isinstance(raw, list) else []
    if len(items) > MAX_ITEMS:
        raise ImportProblem(f"at most {MAX_ITEMS:,} items are read")
    return items


def text_of(item: Json, *names: str) -> str:
    """The text under the first of these names that has one; empty: none has."""
    return next(
        (
            squeezed(str(item[name]))
            for name in names
            if isinstance(item.get(name), str | int) and str(item[name]).strip()
        ),
        "",
    )


def named(item: Json, name: str) -> Any:
    """What stands under a name of ORG, SKOS, FOAF or RDFS, however its vocabulary is written."""
    for written in (
        name,
        f"org:{name}",
        f"http://www.w3.org/ns/org#{name}",
        f"skos:{name}",
        f"foaf:{name}",
        f"rdfs:{name}",
        f"http://www.w3.org/2004/02/skos/core#{name}",
        f"http://xmlns.com/foaf/0.1/{name}",
        f"http://www.w3.org/2000/01/rdf-schema#{name}",
    ):
        if written in item:
            return item[written]
    return None


def values_of(item: Json, name: str) -> list[Any]:
    """Every value under such a name."""
    raw = named(item, name)
    return [] if raw is None else raw if isinstance(raw, list) else [raw]


def value_of(item: Json, name: str) -> Any:
    """The first value under such a name; None: there is none."""
    return next(iter(values_of(item, name)), None)


def label_of(raw: Any) -> str:
    """The words of a label, with or without its language."""
    return (
        squeezed(str(raw.get("@value", ""))) if isinstance(raw, dict) else squeezed(str(raw)) if raw is not None else ""
    )


def labels_of(item: Json, name: str) -> list[str]:
    """The words of every label under a name."""
    return [text for raw in values_of(item, name) if (text := label_of(raw))]


def label(item: Json) -> str:
    """What a thing is called, by the label that is preferred."""
    return next((text for name in ("prefLabel", "label", "name") for text in labels_of(item, name)), "")


def references(item: Json, name: str) -> list[str]:
    """The addresses that stand under a name."""
    return [
        str(raw.get("@id") or raw.get("id") or "") if isinstance(raw, dict) else str(raw)
        for raw in values_of(item, name)
    ]


def reference(item: Json, name: str) -> str:
    """The first of them; empty: there is none."""
    return next(iter(references(item, name)), "")


def uri_of(raw: Any) -> str:
    """The address of a thing that is named by it."""
    return str(raw.get("@id", "")) if isinstance(raw, dict) else str(raw or "")


def last_word(raw: Any) -> str:
    """The last part of an address, in words: ``head of`` for ``.../org#headOf``."""
    text = uri_of(raw) if not (isinstance(raw, dict) and "@value" in raw) else str(raw["@value"])
    return spaced(re.split(r"[#/]", text)[-1]) if text else ""


def spaced(text: str) -> str:
    """A name in camel case as words in small letters."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).replace("_", " ").replace("-", " ").lower()
