"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from summarizer.deliver import check_folder, write_whole, written_together
from summarizer.errors import SummarizerError


def test_a_file_is_written_with_its_folders_as_utf_8(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "x.md", "Zürich\n")
    assert (tmp_path / "a" / "b" / "x.md").read_bytes() == "Zürich\n".encode()


def test_a_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "x", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write_whole(tmp_path / "x", "old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fails)
    with pytest.raises(SummarizerError, match=r"x: no space left on device$"):
        write_whole(tmp_path / "x", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_text() == "old"


def test_of_files_written_together_none_comes_into_place_where_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "x", "old")
    synced = os.fsync

    def fills(descriptor: int) -> None:
        if list(tmp_path.glob(".y.*")):
            raise OSError(28, "No space left on device")
        synced(descriptor)

    monkeypatch.setattr("os.fsync", fills)

    def both() -> None:
        with written_together() as write:
            write(tmp_path / "x", "new")
            write(tmp_path / "y", "new")

    with pytest.raises(SummarizerError, match="y: no space left on device"):
        both()
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("x", "old")]


def test_an_interruption_leaves_no_rest_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "x", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_or_can_be_made_is_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_folder(tmp_path)
    check_folder(tmp_path / "new" / "newer")
    monkeypatch.chdir(tmp_path)
    check_folder(Path("relative"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(SummarizerError, match="x is not a folder"):
        check_folder(tmp_path / "x" / below)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(SummarizerError, match="permission denied"):
        check_folder(tmp_path / "new")
