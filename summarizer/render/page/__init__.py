"""A briefing as one HTML page, its sources beside it."""
