"""Dates in running text: where they stand, and which day they mean."""
