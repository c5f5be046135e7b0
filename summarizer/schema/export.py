"""`python -m summarizer.schema.export` writes the JSON Schemas in `schemas/` from the types: run it after a change."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from summarizer.schema.answers import ExtractAnswer, JudgeAnswer, MergeAnswer, ProofreadAnswer, WriteAnswer
from summarizer.schema.brief import Briefing
from summarizer.schema.gold import Gold

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


class _AsWritten(GenerateJsonSchema):
    """brief.json as the program writes it: no field is left out, default or not."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


_ROOTS: dict[str, tuple[type[BaseModel], type[GenerateJsonSchema]]] = {
    "brief": (Briefing, _AsWritten),
    "gold": (Gold, GenerateJsonSchema),
    "extract": (ExtractAnswer, GenerateJsonSchema),
    "merge": (MergeAnswer, GenerateJsonSchema),
    "proofread": (ProofreadAnswer, GenerateJsonSchema),
    "write": (WriteAnswer, GenerateJsonSchema),
    "judge": (JudgeAnswer, GenerateJsonSchema),
}


def schema_files() -> dict[str, str]:
    """File name -> content of each schema, the same bytes each time."""
    return {
        f"{name}.schema.json": _text(root.model_json_schema(schema_generator=generator))
        for name, (root, generator) in _ROOTS.items()
    }


def _text(schema: dict[str, object]) -> str:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(dialect, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    """Writes the files and prints their paths, one a line."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schema_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
