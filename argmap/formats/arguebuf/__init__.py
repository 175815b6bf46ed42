"""arguebuf JSON: the files of the arguebuf libraries, a protobuf message as JSON.

Atoms are claims with a participant and a reference to a resource; schemes are relations. See
https://github.com/recap-utr/arg-services (`graph/v1/graph.proto`) for the message.
"""
