"""Which arguments of an attack graph stand: Dung's semantics, as pure functions on integers."""
