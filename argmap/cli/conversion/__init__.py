"""Turning maps into other formats: one, those of a folder, or all into one database."""
