"""Which offers are found, in which order, and why."""

from __future__ import annotations

import pytest

from retrieval.answers import Answers, Wishes
from retrieval.matches import NOTHING_FITS, OK
from tests.retrieval.toy import finder, offer


def ids(offers, top=10, shown=frozenset(), **answers):
    known = {"topics": ("grief",), **answers}
    return [match.offer.id for match in finder(offers).find(Answers(**known), top=top, shown=shown).matches]


def test_another_country_is_never_shown():
    assert ids([offer("here"), offer("there", country="SE", region=["SE"], languages=["sv", "de"])]) == ["here"]


def test_a_withdrawn_offer_is_never_shown():
    assert ids([offer("here"), offer("gone", status="withdrawn")]) == ["here"]


@pytest.mark.parametrize("age, expected", [(15, {"young", "all"}), (40, {"all"})])
def test_age_limits_shut_out(age, expected):
    offers = [offer("young", age_max=20), offer("all")]
    group = "young" if age < 27 else "adult"
    assert set(ids(offers, who="self", age=age, age_group=group)) == expected


def test_age_that_was_not_told_shuts_nobody_out():
    assert set(ids([offer("young", age_max=20), offer("all")])) == {"young", "all"}


def test_an_offer_that_does_not_speak_her_language_is_out_where_others_do():
    assert ids([offer("german"), offer("ukrainian", languages=["uk"])]) == ["german"]
    assert (
        ids([offer("german"), offer("ukrainian", languages=["uk"])], wishes=Wishes(language=("uk",)))[0] == "ukrainian"
    )


def test_an_english_writer_sees_english_first_and_the_others_too():
    assert ids([offer("german"), offer("english", languages=["de", "en"])], language="en") == ["english", "german"]


def test_a_way_of_contact_that_is_ruled_out_stands_behind():
    offers = [offer("call"), offer("write", ways=["email"])]
    assert ids(offers, wishes=Wishes(contact_not=("phone",)))[0] == "write"


def test_of_two_wished_ways_one_is_enough():
    both, one = offer("both", ways=["phone", "chat"]), offer("one", ways=["chat"])
    found = finder([one, both]).find(Answers(topics=("grief",), wishes=Wishes(contact=("chat", "email"))))
    assert found.matches[0].score == pytest.approx(found.matches[1].score)


def test_region_shuts_out_only_when_told():
    offers = [offer("nation"), offer("hamburg", region=["Hamburg"])]
    assert set(ids(offers)) == {"nation", "hamburg"} and ids(offers)[0] == "nation"
    assert ids(offers, region="DE-BE", place="Berlin") == ["nation"]
    assert set(ids(offers, region="DE-HH", place="Hamburg")) == {"nation", "hamburg"}


def test_a_special_audience_stands_behind_unless_she_belongs_to_it():
    offers = [offer("women", groups=["women"]), offer("anybody")]
    assert ids(offers)[0] == "anybody"
    assert ids(offers, wishes=Wishes(group=("women",)))[0] == "women"


def test_who_may_ask_counts():
    offers = [offer("ill", for_whom=["self"]), offer("kin", for_whom=["relative"])]
    assert ids(offers, who="relative")[0] == "kin" and ids(offers, who="self")[0] == "ill"


def test_one_line_stands_once_and_one_institution_once_among_three():
    same = [offer("aa"), offer("bb", same_line_as=["aa"])]
    assert len(ids(same)) == 1
    house = [offer(f"h{i}", provider="One House") for i in range(3)] + [
        offer("xx", settings=["work"]),
        offer("yy", settings=["work"]),
    ]
    first = ids(house, setting="family", top=3)
    assert sum(id.startswith("h") for id in first) == 1


def test_a_doubtful_topic_does_not_fill_the_list():
    offers = [offer(f"g{i}") for i in range(5)] + [offer("debt", topics=["debt"])]
    shown = ids(offers, topics=(), topic_weights={"grief": 0.55, "debt": 0.45}, top=3)
    assert "debt" in shown
    assert "debt" not in ids(offers, topic_weights={"grief": 0.97, "debt": 0.03}, top=3)


def test_shown_offers_do_not_come_again():
    search = finder([offer("aa"), offer("bb")])
    found = search.find(Answers(topics=("grief",)), shown={"aa"})
    assert [match.offer.id for match in found.matches] == ["bb"]


def test_the_gate_prefers_nothing_and_names_who_can_help_further():
    offers = [offer("grief"), offer("any", topics=["general"], scope="general")]
    found = finder(offers).find(Answers(off_topic=0.9, likeness={"grief": 0.3}))
    assert found.gate == NOTHING_FITS and not found.matches and found.fallback[0].offer.id == "any"
    assert finder(offers).find(Answers(topics=("grief",), off_topic=0.01)).gate == OK


def test_an_emergency_number_is_none_that_listens_to_any_worry():
    offers = [offer("danger", topics=["general"], scope="general", kind="emergency"), offer("any", topics=["general"], scope="general")]
    found = finder(offers).find(Answers(off_topic=0.9))
    assert [match.offer.id for match in found.fallback] == ["any"]


def test_the_answer_that_excludes_most_is_named():
    found = finder([offer("hamburg", region=["Hamburg"])]).find(
        Answers(topics=("grief",), region="DE-BE", place="Berlin")
    )
    assert found.gate == NOTHING_FITS and found.obstacle == "region"


def test_a_general_line_does_not_stand_before_the_topic():
    offers = [offer("any", topics=["general"], scope="general"), offer("grief")]
    assert ids(offers)[0] == "grief"


def test_a_search_keeps_the_snapshot_it_began_with():
    search, other = finder([offer("aa")]), finder([offer("bb"), offer("cc")])
    search.swap(other.snapshot)
    assert {m.offer.id for m in search.find(Answers(topics=("grief",))).matches} == {"bb", "cc"}


@pytest.mark.parametrize("who, relation, listens", [("relative", "son", True), ("self", None, False), ("relative", "father", False), ("friend", None, False)])
def test_a_line_for_parents_listens_to_worries_about_a_child(who, relation, listens):
    line = offer("parents", topics=["parenting", "general"], groups=["parents"])
    found = finder([line, offer("anybody", topics=["general"])]).find(Answers(topics=("dementia",), who=who, relation=relation))
    assert ("parents" in [match.offer.id for match in (*found.matches, *found.fallback)]) == listens


def test_who_cares_for_somebody_may_turn_to_a_line_for_relatives():
    line = offer("carers", topics=["caring_for_relatives"], for_whom=["relative"])
    (match,) = finder([line]).find(Answers(topics=("caring_for_relatives",), who="self")).matches
    assert "who=self" in match.reasons.met
    (match,) = finder([offer("kin", for_whom=["relative"])]).find(Answers(topics=("grief",), who="self")).matches
    assert "who=self" in match.reasons.unmet


def test_who_wants_no_church_sees_none():
    offers = [offer("caritas", provider="Caritas Hamburg"), offer("priest", name="Jourhavande präst"), offer("town", provider="Stadt Hamburg")]
    assert set(ids(offers)) == {"caritas", "priest", "town"}
    assert ids(offers, wishes=Wishes(secular=True)) == ["town"]


@pytest.mark.parametrize("group, shown", [((), False), (("deaf",), True)])
def test_what_is_for_deaf_young_people_is_not_for_whoever_is_young(group, shown):
    offers = [offer("deaf", groups=["young_people", "adults", "deaf"]), offer("anybody")]
    for age, age_group in ((15, "young"), (40, "adult")):
        found = ids(offers, who="self", age=age, age_group=age_group, wishes=Wishes(group=group))
        assert ("deaf" in found) == shown


def test_what_is_for_women_and_men_is_for_everybody():
    assert set(ids([offer("both", groups=["women", "men", "lgbtq"]), offer("anybody")])) == {"both", "anybody"}


@pytest.mark.parametrize("topic, shown", [("domestic_violence", False), ("separation", True)])
def test_whoever_was_hurt_is_shown_no_line_for_men_even_where_there_is_no_other(topic, shown):
    search = finder([offer("men", topics=[topic], groups=["men"]), offer("line", topics=["general"], scope="general")])
    found = search.find(Answers(topics=(topic,), who="self"))
    assert ("men" in [match.offer.id for match in (*found.matches, *found.fallback)]) == shown


def test_after_a_loss_what_is_for_families_with_a_baby_stands_behind():
    offers = [offer("babies", topics=["pregnancy_birth"]), offer("mourners", topics=["grief"])]
    weights = {"grief": 0.3, "pregnancy_birth": 0.7}
    assert ids(offers, topic_weights=weights)[0] == "mourners"
    assert ids(offers, topics=("pregnancy_birth",), topic_weights=weights)[0] == "babies"


@pytest.mark.parametrize("age, age_group, setting, kin", [(12, "child", "family", True), (40, "adult", "family", False), (16, "young", None, False)])
def test_a_child_who_tells_of_drinking_at_home_may_turn_to_a_line_for_relatives(age, age_group, setting, kin):
    line = offer("kin", topics=["addiction_alcohol"], for_whom=["relative"])
    found = finder([line]).find(Answers(topics=("addiction_alcohol",), who="self", age=age, age_group=age_group, setting=setting))
    assert ("who=self" in found.matches[0].reasons.met) == kin


def test_where_the_matter_was_hardly_recognised_somebody_who_listens_comes_before_a_topic():
    offers = [offer("grief"), offer("any", topics=["general"], scope="general")]
    assert ids(offers, topics=(), topic_weights={"grief": 0.9})[0] == "grief"
    assert ids(offers, topics=(), topic_weights={"grief": 0.15})[0] == "any"


@pytest.mark.parametrize("group, shown", [((), False), (("prison",), True)])
def test_help_made_for_a_situation_is_for_those_who_told_of_it_whatever_troubles_them(group, shown):
    offers = [offer("families", topics=["loneliness"], groups=["prison"]), offer("sleep", topics=["sleep"]), offer("lonely", topics=["loneliness"])]
    assert ("families" in ids(offers, topics=("sleep",), topic_weights={"sleep": 0.9}, wishes=Wishes(group=group))) == shown
    assert ("families" in ids(offers, topics=("loneliness",), topic_weights={"loneliness": 0.9}, wishes=Wishes(group=group))) == shown


@pytest.mark.parametrize(
    "who, setting, age_group, first",
    [("self", "work", None, "any"), ("relative", "family", None, "children"), ("relative", None, "adult", "any")],
)
def test_a_line_for_children_is_not_for_somebody_who_is_none(who, setting, age_group, first):
    line = offer("children", groups=["children", "young_people"])
    found = ids([line, offer("any", topics=["general"], scope="general")], who=who, setting=setting, age_group=age_group)
    assert found[0] == first


def test_one_offer_alone_has_somebody_who_listens_beside_it():
    offers = [offer("course", for_whom=["self"]), offer("any", topics=["general"], scope="general", for_whom=["self"])]
    assert ids(offers, who="colleague") == ["course", "any"]


def test_who_thinks_of_not_living_is_led_to_people_before_pages_and_courses():
    search = finder([offer("page", topics=["suicidality"], kind="information"), offer("line", topics=["general", "suicidality", "grief", "sleep"])])
    value = {}
    for who in ("self", "relative"):
        found = search.find(Answers(topics=("suicidality",), topic_weights={"suicidality": 1.0}, who=who)).matches
        value |= {(who, match.offer.id): match.score for match in found}
    assert value["self", "page"] < value["self", "line"]
    assert value["self", "page"] < 0.6 * value["relative", "page"], "who worries about somebody may read first"


def test_a_line_for_children_and_the_young_is_for_the_young():
    line = offer("both", groups=["children", "young_people"], topics=["grief", "general"])
    assert ids([line, offer("any", topics=["general"], scope="general")], who="self", age=13, age_group="young")[0] == "both"


PARENTS_OF_A_DEAD_CHILD = {"groups": ["parents", "adults"], "summary": {"de": "Gruppen für Familien nach dem Tod eines Kindes."}}
WIDOWED = {"groups": ["adults"], "summary": {"de": "Forum für Menschen, die verwitwet sind."}}


@pytest.mark.parametrize("lost, first", [((), "anyone"), (("lost_child",), "child"), (("lost_partner",), "widow")])
def test_what_is_made_for_one_loss_is_for_nobody_else(lost, first):
    offers = [offer("child", **PARENTS_OF_A_DEAD_CHILD), offer("widow", **WIDOWED), offer("anyone")]
    found = ids(offers, who="self", wishes=Wishes(lost=lost))
    assert found[0] == first and set(found) <= {first, "anyone"}


@pytest.mark.parametrize("age, who, relation", [(10, "self", None), (11, "relative", "father"), (17, "friend", None)])
def test_the_line_for_children_is_among_the_first_whatever_the_topic(age, who, relation):
    line = offer("childline", topics=["general", "bullying"], scope="general", groups=["children", "young_people"], for_whom=["self"], age_max=17)
    offers = [line, *(offer(f"loss{n}", age_max=20, for_whom=["self", "relative", "friend"]) for n in range(4))]
    group = "child" if age < 13 else "young"
    assert "childline" in ids(offers, top=3, who=who, relation=relation, age=age, age_group=group)
    assert "childline" not in ids(offers, top=3, who="relative", relation="son", age=16, age_group="young")


def test_no_child_is_sent_to_a_group_of_grown_people_who_drink():
    offers = [offer("aa", topics=["addiction_alcohol"], kind="self_help_group"), offer("advice", topics=["addiction_alcohol"])]
    assert ids(offers, topics=("addiction_alcohol",), who="self", setting="family", age=11, age_group="child") == ["advice"]


@pytest.mark.parametrize("answers, shown", [
    ({"who": "self", "age": 58, "age_group": "adult"}, False), ({"who": "self"}, False), ({"who": "self", "age": 21, "age_group": "young"}, True),
    ({"who": "self", "setting": "university"}, True), ({"who": "self", "age": 11, "age_group": "child"}, False),
])
def test_what_is_for_students_is_for_nobody_who_is_surely_none(answers, shown):
    assert ("students" in ids([offer("students", groups=["students"]), offer("all")], **answers)) is shown


def test_what_is_for_the_old_waits_for_an_age():
    offers = [offer("old", groups=["older_people"]), offer("all")]
    assert ids(offers, who="self") == ["all"]
    assert set(ids(offers, who="self", age=70, age_group="older")) == set(ids(offers, who="relative", relation="mother")) == {"old", "all"}


def test_debts_alone_are_no_gambling():
    offers = [*(offer(f"debt{n}", topics=["debt"]) for n in range(2)), offer("gambling", topics=["addiction_gambling", "debt"])]
    assert "gambling" not in ids(offers, topics=("debt",), who="self")
    assert ids(offers, topics=("addiction_gambling",), who="self")[0] == "gambling"


def test_a_course_does_not_listen_to_any_worry():
    offers = [offer("talk", kind="training", topics=["general"], for_whom=["colleague", "manager"]), offer("listens", topics=["general"], scope="general")]
    assert ids([*offers, offer("loss", for_whom=["colleague"])], who="colleague") == ["loss", "listens"]


def test_who_leads_somebody_is_told_of_advice_for_the_workplace():
    advice = offer("advice", topics=["workplace_conflict"], groups=["employees"], for_whom=["manager", "colleague"], settings=["work"])
    offers = [advice, offer("aa", topics=["addiction_alcohol"], for_whom=["self"]), offer("line", topics=["addiction_alcohol"], for_whom=["self", "relative"])]
    assert set(ids(offers, topics=("addiction_alcohol",), who="colleague", role="manager", setting="work")) == {"line", "advice"}


def test_in_the_french_speaking_part_what_speaks_german_alone_is_no_help():
    swiss = {"country": "CH", "region": ["CH"]}
    offers = [offer("german", **swiss), offer("french", **swiss, languages=["de", "fr"])]
    assert set(ids(offers, country="CH", language="en")) == {"german", "french"}
    assert ids(offers, country="CH", language="en", region="CH-GE") == ["french"]
    assert set(ids(offers, country="CH", language="de", region="CH-GE")) == {"german", "french"}


def test_of_the_first_three_one_speaks_the_language_she_writes():
    offers = [*(offer(f"german{n}", groups=["adults"]) for n in range(4)), offer("english", languages=["de", "en"], topics=["debt", "stress", "grief"])]
    assert "english" in ids(offers, top=3, language="en", who="self")


def test_what_is_for_the_child_of_others_is_not_for_its_mother():
    others = offer("others", topics=["parenting"], for_whom=["relative", "friend"], summary={"de": "Sorge um ein Kind, das nicht deins ist? Hier fragen."})
    offers = [others, offer("mothers", topics=["parenting"], groups=["parents"], for_whom=["self", "relative"])]
    assert ids(offers, topics=("parenting",), who="relative", relation="son") == ["mothers"]
    assert "others" in ids(offers, topics=("parenting",), who="friend")


def test_a_course_on_the_net_does_what_an_app_does():
    offers = [*(offer(f"call{n}") for n in range(3)), offer("course", kind="online_course", ways=["web"])]
    assert "course" in ids(offers, top=3, wishes=Wishes(contact=("app",)))


def test_what_is_for_the_stalked_is_for_whoever_tells_of_it():
    offers = [offer("stalked", topics=["domestic_violence"], summary={"de": "Für Menschen, die gestalkt werden."}), offer("any", topics=["domestic_violence"])]
    assert ids(offers, topics=("domestic_violence",), who="self") == ["any"]
    assert "stalked" in ids(offers, topics=("domestic_violence",), who="self", wishes=Wishes(lost=("stalked",)))


def test_who_needs_a_bed_is_shown_who_has_one():
    offers = [*(offer(f"line{n}", topics=["domestic_violence"]) for n in range(4)),
              offer("beds", kind="directory", topics=["domestic_violence"], summary={"de": "Welches Frauenhaus Platz hat."})]
    assert "beds" in ids(offers, top=3, topics=("domestic_violence",), who="self", wishes=Wishes(lost=("shelter",)))


def test_a_child_that_would_rather_write_is_shown_where_it_can():
    child = {"groups": ["children", "young_people"], "scope": "general", "topics": ["general"], "for_whom": ["self"]}
    offers = [*(offer(f"grief{n}") for n in range(3)), offer("call", **child), offer("write", kind="chat", ways=["chat"], **child)]
    assert "call" in ids(offers, top=3, who="self", age=12, age_group="child")
    first = ids(offers, top=3, who="self", age=12, age_group="child", wishes=Wishes(contact=("chat",), contact_not=("phone",)))
    assert "write" in first and "call" not in first


def test_what_is_for_those_beside_somebody_is_not_for_herself():
    offers = [*(offer(f"both{n}") for n in range(2)), offer("relatives", for_whom=["relative"])]
    assert "relatives" not in ids(offers, who="self") and "relatives" in ids(offers, who="relative")


def test_who_hurts_is_one_only_where_he_says_so():
    offers = [offer("stop", topics=["domestic_violence"], groups=["men", "causing_harm"]), offer("men", topics=["domestic_violence"], groups=["men"])]
    assert ids(offers, topics=("domestic_violence",), who="self", wishes=Wishes(group=("men",))) == ["men"]


def test_what_is_for_those_who_fled_is_open_to_who_tells_of_it():
    offers = [offer("fled", groups=["refugees"], topics=["trauma"]), *(offer(f"any{n}", topics=["trauma"]) for n in range(2))]
    assert "fled" not in ids(offers, topics=("trauma",), topic_weights={"trauma": 0.8}, who="self")
    assert "fled" in ids(offers, topics=("trauma",), topic_weights={"trauma": 0.7, "migration": 0.2}, who="self")


@pytest.mark.parametrize(("lost", "shown"), [((), False), (("undocumented",), True)])
def test_what_is_for_people_without_papers_is_for_those_who_say_so(lost, shown):
    offers = [offer("papers", groups=["migrants"], topics=["migration"], summary={"de": "Für Menschen ohne Papiere."}),
              *(offer(f"any{n}", topics=["migration"]) for n in range(2))]
    assert ("papers" in ids(offers, topics=("migration",), who="self", wishes=Wishes(lost=lost))) is shown


def test_who_is_to_be_married_off_is_shown_who_helps_there_first_whatever_the_matter_was_taken_for():
    offers = [offer("forced", topics=["domestic_violence"], groups=["women"], summary={"de": "Bei drohender Zwangsheirat."}),
              *(offer(f"love{n}", topics=["relationship"]) for n in range(3))]
    told = {"topics": ("relationship",), "who": "self"}
    assert ids(offers, top=3, **told, wishes=Wishes(lost=("forced_marriage",)))[0] == "forced"
    assert "forced" not in ids(offers, top=3, **told)


def test_a_daughter_who_drinks_is_no_child_of_those_who_do():
    of_parents = {"de": "Für Kinder, deren Eltern suchtkrank sind."}
    offers = [offer("kin", topics=["addiction_alcohol"], summary=of_parents), offer("all", topics=["addiction_alcohol"])]
    asked = {"topics": ("addiction_alcohol",), "who": "relative"}
    assert ids(offers, top=3, **asked, relation="daughter") == ["all"] and "kin" in ids(offers, top=3, **asked, relation="father")


def test_what_is_for_a_case_that_was_not_told_stands_behind_the_first_and_before_all_that_fits_less():
    """Nobody who is gay is sent to people who are trans first; who looks further finds them."""
    named = {"de": "Für trans Personen."}
    offers = [offer("trans", topics=["coming_out"], groups=["lgbtq"], summary=named), *(offer(f"any{n}", topics=["coming_out"]) for n in range(3)),
              offer("late", topics=["coming_out"], settings=["work"])]
    asked = {"topics": ("coming_out",), "who": "self", "setting": "school"}
    assert "trans" not in ids(offers, top=3, **asked) and "trans" in ids(offers, top=5, **asked)
    assert "trans" in ids(offers, top=3, shown=frozenset(("any0", "any1", "any2")), **asked)
    assert "trans" in ids(offers, top=3, **asked, wishes=Wishes(lost=("trans",)))


def test_a_house_that_refuses_no_way_together_meets_none():
    call, page = offer("call", ways=["phone", "web"]), offer("both", ways=["phone", "email"])
    assert ids([call, page, offer("meet", ways=["address"], kind="in_person"), offer("post", ways=["form"])], who="self",
               wishes=Wishes(contact_not=("phone", "email")))[0] in ("meet", "post")


def test_an_online_course_is_no_meeting():
    course = offer("course", kind="online_course", ways=["address"])
    assert "course" not in ids([course, offer("room", ways=["address"]), offer("line")], who="self", wishes=Wishes(contact=("in_person",)))


def test_what_serves_a_district_is_for_those_near_it():
    offers = [offer("district", region=["München", "DE-BY"]), offer("all")]
    assert "district" in ids(offers, region="DE-BY", place="Dachau") and "district" not in ids(offers, region="DE-BY", place="Würzburg")


def test_what_was_told_keeps_its_place_where_another_is_put_in_among_the_first():
    """A circumstance and the line for any child are both put in; neither pushes the other out."""
    search = finder([
        *(offer(f"queer{n}", topics=["coming_out"], groups=["young_people"]) for n in range(4)),
        offer("roof", topics=["crisis"], groups=["young_people"], summary={"de": "Für junge Menschen ohne festes Zuhause."}),
        offer("child", topics=["general"], groups=["children", "young_people"], scope="general"),
    ])
    answers = Answers(topics=("coming_out",), who="self", age=17, age_group="young", wishes=Wishes(lost=("no_home",)))
    first = [match.offer.id for match in search.find(answers).matches]
    assert {"roof", "child"} <= {*first} and len(first) == 3
