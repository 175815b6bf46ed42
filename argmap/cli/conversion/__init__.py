"""Turning maps into other formats: one, those of a folder, or all into one database.

What `export` and `import` share. Formats themselves are in `argmap.formats` and `argmap.exports`; what
writing loses is told by `argmap.formats.features`.
"""
