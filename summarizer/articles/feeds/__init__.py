"""Feeds to articles, whatever their format."""
