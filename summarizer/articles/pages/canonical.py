"""Which address a page gives itself, and when that may be believed."""

from urllib.parse import urljoin, urlsplit, urlunsplit

_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def canonical_address(stated: str | None, fetched: str | None) -> str | None:
    """The address that a page states for itself, absolute, without its fragment; None where it is not to be believed.

    A page that was fetched may name another address of its own site only: else it could pass for somebody else's.
    """
    if not stated or (not fetched and "://" not in stated):
        return None
    try:
        parts = urlsplit(urljoin(fetched or "", stated.strip()))
        home = urlsplit(fetched).hostname if fetched else None
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or (home and site(host) != site(home)):
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))


def site(host: str) -> str:
    """A host's name without what only says for which device it is."""
    name = host.lower().rstrip(".")
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name
