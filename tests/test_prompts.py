"""Prompts are files with a version; what is filled in is never read as a template; a run may use others."""

import asyncio
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.prompts import load_prompt, prompts_in, read_prompt, shipped_prompts, using

ASK = "---\nname: extract\nversion: 3\n---\nRead.\n=== user ===\nNow.\n"


@pytest.mark.parametrize("name", ["extract", "merge", "write"])
def test_a_shipped_prompt_has_name_version_and_both_parts(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.name == name
    assert prompt.version
    assert prompt.system
    assert "$" in prompt.user


def test_a_value_with_dollars_and_braces_arrives_as_it_is() -> None:
    asked = read_prompt("extract", ASK.replace("Now.", "Article: $article"))
    hostile = "It cost $article {article} $$ ${system} {% raw %}"
    assert asked.render(article=hostile) == f"Article: {hostile}"


def test_the_digest_changes_with_any_character() -> None:
    assert read_prompt("extract", ASK).digest != read_prompt("extract", ASK.replace("Now.", "Now!")).digest


@pytest.mark.parametrize(
    "text",
    [
        "Read.",
        "---\nname: extract\n---\nRead.\n=== user ===\nNow.",
        "---\nname: other\nversion: 1\n---\nA\n=== user ===\nB",
    ],
)
def test_a_file_without_name_version_or_parts_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"prompts/extract\.md must begin with its name and version"):
        read_prompt("extract", text)


def test_a_run_uses_its_own_prompt_where_it_has_one_and_the_shipped_one_elsewhere() -> None:
    """In tasks started inside the block, too, and not after it."""
    shipped = load_prompt("extract")

    async def version(name: str) -> str:
        return load_prompt(name).version

    async def asked() -> list[str]:
        return [await task for task in (asyncio.create_task(version(n)) for n in ("extract", "write"))]

    with using({"extract": ASK}):
        assert asyncio.run(asked()) == ["3", load_prompt("write").version]
    assert load_prompt("extract") == shipped


def test_a_folder_of_prompts_holds_some_of_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "extract.md").write_text(ASK)
    assert prompts_in(tmp_path) == {"extract": ASK}
    (tmp_path / "extrakt.md").write_text(ASK)
    with pytest.raises(UsageError, match=r"extrakt\.md is no prompt of the program"):
        prompts_in(tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        prompts_in(tmp_path / "none")
    assert set(shipped_prompts()) >= {"extract", "write"}
