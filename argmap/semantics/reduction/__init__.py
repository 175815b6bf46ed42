"""From a map to graphs that a semantics can judge; docs/semantics.md shows each reduction."""
