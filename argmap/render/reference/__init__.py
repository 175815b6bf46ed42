"""How what argmap itself knows is shown: formats, schemes, and what diagnostics mean."""
