"""A connection to one Neo4j database: who answers there, and transactions that are tried again."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from govgraph.stores import schema
from govgraph.stores.address import Address
from govgraph.stores.errors import StoreUnreachable
from govgraph.stores.faults import TooMuchForOneTransaction, check_agent, explained, is_memory
from govgraph.stores.neo4j_rows import data

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")

BATCH = 5_000
"""Rows of one transaction: 10,000 rows a second, and 512 MB of heap are enough."""


class Connection:
    """A way to one database. Used in a ``with`` statement, or closed by hand."""

    def __init__(self, address: Address, *, patience: float = 30, batch: int = BATCH) -> None:
        """Connect and look who answers.

        Args:
            address: the server, the database and who asks; see :meth:`Address.of`.
            patience: seconds for which a transaction is tried again while the server restarts or changes its leader.
            batch: rows written in one transaction, at most.

        Raises:
            StoreUnreachable: nobody answers, or not to this user, or it is too old.
            StoreError: another govgraph wrote the database in a form that this one does not know.
        """
        try:
            import neo4j
        except ImportError:
            raise StoreUnreachable("the driver is not installed: pip install 'govgraph[neo4j]'") from None
        from govgraph import __version__

        self.address = address
        self.patience = patience
        self.batch = batch
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=address.auth,
                user_agent=f"govgraph/{__version__}",
                connection_timeout=10,
                connection_acquisition_timeout=20,
                notifications_min_severity="OFF",
            )
        except (neo4j.exceptions.DriverError, ValueError) as error:
            raise explained(error, address.uri) from None
        # One who has written reads what he wrote, in a cluster as well.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            try:
                agent = self._driver.get_server_info().agent
            except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError) as error:
                raise explained(error, address.uri) from None
            check_agent(agent, address.uri)
            for found in self.run(schema.READ):
                schema.check(found["version"])
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    # -- transactions -------------------------------------------------------------------------------------------

    def transact(self, work: Callable[[neo4j.Transaction], T], *, write: bool = False) -> T:
        """Run ``work`` in one transaction; again, where the driver says so, for as long as there is patience.

        Work that writes must be such that running it twice does what running it once does: a commit whose answer was
        lost is tried again too.
        """
        from neo4j import READ_ACCESS, WRITE_ACCESS
        from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError

        deadline, wait = time.monotonic() + self.patience, 0.1
        while True:
            try:
                with (
                    self._driver.session(
                        database=self.address.database,
                        bookmark_manager=self._bookmarks,
                        default_access_mode=WRITE_ACCESS if write else READ_ACCESS,
                    ) as session,
                    session.begin_transaction() as transaction,
                ):
                    result = work(transaction)
                    transaction.commit()
                    return result
            except (DriverError, Neo4jError) as error:
                if is_memory(error):
                    raise TooMuchForOneTransaction(str(error)) from None
                again = isinstance(error, IncompleteCommit) or error.is_retryable()
                if not again or time.monotonic() + wait > deadline:
                    raise explained(error, self.address.uri) from None
            time.sleep(wait)
            wait = min(2 * wait, 2.0)

    def run(self, statement: str, *, write: bool = False, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement in a transaction of its own and return its rows."""
        return self.transact(lambda transaction: data(transaction, statement, **parameters), write=write)

    def _alone(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return self.run(statement, write=not statement.startswith("MATCH"), **parameters)
