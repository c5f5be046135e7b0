"""Extract: a marked article to mentions, by rules or by a model that corrects the rules' proposals."""
