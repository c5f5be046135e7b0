"""The model behind one Protocol (`schema.asking.LanguageModel`): asked over the wire, or answered from the tape."""
