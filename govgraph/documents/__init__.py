"""Documents for people who do not open YAML: a deck for PowerPoint, an options paper for Word.

>>> from govgraph.documents import contents, slides               # doctest: +SKIP
>>> deck = slides(contents(govgraph.load("bradford-craven")))     # doctest: +SKIP

Both are made of the same :class:`~govgraph.documents.contents.Contents`, so that they say the same. They need the extra
``govgraph[office]``.
"""
