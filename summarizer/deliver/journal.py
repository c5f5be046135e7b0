"""The send journal: which briefing went to whom, so that a job that runs twice sends once.

An intent is written before the mail is handed in, the outcome after. An intent without an outcome means that a run was
cut off in between: the mail may have arrived, so it is not sent again unless asked for.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from summarizer.errors import SummarizerError

State = Literal["intended", "sent", "refused"]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sends (
    digest TEXT NOT NULL, recipient TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
    times INTEGER NOT NULL, message_id TEXT NOT NULL, list_id TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (digest, recipient)
) WITHOUT ROWID
"""
_WAIT = 10.0
_THREAD = 10


@dataclass(frozen=True, slots=True)
class Mailing:
    """One briefing on its way: the briefing's digest and day, and what its mail is called."""

    digest: str
    day: str
    list_id: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one briefing and one recipient. `times` counts how often it went out; `at` is in UTC."""

    recipient: str
    state: State
    times: int
    at: str


def journal_path() -> Path:
    """`summarizer/sent.sqlite` in the user's folder for state (XDG_STATE_HOME, else ~/.local/state)."""
    home = os.environ.get("XDG_STATE_HOME", "")
    folder = Path(home) if Path(home).is_absolute() else Path.home() / ".local" / "state"
    return folder / "summarizer" / "sent.sqlite"


class Journal:
    """The journal in one SQLite file, which several runs may share. Raises SummarizerError when it cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self, digest: str, recipients: Iterable[str]) -> dict[str, Entry]:
        """What is known of the briefing with that digest, by recipient."""
        with self._database() as database:
            rows = database.execute("SELECT recipient, state, times, at FROM sends WHERE digest = ?", (digest,))
            found = {row[0]: Entry(*row) for row in rows}
        return {recipient: found[recipient] for recipient in recipients if recipient in found}

    def intend(self, mailing: Mailing, recipients: Sequence[str], again: bool) -> tuple[str, ...]:
        """Notes that the mail is about to be handed in. Returns those for whom no other run has noted so already.

        In one transaction, so that of two runs at once only one goes on. With `again` nobody is left out.
        """
        allowed = "('sent', 'refused', 'intended')" if again else "('refused')"
        statement = (
            "INSERT INTO sends VALUES (?, ?, 'intended', '', 1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "state = 'intended', reason = '', at = excluded.at, message_id = excluded.message_id, "
            f"times = times + (state != 'refused') WHERE state IN {allowed}"
        )
        claimed = []
        with self._database() as database:
            for recipient in recipients:
                row = (mailing.digest, recipient, mailing.message_id, mailing.list_id, mailing.day, _now())
                if database.execute(statement, row).rowcount:
                    claimed.append(recipient)
        return tuple(claimed)

    def settle(self, digest: str, outcomes: Mapping[str, str]) -> None:
        """Notes how it went: by recipient, why the server refused it, or "" where it took the mail."""
        rows = [("refused" if why else "sent", why, _now(), digest, who) for who, why in outcomes.items()]
        with self._database() as database:
            database.executemany(
                "UPDATE sends SET state = ?, reason = ?, at = ? WHERE digest = ? AND recipient = ?", rows
            )

    def thread(self, list_id: str, before: str) -> tuple[str, ...]:
        """The Message-IDs of the same list's sent briefings of earlier days, the oldest first, at most ten."""
        with self._database() as database:
            rows = database.execute(
                "SELECT message_id FROM sends WHERE list_id = ? AND day < ? AND state = 'sent' "
                "GROUP BY message_id ORDER BY MAX(day) DESC, MAX(at) DESC LIMIT ?",
                (list_id, before, _THREAD),
            )
            return tuple(row[0] for row in rows)[::-1]

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """The open journal; what is written is on disk when this ends, or not there at all."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as database:
                self.path.chmod(0o600)  # it names people
                database.execute("PRAGMA synchronous = FULL")
                database.execute(_SCHEMA)
                database.execute("BEGIN IMMEDIATE")
                yield database
                database.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise SummarizerError(
                f"cannot use the send journal {self.path}: {reason}; without it a mail could be sent twice"
            ) from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
