"""How answers look: lines for a terminal, records for a pipe, JSON, pictures, pages.

Rich is used here and in the command line, and nowhere below. Nothing here decides what is true of a
map: `argmap.queries` does.
"""
