"""One question, one file: pure functions from the graph of a map to typed answers.

Nothing here prints, reads files, or knows of the command line.
"""
