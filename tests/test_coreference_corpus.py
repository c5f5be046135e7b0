"""Public coreference corpora: files in their layouts are read alike, and acts are joined by their words and their people."""

import json
from pathlib import Path

import pytest
from coreference_corpus import Texts, checked, main, measure, only, our_actors, running_text
from corpus_files import read_corpus
from corpus_reading import Read
from corpus_types import CorpusError

SENTENCES = {
    "7_1": ["Orvantis <buy:acquired> Halden Foods on Monday .", "The <buy:acquisition> costs Orvantis 4 billion ."],
    "7_2": ["Orvantis <buy:bought> Halden Foods , the group <say:said> ."],
    "8_1": ["A <quake:quake> <:shook> Tessin on Friday ."],
}
LAYOUTS = {
    "conll2012": lambda doc, sentence, at, word, chain: [
        doc,
        "0",
        str(at),
        word,
        "NN",
        "*",
        word.lower(),
        "-",
        "-",
        chain,
    ],
    "ecb": lambda doc, sentence, at, word, chain: [
        doc[0],
        doc[0] + "ecb",
        doc,
        str(sentence),
        str(at),
        word,
        "True",
        chain,
    ],
    "gvc": lambda doc, sentence, at, word, chain: [f"{doc}.{sentence}.{at}", word, "BODY", chain],
    "parts": lambda doc, sentence, at, word, chain: [f"{doc}.b{sentence}.{at}", word, "BODY", chain],
    "topics": lambda doc, sentence, at, word, chain: [
        f"{doc[0]}_{doc[0]}ecb_{doc}",
        str(sentence),
        str(at),
        word,
        chain,
    ],
}


def columns(layout: str) -> str:
    """The sentences above as a column file."""
    lines = []
    for doc, sentences in SENTENCES.items():
        lines.append(f"#begin document ({doc}); part 000")
        for number, sentence in enumerate(sentences):
            for at, token in enumerate(sentence.split()):
                chain, _, word = token.strip("<>").rpartition(":") if token.startswith("<") else ("-", "", token)
                cell = f"({chain or f'single{doc}'})" if token.startswith("<") else "-"
                lines.append("\t".join(LAYOUTS[layout](doc, number, at, word, cell)))
            lines.append("")
        lines.append("#end document")
    return "\n".join(lines)


ECB = """<?xml version="1.0" encoding="UTF-8"?>
<Document doc_name="7_{n}ecb.xml" doc_id="DOC1">
<token t_id="1" sentence="0" number="0">Orvantis</token>
<token t_id="2" sentence="0" number="1">{verb}</token>
<token t_id="3" sentence="0" number="2">Halden</token>
<token t_id="4" sentence="1" number="0">It</token>
<token t_id="5" sentence="1" number="1">grows</token>
<Markables>
<ACTION_OCCURRENCE m_id="11"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<HUMAN_PART_ORG m_id="12"><token_anchor t_id="1"/></HUMAN_PART_ORG>
<ACTION_STATE m_id="13"><token_anchor t_id="5"/></ACTION_STATE>
<ACTION_OCCURRENCE m_id="20" RELATED_TO="" TAG_DESCRIPTOR="t7_buys" instance_id="ACT99"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT99"><source m_id="11"/><target m_id="20"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_column_files_in_all_layouts_hold_the_same_mentions(layout: str, tmp_path: Path) -> None:
    file = tmp_path / "day.conll"
    file.write_text(columns(layout), encoding="utf-8")
    corpus = read_corpus(file, "event")
    found = [(m.document[-3:], m.sentence, corpus.words(m), m.chain) for m in corpus.mentions]
    assert found == [
        ("7_1", 0, ["acquired"], "buy"),
        ("7_1", 1, ["acquisition"], "buy"),
        ("7_2", 0, ["bought"], "buy"),
        ("7_2", 0, ["said"], "say"),
        ("8_1", 0, ["quake"], "quake"),
        ("8_1", 0, ["shook"], "single8_1"),
    ]
    assert {d.topic for d in corpus.documents.values()} == {"7", "8"}


def test_a_mention_of_several_words_spans_from_its_opening_to_its_closing_bracket(tmp_path: Path) -> None:
    file = tmp_path / "a.conll"
    file.write_text("a\t0\tThe\t(1\na\t1\tfirst\t(2)\na\t2\tstrike\t1)\n\na\t0\tends\t-\n", encoding="utf-8")
    corpus = read_corpus(file, "event")
    assert [(corpus.words(m), m.chain) for m in corpus.mentions] == [
        (["The", "first", "strike"], "1"),
        (["first"], "2"),
    ]


def test_ecb_plus_markables_of_two_documents_are_one_chain_by_their_instance(tmp_path: Path) -> None:
    for n, verb in enumerate(("buys", "acquires"), start=1):
        (tmp_path / f"7_{n}ecb.xml").write_text(ECB.format(n=n, verb=verb), encoding="utf-8")
    corpus = read_corpus(tmp_path, "event")
    chains = {(m.document, tuple(corpus.words(m)), m.kind): m.chain for m in corpus.mentions}
    assert chains["7_1ecb.xml", ("buys",), "event"] == chains["7_2ecb.xml", ("acquires",), "event"] == "ACT99"
    assert chains["7_1ecb.xml", ("grows",), "event"] != chains["7_2ecb.xml", ("grows",), "event"]
    assert chains["7_1ecb.xml", ("Orvantis",), "actor"].startswith("7_1ecb.xml#")


def test_of_a_folder_what_cannot_be_read_is_skipped_and_beside_xml_nothing_else_is_read(tmp_path: Path) -> None:
    (tmp_path / "7_1ecb.xml").write_text(ECB.format(n=1, verb="buys"), encoding="utf-8")
    (tmp_path / "broken.xml").write_text("<Document", encoding="utf-8")
    (tmp_path / "README.txt").write_text("Some\twords (1)\nand\tmore (2)\n", encoding="utf-8")
    corpus = read_corpus(tmp_path, "event")
    assert list(corpus.documents) == ["7_1ecb.xml"]
    assert [told.partition(":")[0].endswith("broken.xml") for told in corpus.skipped] == [True]


CAT = """<Document doc_name="{n}_Orvantis.xml" lang="es">
<token t_id="1" sentence="0" number="0">Orvantis</token>
<token t_id="2" sentence="0" number="1">compra</token>
<token t_id="3" sentence="0" number="2">Halden</token>
<Markables>
<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/></ENTITY_MENTION>
<EVENT_MENTION m_id="2" pred="comprar"><token_anchor t_id="2"/></EVENT_MENTION>
<ENTITY_MENTION m_id="3"><token_anchor t_id="3"/></ENTITY_MENTION>
<ENTITY m_id="11" ent_type="ORG" instance_id="ORG7"/><ENTITY m_id="13" ent_type="LOC" instance_id="LOC7"/>
<EVENT m_id="12" instance_id="EV7"/>
</Markables>
<Relations>
<REFERS_TO r_id="1"><source m_id="1"/><target m_id="11"/></REFERS_TO>
<REFERS_TO r_id="2"><source m_id="2"/><target m_id="12"/></REFERS_TO>
<REFERS_TO r_id="3"><source m_id="3"/><target m_id="13"/></REFERS_TO>
</Relations>
</Document>"""


def test_meantime_s_instances_are_chains_and_its_folders_topics(tmp_path: Path) -> None:
    (tmp_path / "corpus_mergers").mkdir()
    for n in (117, 118):
        (tmp_path / "corpus_mergers" / f"{n}.xml").write_text(CAT.format(n=n), encoding="utf-8")
    corpus = read_corpus(tmp_path, "event")
    assert {(m.kind, m.chain) for m in corpus.mentions} == {("actor", "ORG7"), ("event", "EV7")}
    assert {(d.topic, d.language) for d in corpus.documents.values()} == {("corpus_mergers", "es")}


ROWS = [
    [0, 0, "Orvantis", True],
    [0, 1, "buys", True],
    [0, 2, "Halden", True],
    [1, 3, "It", True],
    [1, 4, "pays", True],
]


def test_mentions_in_json_are_read_with_their_text_beside_them_or_in_them(tmp_path: Path) -> None:
    """Preparations of ECB+ number a document's tokens; WEC gives each mention its passage, several the same one."""
    mentions = [
        {"doc_id": "7_1ecb.xml", "sentence_id": 0, "tokens_ids": [1], "cluster_id": 5, "mention_type": "ACT"},
        {"doc_id": "7_1ecb.xml", "sentence_id": 1, "tokens_ids": [3], "cluster_id": 6, "mention_type": "HUM"},
        {"doc_id": "7_1ecb.xml", "sentence_id": 1, "tokens_ids": [4], "cluster_id": 5, "mention_type": "ACT"},
    ]
    (tmp_path / "events.json").write_text(json.dumps(mentions), encoding="utf-8")
    (tmp_path / "documents.json").write_text(json.dumps({"7_1ecb.xml": ROWS}), encoding="utf-8")
    passage = {
        "doc_id": "Halden Foods",
        "mention_context": ["The", "purchase", "and", "the", "merger"],
        "mention_type": 8,
    }
    lines = [passage | {"tokens_number": [n], "coref_chain": n} for n in (1, 4)]
    (tmp_path / "wec.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    corpus = read_corpus(tmp_path, "event")
    found = [(m.document, m.sentence, corpus.words(m), m.kind, m.chain) for m in corpus.mentions]
    assert found == [
        ("7_1ecb.xml", 0, ["buys"], "event", "5"),
        ("7_1ecb.xml", 1, ["It"], "actor", "6"),
        ("7_1ecb.xml", 1, ["pays"], "event", "5"),
        ("Halden Foods#0", 0, ["purchase"], "event", "1"),
        ("Halden Foods#0", 0, ["merger"], "event", "4"),
    ]


def test_only_mentions_of_checked_sentences_are_scored(tmp_path: Path) -> None:
    (tmp_path / "7_1ecb.xml").write_text(ECB.format(n=1, verb="buys"), encoding="utf-8")
    (tmp_path / "checked.csv").write_text("Topic,File,Sentence Number\n7,1ecb,0\n", encoding="utf-8")
    corpus = read_corpus(tmp_path, "event")
    assert [corpus.words(m) for m in checked(corpus, tmp_path / "checked.csv").mentions] == [["Orvantis"], ["buys"]]


def test_marked_text_holds_mentions_across_documents_with_the_language_of_each(tmp_path: Path) -> None:
    file = tmp_path / "9.txt"
    file.write_text(
        "# 9_1ecb en\n[Ada Lund|h1] was [freed|a1] , [her|h1] [mother|h] [said|a] .\n"
        "# 9_2ecb de\n[Frau [Lund|h1]|h] [kam|a1] am [Montag|t1] frei .\n",
        encoding="utf-8",
    )
    corpus = read_corpus(file, "event")
    assert {name: d.language for name, d in corpus.documents.items()} == {"9_1ecb": "en", "9_2ecb": "de"}
    assert [(corpus.words(m), m.chain) for m in corpus.mentions if m.kind == "event"] == [
        (["freed"], "9a1"),
        (["said"], "9_1ecb#0.7"),
        (["kam"], "9a1"),
    ]
    assert [corpus.words(m) for m in corpus.mentions if m.chain == "9h1"] == [["Ada", "Lund"], ["her"], ["Lund"]]


def test_a_file_without_chains_is_refused_with_what_was_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("no corpus\nat all\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="chains in the last column"):
        read_corpus(file, "event")
    monkeypatch.setattr("sys.argv", ["coreference_corpus.py", str(file)])
    assert main() == 2
    assert "last column" in capsys.readouterr().err


def test_a_purchase_in_three_words_is_one_event_where_the_head_lemma_finds_three(tmp_path: Path) -> None:
    file = tmp_path / "day.conll"
    file.write_text(columns("ecb"), encoding="utf-8")
    table = {line.split(" | ")[0].strip("| "): line for line in measure(read_corpus(file, "event"), "en", {}, 0)}
    assert table["summarizer, topics"].endswith("| 4 |")
    assert "| 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |" in table["summarizer, topics"]
    assert table["same head lemma, topics"].endswith("| 6 |")


PEOPLE = """# 1_1ecb en
Film actor [Owen Marsh|h1] was [freed|a1] on [Monday|t1] .
[The actor|h1] [thanked|a2] [his|h1] [lawyer|h2] , [Mona Petrie|h2] .
[Police|h3] [said|a3] that [he|h1] had [paid|a4] a fine .
# 1_2ecb en
[Police|h3] [freed|a1] [Marsh|h1] after [he|h1] [paid|a4] , [a neighbour|h4] [said|a5] .
"""


def test_a_role_and_a_pronoun_are_the_person_whom_the_text_calls_so(tmp_path: Path) -> None:
    file = tmp_path / "1.txt"
    file.write_text(PEOPLE, encoding="utf-8")
    corpus = only(read_corpus(file, "actor"), "actor", False)
    texts = Texts(corpus, "en")
    found = our_actors(texts, corpus.mentions, [list(texts.articles)])
    called = {frozenset(" ".join(corpus.words(m)) for m in cluster) for cluster in found}
    assert called == {
        frozenset({"Owen Marsh", "The actor", "his", "he", "Marsh"}),
        frozenset({"lawyer", "Mona Petrie"}),
        frozenset({"Police"}),
        frozenset({"a neighbour"}),
    }


def test_what_the_rules_read_is_scored_where_gold_has_a_mention(tmp_path: Path) -> None:
    file = tmp_path / "1.txt"
    file.write_text(PEOPLE, encoding="utf-8")
    corpus = only(read_corpus(file, "actor"), "actor", False)
    texts = Texts(corpus, "en")
    read = Read.of(corpus, "actor", {m: texts.offsets(m) for m in corpus.mentions}, texts.articles)
    clusters = read.clusters([list(texts.articles)])
    assert {frozenset(" ".join(corpus.words(m)) for m in c) for c in clusters} == {
        frozenset({"Owen Marsh", "Marsh"}),
        frozenset({"Mona Petrie"}),
    }


def test_tokens_are_put_together_as_print_has_them() -> None:
    tokens = [
        "A",
        "4",
        ".",
        "6",
        "-",
        "magnitude",
        "quake",
        "struck",
        "at",
        "2",
        ":",
        "09",
        ",",
        "the",
        "U",
        ".",
        "S",
        ".",
        "Geological",
        "Survey",
        "said",
        ".",
    ]
    assert running_text(tokens) == "A 4.6-magnitude quake struck at 2:09, the U.S. Geological Survey said."


CREW = """# 4_1ecb en
The [Harbour Workers Union|h1] met [Olga Reyes|h2] , [head of Sundal Freight|h2] .
[The union|h1] wanted more , and [she|h2] said [it|h1] would lose .
A [17-year-old boy|h3] fell from a crane ; [two of his friends|h4] held [the teenager|h3] .
[Police|h5] asked [Arvid Nork|h6] , 61 , and [officers|h5] then saw [him|h6] leave .
# 4_2ecb en
[Nork|h6] is [a crane driver|h6] .
[Nobody|h] saw [the 61-year-old|h6] , [Reyes|h2] said .
"""


def test_what_stands_for_people_is_told_by_number_sex_age_and_kind(tmp_path: Path) -> None:
    """No body is the person at its head, no man a "she"; a surname that opens a sentence is known by another report."""
    file = tmp_path / "4.txt"
    file.write_text(CREW, encoding="utf-8")
    corpus = only(read_corpus(file, "actor"), "actor", False)
    texts = Texts(corpus, "en")
    found = our_actors(texts, corpus.mentions, [list(texts.articles)])
    assert {frozenset(m.chain for m in c) for c in found} == {frozenset({m.chain}) for m in corpus.mentions}
    assert len(found) == len({m.chain for m in corpus.mentions})
