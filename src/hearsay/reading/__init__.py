"""A Report becomes Mentions, Attributions and Claims."""
