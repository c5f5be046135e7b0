"""Regression tests for prompts: cases with gold, the metrics that score a briefing, and comparison with a baseline."""
