"""A made network: organisations, initiatives, groups and materials that nobody runs, so that the pages have something to show. Equal seeds, equal network.

Every name, summary and page says that it is made up; addresses lie in the domain that is reserved for examples.
"""
from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Sequence, Tuple

from bot.network.entries import AREAS, EVENT, LICENCES, MATERIAL_KINDS, PARTNER, SUPPORTER, Group, Initiative, Material, Organisation
from index.gazetteer import Place, load_gazetteer
from index.hours import TIME_ZONES
from index.yml import read_yml

_FILE = Path(__file__).with_name("made.yml")
_COUNTRIES = {"DE": 0.42, "SE": 0.36, "AT": 0.12, "CH": 0.1}
_SECTORS = {"public": 0.35, "private": 0.2, "civil_society": 0.45}
_STATES = {"planned": 0.15, "running": 0.7, "ended": 0.15}
_YEARS = range(2022, 2028)
_EVENTS = range(2026, 2032)  # so that some are always to come
_OTHER = {"de": "sv", "sv": "en", "en": "de"}
_CARERS = ("relative", "friend", "colleague", "manager")


class Made(NamedTuple):
    """`members` are (id of a group, id of an organisation)."""

    organisations: List[Organisation]
    initiatives: List[Initiative]
    groups: List[Group]
    members: List[Tuple[str, str]]
    materials: List[Material]


def made_network(organisations: int = 160, initiatives: int = 300, groups: int = 20, seed: int = 1, materials: int = 80) -> Made:
    """At most as many groups as made.yml has themes."""
    dice, words = random.Random(seed), read_yml(_FILE)
    towns = [place for place in load_gazetteer().places if place.population > 15_000 and place.region]
    all_organisations = [_organisation(number, dice, words, towns) for number in range(1, organisations + 1)]
    all_initiatives = [_initiative(number, dice, words, dice.choice(all_organisations)) for number in range(1, initiatives + 1)]
    all_groups = [_group(number, theme, dice, words) for number, theme in enumerate(dice.sample(list(words["themes"]), groups), 1)]
    members = [(group.id, each.id) for group in all_groups for each in _joining(group, all_organisations, all_initiatives, dice)]
    all_materials = [_material(number, dice, words, dice.choice(all_organisations), all_groups) for number in range(1, materials + 1)]
    return Made(all_organisations, all_initiatives, all_groups, members, all_materials)


def _organisation(number: int, dice: random.Random, words: Mapping[str, Any], towns: Sequence[Place]) -> Organisation:
    country, sector = _draw(dice, _COUNTRIES), _draw(dice, _SECTORS)
    language = ("sv" if country == "SE" else "de") if dice.random() < 0.9 else "en"
    town = dice.choice([place for place in towns if place.country == country])
    texts = words["languages"][language]
    name = dice.choice(texts["organisations"][sector]).format(place=town.name, name=dice.choice(texts["names"]))
    areas = tuple(area for area in AREAS if dice.random() < 0.45) or (dice.choice(AREAS),)
    return Organisation(
        id=f"made-organisation-{number}", name=f"{name} ({texts['made']})", sector=sector, areas=areas, country=country, region=town.region, place=town.name,
        about=f"{dice.choice(texts['about'])} {texts['made_sentence']}", web=f"https://organisation-{number}.example/",
        mail=f"hello@organisation-{number}.example", language=language, state=PARTNER if dice.random() < 0.82 else SUPPORTER)


def _initiative(number: int, dice: random.Random, words: Mapping[str, Any], of: Organisation) -> Initiative:
    theme, language = dice.choice(list(words["themes"])), of.language
    about, texts = words["themes"][theme], words["languages"][language]
    kind = dice.choice(list(texts["titles"]))
    more = dice.sample([other for other in words["themes"] if other != theme], 1) if dice.random() < 0.4 else []
    subject = dice.choice(about[language])
    state = _draw(dice, _STATES)
    begins = f"{dice.choice(_YEARS) if state == 'running' else 2027 if state == 'planned' else 2022}-{dice.randint(1, 12):02d}-01"
    needs, gives = dice.sample(list(texts["support"]), dice.randint(1, 2)), dice.sample(list(texts["support"]), dice.randint(1, 2))
    return Initiative(
        id=f"made-initiative-{number}", organisation=of.id, title=f"{kind} {subject} {of.place} ({texts['made']})",
        summary=f"{texts['titles'][kind].format(subject=subject, place=of.place)} {texts['made_sentence']}",
        goals=dice.choice(texts["goals"]), work=dice.choice(texts["work"]),
        needs=tuple(texts["support"][each]["need"].format(subject=subject) for each in needs),
        gives=tuple(texts["support"][each]["give"].format(subject=subject) for each in gives if each not in needs),
        areas=(dice.choice(of.areas),), themes=(theme, *more), settings=tuple(_some(dice, about["settings"])), topics=tuple(_some(dice, about["topics"])),
        groups=tuple(_some(dice, about["groups"])), regions=(of.region,) if dice.random() < 0.75 else (), country=of.country,
        audience=dice.choice(texts["audience"]), state=state, begins=begins, ends="2024-12-31" if state == "ended" else "",
        links=(f"{of.web}{number}",), language=language)


def _group(number: int, theme: str, dice: random.Random, words: Mapping[str, Any]) -> Group:
    language = dice.choice(("de", "sv", "en"))
    texts, subject = words["languages"][language], words["themes"][theme][language][0]
    day = f"2027-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    return Group(id=f"made-group-{number}", name=f"{texts['group'].format(subject=subject)} ({texts['made']})", theme=theme,
                 aim=f"{dice.choice(texts['aims'])} {texts['made_sentence']}", meets_on=day, meets=dice.choice(texts["meets"]),
                 materials=(f"{texts['material']}: https://group-{number}.example/",), country="SE" if language == "sv" else "DE", language=language)


def _material(number: int, dice: random.Random, words: Mapping[str, Any], of: Organisation, groups: Sequence[Group]) -> Material:
    theme, kind = dice.choice(list(words["themes"])), MATERIAL_KINDS[number % len(MATERIAL_KINDS)]
    about, told = words["themes"][theme], [of.language, *([_OTHER[of.language]] if dice.random() < 0.5 else [])]
    texts: Dict[str, str] = {f"{field}_{language}": "" for language in _OTHER for field in ("title", "text")}
    for language in told:
        own, subject = words["languages"][language], about[language][0]
        texts[f"title_{language}"] = f"{own['materials'][kind]['title'].format(subject=subject)} ({own['made']})"
        texts[f"text_{language}"] = f"{own['materials'][kind]['text']} {own['made_sentence']}"
    day, hour = f"{dice.choice(_EVENTS)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}", dice.randint(9, 17)
    venue = dice.choice(words["languages"][of.language]["venues"]).format(place=of.place) if dice.random() < 0.6 else ""
    event = {"starts": f"{day}T{hour:02d}:00", "until": f"{day}T{hour + 2:02d}:00", "zone": TIME_ZONES[of.country], "venue": venue}
    near = [group.id for group in groups if group.theme == theme]
    return Material(
        id=f"made-material-{number}", organisation=of.id, kind=kind, who=tuple(each for each in _CARERS if dice.random() < 0.4),
        settings=tuple(_some(dice, about["settings"])), topics=tuple(_some(dice, about["topics"])), languages=tuple(told), licence=dice.choice(LICENCES),
        link=f"{of.web}material-{number}", group=near[0] if near else "", country=of.country, **texts,
        **(event if kind == EVENT else dict.fromkeys(event, "")))


def _joining(group: Group, organisations: Sequence[Organisation], initiatives: Sequence[Initiative], dice: random.Random) -> List[Organisation]:
    """Those that work on the theme, as far as they like, and one or two others."""
    on_it = {each.organisation for each in initiatives if group.theme in each.themes}
    return [each for each in organisations if dice.random() < (0.7 if each.id in on_it else 0.01)]


def _some(dice: random.Random, ids: Sequence[str]) -> List[str]:
    return sorted(dice.sample(list(ids), min(len(ids), dice.randint(1, 2))))


def _draw(dice: random.Random, chances: Dict[str, float]) -> str:
    return dice.choices(list(chances), list(chances.values()))[0]
