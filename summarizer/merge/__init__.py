"""Merge: what single articles say to what the day's articles say together."""

from summarizer.merge.conclude import merge

__all__ = ["merge"]
