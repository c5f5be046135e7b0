"""What is done while something large is imported."""

import gc
import importlib
import sys

import pytest

from summarizer.model.imports import absent, collector_at_rest, passed_over


def test_it_rests_inside_and_works_again_outside() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_import_that_fails() -> None:
    with pytest.raises(ImportError), collector_at_rest():
        raise ImportError
    assert gc.isenabled()


def test_who_has_turned_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_left_out_of_an_import_can_be_imported_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    with absent("wave"), pytest.raises(ImportError):
        importlib.import_module("wave")
    assert importlib.import_module("wave").__name__ == "wave"


def test_what_is_there_already_stays_there() -> None:
    with absent("json"):
        assert importlib.import_module("json") is sys.modules["json"]


def test_what_is_passed_over_gives_names_of_nothing_and_can_be_imported_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    with passed_over("wave"):
        from wave import Wave_read as nothing
    assert nothing.__mro__ == (nothing, object)
    assert importlib.import_module("wave").__file__


def test_what_is_passed_over_though_it_is_there_already_stays() -> None:
    with passed_over("json"):
        assert importlib.import_module("json").loads("1") == 1
