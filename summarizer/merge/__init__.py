"""Merge: what single articles say to what the day's articles say together."""

from summarizer.merge.conclude import merge, merged_stories
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.doubts import doubts_of
from summarizer.merge.groundwork import Groundwork

__all__ = ["DecisionLog", "Groundwork", "doubts_of", "merge", "merged_stories"]
