"""Every address of the site, and the tables in which each stands: who opens it, and of whom it speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from lifecourse.organisations.api import Permission

# How many are hidden, each for a reason of their own.
HIDDEN = 4

P = Permission
# Which permission opens each address about people. Two permissions: either does.
PEOPLE: dict[str, tuple[Permission, ...]] = {
    "people:find": (P.SEE_PEOPLE,),
    "people:imports": (P.IMPORT_PEOPLE,),
    "people:show_import": (P.IMPORT_PEOPLE,),
    "people:go_on_import": (P.IMPORT_PEOPLE,),
    "people:mend_row": (P.IMPORT_PEOPLE,),
    "people:show_agreements": (P.KEEP_SHARING,),
    "people:make_agreement": (P.KEEP_SHARING,),
    "people:show_agreement": (P.KEEP_SHARING,),
    "people:join_agreement": (P.KEEP_SHARING,),
    "people:end_agreement": (P.KEEP_SHARING,),
    "people:ask_in_emergency": (P.OPEN_IN_EMERGENCY,),
    "people:show_asked": (P.OPEN_IN_EMERGENCY,),
    "people:open_in_emergency": (P.OPEN_IN_EMERGENCY,),
    "people:judge_emergency": (P.SEE_LOOKS,),
    "people:show_looks": (P.SEE_LOOKS,),
    "people:export_looks": (P.SEE_LOOKS,),
    "people:show_looked_at": (P.SEE_PEOPLE,),
    "people:show_possible_matches": (P.MATCH_PEOPLE,),
    "people:show_match_quality": (P.MATCH_PEOPLE,),
    "people:compare": (P.MATCH_PEOPLE,),
    "people:take_apart": (P.MATCH_PEOPLE,),
    "people:end_adjustment": (P.KEEP_PEOPLE,),
    "people:change_around": (P.KEEP_PEOPLE,),
    "people:end_around": (P.KEEP_PEOPLE,),
    "people:add_authority": (P.KEEP_PEOPLE,),
    "people:end_authority": (P.KEEP_PEOPLE,),
    "people:end_responsibility": (P.KEEP_PEOPLE,),
    "people:add_responsibility": (P.KEEP_PEOPLE,),
    "people:add_person": (P.KEEP_PEOPLE,),
    "people:write_about": (P.KEEP_PEOPLE,),
    "people:add_adjustment": (P.KEEP_PEOPLE,),
    "people:add_around": (P.KEEP_PEOPLE,),
    "people:show_merges": (P.SEE_PEOPLE,),
    "people:their_copy": (P.KEEP_PEOPLE,),
    "people:restrict": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:change_names": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:lift_restriction": (P.KEEP_SHARING, P.SEE_LOOKS),
    "people:show_sharing": (P.SEE_PEOPLE,),
    "people:easy_read_choice": (P.SEE_PEOPLE,),
    "people:record_choice": (P.KEEP_SHARING,),
    "people:erase": (P.ERASE_PEOPLE,),
    "people:show_due": (P.KEEP_RETENTION,),
    "people:export_due": (P.KEEP_RETENTION,),
    "people:show_kept": (P.KEEP_RETENTION,),
    "people:keep_longer": (P.KEEP_RETENTION,),
    "people:hold_record": (P.KEEP_RETENTION,),
    "people:release_hold": (P.KEEP_RETENTION,),
    "people:show_retention": (P.KEEP_RETENTION,),
    "people:add_retention_rule": (P.KEEP_RETENTION,),
    "people:show_retention_rule": (P.KEEP_RETENTION,),
    "people:show_person": (P.SEE_PEOPLE,),
    "support:board": (P.SEE_PEOPLE,),
    "support:coming_of_age": (P.SEE_PEOPLE,),
    "support:notes": (P.SEE_PEOPLE,),
    "support:end_risk": (P.KEEP_REGISTER,),
    "support:end_school_place": (P.KEEP_REGISTER,),
    "support:who_is_there": (P.SEE_PEOPLE,),
    "support:extracts": (P.COMPARE_EXTRACTS,),
    "support:client_level_data": (P.SEND_RETURNS,),
    "support:show_extract": (P.COMPARE_EXTRACTS,),
    "support:end_delay": (P.KEEP_REGISTER,),
    "support:end_leave": (P.KEEP_REGISTER,),
    "support:show_hospital": (P.SEE_PEOPLE,),
    "support:admit": (P.KEEP_REGISTER,),
    "support:move_ward": (P.KEEP_REGISTER,),
    "support:change_law": (P.KEEP_REGISTER,),
    "support:begin_leave": (P.KEEP_REGISTER,),
    "support:plan_discharge": (P.KEEP_REGISTER,),
    "support:say_ready": (P.KEEP_REGISTER,),
    "support:add_delay": (P.KEEP_REGISTER,),
    "support:write_way_home": (P.KEEP_REGISTER,),
    "support:discharge": (P.KEEP_REGISTER,),
    "support:delays": (P.SEE_PEOPLE,),
    "support:for_the_home": (P.SEE_PEOPLE,),
    "support:weeks_after": (P.SEE_PEOPLE,),
    "support:show_after": (P.SEE_PEOPLE,),
    "support:begin_short_support": (P.KEEP_SUPPORT_PLAN,),
    "support:end_short_support": (P.KEEP_SUPPORT_PLAN,),
    "support:say_where_after": (P.KEEP_SUPPORT_PLAN,),
    "support:queues": (P.SEE_PEOPLE,),
    "support:show_queue": (P.SEE_PEOPLE,),
    "support:who_fits": (P.SEE_PEOPLE,),
    "support:write_stages": (P.KEEP_RULES,),
    "support:show_way": (P.SEE_PEOPLE,),
    "support:say_wish": (P.KEEP_SUPPORT_PLAN,),
    "support:take_step": (P.KEEP_SUPPORT_PLAN,),
    "support:state_money": (P.KEEP_SUPPORT_PLAN,),
    "support:confirm_money": (P.KEEP_SUPPORT_PLAN,),
    "support:stop_way": (P.KEEP_SUPPORT_PLAN,),
    "support:say_where_lives": (P.KEEP_SUPPORT_PLAN,),
    "support:begin_way": (P.KEEP_SUPPORT_PLAN,),
    "support:timings": (P.KEEP_RULES,),
    "support:enter_time": (P.KEEP_RULES,),
    "support:show_time": (P.KEEP_RULES,),
    "support:reviews_due": (P.SEE_PEOPLE,),
    "support:promises": (P.SEE_PEOPLE,),
    "support:show_promise": (P.SEE_PEOPLE,),
    "support:show_review": (P.SEE_PEOPLE,),
    "support:show_reviews": (P.SEE_PEOPLE,),
    "support:plan_review": (P.HOLD_REVIEWS,),
    "support:move_review": (P.HOLD_REVIEWS,),
    "support:seat": (P.HOLD_REVIEWS,),
    "support:unseat": (P.HOLD_REVIEWS,),
    "support:receive_paper": (P.HOLD_REVIEWS,),
    "support:send_papers": (P.HOLD_REVIEWS,),
    "support:hold_review": (P.HOLD_REVIEWS,),
    "support:call_off": (P.HOLD_REVIEWS,),
    "support:find": (P.HOLD_REVIEWS,),
    "support:send_report": (P.HOLD_REVIEWS,),
    "support:make_promise": (P.HOLD_REVIEWS,),
    "support:chase": (P.HOLD_REVIEWS,),
    "support:meet": (P.HOLD_REVIEWS,),
    "support:refuse": (P.HOLD_REVIEWS,),
    "support:reopen": (P.HOLD_REVIEWS,),
    "show_easy_plan": (P.SEE_PEOPLE,),
    "support:show_plan": (P.SEE_PEOPLE,),
    "support:show_life": (P.SEE_PEOPLE,),
    "support:show_learning": (P.SEE_PEOPLE,),
    "support:learning_due": (P.SEE_PEOPLE,),
    "support:show_growing_up": (P.SEE_PEOPLE,),
    "support:life_cost": (P.SEE_PEOPLE,),
    "support:flow": (P.SEE_PEOPLE,),
    "support:journeys": (P.SEE_PEOPLE,),
    "support:who_grows_up": (P.SEE_PEOPLE,),
    "support:write_adult_life_plan": (P.KEEP_SUPPORT_PLAN,),
    "support:add_to_group": (P.KEEP_SUPPORT_PLAN,),
    "support:end_group": (P.KEEP_SUPPORT_PLAN,),
    "support:take_learning_step": (P.KEEP_SUPPORT_PLAN,),
    "support:take_back_learning_step": (P.KEEP_SUPPORT_PLAN,),
    "support:add_check": (P.KEEP_SUPPORT_PLAN,),
    "support:add_action": (P.KEEP_SUPPORT_PLAN,),
    "support:finish_action": (P.KEEP_SUPPORT_PLAN,),
    "support:add_need": (P.KEEP_SUPPORT_PLAN,),
    "support:add_service": (P.KEEP_SUPPORT_PLAN,),
    "support:add_dowry": (P.KEEP_SUPPORT_PLAN,),
    "support:reach": (P.KEEP_SUPPORT_PLAN,),
    "support:end_need": (P.KEEP_SUPPORT_PLAN,),
    "support:share_service": (P.KEEP_SUPPORT_PLAN,),
    "support:end_service": (P.KEEP_SUPPORT_PLAN,),
    "support:end_dowry": (P.KEEP_SUPPORT_PLAN,),
    "support:standards": (P.KEEP_RULES,),
    "support:enter_framework": (P.KEEP_RULES,),
    "support:enter_screening": (P.KEEP_RULES,),
    "support:show_standard": (P.KEEP_RULES,),
    "support:show_health": (P.SEE_PEOPLE,),
    "support:rate": (P.KEEP_SUPPORT_PLAN,),
    "support:note_screening": (P.KEEP_SUPPORT_PLAN,),
    "support:reviews_before": (P.SEE_PEOPLE,),
    "support:write_root_cause": (P.KEEP_REGISTER,),
    "support:show_carers": (P.SEE_PEOPLE,),
    "support:show_carer": (P.SEE_PEOPLE,),
    "support:begin_caring": (P.KEEP_PEOPLE,),
    "support:write_contingency": (P.KEEP_SUPPORT_PLAN,),
    "support:add_family_words": (P.KEEP_SUPPORT_PLAN,),
    "support:offer_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:hold_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:decline_assessment": (P.KEEP_SUPPORT_PLAN,),
    "support:add_carer_support": (P.KEEP_SUPPORT_PLAN,),
    "support:end_carer_support": (P.KEEP_SUPPORT_PLAN,),
    "support:share_as_carer": (P.KEEP_SUPPORT_PLAN,),
    "support:take_back": (P.KEEP_SUPPORT_PLAN,),
    "support:show_next": (P.SEE_PEOPLE,),
    "support:show_brief": (P.SEE_PEOPLE,),
    "support:add_to_register": (P.KEEP_REGISTER,),
    "support:decide": (P.KEEP_REGISTER,),
    "support:take_off_register": (P.KEEP_REGISTER,),
    "support:add_risk": (P.KEEP_REGISTER,),
    "support:write_crisis_plan": (P.KEEP_REGISTER,),
    "support:name_coordinator": (P.KEEP_REGISTER,),
    "support:add_school_place": (P.KEEP_REGISTER,),
}
# Counts open to those who keep the figures of a partnership, whoever sees people: test_counts_page.py.
OF_FIGURES = {
    "support:counts",
    "support:count_journeys",
    "support:take_counts",
    "support:counts_to_publish",
    "support:take_counts_to_publish",
}
# What stands under these numbers is about organisations and hidden from nobody who may see such things.
ABOUT_NOBODY = {"people:show_agreement", "people:join_agreement", "people:end_agreement"}
ABOUT_NOBODY |= {"support:show_time", "support:show_standard"}
# Addresses that act on a request of another method, and open nothing.
ONLY_POST = {"people:go_on_import"}
# What whoever is not signed in may open; every other address leads them to sign in.
OPEN = {
    "show_demonstration",
    "feedback:thanks",
    "feedback:give",
    "accounts:join",
}
# Where each address of the rest of the site stands. Those about one plan, one partnership or one account
# are asked for below by somebody with every role elsewhere, and nothing there may tell itself apart.
PLACES = (
    "plans/<slug:slug>/",
    "partnerships/<slug:slug>/",
    "organisations/people/<uuid:key>/",
    "funds/<slug:fund>/",
    "funds/agreements/<slug:partnership>/",
    "cases/<slug:partnership>/",
    "forecasts/<slug:partnership>/",
    "forecasts/<int:pk>/",
    "forecast/<int:pk>/",
)
OF_NOBODY = {
    "home",
    "cases:show_cases",
    "forecasting:show_partnerships",
    "forecasting:how_wrong",
    "finance:show_agreements",
    "finance:show_funds",
    "show_glossary",
    "choose_reminders",
    "find",
    "show_plans",
    "audit:show_entries",
    "organisations:start",
    "organisations:show_people",
    "organisations:invite_person",
    "accounts:show_my_account",
    "accounts:show_people",
}
# Signing in and one's own account: they know nobody but whoever asks.
OWN_ACCOUNT = re.compile(r"accounts/")


@dataclass(frozen=True, kw_only=True)
class Address:
    """One address of the site."""

    name: str
    route: str

    def filled(self, **values: object) -> str:
        """The address with these in its places, and something that is nowhere in the others."""
        found = re.sub(
            r"<(?:\w+:)?(\w+)>", lambda place: str(values.get(place[1], NOWHERE[place[0]])), self.route
        )
        return f"/{found}"


class _Nowhere(dict[str, str]):
    def __missing__(self, place: str) -> str:
        return "999999" if "int:" in place else str(UUID(int=7)) if "uuid:" in place else "nowhere"


NOWHERE = _Nowhere()


def walk(patterns: list[Any], names: str = "", route: str = "") -> Iterator[Address]:
    """Every address below these patterns."""
    for one in patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(name=f"{names}{one.name or ''}", route=here)
        else:
            assert isinstance(one, URLResolver)
            yield from walk(one.url_patterns, names + (f"{one.namespace}:" if one.namespace else ""), here)


SITE = list(walk(get_resolver().url_patterns))
ABOUT_ONE = [one for one in SITE if one.route.startswith(PLACES)]
