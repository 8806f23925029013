"""Records: small frozen values whose types are declared once and made in microseconds.

A :class:`Record` is a :class:`msgspec.Struct`. Its fields are declared with :func:`Field`, as pydantic has them: what a
field is called in files, what it means, what it may be. Who makes a record in code gives values of the right type, which
mypy checks, and nothing is checked again. What comes from a file goes through the door, :meth:`Record.model_validate`:
pydantic checks it, and gives the JSON Schema too (:mod:`govgraph.records.door`). pydantic is imported when something
comes to that door, and by nothing else: a question about a scenario that was read before does without it.
"""

from govgraph.records.fields import After, Before, Field, FieldInfo, Shown
from govgraph.records.record import Record, RecordType, replace

__all__ = ["After", "Before", "Field", "FieldInfo", "Record", "RecordType", "Shown", "replace"]
