"""Settings that hold for all tests: no test sees the machine's own model, key or cache, and property tests try the same
examples in every run."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "summarizer", derandomize=True, deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("summarizer")

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "articles"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def no_model_configured(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The environment of a machine on which nothing is set up."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of five real articles beside the project: a user's clone does without it, CI must have it."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        assert not os.environ.get("SUMMARIZER_REQUIRE_SHARED"), f"{folder} is missing"
        pytest.skip(f"{folder} is not here")
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command line inside this process, through everything but the signal handlers."""
    from summarizer.cli import run_command

    def ran(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = run_command([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def model_at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Configures a server as a user would; passing faults are waited out in no time."""
    import summarizer.model.client  # noqa: F401 - its signatures name the class itself
    from summarizer.model.patience import Patience

    quick = Patience(tries=3, first_wait=0.01, longest_wait=0.05)

    def configured(url: str, model: str = "m") -> None:
        monkeypatch.setattr("summarizer.model.patience.Patience", lambda: quick)
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
        monkeypatch.setenv("SUMMARIZER_MODEL", model)

    return configured
