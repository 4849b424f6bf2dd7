"""What somebody does for a living, where there is help for it alone: of the writer, and of the one she writes about."""
from __future__ import annotations

import pytest

from index.spelling import load_speller
from index.taxonomy import load_taxonomy
from nlu.occupations import Told, occupations_in, tells_occupation


@pytest.mark.parametrize("text, hers", [
    ("Ich bin Krankenschwester und kann nicht mehr", "health"), ("ich arbeite auf der Intensivstation", "health"),
    ("Ich halte das als Pflegekraft nicht mehr aus", "health"), ("I'm a nurse and I dread every shift", "health"),
    ("I work nights in A&E", "health"), ("as a nurse I see too much", "health"), ("jag jobbar på akuten", "health"), ("undersköterska här", "health"),
    ("Ich bin Ärztin und trinke", "doctors"), ("är läkare sedan tio år", "doctors"), ("Ich bin bei der Polizei", "police"),
    ("har varit polis i tio år", "police"), ("Feuerwehrmann, 22 Jahre", "fire"), ("I'm in the army", "military"), ("bin Soldatin", "military"),
    ("I'm a burnt out teacher", "teaching"), ("Year 6 teacher. I cry", "teaching"), ("I'm on a ship, third officer", "seafaring"),
    ("Jag är journalist och får hot", "journalism"), ("wir haben Schulden, ich bin Landwirtin", "farming"), ("jag är bonde", "farming"),
    ("ich bin Azubi im zweiten Jahr", "apprentices"), ("I'm a freelancer", "self_employed"), ("Jag är veterinär", "veterinary"),
])
def test_her_own_occupation(text, hers):
    assert occupations_in(text) == Told((hers,), ())


@pytest.mark.parametrize("text, others", [
    ("mein Mann ist Polizist", "police"), ("my husband's a police officer", "police"), ("min man är lastbilschaufför", "haulage"),
    ("meine Mutter ist Krankenschwester", "health"), ("my wife works in a hospital", "health"), ("mein Freund, ein Arzt, sagt nichts", "doctors"),
    ("Mein Bruder ist bei der Feuerwehr", "fire"), ("hon jobbar som sjuksköterska", "health"),
])
def test_that_of_another(text, others):
    told = occupations_in(text)
    assert told == Told((), (others,))
    assert told.of("self") == () and told.of("relative") == told.of("friend") == told.of("colleague") == (others,)


@pytest.mark.parametrize("text", [
    "mein Lehrer schreit mich an", "ich war beim Arzt", "läkaren säger att det är stress", "the doctor gave me pills", "jag vill bli polis",
    "I need a therapist", "I'm seeing a therapist", "Ich bin in Behandlung bei einem Psychologen", "I'm not a nurse", "ich bin keine Lehrerin",
    "I was hurt by a policeman", "ich bin im Krankenhaus", "als der Arzt kam", "ich bin mit einem Polizisten verheiratet",
    "My son is beaten at school", "i am a patient of a doctor",
])
def test_who_is_met_is_nobodys_occupation(text):
    assert occupations_in(text) == Told((), ())


def test_an_occupation_that_is_no_work_is_not_about_work():
    """Apprentices have a setting of their own, and whoever was a soldier is no more."""
    for text in ("ich bin azubi", "I'm a veteran", "jag är elitidrottare"):
        assert occupations_in(text).hers and not tells_occupation(text)


def test_a_woman_of_a_trade_is_no_slip_of_the_finger():
    for word in ("Journalistin", "Soldatin", "Redakteurinnen", "Polizistin"):
        assert load_speller().spelt(f"ich bin {word}", "de") == f"ich bin {word}"


def test_what_is_heard_is_of_the_vocabulary():
    from nlu.occupations import _jobs

    assert set(_jobs()) - {"other"} == set(load_taxonomy().ids("occupations"))
