"""Actors: which names of the day are one person, body or place, and what a story calls them."""
