"""What may be wrong with a map that can be read: one rule, one file, one line in the registry."""
