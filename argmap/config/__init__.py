"""What `argmap.toml` or `[tool.argmap]` sets: how answers look and which checks run, never what a map means."""
