"""The words of growing up: groups of young people to look out for, and the parts of a plan for adult life."""

# The groups of the pack `growing-up-essex-2016`, in its order; a test holds the words against it.
GROUPS: dict[str, str] = {
    "looked_after": "Looked after by a council",
    "left_care": "Has left the care of a council",
    "hospital": "Comes to hospital, or leaves it",
    "prison": "Comes to prison, or leaves it",
    "offended": "Has broken the law as a young person",
    "neurodevelopmental": "Has a neurodevelopmental condition",
    "protected": "Has a child protection plan, or is a child in need",
    "school_52_weeks": "Learns at a school to live at, 52 weeks of the year",
}

# The first three are what the regulations of 2014 say that preparing for adult life is about (2(2)); health
# is ours, as the joint plan of 2016 names it with them.
ADULT_LIFE: dict[str, str] = {
    "work": "Finding work, or learning on",
    "home": "A place to live",
    "society": "Friends, and being part of what goes on",
    "health": "Health, and who looks after it",
}
