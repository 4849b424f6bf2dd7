"""Made-up catalogues for measuring size and speed. Every id begins with `made-up-` and every name with "MADE UP"; they
are never taken into a catalogue that people see: their contacts lead nowhere (example.org)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np

from index.linear import Vectors
from index.offers import Contact, Offer


def made_up_offers(real: Sequence[Offer], count: int, seed: int = 0) -> Iterator[Offer]:
    """`count` offers that vary real ones in topics, settings, region and age; equal seeds give equal catalogues."""
    dice = random.Random(seed)
    regions = {
        country: sorted({area for offer in real if offer.country == country for area in offer.region})
        for country in {offer.country for offer in real}
    }
    topics = sorted({topic for offer in real for topic in offer.topics})
    settings = sorted({setting for offer in real for setting in offer.settings}) or ["family"]
    for number in range(count):
        model = dice.choice(real)
        local = dice.random() < 0.8
        low = dice.choice([None, None, None, 12, 18, 60])
        # copies of checked offers: checking each again would take most of the time at a million
        yield model.copy(
            update={
                "id": f"made-up-{seed}-{number}",
                "name": f"MADE UP {number} {model.name}"[:190],
                "provider": f"MADE UP {number % 5000}",
                "contacts": (
                    Contact.construct(
                        type=model.contacts[0].type,
                        value=f"https://example.org/{number}",
                        hours=model.contacts[0].hours,
                    ),
                ),
                "region": (dice.choice(regions[model.country]),) if local else (model.country,),
                "age_min": low,
                "age_max": None,
                "topics": tuple(dict.fromkeys([*model.topics[:2], dice.choice(topics)])),
                "same_line_as": (),
                "settings": tuple(dict.fromkeys([*model.settings[:2], dice.choice(settings)])),
                "scope": "topical",
            }
        )


def made_up_vectors(vectors: Vectors, rows: Sequence[int], seed: int = 0, noise: float = 0.35) -> Vectors:
    """Unit vectors scattered around the real offers' vectors, one for each row named."""
    dice = np.random.default_rng(seed)
    scatter = dice.standard_normal((len(rows), vectors.shape[1]), dtype=np.float32) / np.sqrt(vectors.shape[1])
    made = vectors[list(rows)] + noise * scatter
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)
