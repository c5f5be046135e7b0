"""`summarizer doctor`: what is set up and from where, whether it works, and what to do where it does not."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from summarizer import __version__
from summarizer.cache_upkeep import read_contents, read_pages
from summarizer.commands.amounts import count, dollars, size
from summarizer.commands.check import Check
from summarizer.commands.run_log import run_logs
from summarizer.config import ModelSettings, answers_file, choose_model, pages_file
from summarizer.errors import SummarizerError
from summarizer.model.price import find_price
from summarizer.options.run import Options
from summarizer.prompts import load_prompt, shipped_prompts

_ITS_OWN = ("pydantic", "typer")
_TO_ASK_WITH = ("openai", "instructor", "httpx2")


def doctor(options: Options, *, probe: bool) -> int:
    """Prints a line a check. Returns 0, or 1 where there is a fault; asks the model only with `probe`.

    The key itself is never printed.
    """
    faults = 0
    for check in examine(options, probe=probe):
        faults += check.state == "fault"
        sys.stdout.write(f"{check.state:<6}{check.name:<10}{check.told}\n")
        sys.stdout.flush()  # the server's answer may take a while
    return 1 if faults else 0


def examine(options: Options, *, probe: bool) -> Iterator[Check]:
    """Every check, in the order in which things depend on each other."""
    yield Check("program", "ok", f"summarizer {__version__}, Python {platform.python_version()}, {_versions(_ITS_OWN)}")
    yield Check("packages", "ok", _versions(_TO_ASK_WITH))
    yield _prompts()
    settings = choose_model(options)
    if settings is None:
        yield Check(
            "model", "note", "none is set up: articles are read by rules; set OPENAI_API_KEY or OPENAI_BASE_URL"
        )
    else:
        yield from _model(settings, options, probe=probe)
    yield _web()
    yield _cache(answers_file(options.cache))
    yield _writable("run log", run_logs())
    yield _paper()


def _versions(packages: Sequence[str]) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in packages)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _prompts() -> Check:
    try:
        told = ", ".join(f"{name} {load_prompt(name).version}" for name in shipped_prompts())
    except SummarizerError as error:
        return Check("prompts", "fault", f"{error}; install the program again")
    return Check("prompts", "ok", told)


def _model(settings: ModelSettings, options: Options, *, probe: bool) -> Iterator[Check]:
    # a network client takes a while to import
    from summarizer.commands.server_check import check_server, known_mode, probe_model

    yield _name(settings, options)
    yield _key(settings)
    server = check_server(settings)
    yield server
    if server.state == "fault":
        yield Check("mode", "note", "the server has to be reached to see how it wants its questions put")
    elif probe:
        yield probe_model(settings)
    else:
        told = f"{known_mode(settings)}, until the server complains; --probe asks one small question to see"
        yield Check("mode", "ok", told)
    yield _price(settings, options)


def _name(settings: ModelSettings, options: Options) -> Check:
    named = options.model or os.environ.get("SUMMARIZER_MODEL")
    source = "--model" if options.model else "SUMMARIZER_MODEL" if named else "the default; set SUMMARIZER_MODEL"
    return Check("model", "ok", f"{settings.name} ({source})")


def _key(settings: ModelSettings) -> Check:
    if settings.api_key:
        return Check("key", "ok", "set (OPENAI_API_KEY)")
    return Check("key", "note", "none is set: right for most servers of one's own; else set OPENAI_API_KEY")


def _price(settings: ModelSettings, options: Options) -> Check:
    price = find_price(settings.name, options.briefing_day)
    if price is None:
        return Check("price", "note", "not known for this model: no cost is told, and --max-cost cannot be used")
    million = [dollars(price.cost(*tokens)) for tokens in ((1_000_000, 0), (0, 1_000_000))]
    return Check("price", "ok", f"{million[0]} a million prompt tokens, {million[1]} a million answer tokens")


def _web() -> Check:
    """The way to pages and feeds; a model's server has its own."""
    import httpx2

    from summarizer.network import environment_proxy, origin_of

    try:
        proxy = environment_proxy("https", "example.org")
    except SummarizerError as error:
        return Check("web", "fault", str(error))
    if proxy is None:
        return Check("web", "ok", "pages and feeds are fetched directly, from public addresses alone")
    told = (
        f"https: pages and feeds are fetched through {origin_of(httpx2.URL(proxy))}, http: only from hosts in NO_PROXY"
    )
    return Check("web", "ok", f"{told}; names are looked up on this machine")


def _cache(path: Path) -> Check:
    writable = _writable("cache", path.parent)
    if writable.state != "ok":
        return writable
    try:
        held, pages = read_contents(path), read_pages(pages_file(path.parent))
    except SummarizerError as error:
        return Check("cache", "fault", str(error))
    kept = f"{count(held.answers, 'answer')}, {count(pages.pages, 'fetched page')}"
    return Check("cache", "ok", f"{path.parent}: {kept}, {size(held.size + pages.size)}")


def _writable(name: str, folder: Path) -> Check:
    """Whether a file can be made in the folder, or in the nearest one above it that is there."""
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return Check(name, "ok", str(folder))
    except OSError as error:
        told = f"cannot write into {nearest} ({(error.strerror or str(error)).lower()})"
        advice = "give --cache DIR or set XDG_CACHE_HOME" if name == "cache" else "set XDG_STATE_HOME"
        return Check(name, "fault" if name == "cache" else "note", f"{told}; {advice}")


def _paper() -> Check:
    if find_spec("typst"):
        return Check("pdf", "ok", f"typst {_version('typst')}")
    return Check("pdf", "note", "not installed: pip install 'summarizer[pdf]' for --format pdf")
