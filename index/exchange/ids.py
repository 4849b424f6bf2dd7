"""Stable ids: the same offer of the same source has the same id at each import, and no source can take another's."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any, Dict
from uuid import UUID, uuid5

OURS = UUID("6f0c1f4e-6a0f-5d53-9c39-5f2f6ad3c7b1")  # the namespace of the UUIDs we give away (HSDS wants UUIDs)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "a", "ø": "o", "æ": "ae"})
_LONGEST_OWN_PART = 60


def slug(text: str, longest: int = 40) -> str:
    """Lower-case letters, digits and hyphens; "x" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "x"


def survey_id(fields: Dict[str, Any], key: str = "") -> str:
    """survey:<institution>-<offer>-<hash of both, the country and the place served>; with a `key`, the hash is over that."""
    named = "|".join([slug(fields["provider"], 200), slug(fields["name"], 200), fields["country"], *fields["region"], key])
    return f"survey:{slug(fields['provider'])}-{slug(fields['name'], 30)}-{_short(named)}"


def directory_id(directory: str, service: str) -> str:
    """hsds:<directory>:<the source's own id>, or a hash of it where it does not fit in an id of ours."""
    own = service.strip().lower()
    if not re.fullmatch(rf"[a-z0-9][a-z0-9_.-]{{0,{_LONGEST_OWN_PART - 1}}}", own) or own != service.strip():
        own = f"x{_short(service, 20)}"
    return f"hsds:{directory}:{own}"


def uuid_of(id: str) -> UUID:
    """The UUID of an offer in HSDS: the source's own where the offer came with one, else one made from its id."""
    try:
        return UUID(id.rsplit(":", 1)[-1]) if id.startswith("hsds:") else uuid5(OURS, id)
    except ValueError:
        return uuid5(OURS, id)


def part_uuid(owner: UUID, *path: object) -> str:
    """The UUID of a part of something that has one; equal paths give equal ids."""
    return str(uuid5(owner, "/".join(map(str, path))))


def _short(text: str, length: int = 8) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
