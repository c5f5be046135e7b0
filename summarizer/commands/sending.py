"""Sends a mail once to each recipient, and says how it went."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from email.headerregistry import Address

from summarizer.commands.files import say
from summarizer.deliver.addresses import mailbox_key, needs_utf8
from summarizer.deliver.journal import Entry, Journal, Mailing
from summarizer.deliver.smtp import Connection, Server, Undelivered, connected
from summarizer.render.mail.letter import Letter, Mail, digest_of, message_id_of, to_mail
from summarizer.render.mail.pictures import lettering_family
from summarizer.schema.brief import Briefing

_NO_UTF8 = "the server takes no addresses with letters beyond ASCII (SMTPUTF8)"
_DOUBT = "another run is sending it or broke off doing so: it may have arrived; not sent again, --again sends it"


@dataclass(frozen=True, slots=True)
class Sending:
    """Who sends, and how. `again` sends to those too who have the briefing already."""

    sender: Address
    server: Server
    password: str | None
    journal: Journal
    again: bool


def describe(mail: Mail) -> None:
    """What the mail is, on standard error."""
    for name in ("Subject", "To", "Message-ID"):
        say(f"{name}: {mail.message[name]}")
    if mail.left_out:
        say(mail.left_out)
    if lettering_family() is None:
        say("no font was found to letter the pictures with: the mail goes without them (install fonts-liberation)")


def send(briefing: Briefing, letter: Letter, sending: Sending) -> int:
    """Sends the mail to those recipients who do not have it yet, and prints a line for each.

    Returns 0 when all have it, 3 when some have, 1 when nobody has. Raises SummarizerError where there is no session.
    """
    known = sending.journal.entries(digest_of(briefing), map(mailbox_key, letter.recipients))
    report = _Report() if sending.again else _report_of(known)
    waiting = [a for a in letter.recipients if mailbox_key(a) not in (*report.had, *report.failed)]
    if waiting:
        times = max((entry.times for entry in known.values() if entry.state != "refused"), default=0)
        message_id = message_id_of(briefing, sending.sender.domain, times + 1 if sending.again else 1)
        with connected(sending.server, sending.password) as connection:
            _Post(briefing, replace(letter, message_id=message_id), sending, connection, report).send(waiting)
    return report.said()


@dataclass(slots=True)
class _Report:
    """What became of each recipient."""

    sent: list[str] = field(default_factory=list)
    had: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def said(self) -> int:
        for who in self.sent:
            sys.stdout.write(f"{who}: sent\n")
        for who, at in self.had.items():
            sys.stdout.write(f"{who}: was sent it at {at}; --again sends it once more\n")
        for who, why in self.failed.items():
            say(f"{who}: not sent: {why}")
        return 0 if not self.failed else 3 if self.sent or self.had else 1


def _report_of(known: dict[str, Entry]) -> _Report:
    had = {who: entry.at for who, entry in known.items() if entry.state == "sent"}
    return _Report(had=had, failed={who: _DOUBT for who, entry in known.items() if entry.state == "intended"})


@dataclass(slots=True)
class _Post:
    """One mail on its way through an open session."""

    briefing: Briefing
    letter: Letter
    sending: Sending
    connection: Connection
    report: _Report

    def send(self, waiting: Sequence[Address]) -> None:
        """Notes the intent, hands the mail in, notes the outcome."""
        if not self.connection.takes_utf8:
            self._without_utf8(waiting)
        mail = to_mail(self.briefing, self.letter)
        mailing = Mailing(digest_of(self.briefing), self.briefing.date, self.letter.list_id, self.letter.message_id)
        reachable = [who for address in waiting if (who := mailbox_key(address)) not in self.report.failed]
        claimed = self.sending.journal.intend(mailing, reachable, self.sending.again)
        self.report.failed |= {who: _DOUBT for who in reachable if who not in claimed}
        if claimed:
            outcomes = self._handed_in(mail, claimed, mailing.digest)
            self.report.failed |= {who: why for who, why in outcomes.items() if why}
            self.report.sent += [who for who, why in outcomes.items() if not why]
            describe(mail)

    def _without_utf8(self, waiting: Sequence[Address]) -> None:
        """Leaves those out, in the header too, whom this server cannot be told of."""
        if needs_utf8(self.sending.sender):
            raise Undelivered(f"{self.sending.server.address}: {self.sending.sender.addr_spec}: {_NO_UTF8}")
        self.report.failed |= {mailbox_key(address): _NO_UTF8 for address in waiting if needs_utf8(address)}
        recipients = tuple(address for address in self.letter.recipients if not needs_utf8(address))
        self.letter = replace(self.letter, recipients=recipients)

    def _handed_in(self, mail: Mail, claimed: Sequence[str], digest: str) -> dict[str, str]:
        """By recipient, why the mail was not taken, or "". Where that is not known, the journal's intent stays."""
        sender = self.sending.sender
        utf8 = any(map(needs_utf8, (sender, *self.letter.recipients)))
        try:
            refused = self.connection.send(mailbox_key(sender), claimed, mail.as_bytes(utf8), utf8)
            outcomes = {who: refused.get(who, "") for who in claimed}
        except Undelivered as error:
            outcomes = dict.fromkeys(claimed, str(error))
            if error.in_doubt:
                return outcomes
        self.sending.journal.settle(digest, outcomes)
        return outcomes
