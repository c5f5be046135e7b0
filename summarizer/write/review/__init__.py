"""What a model's sentence must pass before it stands: slots filled, its own words held against the facts and passages."""
