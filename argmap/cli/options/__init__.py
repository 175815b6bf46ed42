"""Options that several commands share: each is declared once, so that it means the same everywhere.

`parameters.py` is what options are made of, `common.py` has those of nearly all commands, and the other
modules those of one kind. What an option asks for is done elsewhere.
"""
