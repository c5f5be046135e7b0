"""Sparse vectors one behind the other, in the room of their numbers alone (compressed sparse rows, CSR)."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

N = TypeVar("N", int, float)


class SparseRows(Generic[N]):
    """Rows of keys (unsigned, 32 bit) with a number each. An array for each row would take half as much again.

    And it would be handed to another process in two pieces for each row.
    """

    def __init__(self, numbers: "array[N]") -> None:
        """`numbers` is empty, of the type that is to be kept."""
        self._keys = array("I")
        self._numbers: array[N] = numbers
        self._starts = array("L", [0])

    def append(self, keys: Iterable[int], numbers: Iterable[N]) -> None:
        """Adds a row, with as many numbers as keys."""
        self._keys.extend(keys)
        self._numbers.extend(numbers)
        self._starts.append(len(self._keys))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row: int) -> "tuple[array[int], array[N]]":
        """The keys and the numbers of a row."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        own = slice(self._starts[row], self._starts[row + 1])
        return self._keys[own], self._numbers[own]

    def __iter__(self) -> "Iterator[tuple[array[int], array[N]]]":
        return (self[row] for row in range(len(self)))

    @property
    def all_keys(self) -> "array[int]":
        """The keys of all rows, one row behind the other."""
        return self._keys
