"""Documents of each kind spoilt at random: good ones cut, doubled, swapped and sprinkled with what parsers dislike."""

from dataclasses import dataclass

from hypothesis import strategies as st

from summarizer.articles.document import Document
from summarizer.articles.readers import read_document

STORY = b"At least 14 people were injured on Tuesday in Harwick, the fire brigade said. It counted 230 residents."
_FRONT = b"---\ntitle: Fire\npublished: 2025-05-06\nlanguage: en\nurl: https://x.example/1\n---\n" + STORY
_PAGE = (
    b"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Fire</title><script type='application/ld+json'>"
    b'{"@type": "NewsArticle", "headline": "Fire", "datePublished": "2025-05-06"}</script></head><body><article><h1>Fire'
    b"</h1><p>" + STORY + b"</p><table><tr><td>1</td></tr></table><p>" + STORY + b"</p></article></body></html>"
)
_FEED = (
    b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Post</title><item><title>Fire</title><link>"
    b"https://x.example/1</link><pubDate>Tue, 06 May 2025 19:00:00 GMT</pubDate><description><![CDATA[<p>"
    + STORY
    + b"</p>]]></description></item></channel></rss>"
)
_ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry><title>Fire</title><updated>2025-05-06T10:00:00Z"
    b"</updated><link href='https://x.example/2'/><content type='html'>&lt;p&gt;"
    + STORY
    + b"&lt;/p&gt;</content></entry></feed>"
)
_JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "url": "https://x.example/3",'
    b' "title": "Fire", "content_text": "' + STORY + b'", "date_published": "2025-05-06T10:00:00Z"}]}'
)
_MAIL = (
    b"Received: by x\nFrom: =?utf-8?q?The_Post?= <news@x.example>\nSubject: Fire\nDate: Tue, 06 May 2025 18:00:00 +0200\n"
    b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n<h2>"
    b"Fire</h2><p>"
    + STORY
    + b"</p><h2>Inquiry</h2><p>"
    + STORY
    + b"</p>\n--b\nContent-Type: message/rfc822\n\nSubject: Two\n\n"
    b"---------- Forwarded message ---------\nFrom: a@b.example\nDate: 5 May 2025\nSubject: Fwd: x\n\n"
    + STORY
    + b"\n--b--\n"
)
_RECORDS = (
    b'{"text": "'
    + STORY
    + b'", "title": "Fire", "date": 1746547200}\n{"body": "'
    + STORY
    + b'", "author": [{"name": "A"}]}\n'
)
_RUSSIAN = "Не менее 43 человек погибли и 127 пострадали при пожаре во вторник, сообщила гражданская оборона.".encode()

_ODD = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\x1b$B",
    b"&#0;",
    b"&#xD800;",
    b"\xe2\x80\xae",
    b"\r",
    b"\n\n",
    b" ",
]
_MARKUP = [
    b"<", b">", b"</p>", b"<p>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<h2>", b"<table>", b"<svg>",
    b"<base href='//x'>",
]  # fmt: skip
_MAILS = [
    b"--b\n", b"--b--\n", b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Type: text/plain; charset=nonsense\n\n", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?!!?=",
    b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n", b"message/rfc822", b"=\n",
]  # fmt: skip
_DATA = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"\\ud800",
    b"\\u0000",
    b"null",
    b"1e999",
    b"---\n",
    b": ",
    b"- ",
    b"&a *a",
    b"!!python/none ",
    b"9" * 40,
]
_NUMBERS = [
    b"2025-13-45",
    b"10000-01-01",
    b"0001-01-01T00:00:00-23:59",
    b"1.2.3,4,5",
    b"\xd9\xa3",
    b"\xe4\xb8\x87",
    b"99999999999999999999999",
]
_TOKENS = [*_ODD, *_MARKUP, *_MAILS, *_DATA, *_NUMBERS]


@dataclass(frozen=True)
class Kind:
    """One reader's documents: the name under which they come, and good ones."""

    file_name: str
    good: tuple[bytes, ...]


KINDS = {
    "text": Kind("x.md", (_FRONT, STORY)),
    "page": Kind("x.html", (_PAGE,)),
    "feed": Kind("x.rss", (_FEED, _ATOM, _JSON_FEED)),
    "mail": Kind("x.eml", (_MAIL,)),
    "records": Kind("x.jsonl", (_RECORDS,)),
    "encoding": Kind("x.txt", tuple(_RUSSIAN.decode().encode(e) for e in ("utf-8", "koi8-r", "cp1251", "utf-16-le"))),
}

_SPOILS = st.tuples(
    st.sampled_from(["insert", "cut", "double", "swap", "flip"]),
    st.integers(0, 9999),
    st.integers(0, 60),
    st.one_of(st.sampled_from(_TOKENS), st.binary(max_size=6)),
)


def documents(kind: str) -> st.SearchStrategy[Document]:
    """Documents of a kind: mostly good ones spoilt in up to four places, now and then any bytes at all."""
    chosen = KINDS[kind]
    spoilt = st.builds(_spoilt, st.sampled_from(chosen.good), st.lists(_SPOILS, max_size=4))
    return st.builds(Document, st.one_of(spoilt, spoilt, spoilt, st.binary(max_size=200)), st.just(chosen.file_name))


def _spoilt(raw: bytes, spoils: list[tuple[str, int, int, bytes]]) -> bytes:
    for way, place, length, token in spoils:
        at = place * len(raw) // 10_000
        piece = raw[at : at + length]
        rest = raw[at + length :]
        raw = {
            "insert": raw[:at] + token + raw[at:],
            "cut": raw[:at] + rest,
            "double": raw[:at] + piece + piece + rest,
            "swap": rest[:length] + raw[:at] + piece + rest[length:],
            "flip": raw[:at] + bytes(b ^ 0x20 for b in piece) + rest,
        }[way]
    return raw


def check(document: Document) -> int:
    """Reads the document and returns how many articles it gave.

    Every article must be writable, and every refusal one line. A feed may be without items.
    """
    reading = read_document(document)
    assert reading.drafts or reading.refusals or document.suffix == ".rss"
    for number, draft in enumerate(reading.drafts, 1):
        article = draft.as_article(f"a{number}")
        article.model_dump_json().encode("utf-8")
    for failure in reading.refusals:
        assert failure.reason
        assert "\n" not in failure.reason
    return len(reading.drafts)
