"""What the claims of one figure say together: which agree, dispute or have moved on, which stands, and how sure that is."""
