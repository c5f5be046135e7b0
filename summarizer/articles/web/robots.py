"""What a site lets programs read: robots.txt (RFC 9309), parsed by Protego."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from summarizer.articles.document import PassingFault, Unreadable

PRODUCT = "summarizer"
"""The name by which robots.txt can speak of this program."""

GetText = Callable[[str], Awaitable[str | None]]
"""Gets the text of an address; None where the site says that there is none. Raises Unreadable."""

_LONGEST_DELAY = 10.0  # seconds; a site that asks for more gets this


class RobotsFiles:
    """The robots.txt of each site, asked for once a run."""

    def __init__(self, get: GetText) -> None:
        self._get = get
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: str) -> float:
        """How many seconds the site wants between requests. Raises Unreadable where it does not want this one."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._load(site))
        try:
            rules = await asyncio.shield(self._rules[site])
        except PassingFault as fault:
            # RFC 9309, 2.3.1.4: a file that cannot be reached forbids everything
            raise PassingFault(f"{site}/robots.txt: {fault}") from None
        except Unreadable as reason:
            raise Unreadable(f"{site}/robots.txt: {reason}") from None
        if not rules.can_fetch(url, PRODUCT):
            raise Unreadable(
                f"{site}/robots.txt does not let programs read this page; save it by hand and name the file"
            )
        return min(float(rules.crawl_delay(PRODUCT) or 0.0), _LONGEST_DELAY)

    async def _load(self, site: str) -> Protego:
        return Protego.parse(await self._get(f"{site}/robots.txt") or "")
