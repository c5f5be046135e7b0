"""The wheel: everything that the program needs is inside, and it runs from there."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
pytest.importorskip("hatchling", reason="the wheel is built without a download, by the hatchling that is installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, freshly built."""
    out = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build as b; print(b.build_wheel({str(out)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    return out / done.stdout.split()[-1]


def files_below(*folders: str) -> set[str]:
    """What lies in the checkout in those folders, by the names that the wheel gives them."""
    found = [p for folder in folders for p in (PROJECT / folder).rglob("*") if p.is_file()]
    names = {p.relative_to(PROJECT).as_posix() for p in found if "__pycache__" not in p.parts}
    return {n if n.startswith("summarizer/") else f"summarizer/{n}" for n in names}


def test_the_wheel_holds_all_of_the_package_with_prompts_and_schemas(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert files_below("summarizer", "prompts", "schemas") <= inside
    for name in ("prompts/extract.md", "prompts/write.md", "language/data/en.toml", "render/templates/page.html.j2"):
        assert f"summarizer/{name}" in inside


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    inside = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    assert inside <= files_below("summarizer", "prompts", "schemas")


def test_the_program_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    article = tmp_path / "a.txt"
    article.write_text("At least 12 people died on Friday in Harlow, the fire service said. The mine was closed.\n")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import summarizer;"
        "assert summarizer.__file__.startswith(sys.argv[1]);"
        "from summarizer.prompts import load_prompt; load_prompt('extract'), load_prompt('write');"
        "from summarizer.cli import main; main(['brief', sys.argv[2], '--extractor', 'lexical', '-q', '--out', sys.argv[3]])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "site"), str(article), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "12" in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
