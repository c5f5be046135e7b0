"""A briefing as a mail (RFC 2046, 2387): mixed(alternative(plain, related(html, pictures)), attachments)."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from pathlib import Path

from summarizer.render.json import to_json
from summarizer.render.mail.html import Cover, to_mail_page
from summarizer.render.mail.pictures import mail_pictures
from summarizer.render.mail.text import to_text
from summarizer.render.words.labels import labels_for
from summarizer.render.words.lettering import clipped, one_line
from summarizer.schema.brief import Briefing

LONGEST_NOTE = 10_000
_SUBJECT = 150
_LONGEST_LINE = 998
_LONGEST_WORD = 75
_TYPES = {
    "html": ("text", "html"),
    "md": ("text", "markdown"),
    "json": ("application", "json"),
    "pdf": ("application", "pdf"),
}
_LIST_ID = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A form of the briefing to go along: "html", "md", "json" or "pdf", and its bytes."""

    form: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes around a briefing. Without sender and recipients it is a draft that a mail program opens to be sent.

    `thread` holds the Message-IDs of earlier mails of the same list, the oldest first.
    """

    subject: str = ""
    sender: Address | None = None
    recipients: tuple[Address, ...] = ()
    note: str = ""
    attachments: tuple[Attachment, ...] = ()
    date: datetime | None = None
    message_id: str = ""
    list_id: str = ""
    thread: tuple[str, ...] = ()
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """The message, and what had to be left out of its HTML part, in words, or ""."""

    message: EmailMessage
    left_out: str

    def as_bytes(self, utf8: bool = False) -> bytes:
        """The message as it goes over the wire; `utf8` only for addresses that need it (RFC 6532)."""
        return self.message.as_bytes(policy=_Wire(linesep=SMTP.linesep, max_line_length=_LONGEST_LINE, utf8=utf8))


class _Wire(EmailPolicy):
    """Headers unfolded up to what RFC 5322 allows: the library's folding adds a space before an encoded word.

    But a subject beyond ASCII in encoded words as short as RFC 2047 has them, which not all programs read when longer.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """The header as it goes over the wire."""
        if name != "Subject" or self.utf8 or value.isascii():
            return super().fold_binary(name, value)
        words = Header(str(value), "utf-8", maxlinelen=_LONGEST_WORD, header_name=name, errors="replace").encode(
            linesep=self.linesep
        )
        return f"{name}: {words}{self.linesep}".encode("ascii")


def digest_of(briefing: Briefing) -> str:
    """What a briefing is known by in mail: the SHA-256 of its brief.json, in hexadecimal."""
    return hashlib.sha256(to_json(briefing).encode()).hexdigest()


def message_id_of(briefing: Briefing, domain: str, time: int = 1) -> str:
    """The Message-ID of the briefing's mail from that domain: anyone who has the briefing can name it.

    `time` is greater than 1 where the same briefing is sent once more: mail programs hide a mail that they have seen.
    """
    once_more = f".{time}" if time > 1 else ""
    return f"<{briefing.date}.{digest_of(briefing)[:24]}{once_more}@{domain}>"


def is_list_id(text: str) -> bool:
    """Whether this can stand in a List-Id (RFC 2919): a name with dots, in ASCII."""
    return len(text) <= 255 and _LIST_ID.fullmatch(text) is not None


def subject_of(briefing: Briefing) -> str:
    """The first story's headline and the day; without a story the briefing's title."""
    labels = labels_for(briefing.language)
    day = labels.long_date(briefing.date)
    headline = briefing.stories[0].headline.text if briefing.stories else labels.word("briefing")
    return f"{clipped(headline, _SUBJECT)} · {day}"


def attachment_name(briefing: Briefing, form: str) -> str:
    """A file name in the briefing's language, such as `Briefing-2024-11-30.pdf`."""
    word = labels_for(briefing.language).word("briefing").replace(" ", "-")
    return f"{word}-{briefing.date}.{form}"


def to_mail(briefing: Briefing, letter: Letter) -> Mail:
    """The briefing as a mail. The same briefing and letter give the same bytes."""
    pictures = mail_pictures(briefing)
    digest = digest_of(briefing)
    by_cid = {f"{picture.name}.{digest[:12]}@summarizer.invalid": picture for picture in pictures}
    subject = header_text(letter.subject) or header_text(subject_of(briefing))
    cover = Cover(subject, letter.note, _whole(briefing, letter.attachments))
    page = to_mail_page(briefing, cover, by_cid, letter.templates)
    message = EmailMessage(policy=SMTP)
    _head(message, subject, letter)
    message.set_content(to_text(briefing, letter.note), cte="quoted-printable")
    message.add_alternative(page.html, subtype="html", cte="quoted-printable")
    html = message.get_payload()[1]  # type: ignore[index]  # an alternative with two parts, made just above
    shown = {cid: picture for cid, picture in by_cid.items() if f"cid:{cid}" in page.html}
    for cid, picture in shown.items():
        html.add_related(  # type: ignore[union-attr]  # as above: a part, not a string
            picture.png, "image", "png", cid=f"<{cid}>", filename=picture.name, disposition="inline"
        )
    for attachment in letter.attachments:
        _attach(message, attachment, attachment_name(briefing, attachment.form))
    _bound(message, digest)
    return Mail(message, page.left_out)


def header_text(text: str) -> str:
    """Text that a header may hold: on one line, and nothing in it poses as an encoded word (RFC 2047)."""
    line = one_line(text)
    while "=?" in line:
        line = line.replace("=?", "= ?")
    return line


def _whole(briefing: Briefing, attachments: Sequence[Attachment]) -> str:
    """The attachment in which the reader finds everything, the most readable first."""
    held = {attachment.form for attachment in attachments}
    return next((attachment_name(briefing, form) for form in ("html", "pdf", "md") if form in held), "")


def _head(message: EmailMessage, subject: str, letter: Letter) -> None:
    message["Subject"] = subject
    if letter.sender is None:
        message["X-Unsent"] = "1"
    else:
        message["From"] = _shown(letter.sender)
    if letter.recipients:
        message["To"] = tuple(map(_shown, letter.recipients))
    if letter.date:
        message["Date"] = format_datetime(letter.date)
    if letter.message_id:
        message["Message-ID"] = letter.message_id
    if letter.list_id:
        message["List-Id"] = f"<{letter.list_id}>"
    if letter.thread:
        message["In-Reply-To"] = letter.thread[-1]
        message["References"] = " ".join(letter.thread)
    if letter.sender is not None:
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notes in answer


def _shown(address: Address) -> Address:
    return Address(header_text(address.display_name), address.username, address.domain)


def _attach(message: EmailMessage, attachment: Attachment, name: str) -> None:
    main, sub = _TYPES[attachment.form]
    params = {"charset": "utf-8"} if main == "text" else None
    message.add_attachment(attachment.content, main, sub, cte="base64", filename=name, params=params)


def _bound(message: EmailMessage, digest: str) -> None:
    """Boundaries that no content can hold: none of the encodings used here writes `=_`."""
    parts: Iterable[MIMEPart] = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(parts, 1):
        part.set_boundary(f"=_{digest[:32]}_{number}")
