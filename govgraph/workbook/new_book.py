"""Beginning a workbook that is written here: whatever a text looks like, it is written as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from govgraph.workbook.opening import NoOffice

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


def new_book(page: io.BytesIO) -> Workbook:
    """An empty workbook that is written to ``page`` when it is closed; use it in ``with``.

    No text becomes a formula, a link or a number, for names and papers come from anywhere. Raises
    :class:`~govgraph.workbook.opening.NoOffice`.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise NoOffice from None
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(page, settings)
