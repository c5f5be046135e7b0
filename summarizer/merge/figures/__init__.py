"""Figures: which numbers are of one thing, how they stand to each other, and which claim stands now."""
