"""From marked YAML to typed things, relations and statements; every mistake becomes a problem at its line."""

from __future__ import annotations

from govgraph.loader.record_rows import RecordRows
from govgraph.loader.thing_rows import ThingRows


class ItemReading(ThingRows, RecordRows):
    """Reads items of every sort into values of the model. What has been read is noted here, and each mistake."""
