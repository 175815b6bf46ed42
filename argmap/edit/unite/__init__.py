"""Several maps brought into one: the same people, sources and claims found in all of them."""
