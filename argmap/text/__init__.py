"""A text and its parts: what a document says, its paragraphs, sentences, quotations and tokens.

Nothing here knows of speakers or maps; `argmap.drafting` does.
"""
