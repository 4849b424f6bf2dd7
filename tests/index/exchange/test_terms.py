"""Free terms become ids of the vocabulary, and headings become columns."""

import pytest

from index.exchange.columns import load_headings
from index.exchange.terms import load_words
from index.taxonomy import LANGUAGES, load_taxonomy


@pytest.mark.parametrize(
    ("facet", "cell", "ids"),
    [
        ("topics", "Trauer; Einsamkeit", ("grief", "loneliness")),
        ("topics", "Sorg | Ensam", ("grief", "loneliness")),
        ("topics", "grief\nloneliness", ("grief", "loneliness")),
        ("topics", "Angst und Panik", ("anxiety",)),
        ("groups", "Eltern und Studierende", ("parents", "students")),
        ("groups", "Menschen, die sich um andere kümmern", ("carers",)),
        ("groups", "Mitarbeiter*innen, Schüler/innen", ("employees", "young_people")),
        ("groups", "Unga; Vuxna", ("young_people", "adults")),
        ("groups", "Unga, Vuxna", ("young_people", "adults")),
        ("settings", "Arbeitswelt / Schule", ("work", "school")),
        ("who", "Führungskräfte", ("manager",)),
        ("kinds", "Beratungsstelle", ("in_person",)),
        ("languages", "Deutsch, Englisch, arabiska", ("de", "en", "ar")),
        ("costs", "kostenfrei", ("free",)),
        ("topics", "", ()),
        ("topics", " ; , ", ()),
    ],
)
def test_values_are_found_as_people_write_them(parts, facet, cell, ids):
    reading = parts.terms.read(facet, cell)
    assert reading.ids == ids and not reading.guessed and not reading.unknown


def test_a_slip_of_the_pen_is_forgiven_and_named(parts):
    reading = parts.terms.read("topics", "Depresion")
    assert reading.ids == ("depression",) and [(hit.term, hit.how) for hit in reading.guessed] == [("Depresion", "typo")]


@pytest.mark.parametrize(
    ("term", "topic"),
    [
        ("Konflikte am Arbeitsplatz bewältigen", "workplace_conflict"),
        ("stöd vid problem med sömnen", "sleep"),
        ("worries about debts", "debt"),
    ],
)
def test_where_no_word_hits_the_meaning_does(parts, term, topic):
    reading = parts.terms.read("topics", term)
    assert reading.ids == (topic,) and reading.guessed[0].how == "meaning"


def test_what_means_nothing_of_ours_stays_unknown(parts):
    assert parts.terms.read("topics", "Fahrradreparatur; Trauer").unknown == ("Fahrradreparatur",)


def test_every_label_is_found_as_its_own_id(parts):
    taxonomy = load_taxonomy()
    for facet in ("topics", "groups", "settings", "who", "kinds", "costs", "languages", "countries"):
        for id in taxonomy.ids(facet):
            for words in (id, *(taxonomy.label(facet, id, language) for language in LANGUAGES)):
                assert parts.terms.read(facet, words, guess=False).ids == (id,), (facet, words)


def test_no_word_stands_for_two_ids_and_every_id_is_one_of_the_vocabulary():
    taxonomy = load_taxonomy()
    for facet, ids in load_words().items():
        words = [word for each in ids.values() for word in {str(word).casefold() for word in each}]
        assert sorted(words) == sorted(set(words)), facet
        if facet != "regions":
            assert set(ids) <= set(taxonomy.ids(facet)), facet


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name der Einrichtung", "institution"),
        ("ANGEBOT", "offer"),
        ("Målgrupp", "target_group"),
        ("Wer darf sich melden?", "who_may_ask"),
        ("Lebenswelt(en)", "life_setting"),
        ("E-Mail", "contact_email"),
        ("e mail", "contact_email"),
        ("Tel.-Nr.", "contact_phone"),
        ("Öppettider", "hours"),
        ("Gültig bis (TT.MM.JJJJ)", "valid_until"),
        ("contact_web", "contact_web"),
        ("Age from", "age_from"),
        ("Postnummer", "postal_code"),
    ],
)
def test_headings_are_known_in_three_languages(heading, column):
    assert load_headings().column(heading) == column


def test_a_heading_means_one_column_and_others_none():
    headings = load_headings()
    for column in headings.columns:
        assert {headings.column(headings.heading(column, language)) for language in LANGUAGES} == {column}
    assert headings.column("Bemerkungen") is None and headings.column(None) is None and headings.column(12) is None
