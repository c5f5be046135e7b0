"""Merge: what single articles say to what the day's articles say together."""

from summarizer.merge.conclude import Concluded, DayMerge, merge
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.doubts import doubts_of
from summarizer.merge.outlines import outline

__all__ = ["Concluded", "DayMerge", "DecisionLog", "doubts_of", "merge", "outline"]
