"""Bytes to text by evidence: whatever the encoding and whatever the label says, the words are the same."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.decoding import as_displayed, decode, mended
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.readers import read_document

TEXTS = {
    "en": "The café’s owner said “nothing” was left after the fire in the naïve town, where 43 people died on Tuesday.",
    "fr": "Les pompiers ont annoncé mardi que l'incendie du marché avait fait quarante morts, « un désastre ».",
    "de": "Die Feuerwehr erklärte am Dienstag, dass bei dem Brand in der Marktstraße größere Schäden entstanden seien.",
    "ru": "Не менее 43 человек погибли и 127 пострадали при пожаре на рынке во вторник, сообщила гражданская оборона.",
    "zh": "民防部门表示，米拉达市纺织市场周二发生火灾，造成43人死亡、127人受伤。大火烧毁了260多间店铺！",
    "ja": "民間防衛当局によると、火曜日にミラダ市の繊維市場で火災が発生し、43人が死亡、127人がけがをした。",
    "ko": "화요일 미라다시 섬유시장에서 불이 나 43명이 숨지고 127명이 다쳤다고 민방위 당국이 밝혔다.",
    "ar": "قال الدفاع المدني إن 43 شخصا قتلوا وأصيب 127 آخرون في حريق اندلع في سوق النسيج بمدينة ميرادا يوم الثلاثاء.",
    "pl": "Co najmniej 43 osoby zginęły, a 127 zostało rannych w pożarze targu, poinformowała straż pożarna we wtorek.",
    "tr": "Salı günü çıkan yangında en az 43 kişi öldü, 127 kişi yaralandı, dedi itfaiye; dükkânların çoğu yandı.",
    "el": "Τουλάχιστον 43 άνθρωποι σκοτώθηκαν την Τρίτη στην πυρκαγιά της αγοράς, είπε η πυροσβεστική.",
}
ENCODED = [
    ("en", "windows-1252"),
    ("fr", "windows-1252"),
    ("de", "iso-8859-1"),
    ("ru", "windows-1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("zh", "gb18030"),
    ("ja", "shift_jis"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "euc_kr"),
    ("ar", "windows-1256"),
    ("pl", "windows-1250"),
    ("pl", "iso8859-2"),
    ("tr", "windows-1254"),
    ("el", "windows-1253"),
    *((code, encoding) for code in ("en", "ru", "zh", "ar") for encoding in ("utf-16-le", "utf-16-be", "utf-16")),
    *((code, "utf-8") for code in TEXTS),
]
RIGHT_OR_SILENT = ["", "x-unknown", "utf_7", "punycode"]


@pytest.mark.parametrize(("code", "encoding"), ENCODED)
@pytest.mark.parametrize("label", ["its own", *RIGHT_OR_SILENT, "iso-8859-1", "utf-8"])
def test_the_words_are_the_same_whatever_the_encoding_and_the_label(code: str, encoding: str, label: str) -> None:
    """Rightly labelled, not labelled, labelled with nonsense, or wrongly with what servers send by default."""
    raw = TEXTS[code].encode(encoding)
    assert decode(raw, [encoding if label == "its own" else label]) == TEXTS[code]


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r", "gb2312"])
@pytest.mark.parametrize("code", ["en", "fr", "de", "ru"])
def test_a_page_that_is_labelled_with_another_alphabet_is_still_read(code: str, label: str) -> None:
    """Of Western and Russian texts."""
    encoding = {"windows-1251": "koi8-r"}.get(label, "windows-1251") if code == "ru" else "windows-1252"
    assert decode(TEXTS[code].encode(encoding), [label]) == TEXTS[code]


def test_a_page_cut_within_a_letter_stays_utf8() -> None:
    """One broken place does not turn the whole page into another encoding."""
    raw = TEXTS["ru"].encode()[:-2]
    assert decode(raw) == TEXTS["ru"][:-2] + "\ufffd"


@pytest.mark.parametrize("code", ["fr", "de", "ru", "zh", "ar", "pl"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf8_that_was_read_as_windows_1252_is_mended(code: str, times: int) -> None:
    """Once or twice; the whole text goes back."""
    spoilt = TEXTS[code]
    for _ in range(times):
        spoilt = "".join(_as_1252(b) for b in spoilt.encode())
    assert spoilt != TEXTS[code]
    assert decode(spoilt.encode()) == TEXTS[code]


def _as_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS.values(),
        "The owner’s cafÃ© reopened.",
        "Pages that showed “Ã©” for é were mended.",
        'A page that shows "Ã©" or "Ã¨" was read in a wrong encoding.',
    ],
)
def test_a_text_that_is_not_wholly_spoilt_is_kept(text: str) -> None:
    """It may speak of spoilt letters."""
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cafe\u0301 tue\u0301s", "Café tués"),
        ("Feuer\u00adwehr", "Feuerwehr"),
        ("1\u200b4\u2060 000\ufeff", "14 000"),
        ("\u202e178,9\u202c \u2066Veldranor\u2069", "178,9 Veldranor"),
        ("\u200f٤٣\u200f شخصا", "٤٣ شخصا"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("9,8\u200c71", "9,871"),
        ("dead\U000e0041\U000e0042", "dead"),
        ("14\u00a0000\u202fkm", "14\u00a0000\u202fkm"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_a_text_is_kept_as_a_page_shows_it(text: str, shown: str) -> None:
    """Composed, without what shows nothing; joiners stay where a script needs them, no-break spaces everywhere."""
    assert as_displayed(text) == shown


@given(text=st.text())
def test_what_is_displayed_stays_so_and_loses_no_visible_letter(text: str) -> None:
    """Doing it twice changes nothing."""
    shown = as_displayed(text)
    assert as_displayed(shown) == shown
    left = [c for c in unicodedata.normalize("NFC", text) if c.isalnum() and not "\ud800" <= c <= "\udfff"]
    assert [c for c in shown if c.isalnum() and c != "\ufffd"] == left or len(shown) >= len(left) - text.count("\u115f")


@given(raw=st.binary(max_size=400), label=st.sampled_from(["", "utf-8", "gb18030", "koi8-r", "utf-16", "\x00", "hz"]))
def test_any_bytes_are_text_or_refused(raw: bytes, label: str) -> None:
    """And the text can be written."""
    with suppress(Unreadable):
        decode(raw, [label]).encode("utf-8")


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=20, max_size=200))
def test_valid_utf8_is_never_read_as_anything_else(text: str) -> None:
    """Whatever a header says, unless it goes back whole to other UTF-8."""
    if mended(text) == text and not text.startswith("\ufeff"):
        assert decode(text.encode(), ["gb18030"]) == text


def test_a_short_article_in_a_script_without_spaces_is_an_article() -> None:
    """Its words are not counted by spaces."""
    reading = read_document(Document(TEXTS["zh"].encode(), "x.txt"))
    assert [d.metadata.get("language") for d in reading.drafts] == ["zh"]
