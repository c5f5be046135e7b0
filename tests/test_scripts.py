"""Numbers and sentences in any script: what is read is what is written, and what is not certain is not read."""

import asyncio
import io
from datetime import date

import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from scripted_model import pointing
from scripted_server import serving

from summarizer.articles.files import read_articles
from summarizer.language.numbers.han_numerals import han_value
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.language.sentences import split_sentences
from summarizer.model.client import Server, connect
from summarizer.model.tape import live_tape
from summarizer.pipeline import Plan, main_language, make_briefing
from summarizer.render import render
from summarizer.schema.brief import Briefing
from summarizer.schema.marked import Numeral
from summarizer.verify import verify

DAY = date(2025, 9, 18)
READ = [
    ("ar", "قتل ٤٣ شخصا", "exact", 43, "شخصا"),
    ("ar", "أكثر من ٢٦٠ متجرا", "more_than", 260, "متجرا"),
    ("ar", "ما لا يقل عن ١٬٢٥٠ ساكنا", "at_least", 1250, "ساكنا"),
    ("ar", "١٫٨ مليون دولار", "exact", 1_800_000, "دولار"),
    ("ar", "٣ آلاف شخص", "exact", 3000, "شخص"),
    ("ar", "٨٥٪", "exact", 85, "%"),
    ("ar", "١٢،٣٤٥ شخصا", "exact", 12345, "شخصا"),
    ("ar", "عشرات القتلى", "plural", 20, "القتلى"),
    ("fa", "۱٬۲۵۰ نفر", "exact", 1250, "نفر"),
    ("fa", "۳ هزار نفر", "exact", 3000, "نفر"),
    ("ru", "не менее 43 человек", "at_least", 43, "человек"),
    ("ru", "14 500 жителей", "exact", 14500, "жителей"),
    ("ru", "1,8 млн долларов", "exact", 1_800_000, "долларов"),
    ("ru", "3,5 тыс. человек", "exact", 3500, "человек"),
    ("ru", "от 20 до 30 человек", "range", (20, 30), "человек"),
    ("ru", "десятки людей", "plural", 20, "людей"),
    ("zh", "造成43人受伤", "exact", 43, "人受伤"),
    ("zh", "超过1.4万人", "more_than", 14000, "人"),
    ("zh", "260多间店铺", "more_than", 260, "间店铺"),
    ("zh", "约1.8百万美元", "about", 1_800_000, "美元"),
    ("zh", "2亿3000万元", "exact", 230_000_000, "元"),
    ("zh", "一千二百五十名居民", "exact", 1250, "名居民"),
    ("zh", "三人受伤", "exact", 3, "人受伤"),
    ("zh", "数百人", "plural", 200, "人"),
    ("zh", "３，２００人", "exact", 3200, "人"),
    ("ja", "約3万5千人", "exact", 35000, ""),
    ("ja", "1兆2000億円", "exact", 1_200_000_000_000, ""),
    ("ko", "3만 5천 명", "exact", 35000, "명"),
    ("ko", "5조 원", "exact", 5 * 10**12, "원"),
    ("vi", "ít nhất 43 người", "at_least", 43, "người"),
    ("vi", "1.250 cư dân", "exact", 1250, "cư dân"),
    ("vi", "4,125 tỷ đồng", "exact", 4_125_000_000, "đồng"),
    ("vi", "3,5 nghìn người", "exact", 3500, "người"),
    ("hi", "४३ लोगों", "exact", 43, "लोगों"),
    ("hi", "२६० से अधिक दुकानें", "more_than", 260, "दुकानें"),
    ("hi", "१.८ करोड़ रुपये", "exact", 18_000_000, "रुपये"),
    ("hi", "३,००,००० लोग", "exact", 300_000, "लोग"),
    ("it", "almeno 43 persone", "at_least", 43, "persone"),
    ("it", "1,8 milioni di dollari", "exact", 1_800_000, "dollari"),
    ("it", "oltre 14.000 sfollati", "more_than", 14000, "sfollati"),
    ("it", "decine di feriti", "plural", 20, "feriti"),
    ("pt", "pelo menos 43 pessoas", "at_least", 43, "pessoas"),
    ("pt", "R$ 2,5 mil milhões", "exact", 2_500_000_000, "R$"),
    ("pt", "3 mil moradores", "exact", 3000, "moradores"),
    ("bn", "৩ হাজার", "exact", 3000, ""),
    ("pl", "14 500 osób", "exact", 14500, "osób"),
    ("id", "5 ribu orang", "exact", 5000, "orang"),
    ("tr", "1.250 ev", "exact", 1250, "ev"),
    ("th", "1,250 คน", "exact", 1250, "คน"),
]
NOT_READ = [
    ("ar", "1.250 شخصا"),  # grouped in the Maghreb, a decimal in Cairo
    ("ar", "٣،٤"),
    ("ar", "١٧ سبتمبر ٢٠٢٥، عام ٢٠٢٤"),
    ("zh", "5兆元，二百五，三万五，第43届，9月17日，17日上午，下午3时20分，43岁，三分之二，千万不要"),
    ("zh", "在1，200号"),
    ("ja", "2025年9月17日午後3時20分、17日"),
    ("ko", "2025년 9월 17일 오후 3시 20분, 3조"),
    ("ru", "17 сентября 2025 года, в 2024 году, в 14:30, 17-летний"),
    ("vi", "ngày 17 tháng 9 năm 2025, tháng 9 tới, lúc 9 giờ"),
    ("hi", "१७ सितंबर २०२५ को सुबह 9 बजे"),
    ("hi", "५ अरब डॉलर"),  # a thousand millions, or five Arab ...
    ("it", "il 17 settembre 2025, nel 2024, alle 14.30"),
    ("pt", "em 17 de setembro de 2025, às 14h30"),
    ("sw", "2.500 kg"),
]
DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
    "zh": "０１２３４５６７８９",
    "th": "๐๑๒๓๔๕๖๗๘๙",
}


def only(code: str, text: str) -> Numeral:
    """The one numeral of a text."""
    found = find_numerals(text, load_profile(code))
    assert len(found) == 1, [text[n.start : n.end] for n in found]
    return found[0]


@pytest.mark.parametrize(("code", "text", "bound", "value", "unit"), READ)
def test_a_number_is_read_in_its_own_script(code: str, text: str, bound: str, value: object, unit: str) -> None:
    """Digits, marks, words of scale, bounds and units as the language writes them."""
    found = only(code, text)
    quantity = found.quantity
    values = tuple(v for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None)
    assert (quantity.bound, values, found.unit_text) == (bound, value if bound == "range" else (value,), unit)


@pytest.mark.parametrize(("code", "text"), NOT_READ)
def test_what_may_be_two_numbers_or_none_is_not_read(code: str, text: str) -> None:
    """Dates, ordinals, ages and times count nothing; an unclear number is left alone."""
    assert [text[n.start : n.end] for n in find_numerals(text, load_profile(code))] == []


@pytest.mark.parametrize("code", DIGITS)
@given(number=st.integers(2, 999))
def test_every_number_in_a_scripts_own_digits_is_read_back(code: str, number: int) -> None:
    """By value, whatever the digits."""
    assert only(code, str(number).translate(str.maketrans("0123456789", DIGITS[code])) + " %").quantity.value == number


@given(number=st.integers(1000, 10**9), decimals=st.integers(1, 9))
def test_every_number_with_arabic_marks_is_read_back(number: int, decimals: int) -> None:
    """Grouped by ٬, decimals behind ٫."""
    written = f"{number:,}.{decimals}".translate(str.maketrans("0123456789,.", DIGITS["ar"] + "٬٫"))
    assert only("ar", written).quantity.value == float(f"{number}.{decimals}")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十三", 13),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千零五十", 1050),
        ("两千", 2000),
        ("三万五千", 35000),
        ("三万零五百", 30500),
        ("一百五十万", 1_500_000),
        ("一亿零三万", 100_030_000),
        ("二百五", None),
        ("三四十", None),
        ("千万", None),
        ("零", None),
        ("", None),
    ],
)
def test_chinese_numerals_are_read_in_full_form_only(written: str, value: int | None) -> None:
    """ "二百五" is 250 to a trader and 205 to nobody; it also is an insult."""
    assert han_value(written) == value


@given(text=st.text("零一二三四五六七八九十百千万亿两", max_size=9))
def test_a_chinese_numeral_is_of_its_own_size(text: str) -> None:
    """Whatever the characters: a number or none, below a million millions."""
    value = han_value(text)
    assert value is None or 0 < value < 10**16


@pytest.mark.parametrize(
    ("code", "text", "sentences"),
    [
        ("ar", "هل كان السوق مؤمنا؟ لم تجب البلدية. نعم", 3),
        ("hi", "आग लगी। १.८ करोड़ का नुकसान। क्या? हाँ", 4),
        ("zh", "火灾发生！市场安全？未回应。", 3),
        ("ru", "Сгорело 3,5 тыс. домов. Кто виноват? Д. И. Петров молчит.", 3),
        ("vi", "Cháy rồi. Ai? Không rõ!", 3),
        ("ur", "آگ لگی۔ ۴۳ افراد ہلاک۔", 2),
    ],
)
def test_sentences_end_where_their_script_ends_them(code: str, text: str, sentences: int) -> None:
    """And never between a point and its digits."""
    assert len(split_sentences(text, 0, len(text), code)) == sentences


def market(model: bool) -> Briefing:
    """The briefing of one fire told in Arabic, Russian, Chinese, Vietnamese, Italian and Hindi."""
    read = read_articles([str(FIXTURES / "market")], io.BytesIO())
    assert not read.failures
    if not model:
        return asyncio.run(make_briefing(read, Plan(DAY, True)))

    async def made(url: str) -> Briefing:
        async with connect(Server("m", url), live_tape()) as connected:
            return await make_briefing(read, Plan(DAY, True, connected))

    with serving(pointing) as server:
        return asyncio.run(made(server.url))


@pytest.mark.parametrize("model", [False, True], ids=["rules", "model"])
def test_a_fire_told_in_six_scripts_gives_one_briefing_that_holds(model: bool) -> None:
    """In English, the only language of the six that it can be written in; each count with every source that has it."""
    briefing = market(model)
    assert briefing.language == "en"
    assert not verify(briefing).findings
    assert len(briefing.stories) == 1
    claims = {f.measured_property: f.claims for f in reversed(briefing.stories[0].figures)}
    languages = {a.id: a.language for a in briefing.articles}
    for name, values in {"deaths": {43}, "injured": {127}, "displaced": {1250}}.items():
        told = claims[name]
        assert {c.value or c.min_value for c in told} == values, name
        assert len({languages[k.article] for c in told for k in c.citations}) >= 5, name
    assert "43" in render(briefing, "md")


def test_a_briefing_is_in_a_language_that_it_can_be_written_in() -> None:
    """That of most articles where there is a file for it, else English."""
    read = read_articles(
        [str(FIXTURES / "market"), str(FIXTURES / "strike" / "01-elbmarsch-tageblatt.md")], io.BytesIO()
    )
    assert main_language([a for a in read.articles if a.language in ("ar", "zh")]) == "en"
    assert main_language([a for a in read.articles if a.language != "it"]) == "de"
