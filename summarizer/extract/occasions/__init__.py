"""Occasions: which of several like happenings a number or a sentence belongs to."""
