"""Which store on the disk, that cannot be used, ends a run: of answers, or of pages that were fetched."""

import errno
import sqlite3

from summarizer.errors import SummarizerError

_OF_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


def ends_the_run(error: SummarizerError, *, is_named: bool) -> bool:
    """Whether the folder is one that the command names and that no other day can use: a wrong path.

    A disk that is full or broken over night ends nothing, nor does a home folder that cannot be written: the job did not
    ask for it, and there is a briefing at six without it.
    """
    cause = error.__cause__
    may_pass = isinstance(cause, sqlite3.Error) or (isinstance(cause, OSError) and cause.errno in _OF_DISK)
    return is_named and not may_pass
