"""The templates that a page, a mail and their pictures are made of: a user's own before those of the package.

A user's template is data, not code: it runs in Jinja's sandbox, where it can read what it is given and nothing else.
What it is given is escaped wherever it is put, unless the program has marked it as safe.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summarizer.compiled_files import keep, recall
from summarizer.errors import SummarizerError

PACKAGE = "package"


def fill(name: str, folder: Path | None = None, **values: Any) -> str:
    """The template of that name filled with the values: from the user's folder if it is there, else the package's.

    A user's template reaches the package's own as "package/NAME", to extend or to include it. Raises SummarizerError,
    with file and line, for a template that cannot be read or filled.
    """
    environment = _environment(folder)
    try:
        return environment.get_template(name).render(values)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        if folder is None:
            raise
        raise SummarizerError(f"--templates {folder}: {_place(error, name)}: {_reason(error)}") from None


def template_text(name: str, folder: Path | None) -> str:
    """The text of a template as it stands, for a style or a script. Raises SummarizerError if it cannot be read."""
    loader = _loader(folder)
    try:
        return loader.get_source(_environment(folder), name)[0]
    except UnicodeDecodeError:
        raise SummarizerError(f"--templates {folder}: {name}: it is not UTF-8 text") from None


def check_templates(folder: Path) -> None:
    """Raises SummarizerError where the folder is none, or holds no template that would be used."""
    if not folder.is_dir():
        raise SummarizerError(f"--templates {folder}: there is no such folder")
    known = {entry.name for entry in files(__package__).iterdir() if entry.name.endswith(_KINDS)}
    if not any(path.name in known for path in folder.iterdir()):
        raise SummarizerError(f"--templates {folder}: none of its files would be used; there are {_listed(known)}")


_KINDS = (".j2", ".css", ".js")


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


class _Compiled(BytecodeCache):
    """Keeps the package's templates compiled, which takes as long as reading three articles.

    What is kept begins with Jinja's own number for the form of its code, and Python's version.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, if there is something for it."""
        source = files(__package__).joinpath(bucket.key)
        kept = recall(source, bucket.checksum.encode(), "jinja") if isinstance(source, Path) else None
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what is in the bucket."""
        source = files(__package__).joinpath(bucket.key)
        if isinstance(source, Path):
            keep(source, bucket.checksum.encode(), "jinja", bucket.bytecode_to_string())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's own name, which is unique in its folder."""
        return name


@cache
def _environment(folder: Path | None) -> Environment:
    kind = Environment if folder is None else ImmutableSandboxedEnvironment  # the sandbox takes as long again
    return kind(
        loader=_loader(folder),
        bytecode_cache=_Compiled() if folder is None else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _loader(folder: Path | None) -> BaseLoader:
    own = FunctionLoader(_packaged)
    loaders: list[BaseLoader] = [own, PrefixLoader({PACKAGE: own})]
    return ChoiceLoader([FileSystemLoader(folder), *loaders] if folder else loaders)


def _packaged(name: str) -> tuple[str, str, Callable[[], bool]] | None:
    found = files(__package__).joinpath(name)
    if not name.endswith(_KINDS) or not found.is_file():
        return None
    return found.read_text(encoding="utf-8"), name, lambda: True


def _place(error: Exception, name: str) -> str:
    """The file, and the line where it is known, that an error of a template comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}, line {error.lineno}"
    trace, place = error.__traceback__, name
    while trace is not None:
        code = trace.tb_frame.f_code
        if "__jinja_template__" in trace.tb_frame.f_globals or code.co_filename.endswith(_KINDS):
            place = f"{Path(code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.message}"
    return " ".join(str(error).split()) or type(error).__name__
