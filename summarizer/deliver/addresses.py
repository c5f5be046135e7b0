"""Mail addresses as a user types them, checked before anything is made or sent."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from email.headerregistry import Address

import idna

from summarizer.errors import UsageError

# RFC 5322's atext and dots between them, with what RFC 6531 adds; quoted local parts are refused as nobody has one
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_ENTRY = re.compile(
    r"""\s*(?:(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<name>[^<>",;@]*))\s*<\s*(?P<angled>[^<>\s,;"]+)\s*>"""
    r"""|(?P<bare>[^<>\s,;"]+))\s*(?:,|;|$)"""
)
_LONGEST_LOCAL, _LONGEST = 64, 254  # octets: RFC 5321, 4.5.3.1, and the path of at most 256 with its brackets
_EXAMPLE = "write it like editor@example.org or 'News Desk <editor@example.org>'"


def parse_addresses(given: Iterable[str], option: str) -> tuple[Address, ...]:
    """The addresses of an option that may be given several times and hold several, each once, in order.

    Raises UsageError, with an example, for what is no address and where there is none.
    """
    found: dict[str, Address] = {}
    for written in given:
        for address in _parsed(written, option):
            found.setdefault(mailbox_key(address), address)
    if not found:
        raise UsageError(f"{option}: it needs an address; {_EXAMPLE}")
    return tuple(found.values())


def parse_address(given: str, option: str) -> Address:
    """The one address of an option. Raises UsageError as above, and where there are several."""
    addresses = parse_addresses([given], option)
    if len(addresses) > 1:
        raise UsageError(f"{option} {given}: it takes one address")
    return addresses[0]


def mailbox_key(address: Address) -> str:
    """What tells two recipients apart: the address without its name. Only the domain ignores case."""
    return f"{address.username}@{address.domain}"


def needs_utf8(address: Address) -> bool:
    """Whether only a server that offers SMTPUTF8 can take this address."""
    return not address.username.isascii()


def _parsed(written: str, option: str) -> list[Address]:
    if any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") for c in written):
        raise UsageError(f"{option}: an address stands on one line and holds no control characters; {_EXAMPLE}")
    return [_address(*entry, option, written) for entry in _entries(written, option)]


def _entries(written: str, option: str) -> Iterator[tuple[str, str]]:
    """Name and mailbox of each entry. The standard library's getaddresses guesses where this refuses."""
    place = 0
    while written[place:].strip(" ,;"):
        entry = _ENTRY.match(written, place)
        if entry is None:
            raise UsageError(f"{option} {written.strip()}: that is no mail address; {_EXAMPLE}")
        name = re.sub(r"\\(.)", r"\1", entry["quoted"] or "") or entry["name"] or ""
        yield name, entry["angled"] or entry["bare"]
        place = entry.end()


def _address(name: str, mailbox: str, option: str, written: str) -> Address:
    local, at, domain = mailbox.rpartition("@")
    local = unicodedata.normalize("NFC", local)
    if not at or not _LOCAL.fullmatch(local) or len(local.encode()) > _LONGEST_LOCAL:
        raise UsageError(f"{option} {written.strip()}: that is no mail address; {_EXAMPLE}")
    domain = _ascii_domain(domain, option, written)
    if len(f"{local}@{domain}".encode()) > _LONGEST:
        raise UsageError(f"{option} {written.strip()}: the address is longer than mail allows")
    return Address(display_name=" ".join(name.split()), username=local, domain=domain)


def _ascii_domain(domain: str, option: str, written: str) -> str:
    """The domain as DNS has it (IDNA 2008): every server takes that form."""
    try:
        name = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        name = ""
    if not name or name.endswith("."):
        raise UsageError(f"{option} {written.strip()}: {domain or 'nothing'} is no domain; {_EXAMPLE}")
    return name
