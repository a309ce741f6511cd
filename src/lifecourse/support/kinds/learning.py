"""The words of a plan for learning, health and care: what happens to it, one step after another."""

from enum import StrEnum


class Step(StrEnum):
    """What happened to somebody's plan, or to the request for one. The order is that of the page's menu."""

    ASKED = "asked"
    ASSESSES = "assesses"
    NO_ASSESSMENT = "no_assessment"
    ADVICE_ASKED = "advice_asked"
    ADVICE_CAME = "advice_came"
    NO_PLAN = "no_plan"
    DRAFT = "draft"
    DRAFT_ANSWERED = "draft_answered"
    FINAL = "final"
    EXCUSED = "excused"
    WITHDRAWN = "withdrawn"
    MEETING_SET = "meeting_set"
    PAPERS_SENT = "papers_sent"
    MET = "met"
    REPORT = "report"
    STAYS = "stays"
    CHANGES = "changes"
    ENDS = "ends"
    NOTICE = "notice"
    CHANGED = "changed"
    NOT_CHANGED = "not_changed"
    TO_POST_16 = "to_post_16"
    TO_OTHER_PHASE = "to_other_phase"
    TO_COLLEGE = "to_college"
    ASKED_AGAIN = "asked_again"
    ASSESSES_AGAIN = "assesses_again"
    NOT_AGAIN = "not_again"
    FINAL_AGAIN = "final_again"
    MOVES_AWAY = "moves_away"
    HANDED_OVER = "handed_over"
    CAME_OVER = "came_over"
    TOLD_OF_MOVE = "told_of_move"
    CEASED = "ceased"


STEP_WORDS: dict[Step, str] = {
    Step.ASKED: "Somebody asked for an assessment",
    Step.ASSESSES: "The council said that it will assess",
    Step.NO_ASSESSMENT: "The council said that it will not assess",
    Step.ADVICE_ASKED: "Advice was asked for",
    Step.ADVICE_CAME: "The advice came",
    Step.NO_PLAN: "The council said that there will be no plan",
    Step.DRAFT: "The draft plan was sent",
    Step.DRAFT_ANSWERED: "The family answered the draft, or the changes that are proposed",
    Step.FINAL: "The final plan was sent",
    Step.EXCUSED: "A time could not be kept, for a reason that the law knows",
    Step.WITHDRAWN: "The request was taken back",
    Step.MEETING_SET: "A review meeting was arranged, and everybody told",
    Step.PAPERS_SENT: "Advice for the review went round",
    Step.MET: "The review meeting was held",
    Step.REPORT: "The report of the review went out",
    Step.STAYS: "The council said that the plan stays as it is",
    Step.CHANGES: "The council said that it wants to change the plan",
    Step.ENDS: "The council said that it wants to end the plan",
    Step.NOTICE: "The changes that are proposed were sent",
    Step.CHANGED: "The changed plan was sent",
    Step.NOT_CHANGED: "The council said that the plan is not changed",
    Step.TO_POST_16: "A move from school to college or other learning after 16 is coming",
    Step.TO_OTHER_PHASE: "A move to another phase of school is coming",
    Step.TO_COLLEGE: "A move from one college to another is coming",
    Step.ASKED_AGAIN: "Somebody asked for another assessment",
    Step.ASSESSES_AGAIN: "The council said that it will assess again",
    Step.NOT_AGAIN: "The council said that it will not assess again",
    Step.FINAL_AGAIN: "The plan after the second assessment was sent",
    Step.MOVES_AWAY: "The council heard of a move to another area",
    Step.HANDED_OVER: "The plan was handed over to another council",
    Step.CAME_OVER: "The plan came from another council",
    Step.TOLD_OF_MOVE: "The family was told what the new council does",
    Step.CEASED: "The plan ended",
}

# What happened is about a day that is still to come: a meeting, a move.
FOR_A_DAY: dict[Step, str] = {
    Step.MEETING_SET: "the day of the meeting",
    Step.TO_POST_16: "the day of the move",
    Step.TO_OTHER_PHASE: "the day of the move",
    Step.TO_COLLEGE: "the day of the move",
    Step.MOVES_AWAY: "the day of the move",
    # A plan that came from elsewhere is reviewed by when it was made or reviewed there.
    Step.CAME_OVER: "the day on which the plan was made there, or last reviewed",
}

WHY_ENDED: dict[str, str] = {
    "not_needed": "It is no longer needed",
    "left_learning": "They left learning, and do not wish to go back, or it would not be right",
    "not_responsible": "The council is no longer responsible",
    "too_old": "The school year in which they turned 25 is over",
    "died": "They died",
}
