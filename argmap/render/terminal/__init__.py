"""Printing on a terminal: the consoles, lines of styled text, tables, and text made harmless."""
