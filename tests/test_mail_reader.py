"""Mails to articles: newsletters at their own headings, forwarded articles, and what is known of each."""

from email import policy
from email.message import EmailMessage

import pytest

from summarizer.articles.document import Document
from summarizer.articles.draft import Draft, Reading
from summarizer.articles.readers import read_document

FIRST = "A fire at a paint warehouse in Harwick injured 14 people on Tuesday, the fire brigade said. " * 3
SECOND = "The county council opened an inquiry into the port on Wednesday and named a retired judge to lead it. " * 3
HTML = f"""<html><body><p>Good morning, here is the day.</p>
<h2><a href="https://post.example/fire">Fire in Harwick injures 14</a></h2><p>{FIRST}</p>
<h2>Inquiry into the port</h2><div><p>{SECOND}</p><p>Second <b>paragraph</b> of it.</p></div>
<p>You receive this because you subscribed. <a href="https://post.example/u">Unsubscribe</a></p></body></html>"""
PLAIN = f"Good morning.\n\nFIRE IN HARWICK INJURES 14\n\n{FIRST}\n\n----------\n\nINQUIRY INTO THE PORT\n\n{SECOND}\n"


def mail(text: str = "", html: str = "", **headers: str) -> EmailMessage:
    """A mail with those bodies; header names are written with underscores."""
    message = EmailMessage(policy=policy.SMTP)
    known = {"From": "The River Post <news@post.example>", "Date": "Tue, 06 May 2025 18:00:00 +0200"}
    for name, value in {**known, "Subject": "The day in Harwick", **headers}.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    return message


def read(message: EmailMessage | bytes) -> Reading:
    """What comes of a mail."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return read_document(Document(raw, "day.eml"))


def known(draft: Draft) -> tuple[str | None, ...]:
    """Title, publisher and date."""
    return tuple(draft.metadata.get(name) for name in ("title", "publisher", "published"))


@pytest.mark.parametrize("message", [mail(html=HTML), mail(text=PLAIN), mail(text="x", html=HTML)])
def test_a_newsletter_is_split_at_its_own_headings(message: EmailMessage) -> None:
    """The letter's own talk belongs to no article."""
    first, second = read(message).drafts
    assert (first.source, second.source) == ("day.eml#1", "day.eml#2")
    assert known(first)[0].casefold() == "fire in harwick injures 14"  # type: ignore[union-attr]
    assert known(second)[0].casefold() == "inquiry into the port"  # type: ignore[union-attr]
    assert known(first)[1:] == ("The River Post", "2025-05-06T18:00:00+02:00")
    assert "retired judge" not in first.text
    assert first.text.startswith("A fire at a paint warehouse")
    assert not any(word in d.text for d in (first, second) for word in ("Unsubscribe", "Good morning"))


def test_a_section_that_leads_on_is_a_teaser_with_the_address_of_its_heading() -> None:
    """The whole article stands elsewhere."""
    first, second = read(mail(html=HTML)).drafts
    assert (first.metadata.get("url"), first.extent) == ("https://post.example/fire", "teaser")
    assert (second.metadata.get("url"), second.extent) == (None, "whole")


@pytest.mark.parametrize("message", [mail(text=FIRST), mail(html=f"<p>{FIRST}</p><p>{SECOND}</p>")])
def test_a_mail_without_headings_is_one_article_under_its_subject(message: EmailMessage) -> None:
    """And under the mail's own name."""
    (draft,) = read(message).drafts
    assert (draft.source, known(draft)[0]) == ("day.eml", "The day in Harwick")


@pytest.mark.parametrize(
    ("sender", "headers", "publisher"),
    [
        ("The River Post <news@post.example>", {}, "The River Post"),
        ("The River Post <ann@post.example>", {"List_Id": "<day.post.example>"}, "The River Post"),
        ("Ann Lee <ann@post.example>", {}, None),
        ("news@post.example", {}, None),
        ("=?utf-8?q?La_D=C3=A9p=C3=AAche?= <redaction@depeche.example>", {}, "La Dépêche"),
    ],
)
def test_only_a_desk_or_a_list_is_a_publisher(sender: str, headers: dict[str, str], publisher: str | None) -> None:
    """A person who writes is none; what has no name has none."""
    (draft,) = read(mail(text=FIRST, **{"From": sender, **headers})).drafts
    assert known(draft)[1] == publisher


@pytest.mark.parametrize("date", ["yesterday", "", "Tue, 99 May 2025", "Tue, 06 May 20259 18:00:00 +0200"])
def test_a_date_that_is_none_stays_unknown(date: str) -> None:
    """It is never today's."""
    raw = mail(text=FIRST).as_bytes().replace(b"Tue, 06 May 2025 18:00:00 +0200", date.encode())
    assert known(read(raw).drafts[0])[2] is None


def test_articles_attached_as_mails_are_read_each_with_its_own_headers() -> None:
    """The note of whoever forwards them is no article."""
    outer = mail(text="See below, two reports for you.", From="Ann Lee <ann@home.example>", Subject="Fwd: two")
    outer.add_attachment(mail(text=FIRST, Subject="Fire in Harwick"))
    outer.add_attachment(mail(html=f"<p>{SECOND}</p>", Subject="Inquiry", From="Bob <bob@home.example>"))
    first, second = read(outer).drafts
    assert known(first) == ("Fire in Harwick", "The River Post", "2025-05-06T18:00:00+02:00")
    assert known(second)[:2] == ("Inquiry", None)


@pytest.mark.parametrize(
    "line",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "---------- Message transféré ---------",
    ],
)
def test_an_article_forwarded_in_the_text_has_the_fields_quoted_above_it(line: str) -> None:
    """Not those of whoever forwards it."""
    fields = "From: The River Post <news@post.example>\nDate: Mon, 05 May 2025 07:00:00 +0200\nSubject: Fire in Harwick"
    text = f"FYI\n\n{line}\n{fields}\nTo: ann@home.example\n\n{FIRST}\n"
    (draft,) = read(mail(text=text, From="Ann Lee <ann@home.example>", Subject="Fwd: Fire")).drafts
    assert known(draft) == ("Fire in Harwick", "The River Post", "2025-05-05T07:00:00+02:00")
    assert draft.text.startswith("A fire at a paint warehouse")


def test_a_part_in_another_encoding_is_read_by_what_it_is() -> None:
    """Quoted-printable windows-1252 that calls itself ASCII."""
    body = "L=92incendie du march=E9 a fait quarante-trois morts mardi, selon les pompiers de la ville.\n"
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n"
    raw = f"{head}Content-Transfer-Encoding: quoted-printable\n\n{body}".encode()
    assert "L’incendie du marché" in read(raw).drafts[0].text


@pytest.mark.parametrize("with_text", [True, False])
def test_a_document_that_a_short_letter_only_brings_along_is_told_of_by_its_name(with_text: bool) -> None:
    """Nobody would miss it else: of the mail there is an article, or only a letter of two words."""
    message = mail(text="See attached.")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Bericht für Mai.pdf")
    if with_text:
        message.add_attachment("The bridge in Harwick was closed on Tuesday, the council said.", filename="bridge.txt")
    reading = read(message)
    assert len(reading.drafts) == with_text
    (missing,) = reading.refusals
    assert missing.reason == "an attachment: Bericht für Mai.pdf: not read; save the text of it and name that"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"From: a@b.example\nSubject: x\n\n", "empty"),
        (b"From: a@b.example\nSubject: x\n\nToo short.\n", "only 2 words: nothing to report"),
        (b"From: a@b.example\nSubject: x\nContent-Type: application/pdf\n\nJVBERi0=\n", "empty"),
    ],
)
def test_a_mail_without_an_article_is_one_refusal(raw: bytes, reason: str) -> None:
    """With its reason."""
    reading = read(raw)
    assert (reading.drafts, [f.reason for f in reading.refusals]) == ((), [reason])


@pytest.mark.parametrize(
    ("text", "is_read_as_mail"),
    [
        (f"Received: by x\nFrom: a@b.example\nSubject: Fire\n\n{FIRST}", True),
        (f"From: a@b.example\nDate: Tue, 06 May 2025 18:00:00 +0200\n\n{FIRST}", True),
        (f"Harwick: a fire.\nNews: bad.\n\n{FIRST}", False),
        (f"Update: {FIRST}", False),
    ],
)
def test_standard_input_is_known_for_a_mail_by_its_headers(text: str, is_read_as_mail: bool) -> None:
    """A text that begins with a word and a colon is none."""
    (draft,) = read_document(Document(text.encode(), "-")).drafts
    assert (draft.text.strip() == FIRST.strip()) == is_read_as_mail


def test_an_encoded_word_in_no_known_encoding_stays_as_it_stands() -> None:
    raw = b"From: =?ut\xe0f-8?q?The_Post?= <news@post.example>\nSubject: =?x-none?q?Fire?=\n\n" + FIRST.encode()
    (draft,) = read(raw).drafts
    assert draft.metadata.get("title") == "=?x-none?q?Fire?="
    assert draft.text.startswith("A fire at a paint warehouse")
