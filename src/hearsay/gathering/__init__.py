"""A file, page or feed becomes a Report."""
