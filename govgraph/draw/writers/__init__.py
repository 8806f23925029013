"""A scene as a file: each format is a short file of its own, and all draw the same things in the same places."""
