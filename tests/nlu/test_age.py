"""Ages as people tell them, and the numbers that are none."""
from __future__ import annotations

import pytest

from index.taxonomy import load_taxonomy
from nlu.age import age_of, ages
from nlu.lexicon import Lexicon
from nlu.words import words


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(load_taxonomy())


@pytest.fixture
def age(lexicon):
    def read(text, language, who):
        found = words(text)
        return age_of(ages(found, lexicon.find(found, language), language), who)
    return read


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("en", "unknown", "she's 15 and never leaves her room", 15), ("en", "relative", "our lad, eleven, hides his homework", 11),
    ("en", "relative", "a girl of seven asks me why nobody laughs at home", 7), ("en", "self", "fifty-three and back living with my parents", 53),
    ("en", "self", "i'm nineteen pls no phone calls", 19), ("en", "relative", "my daughter is 24, sorry, 42", 42),
    ("en", "unknown", "not 13, 31", 31), ("en", "colleague", "a six-year-old in my group bites the others", 6),
    ("de", "self", "Lagerist, 44, seit dem Unfall nur noch daheim", 44), ("de", "relative", "mein Sohn ist 12, nein, seit Montag 13", 13),
    ("de", "self", "w, 27, esse kaum noch", 27), ("de", "relative", "Meine Tochter ist jetzt sechzehn und redet nicht", 16),
    ("de", "self", "früher ging das alles, heute bin ich 38 und zittere vorm Telefon", 38),
    ("sv", "relative", "Till min pappa, sjuttioett år, som aldrig går ut", 71), ("sv", "self", "nu är jag fyrtio och vågar inte svara", 40),
    ("sv", "unknown", "han e fjorton å spelar hela nätterna", 14), ("sv", "self", "kille 23 uppsala, kan inte plugga", 23),
    ("sv", "relative", "Sonen blev arton i mars och dricker varje helg", 18), ("en", "self", "redundancy. age 54. 212 applications", 54),
    ("en", "self", "Hello I have 16 year and I come from Kharkiv", 16), ("de", "self", "ich habe 17 Jahre und wohne in Wels", 17),
    ("sv", "relative", "vårt barn är 8 år och gråter", 8), ("de", "colleague", "einer der Jungs (13) kommt nicht mehr", 13), ("sv", "self", "jag 52 år kvinna", 52), ("en", "self", "39 male", 39), ("de", "unknown", "er wiegt 130 Kilo und ist 33", 33), ("de", "self", "22 azubi", 22), ("sv", "self", "utan jobb sen mars, 51, Gävle", 51), ("en", "self", "married, three kids, 44", 44),
])
def test_an_age_is_read(age, language, who, text, years):
    assert age(text, language, who) == years


@pytest.mark.parametrize(("language", "who", "text"), [
    ("en", "self", "nobody talks at dinner. nine years"), ("en", "self", "thirty years on the same ward"), ("en", "self", "I was eight when he left"),
    ("en", "self", "20 cigarettes a day"), ("de", "self", "bin im 4. Semester"), ("de", "colleague", "Eine Schülerin aus der 8. Klasse"),
    ("de", "self", "es geht um damals, als ich zehn war"), ("de", "relative", "wir sind seit 31 Jahren verheiratet"), ("sv", "self", "vi är fem på kontoret"),
    ("en", "self", "I'm autistic (dx at 33, finally)"), ("sv", "self", "Blev diagnostiserad vid 43. Har maskerat i hela mitt liv"),
    ("en", "self", "I have 16 years of experience and still panic"), ("sv", "relative", "Hur når man en vuxen unge på sextio mils avstånd?"),
    ("sv", "self", "jobbar 24/7"), ("sv", "self", "Klockan är 03.40 och jag är vaken"), ("en", "colleague", "I lead a team of twelve people"),
    ("en", "relative", "she is 44 kilos now"), ("de", "relative", "er wiegt noch 49"), ("sv", "relative", "hon väger bara 41"), ("de", "relative", "er ist 186 groß"), ("en", "self", "I'm 58 inches tall"),
    ("de", "self", "ich führe einen Betrieb mit 35 Angestellten"), ("sv", "self", "vi var 18 kollegor, nu är vi tio"), ("de", "self", "zwei Kinder, 3 und 8, und keine Kraft"), ("en", "self", "three kids (4, 6 and 11)"),
    ("sv", "self", "har tvillingar, 7, och orkar inte"), ("sv", "self", "barnen är 3, 6 och 10"), ("de", "self", "die Mädels sind 9 und 12"), ("de", "self", "30 Minuten bis Köln"),
])
def test_another_number_is_no_age(age, language, who, text):
    assert age(text, language, who) is None


def test_whose_age_it_is(age):
    text = "Ich bin 52, mein Bruder ist 47"
    assert age(text, "de", "self") == 52 and age(text, "de", "relative") == 47


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("de", "relative", "16 ist er", 16), ("sv", "relative", "17 är hon", 17), ("en", "relative", "15 is she", 15),
    ("sv", "self", "jag är döv och 19 år, känner mig jätteensam", 19), ("de", "self", "ich bin gehörlos und 30 Jahre", 30),
    ("sv", "self", "jag är döv och 24 och får inget jobb", 24), ("de", "relative", "er ist Anfang 60", 62), ("de", "self", "bin so Mitte vierzig", 45),
    ("en", "relative", "she is in her 80s", 85), ("en", "relative", "he's in his late 40s", 48), ("de", "relative", "sie ist über 80", 80), ("sv", "relative", "han är drygt 70", 70),
    ("de", "self", "schulden, 40", 40), ("de", "self", "i werd nächste Woche 50", 50), ("en", "self", "Graz 36", None),
    ("de", "relative", "sorry, 14 meine ich", 14), ("sv", "relative", "förlåt, jag menar 15", 15), ("en", "relative", "no, I mean 24", 24),
])
def test_an_age_is_read_the_other_way_round_and_corrected_alone(age, language, who, text, years):
    assert age(text, language, who) == years


@pytest.mark.parametrize(("language", "text"), [
    ("en", "mum of 3"), ("sv", "ensam mamma till 2"), ("de", "Papa von 4"), ("de", "seit Ende 30 depressiv"), ("de", "da war ich Mitte 20"), ("en", "I love the 80s"),
    ("de", "wir sind verheiratet und 19 Jahre zusammen"), ("en", "5 is enough"), ("de", "3 ist er gelaufen"), ("de", "ich meine 12 Euro"),
])
def test_a_number_of_something_else_is_no_age(age, language, text):
    assert age(text, language, "self") is None


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("de", "relative", "meine nichte wird im juli 15 und redet nicht mehr", 15), ("sv", "self", "jag är 17. min lillebror är sjuk och alla gråter", 17),
    ("en", "self", "I'm 48, a plumber, and I can't get up", 48),
    ("de", "unknown", "hab doch 16 gesagt", 16), ("sv", "friend", "en granne jag hjälper, 84 år. hon glömmer spisen", 84),
    ("de", "self", "mit meinen 81 Jahren steh ich da", 81),
    ("sv", "relative", "37 är hon, min syster", 37), ("en", "self", "I am a man of 63 and nobody knows", 63),
    ("sv", "relative", "mamma ligger o sover fast klockan är 4", None), ("sv", "colleague", "han har jacka inne fast det är 27 grader", None),
    ("en", "relative", "my gran counts the stairs. Nine, always nine", None),
    ("en", "self", "Thirty-eight years. He sang in the kitchen every morning", None), ("de", "self", "wir sind 33 jahre verheiratet", None),
    ("en", "self", "30 quid short again", None)])
def test_an_age_is_told_sideways_and_a_count_is_none(age, language, who, text, years):
    assert age(text, language, who) == years


@pytest.mark.parametrize(("text", "years"), [
    ("bin in der 7c", 13), ("jag går i nian", 15), ("8th grade sucks", 14), ("im in year 9", 14), ("tränar f12 i handboll", 12),
    ("u15 mannschaft, bin der trainer", 15),
    ("seit 8 a.m.", None), ("in der ersten woche", None), ("in second place", None), ("wohne nr 8b", None)])
def test_a_class_or_a_team_tells_about_how_old(text, years):
    from nlu.age_words import said_class

    assert said_class(text) == years


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("sv", "self", "kan inte äta något längre. 27 år", 27), ("sv", "self", "e rädd för att gå hem, 61 år", 61), ("sv", "self", "dricker i smyg. Man 52", 52),
    ("sv", "self", "spelar bort lönen. 33 år, kille, skäms", 33), ("sv", "friend", "vår granne, runt 90, hör så dåligt", 90),
    ("sv", "unknown", "fyrtioåtta fyllda", 48), ("sv", "relative", "min storasyster på 22 har flyttat hem", 22), ("sv", "self", "vi är gifta, 40 år", None),
    ("sv", "self", "Vi talar inte med varandra. nio år", None), ("de", "self", "ich heiße Mina 20 Jahre, lerne Friseurin", 20),
    ("de", "relative", "mein Onkel, so um die 70, trinkt", 70), ("de", "self", "kann seit Mai nicht schlafen, 44 Jahre", 44),
    ("de", "self", "bin im 6. Monat und hab Angst", None), ("de", "self", "Am 3. ist das Geld weg", None),
    ("de", "self", "Wir reden nur das Nötigste. 26 Jahre.", None),
    ("de", "relative", "Mein Sohn ist im Alter von 41 wieder bei mir eingezogen und hat keine Arbeit", 41),
    ("de", "self", "verheiratet, drei Kinder, 39, und ich mag Frauen", 39), ("en", "self", "I'm a widower, seventy-four now, and the house is silent", 74),
    ("en", "relative", "she's twenty-six and still in her room", 26), ("en", "self", "nurse, 19 years", None),
    ("en", "self", "my dad died at the age of 50", None), ("en", "self", "I'm like 15 and i hate it", 15), ("en", "unknown", "am 31, lose everything", 31),
    ("en", "self", "hi my names leo 16", 16), ("sv", "self", "treåringen skriker hela natten", None)])
def test_an_age_is_told_at_the_end_or_in_between(age, language, who, text, years):
    assert age(text, language, who) == years


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("de", "relative", "Sohn 15 war gestern wieder nicht daheim", 15), ("sv", "relative", "min syster 22 var inlagd i våras", 22), ("en", "self", "i turned into a ghost. 41 f", 41),
    ("en", "self", "I'm 52. People keep telling me to smile", 52), ("en", "self", "seventy-one years of age and alone", 71), ("en", "relative", "36 not 63, sorry", 36),
    ("de", "relative", "sie liegt nur im Bett. 19 ist sie", 19), ("sv", "self", "ingen ringer. Är 24. alla är upptagna", 24), ("en", "friend", "some guy from my guild (says he's Dutch, 16ish)", 16),
    ("en", "colleague", "a fellow about 20 who never eats", 20),
])
def test_an_age_stands_where_people_put_it(age, language, who, text, years):
    assert age(text, language, who) == years


@pytest.mark.parametrize(("language", "who", "text"), [
    ("de", "self", "als ich 14 war, zog papa aus"), ("de", "relative", "Mein Opa war dreißig Jahre Bäcker in Celle"), ("sv", "self", "v. 32 och livrädd för förlossningen"),
    ("de", "relative", "sie sammelt Hunde, es sind jetzt 11"), ("sv", "relative", "kön är fjorton månader. fjorton!!"), ("de", "relative", "mit 50 endlich die Diagnose bekommen"),
    ("sv", "relative", "han kom hit ensam som sextonåring"), ("en", "relative", "dad was 35 years a baker"),
])
def test_what_was_or_is_counted_is_no_age(age, language, who, text):
    assert age(text, language, who) is None


def test_a_number_before_a_town_is_an_age(lexicon):
    found = words("31 gera, schlafe nicht")
    assert age_of(ages(found, [], "de", placed=True), "self") == 31 and age_of(ages(found, [], "de"), "self") is None
    assert age_of(ages(words("40 km von Gera"), [], "de", placed=True), "self") is None
    assert age_of(ages(words("barnmorska i Kalmar 44"), [], "sv", placed=True), "self") == 44 and age_of(ages(words("bor på Storgatan 44"), [], "sv"), "self") is None


@pytest.mark.parametrize(("language", "who", "town", "text", "years"), [
    ("sv", "self", "Borlänge", "elektriker 29 Borlänge. orkar snart inte mer", 29), ("sv", "self", "Malmö", "ångest 28 Malmö", 28), ("sv", "self", "Borås", "är undersköterska i Borås 43 år", 43),
    ("en", "self", "Stockholm", "heart racing. software dev Stockholm 41", 41), ("en", "self", "Köln", "too much of it. 18 m. Cologne", 18), ("de", "self", "Bonn", "bin Verkäuferin in Bonn 51 und kann nicht mehr", 51),
    ("sv", "self", "Malmö", "buss 28 Malmö", None), ("sv", "self", "Malmö", "jag är i Malmö 20 år", None), ("de", "self", "Köln", "wohne Hauptstraße 28 Köln", None), ("sv", "self", "Hedemora", "driver en pizzeria i Hedemora 19 år", None),
    ("de", "self", "Köln", "hab 20 Flaschen daheim. Köln", None), ("sv", "self", "Falun", "har panikångest, Falun 29 år", 29), ("de", "self", "Ulm", "Panik in der Bahn, Ulm 29 Jahre", 29),
])
def test_an_age_stands_beside_the_town(lexicon, language, who, town, text, years):
    found = words(text)
    assert age_of(ages(found, lexicon.find(found, language), language, placed=True, town=town), who) == years


@pytest.mark.parametrize(("language", "text", "years"), [
    ("de", "inkasso jeden tag. delogierung am 15.", None), ("de", "der strom geht noch bis 20. weiter", None), ("de", "ich bin 15. mir gehts schlecht", 15), ("sv", "typ 23", 23), ("en", "about 35", 35), ("de", "so 19", 19)])
def test_a_day_of_the_month_is_no_age_and_about_so_many_is(lexicon, language, text, years):
    found = words(text)
    assert age_of(ages(found, lexicon.find(found, language), language), "self") == years


@pytest.mark.parametrize(("language", "who", "text", "years"), [
    ("de", "self", "hi bin azubi 18, lehre als friseurin", 18), ("sv", "relative", "han e bonde 59 o ligger bara i soffan", 59), ("sv", "relative", "det gäller min dotter 12 år som har slutat äta", 12),
    ("sv", "colleague", "jag hjälper en tjej i scoutkåren 13 som skär sig", 13), ("de", "self", "bin aus afghanistan 17 jahr allein hier", 17), ("en", "self", "I am from Syria 38 years man, every night bad dreams", 38),
    ("de", "self", "bin jetzt 48 m. hab nie geredet", 48), ("de", "self", "die Diagnose kam letzte Woche, 31, Sachbearbeiterin", 31), ("de", "self", "der Job ist die Hölle, 45", 45), ("en", "unknown", "she is maybe 15 and drunk every Friday", 15),
    ("sv", "relative", "hon har jobbat 12 år som lärare", None), ("en", "self", "I came from Poland 10 years ago", None), ("en", "colleague", "a pupil in Year 9 has told me", None), ("de", "colleague", "ein Junge in meiner 9. hat Schnitte", None),
    ("en", "self", "three steps and a bell at 1.70 m. I am angry", None), ("sv", "self", "ute är det minus 25. kallt", None),
])
def test_an_age_stands_behind_what_somebody_is(age, language, who, text, years):
    assert age(text, language, who) == years
