"""What somebody calls the one it is about, so that it is said back so: "mein Mann" is a husband, not "your partner"."""
from __future__ import annotations

from typing import Dict, Optional

from index.linear import fold
from index.sieve import Expression

_OWN = r"\b(?:mein|meine|meinen|meinem|meiner|meim|mei|mi|minem|unser|unsere|unseren|unserem|unserer|min|mitt|mina|var|vart|my|our|ein|eine|einen|einem|einer|en|a|an|one of my|vom|beim)(?: (?!ex\b)\w+)? "
_WORDS: Dict[str, Dict[str, str]] = {
    "partner": {"husband": r"(?:ehe)?mann|gatte\w*|mo|man|make|husband|hubby", "wife": r"(?:ehe)?frau|gattin|fru|hustru|wife", "boyfriend": r"(?:fester )?freund|pojkvan|kille|boyfriend|bf",
                "girlfriend": r"freundin|flickvan|tjej|girlfriend|gf", "cohabitant": r"sambo"},
    "ex_partner": {"ex_husband": r"ex ?-?(?:mann|man|husband)", "ex_wife": r"ex ?-?(?:frau|fru|wife)", "ex_boyfriend": r"ex ?-?(?:freund|pojkvan|kille|boyfriend|bf)", "ex_girlfriend": r"ex ?-?(?:freundin|flickvan|tjej|girlfriend|gf)"},
    "sibling": {"brother": r"(?:\w*bruder|bruada|bror|\w*brorsa\w*|\w*bror|brother|bro)", "sister": r"(?:\w*schwester|\w*syster|\w*syrra\w*|sister|sis)"},
    "grandparent": {"grandmother": r"(?:oma|omi|grossmutter|grosmama|grosi|nonna|grandma|grandmother|gran|nan)", "grandfather": r"(?:opa|opi|grossvater|grospapa|grosspapi|grandpa|grandfather|grandad|granddad)",
                    "mothers_mother": r"mormor", "fathers_mother": r"farmor", "mothers_father": r"morfar", "fathers_father": r"farfar"},
    "friend": {"female_friend": r"freundin|vaninna|tjejkompis", "male_friend": r"freund|kumpel|spezl|killkompis"},
    "colleague": {"female_colleague": r"kollegin|arbeitskollegin", "male_colleague": r"(?:arbeits)?kollegen?"},
    "boss": {"female_boss": r"chefin|vorgesetzte", "male_boss": r"chef|vorgesetzter"},
    "neighbour": {"female_neighbour": r"nachbarin", "male_neighbour": r"nachbarn?|nachbar"},
    "pupil": {"female_pupil": r"schulerin", "male_pupil": r"schuler"},
    "relative": {"aunt": r"tante|tant|faster|moster|aunt|auntie", "uncle": r"onkel|onkl|farbror|morbror|uncle", "mother_in_law": r"schwiegermutter|schwiegermama|svarmor|svarmoder|mother[ -]in[ -]law", "father_in_law": r"schwiegervater|svarfar|father[ -]in[ -]law"},
}
_CALLED: Dict[str, Dict[str, Expression]] = {relation: {name: Expression(rf"{_OWN}(?:{words})\b") for name, words in names.items()} for relation, names in _WORDS.items()}


def called(text: str, relation: Optional[str]) -> Optional[str]:
    """The name of what a message calls the one of this relation; None where it calls that one by no word that says more, or by two."""
    folded = fold(text)
    found = [name for name, pattern in _CALLED.get(relation or "", {}).items() if pattern.search(folded)]
    return found[0] if len(found) == 1 else None
