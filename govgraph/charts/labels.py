r"""Text from a scenario as a label in DOT.

Names and clauses come from people, so a label must hold them as text whatever is in them: quotes, ``<b>``, ``\N``
(which Graphviz would replace by the node's id, in HTML-like labels too), line ends, characters that are not allowed
in XML. A label written here is always of Graphviz's HTML-like kind, so that one set of rules holds for all.

>>> label('Audit & "risk" committee')
'<Audit &amp; &quot;risk&quot; committee>'
>>> f"<<B>{html_label('Board')}</B>>"
'<<B>Board</B>>'
"""

from __future__ import annotations

import html
import textwrap
from typing import Final

from govgraph.model.visible import clean

LABEL_WIDTH: Final = 28
"""Characters on a line of a label before it wraps."""


def label(text: str, *, width: int = LABEL_WIDTH) -> str:
    """Text as a whole label value, angle brackets included: ``n1 [label=VALUE]``, or a value for ``graphviz.Digraph``.

    Args:
        text: any text; its own line ends are kept.
        width: characters on a line before it wraps between words; a longer word is broken.
    """
    return f"<{html_label(text, width=width)}>"


def html_label(text: str, *, width: int = LABEL_WIDTH) -> str:
    """Text for a place inside a larger HTML-like label, its lines joined by ``<BR/>``; arguments as for ``label``.

    Text with nothing to show becomes one space, since Graphviz refuses some empty elements.
    """
    lines = [part for line in text.splitlines() for part in textwrap.wrap(clean(line), width)]
    return "<BR/>".join(_escaped(line) for line in lines) or " "


def _escaped(line: str) -> str:
    return html.escape(line, quote=True).replace("\\", "\\\\")
