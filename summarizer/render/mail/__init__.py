"""A briefing as a mail: text, HTML and pictures in one letter."""
