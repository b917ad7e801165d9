"""What is kept: lists, reports, claims, decisions."""
