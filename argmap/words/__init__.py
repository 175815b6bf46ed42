"""When two texts are in the same words, for everything that asks: one notion of it.

Quotes and sources are compared by `same`, names and searches by `folding`, statements of claims by
`statements` and `similar`. Nothing here knows a map: only text.
"""
