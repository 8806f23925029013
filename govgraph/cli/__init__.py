"""The command line, a thin twin of the Python interface: each command calls one function and prints what it returns.

``govgraph who-decides bradford-craven "major capital" --option b`` is
``govgraph.load("bradford-craven").graph(option="b").who_decides("major capital")``.

Data goes to stdout, talk to stderr. The exit code is 0 when all is well, 1 when there are findings, 2 for wrong usage
or broken input, 3 when a store cannot be reached.
"""

from govgraph.cli import short as short
from govgraph.cli.group import main

__all__ = ["main"]
