"""What these tests share with others: foreign files, and taking them in."""

from __future__ import annotations

from foreign_files import bring, table, workbook

__all__ = ["bring", "table", "workbook"]
