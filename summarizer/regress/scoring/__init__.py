"""A briefing held against a reading by hand: what is matched with what, and one measure a module."""
