"""One published list: its reader beside its descriptor."""
