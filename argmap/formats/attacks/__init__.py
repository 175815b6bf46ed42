"""Files with only arguments and attacks, as used in the solver competitions.

One format, one module; `reading.py` has what they share. What stands in such a graph is found in
`argmap.semantics`.
"""
