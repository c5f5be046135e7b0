"""Options classes as command lines: one option for each field."""

import inspect
from collections.abc import Callable, Collection
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Annotated, Any, get_args, get_type_hints


def takes_options(*, without: Collection[str] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Lays out each parameter whose type is a dataclass as options for typer, one for each of its fields.

    A field is `Annotated` with its `typer.Option`, as a parameter would be; one of type `tuple[str, ...]` may be given
    several times. The fields that `without` names are no options of this command and keep their defaults.
    """

    def laid_out(command: Callable[..., None]) -> Callable[..., None]:
        parameters = inspect.signature(command, eval_str=True).parameters.values()
        classes = {p.name: p.annotation for p in parameters if is_dataclass(p.annotation)}
        names = {name: [f.name for f in fields(cls) if f.name not in without] for name, cls in classes.items()}

        @wraps(command)
        def filled(**given: Any) -> None:
            made = {
                name: _filled(cls, {field: given.pop(field) for field in names[name]}) for name, cls in classes.items()
            }
            command(**given, **made)

        shown = [q for p in parameters for q in (_options(p.annotation, without) if p.name in classes else [p])]
        filled.__dict__["__signature__"] = inspect.Signature([p.replace(kind=p.KEYWORD_ONLY) for p in shown])
        filled.__annotations__ = {}  # the signature has them all
        return filled

    return laid_out


def _filled(cls: Any, given: dict[str, Any]) -> Any:
    hints = _hints(cls)
    return cls(**{name: tuple(value or ()) if _is_listed(hints[name]) else value for name, value in given.items()})


def _options(cls: type[Any], without: Collection[str]) -> list[inspect.Parameter]:
    hints = _hints(cls)
    return [_option(field, hints[field.name]) for field in fields(cls) if field.name not in without]


def _option(field: Field[Any], hint: Any) -> inspect.Parameter:
    default = inspect.Parameter.empty if field.default is MISSING else field.default
    if _is_listed(hint):  # typer knows lists alone, and an empty one as None
        hint = Annotated[(list[str] | None, *hint.__metadata__)]
        default = default or None
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _hints(cls: type[Any]) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _is_listed(hint: Any) -> bool:
    return get_args(hint)[:1] == (tuple[str, ...],)
