"""The forms of an outcome: text for a terminal, Markdown for a pull request, JSON, JUnit XML and an HTML page."""
