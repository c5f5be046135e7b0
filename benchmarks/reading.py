"""How well and how fast sources of each kind are read: right, wrong and refused against expectations written by hand.

    python benchmarks/reading.py [--mutations 200] [--repeats 20]

A page, item or document is right when its articles are as many as expected, every field is as expected (unknown ones
unknown), every passage that must be there is, and none that must not is; what is no article is right when it is refused.
The peer is trafilatura alone, text and metadata as its own functions give them, on the same bytes in the same run. Times are
CPU seconds per article; `ratio` is to the peer's. Memory is the peak of a process of its own.
"""

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from measuring import PROGRAM, run

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from web_server import Page, serving_pages

from summarizer.articles.document import Document
from summarizer.articles.draft import Draft, Reading
from summarizer.articles.readers import read_document

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DOCUMENTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (FIXTURES / "documents" / "expected.yaml").read_text(encoding="utf-8")
)
FIELDS = ("title", "publisher", "byline", "published", "language", "url")
BIG = {
    "2 MB of paragraphs": "<p>On day {n} the river rose by {n} centimetres at the bridge and families moved.</p>",
    "2 MB of list items with links": "<li><a href='/{n}'>Story {n} of the day</a> and what it says of the river</li>",
    "2 MB in one paragraph of spans": "<span class='w'>On day {n} the river rose by {n} centimetres.</span> ",
}


@dataclass(frozen=True)
class Found:
    """What a reader made of one page: fields, text, and whether it holds the whole article; None where it refuses."""

    fields: dict[str, str | None]
    text: str
    extent: str | None = None


def ours(raw: bytes, expected: dict[str, Any]) -> Found | None:
    """As the program reads it."""
    url = expected.get("fetched")
    reading = read_document(Document(raw, url or "page.html", url=url, retrieved=expected.get("retrieved")))
    return _found(reading.drafts[0]) if reading.drafts else None


def trafilatura_alone(raw: bytes, expected: dict[str, Any]) -> Found | None:
    """As trafilatura reads it, asked for text and metadata."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(raw, url=expected.get("fetched"), with_metadata=True, include_comments=False)
    if found is None or not found.text:
        return None
    fields = {
        "title": found.title,
        "publisher": found.sitename,
        "byline": found.author,
        "published": found.date,
        "language": found.language,
        "url": found.url,
    }
    return Found(fields, found.text)


def _found(draft: Draft) -> Found:
    return Found({name: draft.metadata.get(name) for name in FIELDS}, draft.text, draft.extent)


def judge(found: Found | None, expected: dict[str, Any]) -> dict[str, bool]:
    """Whether text and each field are right. Dates are compared by day and bylines by names: the peer gives no more.

    The peer names no language; that is not held against it.
    """
    if found is None or "refused" in expected:
        return {"text": (found is None) == ("refused" in expected)}
    has = all(passage in found.text for passage in expected["has"])
    lacks = not any(passage in found.text for passage in [*expected["lacks"], *expected.get("read_along", [])])
    fields = {name: _same(name, found.fields[name], expected.get(name)) for name in FIELDS}
    extent = found.extent in (None, expected.get("extent", "whole"))  # the peer does not tell
    return {"text": has and lacks, "extent": extent, **fields}


def _same(field: str, found: str | None, expected: str | None) -> bool:
    if field == "language" and found is None:
        return True
    if field == "published":
        return (found or "")[:10] == (expected or "")[:10]
    if field == "byline":
        return (found or "").replace("; ", ", ") == (expected or "")
    return (found or "") == (expected or "")


def seconds_each(work: Callable[[], object], repeats: int) -> float:
    """The shortest CPU time of several runs: a busy machine matters less."""
    times = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def pages(repeats: int) -> None:
    """The fixture pages, by us and by the peer."""
    expected: dict[str, dict[str, Any]] = yaml.safe_load((FIXTURES / "pages" / "expected.yaml").read_text("utf-8"))
    raws = {name: (FIXTURES / "pages" / f"{name}.html").read_bytes() for name in expected}
    readers = {"summarizer": ours, "trafilatura alone": trafilatura_alone}
    times = {}
    print(f"HTML pages: {len(raws)} written for this in the style of real outlets, in eleven languages")
    for label, reader in readers.items():
        judged = {name: judge(reader(raw, expected[name]), expected[name]) for name, raw in raws.items()}
        refused = sum(reader(raw, expected[name]) is None for name, raw in raws.items())
        right = sum(all(parts.values()) for parts in judged.values())
        wrong = {
            part: sum(not parts.get(part, True) for parts in judged.values()) for part in ("text", "extent", *FIELDS)
        }
        times[label] = sum(seconds_each(partial(reader, raw, expected[name]), repeats) for name, raw in raws.items())
        per_page = times[label] / len(raws) * 1000
        print(
            f"  {label:18} right {right}  wrong {len(raws) - right}  refused {refused}  {per_page:.1f} ms a page",
            end="",
        )
        print(f"  wrong by part: {', '.join(f'{part} {count}' for part, count in wrong.items() if count) or 'none'}")
    print(f"  ratio {times['summarizer'] / times['trafilatura alone']:.2f}")


def feeds(repeats: int) -> None:
    """The fixture feeds: four formats that tell the same two items."""
    for path in sorted((FIXTURES / "feeds").iterdir()):
        document = Document(path.read_bytes(), path.name, url="https://x.example/feed")
        drafts = read_document(document).drafts
        told = [
            (draft.extent, draft.metadata.get("title"), (draft.metadata.get("published") or "")[:10])
            for draft in drafts
        ]
        right = told == [("whole", "Market hall & clock sold", "2026-03-02"), ("teaser", "Pool closes", "2026-03-03")]
        each = seconds_each(partial(read_document, document), repeats) / max(1, len(drafts)) * 1000
        print(f"  {path.name:10} items {len(drafts)}  right {2 if right else 0}  {each:.1f} ms an item")


def read_sample(name: str, source: str = "") -> Reading:
    """What comes of a document of fixtures/documents, under its own name or another."""
    raw = (FIXTURES / "documents" / name).read_bytes()
    return read_document(Document(raw, source or name, fields=DOCUMENTS[name].get("fields", {})))


def judge_document(reading: Reading, expected: dict[str, Any]) -> list[str]:
    """What is not as expected, in words; [] where all is."""
    wanted = expected["articles"]
    refusals = expected.get("refusals", 0 if wanted else 1)
    found = (len(reading.drafts), len(reading.refusals))
    if found != (len(wanted), refusals):
        reasons = "; ".join(refusal.reason for refusal in reading.refusals)
        return [f"{found[0]} articles and {found[1]} refusals ({reasons}), not {len(wanted)} and {refusals}"]
    return [wrong for draft, article in zip(reading.drafts, wanted, strict=True) for wrong in _wrongs(draft, article)]


def _wrongs(draft: Draft, wanted: dict[str, Any]) -> list[str]:
    known = {name: draft.metadata.get(name) for name in FIELDS}
    known["published"] = (known["published"] or "")[:10] or None
    given = {name: str(wanted[name]) if name in wanted else None for name in FIELDS}
    wrongs = [f"{name} is {known[name]!r}, not {given[name]!r}" for name in FIELDS if known[name] != given[name]]
    if draft.extent != wanted.get("extent", "whole"):
        wrongs.append(f"it is {draft.extent}")
    wrongs += [f"it lacks {words!r}" for words in wanted.get("has", []) if words not in draft.text]
    return wrongs + [f"it has {words!r}" for words in wanted.get("lacks", []) if words in draft.text]


def documents(repeats: int) -> None:
    """The fixture documents by kind, one row each."""
    for kind in dict.fromkeys(expected["kind"] for expected in DOCUMENTS.values()):
        names = [name for name, expected in DOCUMENTS.items() if expected["kind"] == kind]
        readings = {name: read_sample(name) for name in names}
        wrong = {name: wrongs for name in names if (wrongs := judge_document(readings[name], DOCUMENTS[name]))}
        refused = sum(not reading.drafts for reading in readings.values())
        articles = sum(len(reading.drafts) for reading in readings.values())
        seconds = sum(seconds_each(partial(read_sample, name), repeats) for name in names)
        each = f"{seconds / max(1, articles) * 1000:.1f} ms"
        print(f"| {kind} | {len(names)} | {len(names) - len(wrong)} | {len(wrong)} | {refused} | {articles} | {each} |")
        for name, wrongs in wrong.items():
            print(f"  {name}: {wrongs}")


def mutations(count: int) -> None:
    """Damaged pages and feeds: how many are read, how many refused, and every exception that nobody expected."""
    draw = random.Random(6)
    for folder in ("pages", "feeds"):
        paths = [path for path in sorted((FIXTURES / folder).iterdir()) if path.suffix != ".yaml"]
        read = refused = 0
        faults: list[str] = []
        for _ in range(count):
            raw = _damaged(draw.choice(paths).read_bytes(), draw)
            try:
                reading = read_document(Document(raw, "x", url="https://x.example/"))
            except Exception as error:  # noqa: BLE001 - what is counted here
                faults.append(f"{type(error).__name__}: {error}"[:100])
                continue
            read, refused = read + bool(reading.drafts), refused + (not reading.drafts)
        print(f"  {folder}: {count} damaged  read {read}  refused {refused}  exceptions {len(faults)} {faults[:3]}")


def _damaged(raw: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.randint(1, 8)):
        start = draw.randint(0, len(raw))
        end = min(len(raw), start + draw.randint(0, 400))
        raw = (
            raw[:start]
            + draw.choice([raw[start:end] * 2, b"<", b"-->", b"\x00\xff", b"<p>", b"&#x0;", b""])
            + raw[end:]
        )
    return raw


def peak_memory() -> int:
    """This process's peak resident memory in MB, from Linux: what getrusage tells is the parent's too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _pieces(kind: str) -> str:
    pieces, size, number = [], 0, 0
    while size < 2_000_000:
        pieces.append(BIG[kind].format(n=number))
        size, number = size + len(pieces[-1]), number + 1
    return "".join(pieces)


def big(kind: str) -> None:
    """One page of 2 MB in this process: time and peak memory, beside those of a small one."""
    ours(b"<html><body><article>" + BIG["2 MB of paragraphs"].encode() * 5, {})
    before = peak_memory()
    raw = f"<html><body><article><h1>The flood</h1><p>{_pieces(kind)}</article></body></html>".encode()
    began = time.process_time()
    found = ours(raw, {})
    took = time.process_time() - began
    kept = f"{len(found.text):,} characters" if found else "refused"
    print(f"  {kind:32} {took:.1f} s  peak {peak_memory()} MB, {before} MB before  {kept}")


def long_live_page(size: int) -> bytes:
    """A live page of so many bytes: paragraphs of the fixture stories under times of day, each number another."""
    draw = random.Random(6)
    texts = [path.read_text("utf-8") for path in sorted((FIXTURES / "articles").rglob("*.md"))]
    english = [text.split("---", 2)[-1] for text in texts if "language: en" in text]
    paragraphs = [p for text in english for p in text.split("\n\n") if len(p.split()) > 12]
    entries: list[str] = []
    length = 0
    while length < size:
        told = re.sub(r"\b\d{1,3}\b", lambda _: str(draw.randint(2, 999)), draw.choice(paragraphs))
        at = len(entries)
        entries.append(f"<article><time>{at // 60 % 24:02}:{at % 60:02}</time><p>{told}</p></article>")
        length += len(entries[-1])
    body = "".join(reversed(entries))
    return f"<html lang='en'><body><main><h1>The day, live</h1>{body}</main></body></html>".encode()


def end_to_end(size: int) -> None:
    """A live page from a real server to a briefing, by rules, through the command line: time and peak memory."""
    with TemporaryDirectory() as folder, serving_pages() as server:
        server.pages["/live"] = Page(long_live_page(size))
        options = ["--allow-private", "--no-cache", "--extractor", "lexical", "--quiet", "--out", folder]
        took = run([*PROGRAM, "brief", f"{server.url}/live", *options])
        told = f"CPU {took.cpu:.0f} s, peak {took.resident:.0f} MB"
        kept = (Path(folder) / "brief.json").stat().st_size / 1e6
    print(f"  live page of {size:,} bytes, fetched and briefed: {told}, brief.json {kept:.1f} MB", flush=True)


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--big", choices=list(BIG), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.big:
        big(asked.big)
        return 0
    pages(asked.repeats)
    print("feeds")
    feeds(asked.repeats)
    print("| kind | samples | right | wrong | refused | articles | CPU an article |\n|---|---|---|---|---|---|---|")
    documents(asked.repeats)
    print("damaged inputs")
    mutations(asked.mutations)
    print("large pages", flush=True)
    for kind in BIG:
        subprocess.run([sys.executable, __file__, "--big", kind], check=True)
    for size in (200_000, 2_000_000):
        end_to_end(size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
