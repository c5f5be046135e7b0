"""`summarizer email`: a briefing as a mail, written to a file or sent."""

import os
import sys
from dataclasses import replace
from datetime import datetime
from email.headerregistry import Address
from pathlib import Path
from typing import Literal, get_args

from summarizer.commands.files import check_look, load_briefing, printed
from summarizer.commands.sending import Sending, describe, send
from summarizer.deliver import write_whole
from summarizer.deliver.addresses import needs_utf8, parse_address, parse_addresses
from summarizer.deliver.journal import Journal, journal_path
from summarizer.deliver.smtp import PASSWORD_VARIABLE, Server, parse_server
from summarizer.errors import UsageError
from summarizer.options.email import EmailOptions
from summarizer.render import Look
from summarizer.render import render as render_briefing
from summarizer.render.json import without_texts
from summarizer.render.mail.letter import LONGEST_NOTE, Attachment, Letter, is_list_id, message_id_of, to_mail
from summarizer.schema.brief import Briefing

Form = Literal["html", "md", "json", "pdf"]


def email(path: Path, options: EmailOptions) -> int:
    """Makes a mail of a briefing. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    if (options.out is None) == (options.smtp is None):
        raise UsageError(
            "give either --out FILE.eml, to write the mail, or --smtp smtps://me@mail.example.org, to send it"
        )
    sender = parse_address(options.sender, "--from")
    letter = _letter(options, sender)
    server = parse_server(options.smtp, tls=not options.no_tls) if options.smtp else None
    password = _password(server, options.password_file) if server else None
    forms = _forms(options.attach)
    check_look(Look(templates=options.templates))
    briefing = load_briefing(path)
    journal = Journal(journal_path())
    letter = replace(
        letter,
        message_id=message_id_of(briefing, sender.domain),
        attachments=tuple(_attachment(briefing, form, options) for form in forms),
        thread=_thread(briefing, letter.list_id, options.previous, sender.domain, journal),
    )
    if server:
        return send(briefing, letter, Sending(sender, server, password, journal, options.again))
    assert options.out is not None  # one of the two is given
    return _written(briefing, letter, options.out)


def _letter(options: EmailOptions, sender: Address) -> Letter:
    list_id = options.list_id or f"briefing.{sender.domain}"
    if not is_list_id(list_id):
        raise UsageError(f"--list-id {list_id}: a name with dots, in ASCII, for example briefing.example.org")
    return Letter(
        subject=options.subject,
        sender=sender,
        recipients=parse_addresses(options.to, "--to"),
        note=_note(options.note),
        date=datetime.now().astimezone(),
        list_id=list_id,
        templates=options.templates,
    )


def _note(given: str) -> str:
    """The note itself, or what stands in the file behind an @."""
    note = _file_text(Path(given[1:]), "--note") if given.startswith("@") else given
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"--note: it has {len(note)} characters; a mail is shown whole with up to {LONGEST_NOTE}")
    return note


def _password(server: Server, file: Path | None) -> str | None:
    """The password for the server's user; None where the server's address names no user."""
    if not server.user:
        return None
    password = _file_text(file, "--password-file").rstrip("\r\n") if file else os.environ.get(PASSWORD_VARIABLE, "")
    if not password:
        raise UsageError(
            f"--smtp: {server.user} needs a password; set {PASSWORD_VARIABLE} or give --password-file FILE"
        )
    return password


def _file_text(path: Path, option: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{option}: {path} is not UTF-8 text") from None
    except OSError as error:
        raise UsageError(f"{option}: cannot read {path}: {(error.strerror or str(error)).lower()}") from None


def _forms(given: tuple[str, ...]) -> tuple[Form, ...]:
    """The forms to attach, each once; several may stand in one word, with commas."""
    words = dict.fromkeys(form.strip() for word in given for form in word.split(",") if form.strip())
    known: dict[str, Form] = {form: form for form in get_args(Form)}
    unknown = next((word for word in words if word not in known), None)
    if unknown:
        raise UsageError(f"--attach {unknown}: there are {', '.join(known)}; for example --attach html --attach pdf")
    return tuple(known[word] for word in words)


def _attachment(briefing: Briefing, form: Form, options: EmailOptions) -> Attachment:
    if form == "pdf":
        return Attachment(form, printed(briefing, options.paper))
    if form == "json":
        return Attachment(
            form, render_briefing(briefing if options.full_text else without_texts(briefing), form).encode()
        )
    return Attachment(form, render_briefing(briefing, form, Look(options.full_text, options.templates)).encode())


def _thread(briefing: Briefing, list_id: str, previous: Path | None, domain: str, journal: Journal) -> tuple[str, ...]:
    """What the mail answers to: the same list's earlier briefings that were sent, and the one of --previous."""
    earlier = journal.thread(list_id, briefing.date) if journal.path.exists() else ()
    if previous is None:
        return earlier
    last = message_id_of(load_briefing(previous), domain)
    return (*(message_id for message_id in earlier if message_id != last), last)


def _written(briefing: Briefing, letter: Letter, out: Path) -> int:
    mail = to_mail(briefing, letter)
    addresses = (*letter.recipients, letter.sender)
    write_whole(out, mail.as_bytes(utf8=any(needs_utf8(address) for address in addresses if address)))
    describe(mail)
    sys.stdout.write(f"{out}\n")
    return 0
