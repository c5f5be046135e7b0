"""Extract: a marked article to mentions, by rules or by a model that confirms and corrects the rules' proposals."""
