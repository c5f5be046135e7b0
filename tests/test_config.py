"""Which model is asked, and where its answers are kept."""

from pathlib import Path

import pytest

from summarizer.config import choose_model, default_cache
from summarizer.errors import UsageError
from summarizer.options.run import Options


def test_with_nothing_configured_there_is_no_model() -> None:
    assert choose_model(Options()) is None
    assert choose_model(Options(model="big")) is None


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL"])
def test_a_key_or_a_server_is_enough(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    settings = choose_model(Options())
    assert settings is not None
    assert "x" in (settings.api_key, settings.base_url)


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert choose_model(Options()) is None


def test_the_option_outranks_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    monkeypatch.setenv("SUMMARIZER_MODEL", "middling")
    names = [s.name for o in (Options(), Options(model="big")) if (s := choose_model(o))]
    assert names == ["middling", "big"]


def test_rules_can_be_asked_for_where_a_model_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    assert choose_model(Options(extractor="lexical")) is None


def test_a_model_that_is_not_there_cannot_be_asked_for() -> None:
    with pytest.raises(UsageError, match="OPENAI_API_KEY or OPENAI_BASE_URL"):
        choose_model(Options(extractor="llm"))


def test_recording_and_replaying_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        choose_model(Options(record=tmp_path, replay=tmp_path))


def test_a_cache_cannot_be_named_and_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--cache and --no-cache exclude each other"):
        choose_model(Options(extractor="lexical", cache=tmp_path, no_cache=True))


def test_a_replay_touches_neither_cache_nor_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    settings = choose_model(Options(replay=tmp_path, model="m"))
    assert settings is not None
    assert (settings.cache, settings.base_url, settings.api_key, settings.record) == (None, None, None, None)


def test_answers_are_cached_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    options = (Options(), Options(cache=Path("here")), Options(no_cache=True))
    kept = [s.cache for o in options if (s := choose_model(o))]
    assert kept == [tmp_path / "summarizer" / "answers.sqlite", Path("here/answers.sqlite"), None]


def test_without_a_cache_folder_of_the_desktop_it_lies_in_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/x")
    assert default_cache() == Path("/home/x/.cache/summarizer")
