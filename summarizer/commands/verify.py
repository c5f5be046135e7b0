"""`summarizer verify`."""

import re
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from summarizer.commands.files import load_briefing
from summarizer.render.words.lettering import clipped
from summarizer.schema.brief import Briefing, Statement
from summarizer.verify import Verification
from summarizer.verify import verify as verify_briefing

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_SHOWN = 80  # characters of a line


def verify(path: Path) -> int:
    """Checks a briefing and says what does not hold. Returns 0 or 1."""
    briefing = load_briefing(path)
    verification = verify_briefing(briefing)
    for finding in verification.findings:
        sys.stdout.write(f"{finding.where}: {finding.reason}{_told_at(briefing, finding.where)}\n")
    checked = f"{verification.statements} statements and {verification.citations} citations checked"
    if verification.without_texts:
        sys.stdout.write(_not_checkable(verification))
        checked = f"{verification.statements} statements checked against the cited words"
    if verification.findings:
        sys.stdout.write(f"{checked}: {len(verification.findings)} do not hold\n")
        return 1
    sys.stdout.write(f"{checked}: all hold\n")
    return 0


def _told_at(briefing: Briefing, where: str) -> str:
    """The beginning of the line that a path such as `stories[0].statements[3]` leads to, or ""."""
    found: object = briefing
    for name, index in _STEP.findall(where):
        found = getattr(found, name, None)
        found = next(islice(found, int(index), None), None) if index and isinstance(found, Iterable) else found
        if isinstance(found, Statement):
            return f" (“{clipped(found.text, _SHOWN)}”)"
    return ""


def _not_checkable(verification: Verification) -> str:
    """What a file that was passed on without its sources' texts leaves open."""
    names = f", and {verification.undecided} names or numbers beside them" if verification.undecided else ""
    return (
        f"not checkable: this file leaves out the texts of {verification.without_texts} articles, so whether its "
        f"{verification.unchecked} citations stand in them{names} cannot be told; the sender has the whole\n"
    )
