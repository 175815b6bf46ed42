"""Whether two texts are in the same words: the one answer that checks, edits and drafts share.

Quotes and sources are compared by `same`, names and searches by `folding`, statements of claims by
`statements` and `similar`. This package knows text only, and no maps.
"""
