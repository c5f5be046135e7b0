"""What every form says, in the language of the briefing: labels, dates, numbers, figures in words."""
