"""An appraisal on slides: what each option comes to, as a range on one scale, and what would change the order."""

from __future__ import annotations

from govgraph.appraisal import Appraisal
from govgraph.appraisal.words import NOTE, headline, of_100, summary, title
from govgraph.charts.scene import BLUE, GREY, INK, PALE, RULE
from govgraph.documents import words
from govgraph.documents.slides.canvas import para
from govgraph.documents.slides.slide import Deck, page
from govgraph.documents.slides.template import Area

ROW = 34.0
NAMES, RANGES = 0.34, 0.2


def draw(deck: Deck, found: Appraisal) -> None:
    """One slide or more: the ranges as bars beside their words, and below them what is sure and what would turn it."""
    lines = [line for line in summary(found) if line.label not in {"Results", "Note"}]
    each = 9
    for start in range(0, len(found.results), each):
        canvas, area = page(
            deck,
            headline(found),
            f"{words.HEADINGS['criteria']}: {found.criteria.title}".rstrip(": "),
            (*(line.text for line in lines), NOTE),
        )
        results = found.results[start : start + each]
        left = area.x + area.w * NAMES
        wide = area.w * (1 - NAMES - RANGES)
        canvas.text(Area(left - 8, area.y, 60, 16), [para("0", colour=GREY)])
        canvas.text(Area(left + wide - 14, area.y, 40, 16), [para("100", colour=GREY)])
        y = area.y + 18
        for result in results:
            canvas.text(Area(area.x, y, area.w * NAMES - 12, ROW), [para(title(result), bold=True)], anchor="middle")
            canvas.rectangle(Area(left, y + 11, wide, 12), fill=PALE, line=RULE, weight=0.5)
            low, high = result.total.low / 100 * wide, result.total.high / 100 * wide
            canvas.rectangle(
                Area(left + low, y + 11, max(high - low, 2.5), 12),
                fill=BLUE,
                name="Range",
                alt=f"{title(result)}: {of_100(result.total)}",
            )
            canvas.text(
                Area(left + wide + 12, y, area.w * RANGES - 12, ROW), [para(of_100(result.total))], anchor="middle"
            )
            y += ROW
        canvas.line(area.x, y + 6, area.right, y + 6, colour=INK, weight=1.0)
        y += 14
        for line in lines:
            said = para(f"{line.label}: {line.text}", after=4)
            high = said.height(canvas.face, area.w)
            if y + high > area.bottom:
                break
            canvas.text(Area(area.x, y, area.w, high), [said])
            y += high
