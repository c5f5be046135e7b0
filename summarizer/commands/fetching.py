"""How addresses are fetched in a run: from the network and kept, or from what was kept alone."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from summarizer.articles.document import Fetched, Unreadable
from summarizer.commands.files import say
from summarizer.commands.unusable import ends_the_run
from summarizer.config import default_cache, pages_file
from summarizer.options.run import Options

if TYPE_CHECKING:
    from summarizer.articles.web.fetching import Fetcher
    from summarizer.articles.web.kept import KeptFetches, SparedFetches

_OFFLINE = "it was not fetched, because of {option}, and {folder} keeps no fetch of it; {advice}"


def _tell_lost(error: Exception) -> None:
    say(f"what is fetched is not kept: {error}")


class Reach:
    """Fetches addresses as the options say; an asynchronous context manager.

    Fetches are kept beside the cache of answers, and with --record in the recordings' folder too. With --replay they come
    from that folder alone, with --offline from the cache alone; no network is touched then.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stack = AsyncExitStack()
        self._fetcher: Fetcher | None = None
        self._stores: Sequence[KeptFetches] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def fetch(self, url: str) -> Fetched:
        """The document at an address. Raises Unreadable with what to do next; FetchStoreError."""
        options = self._options
        if options.replay:
            return self._kept(url, options.replay, "--replay", "record it with --record")
        if options.offline:
            return self._kept(url, options.cache or default_cache(), "--offline", "leave the option out")
        if self._fetcher is None:
            self._fetcher = await self._opened()
        return await self._fetcher.fetch(url)

    async def _opened(self) -> "Fetcher":
        # the HTTP client takes a fifth of a second to import: only who fetches pays
        from summarizer.articles.web.fetching import Fetcher
        from summarizer.articles.web.kept import FILE_NAME, KeptFetches

        options = self._options
        own = self._own() if options.use_cache else None
        recording = KeptFetches(options.record / FILE_NAME, "recording") if options.record else None
        stores = [store for store in (own, recording) if store]
        for store in stores:
            self._stack.callback(store.close)
        fetcher = Fetcher(stores, allow_private=options.allow_private)
        return await self._stack.enter_async_context(fetcher)

    def _own(self) -> "KeptFetches | SparedFetches | None":
        """The store beside the answers; without it pages are fetched all the same, and not kept."""
        from summarizer.articles.web.kept import FetchStoreError, KeptFetches, SparedFetches

        try:
            return SparedFetches(KeptFetches(pages_file(self._options.cache)), _tell_lost)
        except FetchStoreError as error:
            if ends_the_run(error, is_named=self._options.cache is not None):
                raise
            _tell_lost(error)
            return None

    def _kept(self, url: str, folder: Path, option: str, advice: str) -> Fetched:
        from summarizer.articles.web.kept import KeptFetches

        if self._stores is None:
            store = KeptFetches.existing(folder)
            self._stores = [store] if store else []
            for opened in self._stores:
                self._stack.callback(opened.close)
        found = self._stores[0].get(url) if self._stores else None
        if found is None:
            raise Unreadable(_OFFLINE.format(option=option, folder=folder, advice=advice))
        return Fetched(found.as_document())
