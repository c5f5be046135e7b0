"""Names in running text: where they stand, and what their words say of who bears them."""
