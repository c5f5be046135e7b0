"""`summarizer verify`."""

import sys
from pathlib import Path

from summarizer.commands.files import load_briefing
from summarizer.verify import verify as verify_briefing


def verify(path: Path) -> int:
    """Checks a briefing and says what does not hold. Returns 0 or 1."""
    verification = verify_briefing(load_briefing(path))
    for finding in verification.findings:
        sys.stdout.write(f"{finding.where}: {finding.reason}\n")
    checked = f"{verification.statements} statements and {verification.citations} citations checked"
    if verification.findings:
        sys.stdout.write(f"{checked}: {len(verification.findings)} do not hold\n")
        return 1
    sys.stdout.write(f"{checked}: all hold\n")
    return 0
