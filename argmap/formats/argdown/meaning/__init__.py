"""What an Argdown document means: statements, arguments, relations, and the map they make.

Both ways: `to_model` and `from_model`. How a document is written is in `argdown.language`, which
knows no claim.
"""
