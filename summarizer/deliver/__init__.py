"""Deliver: the only side effects of a briefing. Files are written whole or not at all; mail is sent once."""

from summarizer.deliver.files import check_folder, write_whole, written_together

__all__ = ["check_folder", "write_whole", "written_together"]
