"""Printing on a terminal: the consoles, lines of styled text, tables, and text made harmless.

Every text of a file passes `shown` before it is printed. Which answer is printed is unknown here.
"""
