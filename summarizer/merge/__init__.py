"""Merge: what single articles say to what the day's articles say together."""

from summarizer.merge.conclude import merge
from summarizer.merge.decisions import DecisionLog

__all__ = ["DecisionLog", "merge"]
