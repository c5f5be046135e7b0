"""What a run of `regress` compares: the options as a person gives them, made into rows and a baseline."""

from dataclasses import dataclass, replace

from summarizer.errors import UsageError
from summarizer.options.regress import Request
from summarizer.regress.variants import LEXICAL, Answers, Variant, prompts_of

WORKING_TREE = "working tree"
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Rows:
    """The variants to run, the baseline's name, those that are compared with it, and whether that decides."""

    variants: tuple[Variant, ...]
    baseline: str
    candidates: tuple[str, ...]
    binding: bool


def plan_rows(request: Request) -> Rows:
    """The rows of a request. Raises UsageError where options contradict each other or prompts cannot be read.

    The rules are always a row: they are the floor that every prompt is compared with. With no baseline and no prompts
    given, the recordings of the working tree's prompts and the reference answers are rows, too.
    """
    if request.record and not request.live:
        raise UsageError("--record keeps what a model answers; give --live, too")
    lexical = Variant(LEXICAL, "rules", {})
    candidates = [_variant(request, where, request.model) for where in request.prompts or (None,)]
    baseline = _baseline(request, lexical)
    if baseline is None:
        return Rows((lexical, *candidates, *_reference(request)), LEXICAL, tuple(v.name for v in candidates), False)
    candidates = [v for v in candidates if v.name != baseline.name]
    if not candidates:
        raise UsageError(f"the baseline {baseline.name} is what is tested; give other --prompts, --against or --model")
    rows = {v.name: v for v in (lexical, baseline, *candidates)}
    return Rows(tuple(rows.values()), baseline.name, tuple(v.name for v in candidates), True)


def _variant(request: Request, where: str | None, model: str | None) -> Variant:
    name, texts = prompts_of(where) if where else (WORKING_TREE, {})
    if model and request.against_model:
        name = f"{name}, {model}"
    answers: Answers = "live" if request.live else "recorded"
    return Variant(name, answers, texts, model, request.recordings or request.suite / "recordings")


def _baseline(request: Request, lexical: Variant) -> Variant | None:
    if request.against == LEXICAL:
        return lexical
    if request.against or request.prompts or request.against_model:
        return _variant(request, request.against, request.against_model or request.model)
    return None


def _reference(request: Request) -> list[Variant]:
    """The answers written by hand, unless other answers were asked for."""
    folder = request.suite / "reference"
    asked = request.live or request.recordings or request.model
    own = replace(_variant(request, None, None), name=REFERENCE, recordings=folder)
    return [own] if folder.is_dir() and not asked else []
