"""Noting a debate while it runs: what a typed line means, which edits it is, and the file that follows.

`lines` reads a line, `steps` turns it into edits of a map, `session` makes them in a file. How it looks is not here.
"""
