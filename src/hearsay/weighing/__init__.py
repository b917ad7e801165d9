"""Claims become Findings."""
