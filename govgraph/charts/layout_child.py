"""Runs by itself, as a child process: lays DOT text out with the Graphviz that pygraphviz carries.

A crash of the C library then ends this process, never the caller's. It imports nothing of govgraph, so that it starts
fast.

In: one JSON object on standard input, ``{"jobs": [{"dot": text, "format": "svg", "dpi": 144, "layout": "dot"}]}``: one
child draws all charts of a page. ``layout`` is ``nop2`` for what has its places already.
Out: one line of JSON, a list with the lengths of the SVG and of the PNG or PDF of each job (0: none was asked for), and
then all of them. What went wrong is on standard error, as Graphviz writes it: ``Error: ...``.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any, Final, NoReturn

MISSING: Final = 3
"""The exit code for: this Python has no pygraphviz with a Graphviz of its own, or that has no such format."""

MAX_PIXELS: Final = 200_000_000
"""The largest bitmap that is drawn: 800 MB of memory while it is."""

MAX_SIDE: Final = 32_767
"""Its longest side, in pixels: the limit of the library cairo."""

_SIZE: Final = re.compile(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"')


def too_many_pixels(svg: bytes, *, dots_per_pt: float) -> str:
    """Why a drawing is too large for a PNG, or nothing: it is held in memory whole, and Graphviz shrinks it unasked."""
    size = _SIZE.search(svg)
    width, height = (float(points) * dots_per_pt for points in size.groups()) if size else (0.0, 0.0)
    if width * height <= MAX_PIXELS and max(width, height) <= MAX_SIDE:
        return ""
    return f"the PNG would have {width:,.0f} x {height:,.0f} pixels: give a lower dpi, draw a smaller view, or as svg"


def main() -> None:
    """Answer the request on standard input, and end the process."""
    out = os.dup(1)
    os.dup2(2, 1)  # a library that prints must not spoil the answer
    made = [_drawn(job) for job in json.loads(sys.stdin.buffer.read())["jobs"]]
    with os.fdopen(out, "wb") as answer:
        answer.write(json.dumps([[len(svg), len(data)] for svg, data in made]).encode() + b"\n")
        for parts in made:
            answer.writelines(parts)
    sys.stderr.flush()
    os._exit(0)  # the drawing is out: no time, and no crash, in the libraries' own clean-up


def _drawn(request: dict[str, Any]) -> tuple[bytes, bytes]:
    try:
        from pygraphviz import AGraph, graphviz

        new_context = graphviz.gvContextWithBuiltins
    except (ImportError, AttributeError) as error:
        _fail(f"Error: {error}", code=MISSING)
    try:
        graph = AGraph(string=request["dot"])
    except ValueError:  # Graphviz has said where and why
        _fail("Error: no graph could be read")
    if request["format"] == "png":
        graph.graph_attr["dpi"] = str(request["dpi"])
    context = new_context()
    if graphviz.gvLayout(context, graph.handle, request.get("layout", "dot").encode()):
        _fail("Error: Graphviz gave no layout")
    svg = _rendered(graphviz, context, graph, "svg")
    if request["format"] == "svg":
        return svg, b""
    # laid out for a PNG, the SVG is enlarged as the PNG will be
    if request["format"] == "png" and (problem := too_many_pixels(svg, dots_per_pt=1.0)):
        _fail(f"Error: {problem}")
    return svg, _rendered(graphviz, context, graph, request["format"])


def _rendered(graphviz: Any, context: Any, graph: Any, format: str) -> bytes:
    result = graphviz.gvRenderData(context, graph.handle, format.encode())
    if isinstance(result, int) or result[0]:
        _fail(f"Error: this Graphviz writes no {format}", code=MISSING)
    return bytes(result[1])


def _fail(message: str, *, code: int = 1) -> NoReturn:
    print(message, file=sys.stderr, flush=True)
    os._exit(code)


if __name__ == "__main__":
    main()
