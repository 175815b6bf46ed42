"""What a map can hold, which formats keep it, and what writing in a format loses."""
