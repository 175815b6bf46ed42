"""Maps as DOT for Graphviz: claims as nodes, relations as edges, sections as frames."""
