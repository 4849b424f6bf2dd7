"""Of several places the one where she lives; a country that is said is an answer."""
from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer
from index.taxonomy import load_taxonomy
from nlu.lexicon import Lexicon
from nlu.lives import lives_apart
from nlu.place import PlaceReader
from nlu.words import words


@pytest.fixture(scope="module")
def places():
    return PlaceReader(load_gazetteer())


@pytest.mark.parametrize("text, country, name", [
    ("Ich komme aus Hamburg, studiere aber in Jena", "DE", "Jena"), ("bin in Kiel geboren und lebe seit 3 jahren in Rostock", "DE", "Rostock"),
    ("ich arbeite in Mannheim und wohne in Worms", "DE", "Worms"), ("jag är från Malmö men bor i Lund sen ett år", "SE", "Lund"),
    ("bor i lund, köpenhamn är jobbet", "SE", "Lund"), ("I grew up in Hamburg, moved to Malmö in 2020", "SE", "Malmö"),
    ("used to live in Dresden, now Chemnitz", "DE", "Chemnitz"),
    ("Mein Sohn sitzt in der JVA Stadelheim, wir wohnen in Dachau", "DE", "Dachau"), ("håller på Malmö FF, bor i Eslöv", "SE", "Eslöv"),
    ("nicht erfurt, suhl", "DE", "Suhl"),
    ("bin aus krems", "AT", "Krems an der Donau"), ("bäurin bei zwettl, niederösterreich", "AT", "Zwettl Stadt"),
    ("Tranås!! i Sverige", "SE", "Tranås"), ("ich bin rostock", "DE", "Rostock"),
    ("Ensam mamma, Hultsfred. Barnen frågar efter sin pappa varje kväll och jag svarar inte", "SE", "Hultsfred"),
])
def test_she_lives_there(places, text, country, name):
    found = places.read(words(text), country, "offers")
    assert found is not None and found.name == name


@pytest.mark.parametrize("text, country", [
    ("i zoi aber nix", "AT"), ("kör lastbil mellan Malmö och Hamburg", "SE"), ("Mein Bruder spielt beim FC Augsburg", "DE"), ("Vasa i Finland", "SE"),
    ("the wedding photo", "DE"),
    ("kaffe i handen", "SE"), ("Urlaub in Schweden war schön", "DE"), ("so mitte vierzig", "DE")])
def test_nobody_lives_there(places, text, country):
    assert places.read(words(text), country, None) is None


@pytest.mark.parametrize("text, country, said", [
    ("falsche stadt. österreich bitte", "DE", "AT"), ("ich lebe in der Schweiz", "DE", "CH"), ("nej, i Sverige", "DE", "SE"),
    ("jag bor i Tyskland nu", "SE", "DE")])
def test_a_country_is_an_answer(places, text, country, said):
    found = places.read(words(text), country, "offers")
    assert found is not None and (found.name, found.country) == (None, said)


@pytest.mark.parametrize("text, language, hers, others", [
    ("Meine Schwester arbeitet in Kassel, und ich pflege die Mama", "de", None, "Kassel"),
    ("dottern har flyttat till Borås och jag sörjer", "sv", None, "Borås"),
    ("Our kids live in Bremen and the house is empty", "en", None, "Bremen"), ("Mein Mann hat mit mir in Kassel gelebt", "de", "Kassel", "Kassel")])
def test_where_somebody_near_lives_is_not_where_she_does(places, text, language, hers, others):
    found, hits = words(text), Lexicon(load_taxonomy()).find(words(text), language)
    told = [places.read(found, None, None, hits, of_another) for of_another in (False, True)]
    assert [place and place.name for place in told] == [hers, others]


@pytest.mark.parametrize("text", ["Hon bor i Kalmar och jag i Växjö", "er lebt in Linz, ich in Graz", "mum is in Kiel and I'm in Ulm",
                                  "Farsan bor på Öland å ja i Lund"])
def test_they_live_apart(text):
    assert lives_apart(words(text))


@pytest.mark.parametrize("text", ["ich wohne in Linz und arbeite in Wels", "hon bor i Lund och pluggar", "He lives in his room and I cry in the kitchen"])
def test_they_do_not_live_apart(text):
    assert not lives_apart(words(text))
