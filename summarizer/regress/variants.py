"""Variants: who reads and writes. The rules alone, or a model with a set of prompts, from recordings or live."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.errors import UsageError
from summarizer.prompts import prompts_in, read_prompt, shipped_prompts

Answers = Literal["rules", "recorded", "live"]
LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Variant:
    """One row of the comparison.

    `prompts` stand in for the shipped ones of their names; `model` None is the recordings' own; `recordings` is the
    folder with a folder of answers for each story.
    """

    name: str
    answers: Answers
    prompts: Mapping[str, str]
    model: str | None = None
    recordings: Path | None = None

    @property
    def versions(self) -> dict[str, str]:
        """Name -> version and first digits of the digest of each prompt it uses; {} for the rules."""
        if self.answers == "rules":
            return {}
        read = [read_prompt(name, self.prompts.get(name, text)) for name, text in shipped_prompts().items()]
        return {p.name: f"{p.version} ({p.digest[:8]})" for p in read}


def prompts_of(where: str) -> tuple[str, dict[str, str]]:
    """A short name and the prompts of a folder, or else of a git revision.

    Raises UsageError where it is neither.
    """
    folder = Path(where)
    if folder.is_dir():
        return folder.resolve().name, prompts_in(folder)
    return where, prompts_at(where)


def prompts_at(revision: str) -> dict[str, str]:
    """The prompts as a commit has them. Raises UsageError where there is no such commit, or no prompts in it."""
    listed = _git("ls-tree", "--name-only", "--full-tree", f"{revision}:prompts", about=revision)
    names = [name.removesuffix(".md") for name in listed.splitlines() if name.endswith(".md")]
    used = [name for name in names if name in shipped_prompts()]
    if not used:
        raise UsageError(f"the commit {revision} has no prompts/*.md")
    return {name: _git("show", f"{revision}:prompts/{name}.md", about=revision) for name in used}


def _git(*arguments: str, about: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60)
    except FileNotFoundError:
        raise UsageError(f"{about} is no folder, and there is no git to read it as a revision") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"{about} is neither a folder of prompts nor a revision with some ({said[0] if said else ''})")
    return done.stdout.decode("utf-8")
