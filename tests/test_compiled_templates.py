"""The package's templates are compiled once for all runs."""

from pathlib import Path

import pytest
from jinja2 import Environment

from summarizer.render import templates
from summarizer.render.templates import fill


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template of a package of its own."""
    monkeypatch.setattr(templates, "files", lambda _: tmp_path)
    path = tmp_path / "line.html.j2"
    path.write_text("Hello {{ whom }}!", encoding="utf-8")
    return path


def filled() -> str:
    """The template filled by a run of its own."""
    templates._environment.cache_clear()
    return fill("line.html.j2", whom="you")


def test_what_was_compiled_is_used(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled() == "Hello you!"
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled anew"))
    assert filled() == "Hello you!"


def test_a_changed_template_is_compiled_anew(template: Path) -> None:
    filled()
    template.write_text("Hallo {{ whom }}!", encoding="utf-8")
    assert filled() == "Hallo you!"


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"x" * 400])
def test_a_spoilt_copy_is_compiled_anew(template: Path, spoilt: bytes) -> None:
    filled()
    kept = template.parent / "__pycache__" / "line.html.j2.jinja"
    whole = kept.read_bytes()
    for broken in (spoilt, whole[:-1], whole[:50] + b"?" + whole[51:]):
        kept.write_bytes(broken)
        assert filled() == "Hello you!"


def test_where_nothing_can_be_written_it_is_compiled_each_time(template: Path) -> None:
    (template.parent / "__pycache__").write_text("a file where the folder would be", encoding="utf-8")
    assert filled() == filled() == "Hello you!"
