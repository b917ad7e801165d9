"""The lists of the United Kingdom: their readers beside their descriptor."""
