"""The versioned prompts: front matter with name and version, a fixed system part, a user part with $placeholders."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from summarizer.errors import UsageError

_FORM = re.compile(
    r"---\nname: (?P<name>\w+)\nversion: (?P<version>[\w.]+)\n---\n(?P<system>.*?)\n=== user ===\n(?P<user>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file. `digest` is the sha256 of its text."""

    name: str
    version: str
    digest: str
    system: str
    user: str

    def render(self, **values: str) -> str:
        """The user part with its placeholders filled; a value is never itself read as a template."""
        return Template(self.user).substitute(values)

    def render_system(self, **values: str) -> str:
        """The system part with its placeholders filled."""
        return Template(self.system).substitute(values)


@lru_cache(maxsize=8)
def load_prompt(name: str) -> Prompt:
    """The shipped prompt of that name. Raises UsageError when its file lacks name, version or parts."""
    text = (_folder() / f"{name}.md").read_text(encoding="utf-8")
    match = _FORM.fullmatch(text)
    if not match or match["name"] != name:
        raise UsageError(f"prompts/{name}.md must begin with its name and version and hold a line '=== user ==='")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Prompt(name, match["version"], digest, match["system"].strip(), match["user"].strip())


def _folder() -> Traversable:
    """Inside the wheel the prompts lie in the package; in a checkout they lie beside it."""
    installed = files("summarizer") / "prompts"
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parent.parent / "prompts"
