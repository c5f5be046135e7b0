"""Regression tests for prompts: cases run and their scores compared with a baseline."""
