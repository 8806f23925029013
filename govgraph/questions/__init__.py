"""Questions asked of a graph, each in a file of its own: who decides, to whom it answers, what falls, why not ..."""
