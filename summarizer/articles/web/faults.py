"""What may go wrong for a moment only."""

from summarizer.articles.document import Unreadable


class PassingFault(Unreadable):
    """A fault of the network or a site that may be gone soon; `wait` is how many seconds the site wants, if it says."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait
