"""A briefing as a PDF, set by Typst."""
