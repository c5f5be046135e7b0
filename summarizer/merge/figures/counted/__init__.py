"""What each number of a story counts, whose it is and of when, before any two are compared."""
