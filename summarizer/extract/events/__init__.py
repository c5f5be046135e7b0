"""Events: what each sentence says happened, when, and what it only mentions."""
