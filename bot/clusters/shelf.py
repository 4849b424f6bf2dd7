"""The clusters as editors look at them: found by words, with their offers, and with those that a cluster might belong to."""
from __future__ import annotations

from collections import Counter
from typing import Callable, List, NamedTuple, Sequence

from index.clusters import Clusters
from index.offers import Offer

MOST = 50  # lines of a list
LIKE = 8  # clusters that are proposed to belong together


class Line(NamedTuple):
    """A cluster in a list: its id, its name in a language, how many offers it has."""

    id: str
    name: str
    offers: int


class Shelf:
    """`clusters` gives those that there are now."""

    def __init__(self, clusters: Callable[[], Clusters]) -> None:
        self.clusters = clusters

    def lines(self, language: str, words: str = "") -> List[Line]:
        """Those with the words in a name or an id, in any language; the largest first."""
        clusters, wanted = self.clusters(), words.casefold().split()
        counts = Counter(clusters.of_offers.values())
        found = [Line(id, clusters.name(id, language), counts[id]) for id, cluster in clusters.known.items()
                 if all(word in " ".join((id, *cluster.names.values())).casefold() for word in wanted)]
        return sorted(found, key=lambda line: (-line.offers, line.name.casefold()))

    def like(self, id: str, language: str) -> List[Line]:
        """Others that share the topic and one part more, or two parts of the three; nearest and largest first."""
        parts = id.split(".")
        near = [(sum(a == b for a, b in zip(parts, line.id.split("."))) + (parts[0] == line.id.split(".")[0]), line)
                for line in self.lines(language) if line.id != id]
        return [line for likeness, line in sorted(near, key=lambda each: (-each[0], -each[1].offers)) if likeness >= 2][:LIKE]

    def offers_of(self, offers: Sequence[Offer], *ids: str) -> List[Offer]:
        """Those of the offers that are in some clusters, by name."""
        of_offers = self.clusters().of_offers
        return sorted((offer for offer in offers if of_offers.get(offer.id) in ids), key=lambda offer: offer.name.casefold())

    def one(self, id: str, language: str) -> Line:
        """A cluster, also one that has no offers now."""
        clusters = self.clusters()
        return Line(id, clusters.name(id, language), sum(cluster == id for cluster in clusters.of_offers.values()))

