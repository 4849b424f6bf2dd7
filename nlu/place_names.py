"""How places are called besides their names: in other languages, in dialect, by the first figures of their postal codes; and the names of people."""
from __future__ import annotations

import csv
from functools import lru_cache
from typing import FrozenSet

from index.linear import fold
from index.taxonomy import DATA

PLZ_REGION = {  # first two digits of a German postal code -> region, where all of them lie in one
    **dict.fromkeys("10 12 13".split(), "DE-BE"), **dict.fromkeys("20 22".split(), "DE-HH"), "28": "DE-HB",
    **dict.fromkeys("01 02 04 08 09".split(), "DE-SN"), **dict.fromkeys("03 14 15 16".split(), "DE-BB"),
    **dict.fromkeys("17 18 19".split(), "DE-MV"), **dict.fromkeys("23 24 25".split(), "DE-SH"),
    **dict.fromkeys("26 29 30 31 38".split(), "DE-NI"), **dict.fromkeys("39".split(), "DE-ST"),
    **dict.fromkeys("32 33 40 41 42 44 45 46 47 50 51 52 53 57 58 59".split(), "DE-NW"),
    **dict.fromkeys("34 35 36 60 61 64 65".split(), "DE-HE"), **dict.fromkeys("54 55 56 67".split(), "DE-RP"),
    "66": "DE-SL", **dict.fromkeys("70 71 72 73 74 75 76 77 78 79 88".split(), "DE-BW"),
    **dict.fromkeys("80 81 82 83 84 85 86 87 90 91 92 93 94 95 96 97".split(), "DE-BY"), **dict.fromkeys("98 99 07".split(), "DE-TH"),
    "06": "DE-ST",
}
POSTNR_REGION = {  # first two digits of a Swedish postal code -> region
    **dict.fromkeys("10 11 12 13 14 15 16 17 18".split(), "SE-AB"), **dict.fromkeys("20 21 22 23 24 25 26 27 28 29".split(), "SE-M"),
    **dict.fromkeys("30 31".split(), "SE-N"), **dict.fromkeys("33 55 56 57".split(), "SE-F"), "34": "SE-G", "35": "SE-G", "36": "SE-G",
    "37": "SE-K", **dict.fromkeys("38 39".split(), "SE-H"), **dict.fromkeys("40 41 42 43 44 45 46 50 51 52 53 54".split(), "SE-O"),
    **dict.fromkeys("58 59 60 61".split(), "SE-E"), "62": "SE-I", **dict.fromkeys("63 64".split(), "SE-D"),
    **dict.fromkeys("65 66 67 68".split(), "SE-S"), **dict.fromkeys("69 70 71".split(), "SE-T"), **dict.fromkeys("72 73".split(), "SE-U"),
    **dict.fromkeys("74 75".split(), "SE-C"), **dict.fromkeys("77 78 79".split(), "SE-W"), **dict.fromkeys("80 81 82".split(), "SE-X"),
    "83": "SE-Z", **dict.fromkeys("84".split(), "SE-Z"), **dict.fromkeys("85 86 87 88 89".split(), "SE-Y"),
    **dict.fromkeys("90 91 92 93".split(), "SE-AC"), **dict.fromkeys("94 95 96 97 98".split(), "SE-BD"),
}

EXONYMS = {"munich": "munchen", "vienna": "wien", "cologne": "koln", "nuremberg": "nurnberg", "gothenburg": "goteborg",
            "zurich": "zurich", "geneva": "geneve", "genf": "geneve", "hanover": "hannover", "brunswick": "braunschweig",
            "zuri": "zurich", "zueri": "zurich", "zurcher": "zurich", "winti": "winterthur", "lozarn": "luzern", "minga": "munchen", "wean": "wien", "wian": "wien",
            "bienne": "biel", "berne": "bern", "constance": "konstanz", "basle": "basel", "lucerne": "luzern", "gbg": "goteborg", "sthlm": "stockholm",
            "burlov": "arlov", "essunga": "nossebro", "hammaro": "skoghall", "hylte": "hyltebruk", "lekeberg": "fjugesta", "ljusnarsberg": "kopparberg", "orust": "henan", "ovanaker": "edsbyn", "ragunda": "hammarstrand",
            "sotenas": "kungshamn", "tanum": "tanumshede", "tjorn": "skarhamn", "uppvidinge": "aseda", "ydre": "osterbymo", "kinda": "kisa", "nordanstig": "bergsjo", "sion": "sitten", "siders": "sierre",
            "botkyrka": "tumba", "haninge": "handen", "varmdo": "gustavsberg", "harryda": "molnlycke", "osteraker": "akersberga", "jarfalla": "jakobsberg", "tyreso": "bollmora", "muc": "munchen", "hh": "hamburg"}
# As they are spoken; with their dots, for "Bärn" would be "barn" without them.
IN_DIALECT = {"bärn": "bern", "züri": "zürich", "lozärn": "luzern", "soledurn": "solothurn", "sanggalle": "st. gallen", "monnem": "mannheim", "mannem": "mannheim", "kölle": "köln", "colonia": "köln", "nämberch": "nürnberg", "nürnberch": "nürnberg", "nämberg": "nürnberg", "färdd": "fürth",
               "schduagert": "stuttgart", "stuagert": "stuttgart", "stuggi": "stuttgart", "leipzsch": "leipzig", "leibzsch": "leipzig", "drääsdn": "dresden", "dräsdn": "dresden", "frangfurt": "frankfurt am main", "frankfodd": "frankfurt am main",
               "ffm": "frankfurt am main", "hamborg": "hamburg", "hambuich": "hamburg", "bärlin": "berlin", "oche": "aachen", "kassl": "kassel", "düsseldoof": "düsseldorf", "innschbruck": "innsbruck", "innsbrugg": "innsbruck", "ibk": "innsbruck", "soizburg": "salzburg",
               "soizbuag": "salzburg", "klognfuat": "klagenfurt am wörthersee", "göteborj": "göteborg", "jöteborg": "göteborg", "linkan": "linköping", "norrpan": "norrköping", "västra frölunda": "göteborg"}
# Everyday words that nobody says alone but as the place.
NO_ANSWER = frozenset("""
    aken alvesta amal arbon baar brig ekero enns falkenberg flen gais gossau habo hede herne hilden hjo imst karlshamn kil kungalv landeck lomma lund lustenau lysekil marl menzingen morges mora orsa osby oxie
    partille perg pratteln reutte ruti sala sater schwaz stans strangnas sunne sursee telfs tranas unna vara visp weggis werl werne wil
""".split())
# Names of towns that somebody may say alone and mean the word, or a person.
SAID_ALONE = frozenset("""
    meine vill vi soll going bor ohne ins much ring rum sent lang wissen acht lachen gonna waren fell rein forst handen train hoch gran lieg kommen list wedding vagen kenn kroppen holt sonntag wort
    lauter bell wanna welt marz mussen plate fahren hart karl foto sommer hatten halbe stora ernst lar worth pack mund stelle gaming hosten stall nahe kropp kuchen drogen puls schuld horde kall pill
    lohn treffen sinn langen bescheid wos stegen wetter regen court werfen bark bak varsta bauen nods burk od svarta elend nagel kotzen siedlung breit haar mitte save mala rosa hahn buhne rolle loose
    aesch asch apples damp fisch klaus stumm wahlen altenheim bruch messen lend tore sales ratten kosta insel springe zwingen erna
""".split())


@lru_cache(maxsize=1)
def first_names() -> FrozenSet[str]:
    """Names of people, folded: "Rosa", "Kalle"."""
    with (DATA / "names.tsv").open(encoding="utf-8", newline="") as lines:
        return frozenset(fold(row[0]) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row)
