"""Reading and writing maps: one format, one file, and a registry that names them all."""
