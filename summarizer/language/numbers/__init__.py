"""Numbers in running text: digits and words, what bounds them, what they count, and what is no quantity."""
