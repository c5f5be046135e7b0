"""Sequences too long to hold: what one run makes of ten thousand articles lies on disk until it is asked for."""

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Generic, TypeVar, overload

T = TypeVar("T")

HELD = 200
"""Items that are held in memory: a usual day never touches the disk."""

_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Pickled(Generic[T]):
    """One item as a spool's file has it: a quarter of the room, and ready to be handed to another process."""

    content: bytes

    @classmethod
    def of(cls, item: T) -> "Pickled[T]":
        """The item, pickled."""
        return cls(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))

    def item(self) -> T:
        """The item, made anew each time."""
        made: T = pickle.loads(self.content)
        return made


class SetAside(Generic[T]):
    """A large thing that nothing needs for a while, on disk like a spool's items; held where the disk takes no more.

    Nothing in it may hold itself.
    """

    def __init__(self, thing: T) -> None:
        self._held: T | None = None
        try:
            self._file = tempfile.TemporaryFile(prefix="summarizer-")  # noqa: SIM115 - closed when it is taken back
            pickler = pickle.Pickler(self._file, pickle.HIGHEST_PROTOCOL)
            pickler.fast = True  # what it has written it need not remember, which would be as much again
            pickler.dump(thing)
        except OSError:
            self._held = thing

    def thing(self) -> T:
        """The thing, made anew each time where it is on disk."""
        if self._held is not None:
            return self._held
        self._file.seek(0)
        made: T = pickle.load(self._file)
        return made


class Spool(Sequence[T], Generic[T]):
    """A sequence that is written once and read in any order; beyond `held` items all of it lies on disk.

    The file has no name: nobody else can open it or write to it, so that pickle may be trusted, and the system takes it
    away however the program ends. Each reading gives an object of its own. Where the disk takes no more, the rest is
    held in memory.
    """

    def __init__(self, items: Iterable[T | Pickled[T]] = (), held: int = HELD) -> None:
        self._most_held = held
        self._held: dict[int, T | Pickled[T]] = {}
        self._file: IO[bytes] | None = None
        self._starts = array("q")
        self._sizes = array("q")
        self._end = 0
        self.extend(items)

    def append(self, item: T | Pickled[T]) -> None:
        """Adds an item behind the last."""
        self.put(len(self._starts), item)

    def extend(self, items: Iterable[T | Pickled[T]]) -> None:
        """Adds items behind the last."""
        for item in items:
            self.append(item)

    def put(self, place: int, item: T | Pickled[T]) -> None:
        """Sets the item of that place, which may lie beyond the last: those between are to follow."""
        missing = place + 1 - len(self._starts)
        if missing > 0:
            self._starts.extend([_NOWHERE] * missing)
            self._sizes.extend([0] * missing)
        self._held[place] = item
        if len(self._held) > self._most_held or self._file is not None:
            self._write_held()

    @property
    def is_on_disk(self) -> bool:
        """Whether there were more items than are held."""
        return self._file is not None

    def settled(self) -> Sequence[T]:
        """A tuple where all of it is held, else the spool itself."""
        return self if self.is_on_disk else tuple(self)

    def __reduce__(self) -> "tuple[type[PickledItems[T]], tuple[tuple[bytes, ...]]]":
        """To another process it goes as its items, which are as fast to read there."""
        found = (self._at(place) for place in range(len(self)))
        return PickledItems, (tuple((i if isinstance(i, Pickled) else Pickled.of(i)).content for i in found),)

    def part(self, places: Sequence[int]) -> Sequence[T]:
        """The items of those places; where all are pickled, as they are: made anew whenever they are asked for."""
        found = [self._at(place) for place in places]
        contents = tuple(item.content for item in found if isinstance(item, Pickled))
        if len(contents) == len(found):
            return PickledItems(contents)
        return tuple(item.item() if isinstance(item, Pickled) else item for item in found)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        at = range(len(self))[place]  # raises IndexError
        found = self._at(at)
        return found.item() if isinstance(found, Pickled) else found

    def __iter__(self) -> Iterator[T]:
        return (self[place] for place in range(len(self)))

    def _at(self, place: int) -> T | Pickled[T]:
        return self._held[place] if place in self._held else Pickled(self._content(place))

    def _content(self, place: int) -> bytes:
        if self._file is None or self._starts[place] == _NOWHERE:
            raise LookupError(f"nothing was put at {place}")
        self._file.seek(self._starts[place])
        return self._file.read(self._sizes[place])

    def _write_held(self) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="summarizer-")  # noqa: SIM115 - closed with the spool
            for place in list(self._held):
                held = self._held[place]
                content = (held if isinstance(held, Pickled) else Pickled.of(held)).content
                self._write(content)
                self._starts[place], self._sizes[place] = self._end, len(content)
                self._end += len(content)
                del self._held[place]
        except OSError:  # what is not written stays held
            self._most_held = 2 * len(self._held) + HELD

    def _write(self, content: bytes) -> None:
        assert self._file is not None
        self._file.seek(self._end)
        self._file.write(content)
        self._file.flush()


class PickledItems(Sequence[T], Generic[T]):
    """Items as a spool's file has them: each reading gives an object of its own, and another process reads them as fast."""

    def __init__(self, contents: tuple[bytes, ...]) -> None:
        self._contents = contents

    def __len__(self) -> int:
        return len(self._contents)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return PickledItems(self._contents[place])
        item: T = pickle.loads(self._contents[place])
        return item
