"""What instructor makes of an answer's class, made once: its `create` would do it anew for every request."""

from functools import cache
from typing import Any, TypeVar, cast

from summarizer.schema.asking import Answer

A = TypeVar("A", bound=Answer)


@cache
def prepared(answer: type[A]) -> tuple[type[A], dict[str, Any]]:
    """The class that instructor fills, and what of a request says so: the JSON Schema."""
    import instructor
    from instructor.processing.response import handle_response_model

    form, schema = handle_response_model(answer, mode=instructor.Mode.JSON_SCHEMA, messages=[])
    del schema["messages"]
    return cast(type[A], form), schema


@cache
def look_through_classes_once() -> None:
    """instructor looks through all classes of an answer before each request, for validators that it does not support: a
    fifth of what a request costs. What it finds depends on the class alone.
    """
    from instructor.v2.validation import async_validators

    async_validators.reject_async_validators = cache(async_validators.reject_async_validators)
