"""By model: what a model is asked of an article, and what its answer is worth."""
