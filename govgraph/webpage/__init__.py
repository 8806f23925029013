"""The page of a scenario: one file that needs no network, sent by e-mail and opened in any browser.

>>> import govgraph
>>> from govgraph.webpage import page
>>> page(govgraph.load("bradford-craven")).save("page.html")     # doctest: +SKIP
PosixPath('page.html')

First the question, its answer and one table; then an explorer of bodies, posts, decisions and issues by option, day and
amount; then the facts as tables, which need no script. Printed it is a summary of at most six pages.
"""

from govgraph.webpage.document import Page, page
from govgraph.webpage.writing import PageError

__all__ = ["Page", "PageError", "page"]
