"""Web pages to articles: the tree that a reader sees, what the page says of itself, live reports."""
