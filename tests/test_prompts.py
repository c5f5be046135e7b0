"""Prompts are files with a version; what is filled in is never read as a template."""

from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from summarizer import prompts
from summarizer.errors import UsageError
from summarizer.prompts import Prompt, load_prompt


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def here() -> Traversable:
        return tmp_path

    monkeypatch.setattr(prompts, "_folder", here)
    monkeypatch.setattr(prompts, "load_prompt", load_prompt.__wrapped__)
    return tmp_path


def load(name: str) -> Prompt:
    return prompts.load_prompt(name)


@pytest.mark.parametrize("name", ["extract", "write"])
def test_a_shipped_prompt_has_name_version_and_both_parts(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.name == name
    assert prompt.version
    assert prompt.system
    assert "$" in prompt.user


def test_a_value_with_dollars_and_braces_arrives_as_it_is(folder: Path) -> None:
    (folder / "ask.md").write_text("---\nname: ask\nversion: 3\n---\nRead.\n=== user ===\nArticle: $article\n")
    hostile = "It cost $article {article} $$ ${system} {% raw %}"
    assert load("ask").render(article=hostile) == f"Article: {hostile}"


def test_the_digest_changes_with_any_character(folder: Path) -> None:
    text = "---\nname: ask\nversion: 3\n---\nRead.\n=== user ===\nNow.\n"
    (folder / "ask.md").write_text(text)
    first = load("ask").digest
    (folder / "ask.md").write_text(text.replace("Now.", "Now!"))
    assert load("ask").digest != first


@pytest.mark.parametrize(
    "text",
    [
        "Read.",
        "---\nname: ask\n---\nRead.\n=== user ===\nNow.",
        "---\nname: other\nversion: 1\n---\nA\n=== user ===\nB",
    ],
)
def test_a_file_without_name_version_or_parts_is_refused(folder: Path, text: str) -> None:
    (folder / "ask.md").write_text(text)
    with pytest.raises(UsageError, match=r"prompts/ask\.md must begin with its name and version"):
        load("ask")
