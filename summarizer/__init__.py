"""One cited briefing from the day's articles: the model points, the program copies."""

__version__ = "0.1.0"
