"""Models learned and measured; the only room that needs torch."""
