"""The ledger of prompts: for each, the digest that its version had when it was entered.

A version names a text: who changes the text gives it a new version, or recordings and briefings made with the two
could not be told apart. The ledger is checked in, so that a test can say it.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from summarizer.deliver import write_whole
from summarizer.errors import UsageError
from summarizer.prompts import read_prompt

Ledger = dict[str, dict[str, str]]
"""Prompt -> version -> sha256 of its text."""

LEDGER = "versions.json"


def load_ledger(path: Path) -> Ledger:
    """The file; {} where there is none. Raises UsageError where it is not one."""
    if not path.is_file():
        return {}
    try:
        return TypeAdapter(Ledger).validate_json(path.read_bytes())
    except ValidationError as error:
        raise UsageError(f"{path} is no ledger of prompts: {error.errors()[0]['msg']}") from None


def unversioned(ledger: Ledger, texts: Mapping[str, str]) -> list[str]:
    """The prompts whose text is not the one that the ledger has for their version, with what to do."""
    told = []
    for name, text in texts.items():
        prompt = read_prompt(name, text)
        entered = ledger.get(name, {}).get(prompt.version)
        if entered is None:
            told.append(f"{name}: version {prompt.version} is not entered; run `summarizer prompts --enter`")
        elif entered != prompt.digest:
            told.append(
                f"{name}: its text changed, but not its version {prompt.version}; raise the version, then run"
                " `summarizer prompts --enter`"
            )
    return told


def enter(path: Path, texts: Mapping[str, str]) -> list[str]:
    """Enters the versions that are not in the file yet, and returns them. Raises UsageError.

    A version that is there with another text is refused: it must be raised first.
    """
    ledger = load_ledger(path)
    new = []
    for name, text in texts.items():
        prompt = read_prompt(name, text)
        entered = ledger.setdefault(name, {}).setdefault(prompt.version, prompt.digest)
        if entered != prompt.digest:
            raise UsageError(f"{name}: its text changed, but not its version {prompt.version}; raise it in the file")
        new += [f"{name} {prompt.version}"]
    write_whole(path, json.dumps(ledger, indent=2, sort_keys=True) + "\n")
    return new
