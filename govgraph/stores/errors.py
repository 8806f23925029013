"""What can go wrong with a store, each as one class with a text that says what to do."""

from __future__ import annotations

from govgraph.diagnostics import GovgraphError


class StoreError(GovgraphError):
    """Base of what a store says; on its own: something that the store refused, with the reason."""


class StoreUnreachable(StoreError):
    """The store does not answer, or not to this user: the command line ends with 3."""

    exit_code = 3


class CannotStore(StoreError):
    """A value that no store can hold, such as half of a surrogate pair; nothing was written."""


class NotThere(StoreError):
    """The store holds no scenario or version of that name."""


class Refused(StoreError):
    """Somebody else is writing the same scenario, or was faster; what is current is whole."""


class Damaged(StoreError):
    """What is stored is not what was pushed: it was changed by hand, or by another program."""


class TooWide(StoreError):
    """A question reaches more relations than a slice holds: it is asked of the whole scenario, or of a smaller matter."""
