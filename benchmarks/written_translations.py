"""Of sentences that a writer puts into another language, how many true ones stand and how many false ones.

    python benchmarks/written_translations.py [--show]

Each source of `fixtures/translations/written.toml` is the only event of a story; the
true and the false sentence refer to it.
"Kept" are those that the program's review lets pass (decision 136). `--show` prints what it judges wrongly.
"""

import argparse
import tomllib
from collections import Counter
from pathlib import Path

from small_reports import report

from summarizer.schema.answers import WriteAnswer
from summarizer.schema.brief import Citation, Event
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.write.by_model import look_through

WRITTEN = Path(__file__).resolve().parent.parent / "fixtures" / "translations" / "written.toml"
TRUE = "true"


def of_one_event(words: str, language: str) -> StoryFacts:
    """A story of one article of one sentence, which tells one event."""
    article = report("a1", words, language)
    cited = (Citation.of("a1", words, 0, len(words)),)
    event = Event(
        id="e1", type="announcement", summary=words, language=language, date_precision="unknown", citations=cited
    )
    return StoryFacts(id="s1", articles=(article,), events=(event,), actors=(), figures=(), relations=())


def is_kept(sentence: str, story: StoryFacts, language: str) -> bool:
    """Whether the sentence, said of the story's event, passes the review."""
    library = Library(story.articles)
    library.add(story.events, (), ())
    answer = WriteAnswer(headline="", statements=[f"{sentence} [e1]."])
    return not any(p.startswith("statements") for p in look_through(answer, story, library, language).problems)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also print what is judged wrongly")
    show = parser.parse_args().show
    print("| set | true sentences kept | false sentences kept | of them |\n| --- | --- | --- | --- |")
    for name, pairs in tomllib.loads(WRITTEN.read_text(encoding="utf-8")).items():
        kept: Counter[str] = Counter()
        for pair in pairs:
            story = of_one_event(pair["source"], pair["from"])
            for kind, sentence in ((TRUE, pair["true"]), (pair["kind"], pair["false"])):
                stands = is_kept(sentence, story, pair["to"])
                kept[kind] += stands
                if show and stands != (kind == TRUE):
                    print(f"{pair['from']} to {pair['to']}, {kind}: {sentence}")
        wrong = {kind: n for kind, n in kept.items() if kind != TRUE and n}
        told = ", ".join(f"{kind} {n}" for kind, n in sorted(wrong.items()))
        print(f"| {name} | {kept[TRUE]} of {len(pairs)} | {sum(wrong.values())} of {len(pairs)} | {told} |")


if __name__ == "__main__":
    main()
