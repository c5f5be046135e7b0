"""Figures: what each number of an article counts, whose it is, where, and as of when."""
