"""The commands about formats: import, export, and what argmap can read and write."""
