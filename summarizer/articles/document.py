"""What a reader is given: the bytes of one source, and what is known of them from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

MAX_BYTES = 5_000_000
"""A source larger than this is refused, not cut: the rest might say otherwise."""


class Unreadable(Exception):  # noqa: N818 - it says what the source is
    """A source, or a part of it, that gives no article; its text is the reason, one line fit for a user."""


class PassingFault(Unreadable):
    """A fault of the network or a site that may be gone soon; `wait` is how many seconds the site wants, if it says."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one source.

    `source` is the name that a user knows it by: a path, an address, "-". `content_type` is an HTTP or MIME header's
    value; `url` where it was fetched from, after redirects; `retrieved` when, ISO 8601. None is: not known. `fields`
    says under which names records hold an article's fields, where a user says so (see `json_lines`).
    """

    raw: bytes
    source: str
    content_type: str | None = None
    url: str | None = None
    retrieved: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def media_type(self) -> str:
        """The type alone, in lower case ("text/html"), or ""."""
        return (self.content_type or "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the header declares."""
        header = Message()
        header["content-type"] = " ".join((self.content_type or "").split())
        found = header.get_param("charset")
        return found if isinstance(found, str) else None

    @property
    def suffix(self) -> str:
        """The ending of the source's name (".html"), in lower case, or "": an address has none."""
        name = self.source.replace("\\", "/").rsplit("/", 1)[-1]
        return "" if self.url or "." not in name else "." + name.rsplit(".", 1)[1].lower()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, and why it is only a kept copy: "" where it came just now or has not changed since."""

    document: Document
    problem: str = ""
