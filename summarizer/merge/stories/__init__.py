"""Stories: which articles are copies of another, and which tell one story."""
