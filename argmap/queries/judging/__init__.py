"""Which claims still stand, and why: verdicts, proofs, dialogues, and what would change them.

A map is read as attacks by `argmap.semantics.reduction`, and judged by the other modules there; here
verdicts become answers about claims.
"""
