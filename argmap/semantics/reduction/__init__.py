"""From a map to graphs that a semantics can judge; docs/semantics.md shows each reduction.

How supports, undercuts, restated claims and denials are read is decided here and nowhere else. What
stands then is found by the semantics above.
"""
