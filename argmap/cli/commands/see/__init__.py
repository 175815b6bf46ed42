"""The commands that show a map as a picture or as a page.

Pictures and pages are made in `argmap.render.draw` and `argmap.render.page`, and pages are served by
`argmap.cli.page_server`.
"""
