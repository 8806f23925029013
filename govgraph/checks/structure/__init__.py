"""Checks of structure: who decides, who answers, what is doubled, what is missing."""
