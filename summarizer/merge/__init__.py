"""Merge: what single articles say to what the day's articles say together."""

from summarizer.merge.conclude import DayMerge, merge
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.doubts import doubts_of

__all__ = ["DayMerge", "DecisionLog", "doubts_of", "merge"]
