"""A long `brief.json` read piece by piece: what is long in it goes to disk, one article or story at a time."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from summarizer.schema.brief import Article, Briefing, Story
from summarizer.spool import Spool

_HELD_STORIES = 30  # each is as large as its articles' mentions
_CHUNK = 65_536
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def read_stored(file: TextIO) -> Briefing:
    """The briefing in the file, its articles and stories in spools. Raises ValueError for what is no brief.json.

    What is wrong is not said: whoever wants to know reads the file as a whole.
    """
    window = _Window(file)
    articles, stories = Spool[Article](), Spool[Story](held=_HELD_STORIES)
    rest: dict[str, str] = {}
    for name in window.names():
        if name in rest:
            raise ValueError(f"{name} stands twice")
        rest[name] = "[]" if name in ("articles", "stories") else window.value()
        if name == "articles":
            articles.extend(map(Article.model_validate_json, window.items()))
        elif name == "stories":
            stories.extend(map(Story.model_validate_json, window.items()))
    small = Briefing.model_validate_json(
        f"{{{','.join(f'{json.dumps(name)}:{value}' for name, value in rest.items())}}}"
    )
    long: dict[str, Sequence[Any]] = {"articles": articles.settled(), "stories": stories.settled()}
    return small.model_copy(update=long)


class _Window:
    """The JSON text of a file from one place on, read as it is needed. All raises ValueError where it is not JSON."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0

    def names(self) -> Iterator[str]:
        """The names in the object that is the whole text; before the next, the value of each has to be taken."""
        self._take("{")
        while self._next() != "}":
            name = json.loads(self.value())
            if not isinstance(name, str):
                raise ValueError(f"{name} is no name")
            self._take(":")
            yield name
            self._separate("}")
        self._take("}")
        self._take("")

    def items(self) -> Iterator[str]:
        """The text of each item of the list that comes next."""
        self._take("[")
        while self._next() != "]":
            yield self.value()
            self._separate("]")
        self._take("]")

    def value(self) -> str:
        """The text of the value that comes next."""
        self._next()
        while True:
            try:
                end = _DECODER.raw_decode(self._text, self._at)[1]
            except ValueError:
                if not self._more():
                    raise
                continue
            if end == len(self._text) and self._more():
                continue  # a number may go on
            value, self._at = self._text[self._at : end], end
            return value

    def _separate(self, closing: str) -> None:
        if self._next() != closing:
            self._take(",")
            if self._next() == closing:
                raise ValueError("nothing behind a comma")

    def _take(self, character: str) -> None:
        if self._next() != character:
            raise ValueError(f"{character or 'nothing'} was expected")
        self._at += len(character)

    def _next(self) -> str:
        """The character that comes next, but for white space; "" at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _more(self) -> bool:
        """Reads on, more the longer the value is that is not whole yet."""
        rest = self._text[self._at :]
        more = self._file.read(max(_CHUNK, len(rest)))
        self._text, self._at = rest + more, 0
        return bool(more)
