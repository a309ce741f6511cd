"""The words of what is done for unpaid carers."""

# What came of an assessment. Our own words; none of them is a value of a national return.
CARER_OUTCOMES: dict[str, str] = {
    "support": "The carer is given support of their own",
    "for_the_person": "What helps the carer is support for the person they care for",
    "advice": "The carer was told what there is, and wants no more for now",
    "nothing": "The carer needs nothing for now",
}
ELIGIBLE: dict[str, str] = {
    "yes": "Yes: the council has to meet some of what they need",
    "no": "No",
    "not_decided": "It is not decided yet",
}
WILLING: dict[str, str] = {
    "as_now": "Yes, as now",
    "less": "Yes, but less than now",
    "cannot": "No",
}
CARER_SUPPORT_KINDS: dict[str, str] = {
    "break": "A break from caring",
    "sitting": "Somebody who sits with the person, so that the carer can go out",
    "training": "Training",
    "equipment": "Equipment",
    "direct_payment": "A direct payment to the carer",
    "group": "Meeting other carers",
    "counselling": "Somebody to talk to",
    "other": "Something else",
}
