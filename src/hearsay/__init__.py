"""hearsay: who claims what, about whom, how surely, and who denies it."""

__version__ = "0.1.0"
