"""A mail to articles: a newsletter's at its own headings, those that were forwarded, or the one that it is.

Headers as in RFC 5322, parts as in RFC 2045 to 2049. Whoever forwards a mail is no publisher; whoever sends to a list is.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from summarizer.articles.decoding import declared_in_markup, decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Metadata, Reading, make_draft, refusal, renamed
from summarizer.articles.mail.blocks import Block, html_blocks, plain_blocks, sections_of
from summarizer.articles.mail.forwarded import (
    Forwarded,
    forwarded_in,
    without_answered,
    without_prefix,
    without_quoting,
    written_date,
)
from summarizer.articles.page_words import without_read_more
from summarizer.articles.pages.html import read_html_page
from summarizer.articles.plain_text import read_plain_text
from summarizer.language.scripts import count_words
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Failure

_DEPTH = 5
_MOST_ARTICLES = 200
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")
_DESKS = WordPattern(r"(?:.*[._-])?(?:no-?reply|<mail.desks>)(?:[._-].*)?", re.IGNORECASE)
_LETTERS_OWN_TALK = WordPattern("<mail.own_talk>", re.IGNORECASE)
_TALK_WORDS = 30
_COVER_WORDS = 60  # a letter that is shorter only says what is attached
_ATTACHED = {"text/html": read_html_page, "text/plain": read_plain_text, "text/markdown": read_plain_text}
_DOCUMENTS = re.compile(r"application/(?:pdf|rtf|msword|vnd\.(?:openxmlformats|oasis\.opendocument)\S*)")
_HEADER = re.compile(rb"([!-9;-~]+):(?:\s|$)")
_TELLING = frozenset({b"message-id", b"received", b"return-path", b"mime-version", b"dkim-signature", b"delivered-to"})
_TEASER_WORDS = 120


def read_mail(document: Document) -> Reading:
    """The articles of one mail. Raises Unreadable where it holds none."""
    reading = _read_message(message_from_bytes(document.raw), document.source, 0)
    if not reading.drafts and not reading.refusals:
        raise Unreadable("the mail holds no text")
    if len(reading.drafts) == 1:
        return reading
    numbered = (renamed(draft, f"{document.source}#{n}") for n, draft in enumerate(reading.drafts, 1))
    return Reading(tuple(numbered), reading.refusals)


def is_mail(beginning: bytes) -> bool:
    """Whether bytes begin with a mail's headers: lines of fields, among them such as only mails have."""
    head = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0]
    whole = head.splitlines()[: None if len(head) < len(beginning) else -1]
    lines = [line for line in whole if not line.startswith((b" ", b"\t", b"From "))]
    names = {match[1].lower() for line in lines if (match := _HEADER.match(line))}
    all_fields = len(lines) > 1 and all(_HEADER.match(line) for line in lines)
    return all_fields and (bool(names & _TELLING) or {b"from", b"subject"} <= names or {b"from", b"date"} <= names)


def _read_message(message: Message, source: str, depth: int) -> Reading:
    attached = list(_attached_mails(message)) if depth < _DEPTH else []
    if attached:
        return _together(_attempt(inner, source, depth + 1) for inner in attached)
    documents = _together(_read_attached(part, source) for part in _attached_documents(message))
    is_cover = sum(count_words(block.text) for block in _blocks_of(message)) < _COVER_WORDS
    unread = Reading(refusals=tuple(_unread_documents(message, source)) if is_cover else ())
    if documents.drafts and is_cover:
        return _together([documents, unread])
    mails = _forwarded_inline(message) or [_own_letter(message)]
    try:
        return _together([*(_drafts_of(letter, source) for letter in mails), unread])
    except Unreadable:
        if unread.refusals:
            return unread
        raise


def _attempt(message: Message, source: str, depth: int) -> Reading:
    try:
        return _read_message(message, source, depth)
    except Unreadable as reason:
        return Reading(refusals=(refusal(source, f"a forwarded mail: {reason}"),))


def _attached_documents(message: Message) -> list[Message]:
    """The parts that somebody attached as an article: a saved page, a text."""
    parts = (part for part in message.walk() if part.get_content_disposition() == "attachment")
    return [part for part in parts if part.get_content_type() in _ATTACHED]


def _unread_documents(message: Message, source: str) -> Iterator[Failure]:
    """One for each attached document that may be the article, and that only another program can read."""
    for part in message.walk():
        if part.get_content_disposition() == "attachment" and _DOCUMENTS.fullmatch(part.get_content_type()):
            name = _decoded(part.get_filename() or "") or part.get_content_type()
            yield refusal(source, f"an attachment: {name}: not read; save the text of it and name that")


def _read_attached(part: Message, source: str) -> Reading:
    payload = part.get_payload(decode=True)
    document = Document(payload if isinstance(payload, bytes) else b"", source, str(part.get("Content-Type", "")))
    try:
        return _ATTACHED[part.get_content_type()](document)
    except Unreadable as reason:
        return Reading(refusals=(refusal(source, f"an attachment: {reason}"),))


def _together(readings: Iterable[Reading]) -> Reading:
    drafts: list[Draft] = []
    refusals: list[Failure] = []
    for reading in readings:
        drafts += reading.drafts
        refusals += reading.refusals
    return Reading(tuple(drafts[:_MOST_ARTICLES]), tuple(refusals))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A mail's blocks, and what its headers say. `place` names these headers in `Article.provenance`."""

    blocks: tuple[Block, ...]
    subject: str | None
    date: str | None
    publisher: str | None
    language: str | None
    place: str


def _own_letter(message: Message) -> _Letter:
    return _Letter(
        blocks=tuple(_blocks_of(message)),
        subject=without_prefix(_header(message, "Subject")),
        date=written_date(_header(message, "Date")),
        publisher=_publisher(message),
        language=(_header(message, "Content-Language") or "").split(",")[0].strip() or None,
        place="mail header",
    )


def _drafts_of(letter: _Letter, source: str) -> Reading:
    """One article for each section of a newsletter, else one of the whole letter. Raises Unreadable."""
    sections = sections_of(letter.blocks)
    if not sections:
        text = "\n".join(block.text for block in letter.blocks if not _is_own_talk(block))
        return Reading((make_draft(source, text, _metadata(letter, letter.subject, letter.place)),))
    drafts, refusals = [], []
    for section in sections:
        own = "\n".join(line for line in section.text.splitlines() if not _is_own_talk(Block(line)))
        text, leads_on = without_read_more(own)
        metadata = _metadata(letter, section.title, "newsletter heading").offer("newsletter link", url=section.link)
        teaser = leads_on or (section.link is not None and count_words(text) < _TEASER_WORDS)
        try:
            drafts.append(make_draft(source, text, metadata, "teaser" if teaser else "whole"))
        except Unreadable as reason:
            refusals.append(refusal(source, f"“{section.title[:60]}”: {reason}"))
    return Reading.of(drafts, refusals)


def _metadata(letter: _Letter, title: str | None, place: str) -> Metadata:
    metadata = Metadata().offer(place, title=title)
    return metadata.offer(letter.place, published=letter.date, publisher=letter.publisher, language=letter.language)


def _is_own_talk(block: Block) -> bool:
    return count_words(block.text) <= _TALK_WORDS and _LETTERS_OWN_TALK.search(block.text) is not None


def _attached_mails(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield inner[0]


def _blocks_of(message: Message) -> list[Block]:
    """Of the letter's HTML where it has some, else of its plain text."""
    parts = [p for p in message.walk() if not p.is_multipart() and p.get_content_disposition() != "attachment"]
    for kind in ("text/html", "text/plain"):
        for part in (p for p in parts if p.get_content_type() == kind):
            blocks = _blocks_in(part, kind)
            if sum(count_words(block.text) for block in blocks) > 1:
                return blocks
    return []


def _blocks_in(part: Message, kind: str) -> list[Block]:
    text = _text_of(part)
    if kind == "text/plain":
        return plain_blocks(without_answered(without_quoting(text)))
    try:
        return html_blocks(text)
    except Unreadable:
        return []


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset")
    declared = charset if isinstance(charset, str) else None
    markup = declared_in_markup(raw) if part.get_content_type() == "text/html" else None
    return decode(raw, [declared, markup])


def _forwarded_inline(message: Message) -> list[_Letter]:
    """Mails quoted in the letter, each under the fields that stand above it."""
    subject = _header(message, "Subject")
    return [_quoted_letter(found, subject) for found in forwarded_in(_blocks_of(message), subject)]


def _quoted_letter(found: Forwarded, subject: str | None) -> _Letter:
    name, address = parseaddr(found.fields.get("from", ""))
    return _Letter(
        blocks=found.blocks,
        subject=without_prefix(found.fields.get("subject") or subject),
        date=written_date(found.fields.get("date")),
        publisher=name if name and _is_desk(address) else None,
        language=None,
        place="forwarded header",
    )


def _publisher(message: Message) -> str | None:
    """The sender's name where a list or a desk sends: a person who writes or forwards is none."""
    name, address = parseaddr(_header(message, "From") or "")
    is_list = any(message.get(header) for header in _LIST_HEADERS) or _precedence(message) in ("bulk", "list")
    return name.strip() or None if is_list or _is_desk(address) else None


def _precedence(message: Message) -> str:
    return (_header(message, "Precedence") or "").strip().lower()


def _is_desk(address: str) -> bool:
    return _DESKS.fullmatch(address.partition("@")[0]) is not None


def _header(message: Message, name: str) -> str | None:
    """A header in words: encoded words (RFC 2047) read, bytes (RFC 6532, or none) decoded, else as it stands."""
    value = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), None)
    return None if value is None else _decoded(value) or None


def _decoded(value: str) -> str:
    """What a header's text says, on one line."""
    written = _in_words(value)
    with suppress(MessageError, LookupError, UnicodeError, ValueError):
        written = str(make_header(decode_header(written)))
    return " ".join(written.split())


def _in_words(value: str) -> str:
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return decode(raw) if not value.isascii() else value
    except Unreadable:
        return raw.decode("utf-8", "replace")
