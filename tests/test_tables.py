"""Data files are read once for all runs."""

import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from summarizer.language import tables
from summarizer.language.places import fold_name
from summarizer.language.tables import load_table

DATA = Path(tables.__file__).parent / "data"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own with one data file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.toml").write_text("says = ['said']\n", encoding="utf-8")
    monkeypatch.setattr(tables, "data_file", lambda *path: (tmp_path / "data").joinpath(*path))
    return tmp_path / "data"


@pytest.mark.parametrize("path", sorted(p.relative_to(DATA).as_posix() for p in DATA.rglob("*.toml")))
def test_a_table_is_the_same_read_anew_and_kept(path: str, data: Path) -> None:
    (data / path).parent.mkdir(exist_ok=True)
    shutil.copyfile(DATA / path, data / path)
    read = tomllib.loads((DATA / path).read_text(encoding="utf-8"))
    assert load_table(*path.split("/")) == read
    assert load_table(*path.split("/")) == read


def test_what_was_kept_is_used(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_table("words.toml")
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("read anew"))
    assert load_table("words.toml") == {"says": ["said"]}


def test_a_changed_file_is_read_anew_though_its_size_and_time_are_the_same(data: Path) -> None:
    load_table("words.toml")
    (data / "words.toml").write_text("says = ['told']\n", encoding="utf-8")
    assert load_table("words.toml") == {"says": ["told"]}


@pytest.mark.parametrize("spoilt", [b"", b"{", b"null", b"x" * 32, b"x" * 32 + b'{"says": ["nothing"]}'])
def test_a_spoilt_copy_is_made_anew(spoilt: bytes, data: Path) -> None:
    load_table("words.toml")
    kept = data / "__pycache__" / "words.toml.json"
    whole = kept.read_bytes()
    for broken in (spoilt, whole[:-1], whole[:40] + b"[" + whole[41:]):
        kept.write_bytes(broken)
        assert load_table("words.toml") == {"says": ["said"]}
        assert kept.read_bytes() == whole


def test_where_nothing_can_be_written_the_file_is_read_each_time(data: Path) -> None:
    (data / "__pycache__").write_text("a file where the folder would be", encoding="utf-8")
    assert load_table("words.toml") == load_table("words.toml") == {"says": ["said"]}


def test_a_plain_name_folds_as_any_other() -> None:
    assert fold_name("The  Hague 2") == fold_name("«The Hague» 2") == "hague 2"
    assert fold_name("The") == "the"


def test_no_word_of_a_body_has_two_meanings_but_for_centres() -> None:
    rows = load_table("name_words.toml")
    words = Counter(word for part in ("kinds", "meanings") for row in rows[part].values() for word in row)
    assert {word for word, times in words.items() if times > 1} == {"centro", "zentrum"}
