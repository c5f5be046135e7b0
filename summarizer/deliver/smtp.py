"""Sending over SMTP: always under TLS, with a verified certificate, and an outcome for each recipient.

RFC 5321 (SMTP), RFC 8314 (`smtps`: TLS from the first byte), RFC 3207 (STARTTLS, a must here), RFC 6531 (SMTPUTF8).
"""

import ipaddress
import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from summarizer.errors import SummarizerError, UsageError

PASSWORD_VARIABLE = "SUMMARIZER_SMTP_PASSWORD"
TIMEOUT = 60.0
_PORTS = {"smtp": 587, "smtps": 465}
_EXAMPLE = "for example smtps://me@mail.example.org"
_OK = range(200, 300)


class Undelivered(SummarizerError):  # noqa: N818 - as in errors.py, the name says what happened
    """The server could not be reached or would not have the mail. `in_doubt`: it may have taken it all the same."""

    def __init__(self, message: str, *, in_doubt: bool = False) -> None:
        super().__init__(message)
        self.in_doubt = in_doubt


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in. `user` is "" where the server wants no log-in; `tls` is false on this machine only."""

    scheme: str
    host: str
    port: int
    user: str = ""
    tls: bool = True

    @property
    def address(self) -> str:
        """Host and port, for messages."""
        return f"{self.host}:{self.port}"


def parse_server(url: str, tls: bool) -> Server:
    """The server that an address such as `smtps://me@mail.example.org:465` names.

    Raises UsageError for another scheme, a password in the address, and plain text to anything but this machine.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError(f"--smtp: the address cannot be read; write it like {_EXAMPLE}") from None
    if parts.password is not None:
        raise UsageError(
            "--smtp: no password belongs into the address, where other programs of this machine can read it; "
            f"set {PASSWORD_VARIABLE} or give --password-file"
        )
    if parts.scheme not in _PORTS or not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise UsageError(f"--smtp {url}: it starts with smtps:// or smtp:// and names a host, {_EXAMPLE}")
    server = Server(parts.scheme, host, port or _PORTS[parts.scheme], unquote(parts.username or ""), tls)
    if not tls and (server.user or server.scheme == "smtps" or not _is_this_machine(host)):
        raise UsageError(
            "--no-tls: only for a server on this machine, without a user: smtp://localhost:25; "
            "anywhere else the mail and the password would be readable on the way"
        )
    return server


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(slots=True)
class Connection:
    """A session with a server that knows who we are."""

    server: Server
    client: smtplib.SMTP

    @property
    def takes_utf8(self) -> bool:
        """Whether addresses may hold letters beyond ASCII (RFC 6531)."""
        return self.client.has_extn("smtputf8")

    def send(self, sender: str, recipients: Sequence[str], message: bytes, utf8: bool) -> dict[str, str]:
        """Hands the message in for all recipients at once. Returns whom the server refused, and why, in its words.

        Raises Undelivered when the server takes nothing or breaks off; then nobody got it, unless `in_doubt`.
        """
        with self._told("sending"):
            options = [f"size={len(message)}"] if self.client.has_extn("size") else []
            options += ["SMTPUTF8"] if utf8 else []
            options += ["BODY=8BITMIME"] if utf8 and self.client.has_extn("8bitmime") else []
            self._expect(self.client.mail(sender, options), f"the sender {sender} was refused")
            replies = {recipient: self.client.rcpt(recipient) for recipient in recipients}
            refused = {who: _reply(reply) for who, reply in replies.items() if reply[0] not in _OK}
            if len(refused) == len(replies):
                self.client.rset()
                return refused
            self._expect(self._hand_over(message), "the mail was refused")
            return refused

    def _hand_over(self, message: bytes) -> tuple[int, bytes]:
        """From here on a broken line leaves open whether the mail has arrived."""
        try:
            return self.client.data(message)
        except smtplib.SMTPDataError as error:
            return error.smtp_code, _as_bytes(error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            reason = f"{self.server.address}: the line broke while the mail was handed over ({_said(error)})"
            raise Undelivered(f"{reason}; whether it arrived is not known", in_doubt=True) from None

    def _expect(self, reply: tuple[int, bytes], what: str) -> None:
        if reply[0] not in _OK:
            raise Undelivered(f"{self.server.address}: {what}: {_reply(reply)}")

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (smtplib.SMTPException, OSError) as error:
            raise Undelivered(f"{self.server.address}: {doing} failed: {_said(error)}") from None


@contextmanager
def connected(server: Server, password: str | None) -> Iterator[Connection]:
    """A session under TLS, logged in where the server's address names a user. Each step may take `TIMEOUT` seconds.

    Raises Undelivered where there is no connection, the certificate does not hold, STARTTLS is not offered, or the
    log-in is refused. Certificates are checked against the system's authorities, or those in SSL_CERT_FILE.
    """
    client = _opened(server, TIMEOUT)
    try:
        if server.user:
            _log_in(client, server, password or "")
        yield Connection(server, client)
    finally:
        _leave(client)


def _opened(server: Server, timeout: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        if server.scheme == "smtps":
            client: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=context)
            client.ehlo_or_helo_if_needed()
            return client
        client = smtplib.SMTP(server.host, server.port, timeout=timeout)
        return _encrypted(client, context) if server.tls else _greeted(client)
    except ssl.SSLCertVerificationError as error:
        raise Undelivered(
            f"{server.address}: its certificate does not hold ({error.verify_message}); nothing was sent. "
            "For an authority of your own, name its file in SSL_CERT_FILE"
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise Undelivered(
            f"{server.address}: the server offers no STARTTLS, or something on the way hides it; nothing was sent. "
            "Try smtps://, or another port"
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered(f"{server.address}: no connection: {_said(error)}") from None


def _greeted(client: smtplib.SMTP) -> smtplib.SMTP:
    client.ehlo_or_helo_if_needed()
    return client


def _encrypted(client: smtplib.SMTP, context: ssl.SSLContext) -> smtplib.SMTP:
    """STARTTLS or nothing; what the server said in plain text is forgotten. Closes the line where it fails."""
    try:
        code, reply = client.starttls(context=context)
        if code not in _OK:
            raise smtplib.SMTPResponseException(code, reply)
        client.ehlo()
        return client
    except BaseException:
        client.close()
        raise


def _log_in(client: smtplib.SMTP, server: Server, password: str) -> None:
    try:
        client.login(server.user, password)
    except smtplib.SMTPAuthenticationError as error:
        reply = _reply((error.smtp_code, _as_bytes(error.smtp_error)))
        raise Undelivered(
            f"{server.address}: the log-in of {server.user} was refused: {reply}; "
            f"check {PASSWORD_VARIABLE} or --password-file"
        ) from None
    except UnicodeEncodeError:
        raise Undelivered(f"{server.address}: this log-in takes a user and a password in ASCII only") from None
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered(f"{server.address}: the log-in failed: {_said(error)}") from None


def _leave(client: smtplib.SMTP) -> None:
    """Says goodbye; a server that has gone already changes nothing."""
    _quietly(client.quit)
    client.close()


def _quietly(step: Callable[[], Any]) -> None:
    try:
        step()
    except (smtplib.SMTPException, OSError):
        return


def _reply(reply: tuple[int, bytes]) -> str:
    """A server's answer on one line, in printable letters."""
    words = " ".join(reply[1].decode("utf-8", "replace").split())
    return f"{reply[0]} {''.join(c for c in words if c.isprintable())[:300]}".strip()


def _as_bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply((error.smtp_code, _as_bytes(error.smtp_error)))
    if isinstance(error, TimeoutError):
        return "no answer in time"
    reason = error.strerror if isinstance(error, OSError) else None
    return " ".join((reason or str(error) or type(error).__name__).split()).lower()
