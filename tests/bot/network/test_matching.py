"""What one needs meets what others give: across languages, for reasons that both carry, moved a little by how it went before."""
from __future__ import annotations

from dataclasses import replace

import pytest

from bot.evaluation.network import carried, measure_network, read_distractors, read_pairs
from bot.network.entries import Initiative, themes
from bot.network.matching import Matching
from bot.network.reasons import SUPPORT, Reason
from bot.network.support import load_support
from index.encoder import open_encoder
from index.taxonomy import LANGUAGES, load_taxonomy


@pytest.fixture(scope="module")
def matching():
    return Matching(open_encoder())


@pytest.fixture(scope="module")
def others():
    return read_distractors()


@pytest.fixture(scope="module")
def figures():
    return measure_network(open_encoder(), lambda line: None)


def one(id, **more):
    given = {"organisation": f"of {id}", "title": "", "summary": "", "goals": "", "work": "", "needs": (), "gives": (), "areas": (), "themes": (),
             "settings": (), "topics": (), "groups": (), "regions": (), "country": "DE", "audience": "", "state": "running", "begins": "", "ends": "",
             "links": (), "language": "de"}
    return Initiative(id=id, **{**given, **more})


ROOM = one("seeks", title="Trauergruppe", needs=("Wir suchen einen Raum für unsere Treffen.",), topics=("grief",), regions=("DE-BY",))
HALL = one("has", title="Församlingshem", gives=("Vår lokal kan lånas gratis på kvällarna.",), topics=("grief",), language="sv", country="SE")


def test_the_set_is_what_the_bar_asks_for():
    pairs, others = read_pairs(), read_distractors()
    assert len(pairs) == 60 and len(others) == 300
    assert sum(pair.needs.language != pair.gives.language for pair in pairs) >= 25
    everybody = [*others, *(each for pair in pairs for each in (pair.needs, pair.gives))]
    assert len({each.id for each in everybody}) == 420 and {each.language for each in everybody} == set(LANGUAGES)
    for pair in pairs:
        assert pair.needs.needs and pair.gives.gives
    taxonomy = load_taxonomy()
    for each in everybody:
        assert set(each.themes) <= set(themes())
        for facet in ("topics", "settings", "groups"):
            assert set(getattr(each, facet)) <= set(taxonomy.ids(facet)), each.id


def test_the_right_partner_stands_among_the_first_five(figures):
    ours = figures["ways"]["Lotse"]
    for part in ("others", "all", "across"):
        assert ours[part]["five"] >= 0.9
        for naive in ("BM25", "the encoder alone"):
            assert ours[part]["five"] > figures["ways"][naive][part]["five"] + 0.1


def test_no_reason_says_what_the_entries_do_not_carry(figures):
    assert figures["reasons"]["checked"] > 300 and figures["reasons"]["wrong"] == 0


def test_the_check_of_reasons_finds_wrong_ones():
    need, give = ROOM.needs[0], HALL.gives[0]
    assert carried(need, ROOM, give, HALL, Reason(SUPPORT, "rooms")) and carried(need, ROOM, give, HALL, Reason("topics", "grief"))
    assert not carried(need, ROOM, give, HALL, Reason(SUPPORT, "money"))
    assert not carried(need, ROOM, give, HALL, Reason("regions", "DE-BY"))


def test_a_german_need_meets_a_swedish_give_with_its_reasons(matching, others):
    best = matching.fit([*others, ROOM, HALL]).suggestions(ROOM)[:5]
    found = next(each for each in best if each.initiative == HALL)
    assert found.need == ROOM.needs[0] and found.give == HALL.gives[0]
    assert found.reasons == (Reason(SUPPORT, "rooms"), Reason("topics", "grief"))
    assert [reason.said("sv") for reason in found.reasons] == ["Lokaler", "Sorg"]


def test_nobody_is_suggested_to_themselves_nor_what_has_ended(matching, others):
    for gone in (replace(HALL, organisation=ROOM.organisation), replace(HALL, state="ended")):
        assert gone not in [each.initiative for each in matching.fit([*others, ROOM, gone]).suggestions(ROOM)]


def test_where_nothing_fits_nothing_is_suggested(matching, others):
    odd = one("odd", title="Quantencomputer", needs=("Wir suchen flüssiges Helium für einen Kryostaten.",), country="AT", language="de")
    assert matching.fit(others).suggestions(odd) == []


def test_outcomes_move_the_order_a_little(matching, others):
    twin = replace(HALL, id="twin", organisation="of twin")
    everybody = [*others, ROOM, HALL, twin]

    def order(outcomes):
        found = [each for each in matching.fit(everybody, outcomes).suggestions(ROOM) if each.initiative.id in ("has", "twin")]
        return [each.initiative.id for each in found], [each.score for each in found]

    before, plain = order({})
    assert before == ["has", "twin"]
    assert order({("twin", "somebody"): "helped"})[0] == ["twin", "has"]
    after, moved = order({("has", "seeks"): "no"})
    assert after == ["twin", "has"] and 0 < plain[0] - moved[1] < 1


def test_who_else_does_this(matching, others):
    mine = one("mine", title="Redebank", summary="Bänke, auf denen man miteinander ins Gespräch kommt.", themes=("loneliness",), topics=("loneliness",),
               settings=("local_community",), groups=("older_people",), regions=("DE-HE",))
    found = matching.fit([*others, mine]).alike(mine)
    assert found and found[0].initiative.id != "mine"
    for each in found:
        assert each.reasons
        for reason in each.reasons:
            assert reason.id in getattr(mine, reason.facet) and reason.id in getattr(each.initiative, reason.facet)


@pytest.mark.parametrize("wanted", [[], [ROOM], [HALL]])
def test_a_network_of_one_or_none_is_no_trouble(matching, wanted):
    fitted = matching.fit(wanted)
    assert all(each.initiative in wanted for each in fitted.suggestions(ROOM))
    assert fitted.suggestions(one("blank")) == [] and isinstance(fitted.alike(one("blank")), list)


def test_every_kind_of_support_has_a_label_and_cues_in_each_language():
    support = load_support()
    for kind in support.kinds():
        for language in LANGUAGES:
            assert support.label(kind, language) and support.cues(kind, language), (kind, language)
