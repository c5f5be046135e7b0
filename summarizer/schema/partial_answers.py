"""What fits of an answer that does not wholly fit its class: what an answer leaves out stands as it is."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import ErrorDetails

_MOST_ROUNDS = 4  # a field left out may leave an item without what it must have
_MOST_DIGITS = 6
_GONE = object()


def _number_of(pointer: Any) -> Any:
    if not isinstance(pointer, str):
        return pointer
    digits = pointer.strip(" <>[]()")
    digits = digits[1:] if digits[:1].isalpha() else digits
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else pointer


Pointer = Annotated[int, BeforeValidator(_number_of)]
"""The number of a sentence, a mark, an actor or a pair: 7, and also "7", "n7", "<n7>" and "[7]"."""


def fitting_part(kind: type[BaseModel], answer: Any) -> Any:
    """An answer's parsed JSON without what does not fit its class, None where nothing that fits would be left.

    A field that does not fit goes, an item without what it must have goes whole, a list that is too long is cut.
    """
    left = deepcopy(answer)
    for _ in range(_MOST_ROUNDS):
        try:
            kind.model_validate(left)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
            if not all(_take_out(left, problem) for problem in problems):
                return None
            left = _swept(left)
        else:
            return left if said_in(left) else None
    return None


def said_in(answer: Any) -> int:
    """How many things an answer's parsed JSON says: its values that hold no others; null says nothing."""
    parts = _parts(answer)
    return int(answer is not None) if parts is None else sum(map(said_in, parts))


def _parts(answer: Any) -> Iterator[Any] | None:
    return iter(answer.values()) if isinstance(answer, dict) else iter(answer) if isinstance(answer, list) else None


def _take_out(answer: Any, problem: ErrorDetails) -> bool:
    """Takes out what the problem lies in, the innermost part that is there; False where that is the whole answer."""
    holder, last, part = None, None, answer
    for step in problem["loc"]:  # which ends in names of our own for the forms that a value may have
        if not (step in part if isinstance(part, dict) else isinstance(part, list) and step in range(len(part))):
            break
        holder, last, part = part, step, part[step]
    if holder is None:
        return False
    most = problem.get("ctx", {}).get("max_length")
    holder[last] = part[:most] if isinstance(part, list) and most else _GONE
    return True


def _swept(answer: Any) -> Any:
    if isinstance(answer, dict):
        return {name: _swept(part) for name, part in answer.items() if part is not _GONE}
    return [_swept(part) for part in answer if part is not _GONE] if isinstance(answer, list) else answer
