"""A real SMTP server for tests: aiosmtpd with TLS and a log-in, on this machine, that can be told to misbehave."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

USER, PASSWORD = "desk", "correct horse"


@dataclass
class Behaviour:
    """What the server does wrong: whom it refuses, with what, and when it breaks off."""

    refused: dict[str, str] = field(default_factory=dict)
    data_reply: str = "250 taken"
    breaks_off: bool = False


@dataclass
class MailServer:
    """The running server: what it received, and the file of the authority that vouches for it."""

    port: int
    authority: Path
    behaviour: Behaviour
    received: list[Envelope]

    def url(self, scheme: str = "smtps", host: str = "localhost") -> str:
        return f"{scheme}://{USER}@{host}:{self.port}"


class _Handler:
    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.received: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.behaviour.refused:
            return self.behaviour.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.behaviour.breaks_off:
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        else:
            self.received.append(envelope)
        return self.behaviour.data_reply


class _Controller(Controller):
    """A controller on a port that the system picks."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd leaves it without types


def _check(server: SMTP, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    expected = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=given == expected, handled=False)


@contextmanager
def mail_server(
    folder: Path, implicit_tls: bool = True, name: str = "localhost", tls: bool = True, **options: Any
) -> Iterator[MailServer]:
    """A server that wants TLS and the log-in; without `tls` it offers neither."""
    authority = trustme.CA()
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(trusted)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    handler = _Handler(Behaviour())
    login = {"authenticator": _check, "auth_required": True, "auth_require_tls": not implicit_tls}
    given = {**(login if tls else {}), **options}
    if tls:
        given |= {"ssl_context": context} if implicit_tls else {"tls_context": context, "require_starttls": True}
    controller = _Controller(handler, hostname="127.0.0.1", port=0, **given)
    controller.start()
    try:
        yield MailServer(controller.port, trusted, handler.behaviour, handler.received)
    finally:
        controller.stop()
