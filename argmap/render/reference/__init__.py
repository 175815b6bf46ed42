"""How what argmap itself knows is shown: formats, schemes, and what diagnostics mean.

No map is needed for any of it; answers about maps are in `argmap.render.answers`.
"""
