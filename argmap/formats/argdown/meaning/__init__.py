"""What an Argdown document means: statements, arguments, relations, and the map they make."""
