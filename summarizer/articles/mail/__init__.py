"""Mails to articles: newsletters, forwarded letters, attached documents."""
