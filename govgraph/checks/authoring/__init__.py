"""What an author easily misses: shown by ``govgraph check S --authoring``, and not among what is wrong with the system."""
