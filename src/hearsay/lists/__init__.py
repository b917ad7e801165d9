"""Published lists become Listings: a folder a list, its reader beside its descriptor."""
