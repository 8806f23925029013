"""What the driver raises, as what a user can do about it. No text holds a password, nor the parameters of a query."""

from __future__ import annotations

import re

from govgraph.stores.errors import StoreError, StoreUnreachable

OLDEST = (5, 26)
"""The oldest release of Neo4j whose statements these are (quantified paths, scoped subqueries)."""

DISK_FULL = (
    "the disk of the database server is full. Neo4j then stops the whole database, reading as well: make space on that"
    " disk and restart Neo4j. The version that was current before is whole; push again then"
)


class TooMuchForOneTransaction(Exception):
    """The server had no memory left for this transaction; a smaller one may pass."""


def is_memory(error: BaseException) -> bool:
    """Did a transaction run out of memory?"""
    code = str(getattr(error, "code", "") or "")
    return "MemoryPoolOutOfMemory" in code or "TransactionOutOfMemory" in code


def explained(error: BaseException, address: str) -> StoreError:
    """The error as one of ours, with a text for people."""
    from neo4j import exceptions as of

    code = str(getattr(error, "code", "") or "")
    text = " ".join(str(getattr(error, "message", "") or error).split())
    if _full_disk(code, text):
        return StoreUnreachable(f"{address}: {DISK_FULL}")
    if "AuthenticationRateLimit" in code:
        return StoreUnreachable(
            f"{address} was given wrong passwords too often: wait a minute, then give the right one"
        )
    if isinstance(error, of.AuthError) or "Unauthorized" in code:
        return StoreUnreachable(
            f"{address} refuses this user or password: set GOVGRAPH_NEO4J_USER and GOVGRAPH_NEO4J_PASSWORD (or"
            " NEO4J_USERNAME and NEO4J_PASSWORD) in the environment"
        )
    if "ReadOnly" in code or "NotALeader" in code or "AccessMode" in code or "read-only" in text or "read only" in text:
        return StoreError(f"{address} can only be read: this database takes no writes")
    if isinstance(error, of.Forbidden) or "Security.Forbidden" in code:
        return StoreError(f"{address}: this user may not do that ({text})")
    if "DatabaseNotFound" in code:
        return StoreUnreachable(
            f"{address} has no such database ({text}): name it as {address}/NAME or in NEO4J_DATABASE"
        )
    if isinstance(error, of.ConfigurationError | ValueError):
        return StoreError(f"'{address}' is not an address of a Neo4j server: {text}")
    if "TransactionTimedOut" in code:
        return StoreUnreachable(f"{address} took too long and gave up: try again, or ask for less")
    if isinstance(error, of.ServiceUnavailable | of.SessionExpired) or "DatabaseUnavailable" in code:
        if "+s" in address.partition("://")[0]:
            plain = address.replace("+ssc", "").replace("+s", "")
            return StoreUnreachable(
                f"{address} does not answer by an encrypted connection (TLS): is Neo4j running there, and does it offer"
                f" one? Without encryption its address is {plain} ({text})"
            )
        return StoreUnreachable(
            f"{address} does not answer: is Neo4j running there, and may this machine reach it? ({text})"
        )
    if "SyntaxError" in code:
        return StoreError(
            f"{address} does not understand a statement: govgraph needs Neo4j {OLDEST[0]}.{OLDEST[1]} or newer"
        )
    return StoreError(f"{address}: {text or type(error).__name__}")


def _full_disk(code: str, text: str) -> bool:
    lowered = text.lower()
    return (
        "TransactionLogError" in code
        or "no space left" in lowered
        or "database panic" in lowered
        or "critical error" in lowered
        or "encountered some problem, please perform necessary action" in lowered
    )


def check_agent(agent: str, address: str) -> None:
    """Refuse a server that is too old or none: ``agent`` is what it calls itself, such as ``Neo4j/5.26.12``."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise StoreUnreachable(
            f"{address} is {agent.replace('/', ' ')}: govgraph needs Neo4j {OLDEST[0]}.{OLDEST[1]} or newer"
        )
