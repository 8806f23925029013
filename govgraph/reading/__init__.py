"""One reading of a graph: each idea that answers rest on is read here once, and by all.

========== ========================================================================================================
actors     who stands behind a group or level, who names somebody, how many they are
places     where somebody acts, which places lie in which
matters    what a matter is part of, its parts, the functions that it exercises, the nearest statement about it
standing   does a relation hold on the day: denied, past, not yet, foreseen, unsure or settled
tables     who sits at a table, whom a seat stands for, who is present
legal      kinds, legal persons, organs and the legal facts of posts
upward     to whom somebody answers, along every line, each to its end
fits       does a relation fit a pattern: yes, unknown or no
========== ========================================================================================================

Law, authority, checks, questions, comparisons, patterns and drawings import from here and define no reading of their
own: two answers about one fact never differ. These are plain functions of a graph; each says what it makes of what
nobody knows.
"""
