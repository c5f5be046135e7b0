"""`summarizer verify`."""

import sys
from pathlib import Path

from summarizer.commands.files import load_briefing
from summarizer.verify import Verification
from summarizer.verify import verify as verify_briefing


def verify(path: Path) -> int:
    """Checks a briefing and says what does not hold. Returns 0 or 1."""
    verification = verify_briefing(load_briefing(path))
    for finding in verification.findings:
        sys.stdout.write(f"{finding.where}: {finding.reason}\n")
    checked = f"{verification.statements} statements and {verification.citations} citations checked"
    if verification.without_texts:
        sys.stdout.write(_not_checkable(verification))
        checked = f"{verification.statements} statements checked against the cited words"
    if verification.findings:
        sys.stdout.write(f"{checked}: {len(verification.findings)} do not hold\n")
        return 1
    sys.stdout.write(f"{checked}: all hold\n")
    return 0


def _not_checkable(verification: Verification) -> str:
    """What a file that was passed on without its sources' texts leaves open."""
    names = f", and {verification.undecided} names or numbers beside them" if verification.undecided else ""
    return (
        f"not checkable: this file leaves out the texts of {verification.without_texts} articles, so whether its "
        f"{verification.unchecked} citations stand in them{names} cannot be told; the sender has the whole\n"
    )
