"""The command line: Click reads the words, finds the command and runs it.

`group.py` has the table of commands. Each command is a file in `commands/`, which loads a map, asks a
question or makes an edit, and hands a view to `printing/`. How maps are read, asked and written, and how
answers are laid out, is written further down: nothing here but what needs the command line.
"""
