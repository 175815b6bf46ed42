"""Several maps brought into one: the same people, sources and claims found in all of them.

Unlike a merge it knows no common origin. Nothing is joined that only looks alike: near claims are
listed for a person to decide.
"""
