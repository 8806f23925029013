"""Drawings: DOT text laid out and rendered as SVG, PNG and PDF."""
