"""Entities against Listings become possible Matches."""
