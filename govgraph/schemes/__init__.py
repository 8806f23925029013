"""Schemes of reservation and delegation: the scheme of a body and the functions and decisions map of a system, written out."""
