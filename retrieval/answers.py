"""What is known of a person's need: the answers given so far, all of them ids, numbers and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Wishes:
    """How somebody would like to be helped, and what she does for a living (`occupation`: ids), since some help is made for
    one occupation alone, and whom she lost (`lost`: ids of index/circumstances.py); empty where nothing was said."""

    contact: tuple[str, ...] = ()
    contact_not: tuple[str, ...] = ()
    cost: str | None = None
    language: tuple[str, ...] = ()
    time: str | None = None
    near: bool = False
    anonymous: bool = False
    group: tuple[str, ...] = ()
    occupation: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    accessible: tuple[str, ...] = ()
    counsellor: str | None = None
    secular: bool = False

    @classmethod
    def from_json(cls, wishes: Mapping[str, Any] | None) -> Wishes:
        """From the form of `lotse understand`; unknown keys are left out."""
        known: dict[str, Any] = {key: value for key, value in (wishes or {}).items() if key in cls.__dataclass_fields__}
        known.update({key: tuple(map(str, value)) for key, value in known.items() if isinstance(value, list)})
        return cls(**known)

    def to_json(self) -> dict[str, Any]:
        """Only what was said."""
        said = {key: getattr(self, key) for key in self.__dataclass_fields__}
        return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items() if value}


@dataclass(frozen=True)
class Answers:
    """`topic_weights` are probabilities of topics, `likeness` similarities of offers (by id) to what was written.

    `who` is self, relative, friend, colleague or None; `role` the writer's role where it was said (manager, teacher …);
    `aside` the questions that were refused or that she could not answer.
    """

    country: str = "DE"
    language: str = "de"
    who: str | None = None
    role: str | None = None
    relation: str | None = None
    setting: str | None = None
    topics: tuple[str, ...] = ()
    topic_weights: Weights = field(default_factory=dict)
    off_topic: float = 0.0
    age: int | None = None
    age_group: str | None = None
    place: str | None = None
    region: str | None = None
    wishes: Wishes = Wishes()
    likeness: Weights = field(default_factory=dict)
    aside: frozenset[str] = frozenset()

    def but(self, **changed: Any) -> Answers:
        """The same answers with some fields changed; a tenth of the work of `replace`, of which a turn would need two dozen."""
        other = object.__new__(Answers)
        other.__dict__.update(self.__dict__, **changed)
        return other

    def without(self, facet: str) -> Answers:
        """The same answers with one of them taken back (a `facet` of a reason: "setting", "contact", "region" …)."""
        if facet in self.wishes.__dataclass_fields__:
            blank: dict[str, Any] = {facet: getattr(Wishes(), facet)}
            return replace(self, wishes=replace(self.wishes, **blank))
        together: dict[str, dict[str, Any]] = {
            "topic": {"topics": (), "topic_weights": {}},
            "age": {"age": None, "age_group": None},
            "region": {"place": None, "region": None},
        }
        return replace(self, **together.get(facet, {facet: None}))

    def known(self) -> frozenset[str]:
        """The questions that need not be asked any more."""
        given = {
            "who": self.who,
            "setting": self.setting,
            "topic": self.topics,
            "age_group": self.age_group,
            "place": self.region,
            "contact": self.wishes.contact or self.wishes.contact_not,
        }
        return frozenset(question for question, answer in given.items() if answer) | self.aside
