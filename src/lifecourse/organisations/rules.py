"""Which role may do what, and when a role counts: plain decisions on plain values."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NotAllowed(Exception):
    """Somebody may not do something; says why in words that a page can show."""


class Role(StrEnum):
    PROGRAMME_MANAGER = "programme_manager"
    FINANCE_LEAD = "finance_lead"
    ANALYST = "analyst"
    BOARD_MEMBER = "board_member"
    BOARD_SECRETARY = "board_secretary"
    ASSURER = "assurer"
    ADMINISTRATOR = "administrator"
    CARE_COORDINATOR = "care_coordinator"
    RECORDS_OFFICER = "records_officer"
    TEAM_MANAGER = "team_manager"
    REVIEW_CHAIR = "review_chair"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Permission(StrEnum):
    SEE_PLAN = "see_plan"
    SEE_FINDINGS = "see_findings"
    EXPORT_PLAN = "export_plan"
    EDIT_PLAN = "edit_plan"
    EDIT_SECTIONS = "edit_sections"
    EDIT_FINANCE_SECTIONS = "edit_finance_sections"
    EDIT_FIGURES = "edit_figures"
    ACCEPT_FINDING = "accept_finding"
    CHOOSE_RULE_PACK = "choose_rule_pack"
    COMMENT = "comment"
    ASSIGN_SECTIONS = "assign_sections"
    ATTACH_EVIDENCE = "attach_evidence"
    KEEP_GOVERNANCE = "keep_governance"
    KEEP_ENGAGEMENT = "keep_engagement"
    FREEZE_PLAN = "freeze_plan"
    MODERATE = "moderate"
    SIGN_PLAN = "sign_plan"
    PUBLISH_PLAN = "publish_plan"
    EDIT_EASY_READ = "edit_easy_read"
    SEE_AUDIT = "see_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_ORGANISATIONS = "manage_organisations"
    SEE_PEOPLE = "see_people"
    KEEP_PEOPLE = "keep_people"
    MATCH_PEOPLE = "match_people"
    IMPORT_PEOPLE = "import_people"
    KEEP_SHARING = "keep_sharing"
    SEE_LOOKS = "see_looks"
    ERASE_PEOPLE = "erase_people"
    KEEP_RETENTION = "keep_retention"
    OPEN_IN_EMERGENCY = "open_in_emergency"
    KEEP_REGISTER = "keep_register"
    HOLD_REVIEWS = "hold_reviews"
    KEEP_RULES = "keep_rules"
    KEEP_SUPPORT_PLAN = "keep_support_plan"
    COMPARE_EXTRACTS = "compare_extracts"
    SEND_RETURNS = "send_returns"
    SEE_MEASURES = "see_measures"
    KEEP_MEASURES = "keep_measures"
    AGREE_RESULTS = "agree_results"
    SEE_FUND = "see_fund"
    KEEP_FUND = "keep_fund"
    AUTHORISE_FUND = "authorise_fund"
    SIGN_AGREEMENT = "sign_agreement"
    SEE_CASES = "see_cases"
    WRITE_CASES = "write_cases"
    DECIDE_CASES = "decide_cases"


WORDS: dict[Permission, str] = {
    Permission.SEE_PLAN: "read this plan",
    Permission.SEE_FINDINGS: "see what the checks found",
    Permission.EXPORT_PLAN: "take a copy of this plan",
    Permission.EDIT_PLAN: "change this plan",
    Permission.EDIT_SECTIONS: "change the words of this plan",
    Permission.EDIT_FINANCE_SECTIONS: "change the finance sections of this plan",
    Permission.EDIT_FIGURES: "change figures",
    Permission.ACCEPT_FINDING: "accept a finding",
    Permission.CHOOSE_RULE_PACK: "choose the rule pack",
    Permission.COMMENT: "comment on this plan",
    Permission.ASSIGN_SECTIONS: "say who writes which section",
    Permission.ATTACH_EVIDENCE: "add a file as evidence",
    Permission.KEEP_GOVERNANCE: "keep the partnership's boards, meetings, decisions and actions",
    Permission.KEEP_ENGAGEMENT: "keep who was heard and what changed",
    Permission.FREEZE_PLAN: "freeze a version of this plan",
    Permission.MODERATE: "comment on this plan as its assurer",
    Permission.SIGN_PLAN: "record your organisation's agreement to this plan",
    Permission.PUBLISH_PLAN: "publish this plan",
    Permission.EDIT_EASY_READ: "write the Easy Read summary",
    Permission.SEE_AUDIT: "read the record of change",
    Permission.MANAGE_ACCOUNTS: "manage people and roles",
    Permission.MANAGE_ORGANISATIONS: "manage organisations",
    Permission.SEE_PEOPLE: "see people's records",
    Permission.KEEP_PEOPLE: "change people's records",
    Permission.MATCH_PEOPLE: "say whether two records are one person",
    Permission.IMPORT_PEOPLE: "bring people's records in",
    Permission.KEEP_SHARING: "record what somebody agrees to share",
    Permission.SEE_LOOKS: "read who looked at people's records",
    Permission.ERASE_PEOPLE: "erase somebody whom the law lets be erased",
    Permission.KEEP_RETENTION: "say how long records are kept",
    Permission.OPEN_IN_EMERGENCY: "open a record because harm is near",
    Permission.KEEP_REGISTER: "keep the register of people who may come to hospital, and stays there",
    Permission.KEEP_RULES: "say by when reviews are due, and by which stages queues go",
    Permission.HOLD_REVIEWS: "write down reviews of somebody's care, and what was promised at them",
    Permission.KEEP_SUPPORT_PLAN: "keep the plan of somebody's support, what it costs and who pays",
    Permission.COMPARE_EXTRACTS: "compare another list of people in hospital with people's records",
    Permission.SEND_RETURNS: "take out what the council sends to the country about people's support",
    Permission.SEE_MEASURES: "see the partnership's measures",
    Permission.KEEP_MEASURES: "keep the partnership's measures, their targets and results",
    Permission.AGREE_RESULTS: "agree to a measure's result",
    Permission.SEE_FUND: "read the books of a pooled fund",
    Permission.KEEP_FUND: "keep the books of a pooled fund",
    Permission.AUTHORISE_FUND: "agree for your organisation to what moves a pooled fund's money",
    Permission.SIGN_AGREEMENT: "record that your organisation signed an agreement about a pooled fund",
    Permission.SEE_CASES: "read the cases for change",
    Permission.WRITE_CASES: "write cases for change",
    Permission.DECIDE_CASES: "record what your organisation decided about a case for change",
}

READING = {
    Permission.SEE_PLAN,
    Permission.SEE_FINDINGS,
    Permission.SEE_MEASURES,
    Permission.SEE_FUND,
    Permission.SEE_CASES,
}

MAY: dict[Role, Set[Permission]] = {
    Role.PROGRAMME_MANAGER: READING
    | {
        Permission.EXPORT_PLAN,
        Permission.EDIT_PLAN,
        Permission.EDIT_SECTIONS,
        Permission.EDIT_FINANCE_SECTIONS,
        Permission.EDIT_FIGURES,
        Permission.ACCEPT_FINDING,
        Permission.CHOOSE_RULE_PACK,
        Permission.COMMENT,
        Permission.ASSIGN_SECTIONS,
        Permission.ATTACH_EVIDENCE,
        Permission.KEEP_GOVERNANCE,
        Permission.KEEP_ENGAGEMENT,
        Permission.FREEZE_PLAN,
        Permission.PUBLISH_PLAN,
        Permission.EDIT_EASY_READ,
        Permission.KEEP_MEASURES,
        Permission.AGREE_RESULTS,
        Permission.AUTHORISE_FUND,
        Permission.WRITE_CASES,
    },
    Role.FINANCE_LEAD: READING
    | {
        Permission.EXPORT_PLAN,
        Permission.EDIT_FINANCE_SECTIONS,
        Permission.EDIT_FIGURES,
        Permission.ACCEPT_FINDING,
        Permission.COMMENT,
        Permission.ATTACH_EVIDENCE,
        Permission.AGREE_RESULTS,
        Permission.KEEP_FUND,
        Permission.AUTHORISE_FUND,
        Permission.WRITE_CASES,
    },
    Role.ANALYST: READING
    | {
        Permission.EXPORT_PLAN,
        Permission.EDIT_SECTIONS,
        Permission.EDIT_FIGURES,
        Permission.COMMENT,
        Permission.ATTACH_EVIDENCE,
        Permission.KEEP_ENGAGEMENT,
        Permission.EDIT_EASY_READ,
        # What a policy sets is a figure as well.
        Permission.KEEP_RULES,
        Permission.KEEP_MEASURES,
        Permission.WRITE_CASES,
    },
    Role.BOARD_MEMBER: READING | {Permission.EXPORT_PLAN, Permission.COMMENT},
    # The board decides; its secretary writes down what it decided, for their own organisation alone.
    Role.BOARD_SECRETARY: READING
    | {
        Permission.EXPORT_PLAN,
        Permission.COMMENT,
        Permission.KEEP_GOVERNANCE,
        Permission.SIGN_PLAN,
        Permission.SIGN_AGREEMENT,
        Permission.DECIDE_CASES,
    },
    # An assurer answers for what they read: they say what they think, and change nothing.
    Role.ASSURER: READING | {Permission.SEE_AUDIT, Permission.MODERATE},
    # Who looks after accounts does not thereby read plans.
    Role.ADMINISTRATOR: {
        Permission.SEE_AUDIT,
        Permission.MANAGE_ACCOUNTS,
        Permission.MANAGE_ORGANISATIONS,
        Permission.KEEP_RULES,
    },
    # Whoever works with people's records reads no plan by that; whoever writes a plan sees nobody's record.
    Role.CARE_COORDINATOR: {
        Permission.SEE_PEOPLE,
        Permission.KEEP_PEOPLE,
        Permission.MATCH_PEOPLE,
        Permission.KEEP_SHARING,
        Permission.OPEN_IN_EMERGENCY,
        Permission.KEEP_REGISTER,
        Permission.HOLD_REVIEWS,
        Permission.KEEP_SUPPORT_PLAN,
        Permission.COMPARE_EXTRACTS,
    },
    Role.RECORDS_OFFICER: {
        Permission.SEE_PEOPLE,
        Permission.MATCH_PEOPLE,
        Permission.IMPORT_PEOPLE,
        Permission.KEEP_SHARING,
        Permission.ERASE_PEOPLE,
        Permission.KEEP_RETENTION,
        Permission.COMPARE_EXTRACTS,
        # Not the analyst: whoever writes a plan sees nobody's record.
        Permission.SEND_RETURNS,
    },
    # Answers for who looks at what; sees records as far as that needs.
    Role.TEAM_MANAGER: {
        Permission.SEE_PEOPLE,
        Permission.SEE_LOOKS,
        Permission.OPEN_IN_EMERGENCY,
        Permission.ERASE_PEOPLE,
        Permission.KEEP_RETENTION,
    },
    # Leads reviews and answers for what was promised there; writes nothing else about anybody.
    Role.REVIEW_CHAIR: {Permission.SEE_PEOPLE, Permission.HOLD_REVIEWS},
}


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One role that somebody holds: where, and from when to when (last day included)."""

    role: Role
    organisation: str
    partnership: str | None
    from_date: date
    to_date: date | None


def in_force(*, from_date: date | None, to_date: date | None, on: date) -> bool:
    """From the first day to the last, both included."""
    return (from_date is None or from_date <= on) and (to_date is None or on <= to_date)


def holdings_for(
    holdings: Iterable[Holding], *, partnership: str, members: Set[str], on: date
) -> list[Holding]:
    """The holdings that count in one partnership on one day."""
    return [
        holding
        for holding in holdings
        if in_force(from_date=holding.from_date, to_date=holding.to_date, on=on)
        # A role counts only while its organisation is a member; one tied to a partnership, only there.
        and holding.organisation in members
        and holding.partnership in {None, partnership}
    ]


def check_granted(holdings: Iterable[Holding], permission: Permission) -> None:
    """Raises NotAllowed when none of these holdings gives the permission."""
    roles = {holding.role for holding in holdings}
    if any(permission in MAY[role] for role in roles):
        return
    needed = [role.label.lower() for role in Role if permission in MAY[role]]
    listed = needed[0] if len(needed) == 1 else ", ".join(needed[:-1]) + " or " + needed[-1]
    held = ", ".join(sorted(role.label.lower() for role in roles)) or "no role"
    raise NotAllowed(f"You may not {WORDS[permission]}: it needs the role {listed}. You hold {held} here.")


def check_may_give(*, giver: object, receiver: object) -> None:
    """Raises NotAllowed when somebody gives, or ends, a role of their own."""
    if giver == receiver:
        raise NotAllowed("Nobody gives or ends their own roles. Ask another administrator.")


COURTESY = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame"}
# A title of two or three capital words with one of these in it is a role: Chief Nurse, Finance Lead.
OF_A_ROLE = {
    "accountable",
    "adviser",
    "advocate",
    "assistant",
    "board",
    "carer",
    "chair",
    "chief",
    "commissioner",
    "coordinator",
    "council",
    "deputy",
    "director",
    "doctor",
    "executive",
    "expert",
    "finance",
    "head",
    "lead",
    "leader",
    "manager",
    "member",
    "nurse",
    "officer",
    "parliament",
    "practitioner",
    "programme",
    "representative",
    "secretary",
    "senior",
    "service",
    "social",
    "treasurer",
    "user",
    "vice",
    "worker",
}


def looks_like_a_name(title: str) -> bool:
    """Whether a seat's title may be somebody's name: a courtesy title, or two or three capital words."""
    words = [word.strip(".,;:()").casefold() for word in title.split()]
    if words and words[0] in COURTESY and len(words) > 1:
        return True
    return (
        len(words) in {2, 3}
        and all(word[:1].isupper() for word in title.split())
        and not any(word in OF_A_ROLE for word in words)
    )
