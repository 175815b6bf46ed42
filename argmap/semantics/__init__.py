"""Which arguments of an attack graph stand: Dung's semantics, as pure functions on integers.

One semantics, one module, named in `registry`; `reduction` makes attack graphs of maps, `gradual` has
those with numbers. Claims and files are unknown here.
"""
