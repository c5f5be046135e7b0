"""A sources file: the feeds, pages and folders of a daily briefing, with names."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from summarizer.articles.field_names import USUAL_NAMES
from summarizer.articles.gathering import Source
from summarizer.errors import UsageError

Kind = Literal["feed", "page", "folder"]
_EXAMPLE = (
    'write for example [[feed]], then name = "Harbour News" and url = "https://harbour.example/rss" (docs/sources.md)'
)


def _web_address(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError("write an address that begins with https:// or http://")
    return url


Address = Annotated[str, AfterValidator(_web_address)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)


class _Feed(_Entry):
    url: Address
    most: int = Field(default=50, ge=1)
    full_text: bool = True


class _Page(_Entry):
    url: Address


class _Folder(_Entry):
    path: str = Field(min_length=1)
    fields: dict[str, str] = Field(default_factory=dict)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    feed: tuple[_Feed, ...] = ()
    page: tuple[_Page, ...] = ()
    folder: tuple[_Folder, ...] = ()


def load_sources(path: Path) -> list[tuple[Kind, Source]]:
    """The sources of a file, feeds first, then pages, then folders. Paths are seen from the file's own folder.

    Raises UsageError, in one line that says what to write, where the file cannot be understood or names no source.
    """
    try:
        file = _File.model_validate(_parsed(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"]) or "the file"
        raise UsageError(f"{path}: {where}: {_advice(first)}; {_EXAMPLE}") from None
    feeds = [("feed", Source(feed.url, feed.name, feed.most, feed.full_text)) for feed in file.feed]
    pages = [("page", Source(page.url, page.name)) for page in file.page]
    folders = [("folder", _folder_source(path, folder)) for folder in file.folder]
    found: list[tuple[Any, Source]] = [*feeds, *pages, *folders]
    if not found:
        raise UsageError(f"{path}: it names no source; {_EXAMPLE}")
    return found


def _parsed(path: Path) -> Any:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}; {_EXAMPLE}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {' '.join(str(error).split())}; {_EXAMPLE}") from None


def _folder_source(file: Path, folder: _Folder) -> Source:
    unknown = sorted(folder.fields.keys() - USUAL_NAMES.keys())
    if unknown:
        raise UsageError(f"{file}: folder {folder.name}: no field {unknown[0]!r}; there are {', '.join(USUAL_NAMES)}")
    return Source(str(_seen_from(file, folder.path)), folder.name, fields=folder.fields)


def _seen_from(file: Path, folder: str) -> Path:
    return file.parent / Path(folder).expanduser()


def _advice(error: Any) -> str:
    kinds = {
        "extra_forbidden": "no such setting; there are [[feed]], [[page]] and [[folder]] with name, url or path",
        "missing": "it is missing",
        "tuple_type": "write it in double brackets, as one of a list",
    }
    return str(kinds.get(error["type"], error["msg"].removeprefix("Value error, ")))
