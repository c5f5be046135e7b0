"""How many tokens a text is, roughly, without a tokenizer.

Each model has a vocabulary of its own, and those of the servers' weigh megabytes: 3.8 characters a token is what the
rendered requests of six fixture articles (English and French) are for the one tokenizer at hand (Qwen2.5, counted by
its server), each within 12 percent.
"""

CHARACTERS_A_TOKEN = 3.8


def estimated_tokens(text: str) -> int:
    """The text's size in tokens, give or take an eighth."""
    return round(len(text) / CHARACTERS_A_TOKEN)
