"""Read: sources to articles."""
