"""Words for what happens: event types, their triggers, acts, and nouns that take up an event."""
