"""The versioned prompts: front matter with name and version, a fixed system part, a user part with $placeholders.

The shipped ones are used unless a run puts others in their place (`using`): that is how a changed prompt is tested
without being installed.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from summarizer.errors import UsageError
from summarizer.schema.asking import Ask

_FORM = re.compile(
    r"---\nname: (?P<name>\w+)\nversion: (?P<version>[\w.]+)\n---\n(?P<system>.*?)\n=== user ===\n(?P<user>.*)",
    re.DOTALL,
)
# A token's characters. Each model has a vocabulary of its own, and those of the servers' weigh megabytes: this is what the
# rendered requests of six fixture articles (English and French) are for the one tokenizer at hand (Qwen2.5, counted by
# its server), each within 12 percent.
_CHARACTERS_A_TOKEN = 3.8
_instead: ContextVar[Mapping[str, str] | None] = ContextVar("prompts_instead", default=None)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file. `digest` is the sha256 of its text."""

    name: str
    version: str
    digest: str
    system: str
    user: str

    def asked(self, subject: str, user: str, max_tokens: int, system: str = "", digest: str = "") -> Ask:
        """The question with the filled parts; `digest` is the subject's where that is not the user part's own."""
        return Ask(
            prompt=self.name,
            version=self.version,
            prompt_digest=self.digest,
            subject=subject,
            subject_digest=digest or hashlib.sha256(user.encode("utf-8")).hexdigest(),
            system=system or self.system,
            user=user,
            max_tokens=max_tokens,
        )

    def render(self, **values: str) -> str:
        """The user part with its placeholders filled; a value is never itself read as a template."""
        return Template(self.user).substitute(values)

    def render_system(self, **values: str) -> str:
        """The system part with its placeholders filled."""
        return Template(self.system).substitute(values)


def estimated_tokens(text: str) -> int:
    """The text's size in tokens, give or take an eighth: without a tokenizer."""
    return round(len(text) / _CHARACTERS_A_TOKEN)


def load_prompt(name: str) -> Prompt:
    """The prompt of that name: the run's own, else the shipped one.

    Raises UsageError when its file lacks name, version or parts.
    """
    own = (_instead.get() or {}).get(name)
    return read_prompt(name, own if own is not None else shipped_prompts()[name])


@lru_cache(maxsize=32)
def read_prompt(name: str, text: str) -> Prompt:
    """The prompt that a file's text is. Raises UsageError when it lacks name, version or parts."""
    match = _FORM.fullmatch(text)
    if not match or match["name"] != name:
        raise UsageError(f"prompts/{name}.md must begin with its name and version and hold a line '=== user ==='")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Prompt(name, match["version"], digest, match["system"].strip(), match["user"].strip())


@lru_cache(maxsize=1)
def shipped_prompts() -> Mapping[str, str]:
    """Name -> text of the prompts that belong to the program, by name."""
    return _texts(shipped_folder())


def prompts_in(folder: Path) -> dict[str, str]:
    """Name -> text of the prompts in a folder, which may hold some of the shipped ones only.

    Raises UsageError where there is no folder, no prompt in it, or one that the program does not use.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; give one with prompts ({', '.join(shipped_prompts())})")
    texts = _texts(folder)
    unknown = sorted(texts.keys() - shipped_prompts().keys())
    if unknown or not texts:
        reason = f"{unknown[0]}.md is no prompt of the program" if unknown else "it holds no *.md"
        raise UsageError(f"{folder} is no folder of prompts ({reason}); there are {', '.join(shipped_prompts())}")
    return texts


@contextmanager
def using(texts: Mapping[str, str]) -> Iterator[None]:
    """Inside the block, and in tasks started there, these prompts stand in for the shipped ones of their names."""
    before = _instead.set(texts)
    try:
        yield
    finally:
        _instead.reset(before)


def _texts(folder: Traversable) -> dict[str, str]:
    found = {p.name.removesuffix(".md"): p for p in folder.iterdir() if p.name.endswith(".md") and p.is_file()}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


def shipped_folder() -> Traversable:
    """Inside the wheel the prompts lie in the package; in a checkout they lie beside it."""
    installed = files("summarizer") / "prompts"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parent.parent / "prompts"
