"""The language of a message: dialect is none of its own, one sentence in the language of the talk keeps it, and who asks for another gets it."""
from __future__ import annotations

import pytest

from nlu.language import LanguageReader


@pytest.fixture(scope="module")
def reader():
    return LanguageReader()


@pytest.mark.parametrize(("before", "text"), [
    ("de", "wos kaun i do tuan"), ("de", "wia geht des"), ("de", "was chan ich mache"), ("sv", "int ork ja nåt meir"), ("de", "Help! ich kann nicht mehr schlafen"),
    ("en", "Grüezi mitenand. My wife hits me"), ("en", "bin ich hier richtig? my boyfriend beats me"), ("de", "Guten Abend, my name is Ana. Ich weine nur noch und schlafe nicht"), ("de", "Beratung auf englisch"),
])
def test_the_talk_stays_in_its_language(reader, before, text):
    assert reader.read(text, before) == before


@pytest.mark.parametrize(("before", "text", "language"), [
    ("sv", "I prefer English", "en"), ("de", "i can speak english better", "en"), ("de", "english please", "en"), ("en", "lieber auf Deutsch", "de"), ("en", "svenska tack", "sv"),
    ("de", "my husband drinks and i am so tired", "en"), ("sv", "ich kann nicht mehr", "de"), ("en", "jag orkar inte mer", "sv"),
])
def test_another_language_is_heard(reader, before, text, language):
    assert reader.read(text, before) == language
