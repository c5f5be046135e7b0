"""Whether two numbers count one thing: the rules that forbid it, what makes it likely, and the groups that follow."""
