"""How much each thing that is known weighs in the order of offers.

Tuned on the training voices where not set by hand (docs/ranking.md); `lotse evaluate` judges them on others.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RankingWeights:
    """Factors on the expected relevance (1: no change), and shares added to it."""

    general: float = 0.15  # what a line for any worry is worth beside one for this topic
    unsure: float = 0.2  # what it is worth besides, as far as her matter was not recognised; by hand
    parents: float = 0.3  # what a line for parents is worth to a mother or a father, whatever troubles the child; by hand
    workplace: float = 0.12  # what advice for those who lead somebody is worth to them, whatever troubles that person; by hand
    course: float = 0.6  # a course or a talk, to somebody who does not ask for her workplace; by hand
    who_unsaid: float = 0.6  # what is for relatives and professionals alone, where nobody knows who asks; by hand
    situation: float = 0.5  # what help made for people in her situation (an illness, a farm, prison) is worth, whatever troubles her there; by hand
    sharpness: float = 1.5  # exponent on the probabilities of topics
    who_unmet: float = 0.15
    setting_unknown: float = 0.85
    setting_unmet: float = 0.65
    wish_unknown: float = 0.75
    wish_unmet: float = 0.6
    beside: float = 0.62  # a telephone line where one can write as well, to her who would rather write: what is there to be written to comes first; by hand
    refused: float = 0.3  # what can be reached in none but the way that she refused; by hand
    language_unmet: float = 0.35  # in none of the languages she asked for
    loss_unasked: float = 0.15  # for whoever lost somebody, where she told of no loss; by hand
    suicide_unasked: float = 0.4  # for whoever lost somebody to suicide, where she told of another loss; by hand
    lost_so: float = 1.25  # for whoever lost somebody just so (a child, a partner, to suicide), to her; by hand
    birth_after_loss: float = 0.2  # for families with a baby, where she told of a loss; by hand
    harm_likely: float = 1.03  # a line for women, to who was hurt and did not say that she is none: most who are hurt are; by hand
    harm_unasked: float = 0.3  # for whoever is hurt by others, where she told of nothing like it; by hand
    addiction_unasked: float = 0.3  # for whoever is addicted, where she told of no addiction (debts without gambling); by hand
    online_unasked: float = 0.6  # for whoever is attacked on the net, where she told of nothing there; by hand
    matter_unasked: float = 0.88  # what is for debt, care, flight … first of all, where nothing like it is likely hers; by 797 held cases
    illness_unasked: float = 0.8  # for whoever has one illness first of all, where she told of nothing like it; by hand
    work_unsaid: float = 0.75  # what is for the workplace alone, where she did not speak of hers; by hand
    by_woman: float = 1.15  # a line where women answer, where she would rather speak to a woman; by hand
    aside: float = 0.95  # where her topic is not the first that an offer is for
    language_unasked: float = 0.8  # help in the country's language where she writes another
    foreign: float = 0.4  # of what stands third: from there on what speaks the language she writes takes its place; by hand
    age_unknown: float = 0.9
    age_unmet: float = 0.6
    audience_other: float = 0.5
    grown: float = 0.35  # what is made for grown people, where a child writes; by hand
    any_child: float = 0.5  # the line for any child, where a child writes, whatever troubles it; by hand
    discrimination_unasked: float = 0.8  # for whoever is discriminated against first of all, where she told of bullying alone; by hand
    bullied_at_work: float = 0.4  # of bullying at work, how much is trouble at work; by hand
    identity_other: float = 0.2  # of that: made for women, deaf people … while she did not say that she is one
    occupation_unknown: float = 0.55  # help for people of any occupation beside help made for hers; by hand, as no label tells one
    occupation_unnamed: float = 0.05  # help made for an occupation, while nobody knows hers: after all else
    local_unasked: float = 0.275  # a regional offer while nobody knows where she lives
    local_met: float = 1.0
    likeness: float = 0.15
    confidence: float = 0.02
    emergency_unasked: float = 0.4  # 112 stands on every page; in a list it is no answer to an everyday worry
    danger_unasked: float = 0.9  # a line for people in danger, where she spoke of none: what is made for her worry comes before it; by hand
    to_read_in_danger: float = 0.5  # what is to be read or learnt, where she herself thinks of not living; by hand
    unchecked: float = 0.8  # nobody has looked at a contact of it for a year; by hand, as no label says what that costs
    focus: float = 0.09  # an offer for few topics before one for many
    answering: float = 0.08  # where a person answers, before what is to be read, joined or signed up for
    doubt: float = 0.35  # how much less likely a topic is, once an offer for it stands in the list


WEIGHTS = RankingWeights()
