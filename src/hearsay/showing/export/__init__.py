"""A Reading becomes a file: one module a format."""
