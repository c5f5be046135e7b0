"""Events: which reports of the articles tell one event, and which only mention it."""
