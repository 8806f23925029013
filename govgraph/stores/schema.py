"""What the database must hold before anything is loaded: constraints, and the version of the flat form.

Community has uniqueness constraints only, and no second database: one constraint on ``(v, id)`` over the common label
``GG`` serves every lookup. It comes first, always: without it each statement is planned as a scan, and that plan is
kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govgraph.stores.errors import StoreError
from govgraph.stores.rows import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

CONSTRAINTS = (
    "CREATE CONSTRAINT gg_v_id IF NOT EXISTS FOR (n:GG) REQUIRE (n.v, n.id) IS UNIQUE",
    "CREATE INDEX gg_v_kind IF NOT EXISTS FOR (n:GG) ON (n.v, n.kind)",
    "CREATE CONSTRAINT gg_scenario_name IF NOT EXISTS FOR (s:Scenario) REQUIRE s.name IS UNIQUE",
    "CREATE CONSTRAINT gg_version_v IF NOT EXISTS FOR (x:Version) REQUIRE x.v IS UNIQUE",
    "CREATE CONSTRAINT gg_schema_id IF NOT EXISTS FOR (s:GovgraphSchema) REQUIRE s.id IS UNIQUE",
)
"""Constraints, and one index for bodies of a national kind. Each its own transaction; again, they change nothing."""

READ = "MATCH (s:GovgraphSchema {id: 'govgraph'}) RETURN s.version AS version"
WRITE = "MERGE (s:GovgraphSchema {id: 'govgraph'}) ON CREATE SET s.version = $version, s.seq = 0 RETURN s.version AS version"


def check(version: Any) -> None:
    """Refuse a database of another form. Raises :class:`~govgraph.stores.errors.StoreError` with what to do."""
    if version == SCHEMA:
        return
    if isinstance(version, int) and version > SCHEMA:
        raise StoreError(
            f"this database was written by a newer govgraph (form {version}, this one knows {SCHEMA}): upgrade govgraph"
        )
    raise StoreError(
        f"this database was written by an older govgraph (form {version}, this one writes {SCHEMA}), and what it holds is"
        " not changed in place: pull what you need with that govgraph, push it with this one into another database"
    )


def prepare(run: Callable[..., list[dict[str, Any]]]) -> None:
    """Make the constraints and note the version, unless they are there; refuse a database of another form.

    ``run`` runs one statement in a transaction of its own and returns its rows.
    """
    for found in run(READ):
        check(found["version"])
    for statement in CONSTRAINTS:
        run(statement)
    check(run(WRITE, version=SCHEMA)[0]["version"])
