"""The words of the house and what they mean: the same as docs/glossary.md, which a test compares."""

from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word and its meaning here."""

    word: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Where the word stands on its page."""
        return slugify(self.word)


TERMS = tuple(
    Term(word=word, meaning=meaning)
    for word, meaning in (
        ("acceptance", "a decision, with a reason and a name, that a finding may stand"),
        ("area", "a place on the map that organisations serve"),
        ("as-at date", "the day that a figure speaks of"),
        (
            "assessment and treatment unit",
            "a hospital ward where a person with a learning disability is assessed and "
            "treated, usually for months",
        ),
        ("assurer", "somebody outside the partnership who looks at its plan before it is agreed"),
        ("baseline", "how things stand in the year before a plan begins"),
        ("check", "a named question that the product asks of every plan, with its source"),
        ("cohort", "one of the groups of people that the national service model names; Essex added one"),
        (
            "commissioner",
            "an organisation that plans and pays for support: a council, a clinical "
            "commissioning group until 2022, an integrated care board since, NHS England for "
            "secure hospitals",
        ),
        (
            "condition",
            "what an organisation asks for as it agrees to a plan, with who answers for it "
            "and by when; kept open until it is met",
        ),
        (
            "confidence",
            "how far whoever states a figure stands behind it: counted, stated, estimated, "
            "worked out, doubtful",
        ),
        ("denominator", "the population that a rate is a rate of"),
        ("derived", "worked out from other figures; no source gives it"),
        (
            "dowry",
            "money that follows a person home after five years or more in hospital; it is "
            "paid every year and ends when the person dies",
        ),
        ("draft", "words that somebody is writing and has not saved; only they can see them"),
        ("figure", "a number that somebody states, with its unit, as-at date, source and confidence"),
        (
            "finding",
            "what a check says about a plan: where, what was found, what was expected, and how to mend it",
        ),
        ("frozen version", "a plan as it was on one day, kept for ever; nobody can change it"),
        ("hash", "a long number made from every letter of a text; if one letter changes, so does the hash"),
        ("locked rehabilitation", "a hospital ward with locked doors for a longer stay; paid for locally"),
        ("match", "local money put beside national money"),
        (
            "moderated",
            "said of a plan whose first cut an assurer has asked about and its authors have answered",
        ),
        ("milestone", "a piece of work with an end, or an event, on the route map"),
        ("mended", "a finding that the plan no longer gives cause for"),
        ("meeting, of two plans", "a provider, hospital unit or service that both speak of"),
        (
            "neighbour",
            "a plan of another partnership that touches the same provider, hospital unit or service",
        ),
        ("partnership", "organisations that make and carry out one joint plan"),
        (
            "planning assumption",
            "how many people in hospital a national document takes as the most an area should need",
        ),
        (
            "point",
            "one thing that an assurer asks about a section of a frozen version; both sides "
            "have to say that it is settled",
        ),
        ("precision", "the step to which a figure was rounded when it was stated"),
        ("quantity", "what a figure measures, named so that every place that states it can be compared"),
        ("range", "the lowest and highest number of people in hospital that the rules give for an area"),
        ("route map", "the plan's milestones drawn over its quarters"),
        ("rule pack", "the national numbers of one period, as dated data with a source for each"),
        ("seal", "a fingerprint of the record of change, kept outside the database"),
        ("second factor", "a code from something you hold, besides your password"),
        ("secure hospital", "a hospital for people who may be a risk to others: low, medium or high"),
        ("severity", "must be mended, should be looked at, or for information"),
        (
            "sovereign decision",
            "a decision that only the organisation itself can take; a delegated one is taken "
            "by a board on its behalf",
        ),
        ("workstream", "a part of the programme with one lead"),
    )
)
