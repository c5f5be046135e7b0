"""How numbers, units, days, names and quotations read in the language of the briefing."""
