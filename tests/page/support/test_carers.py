"""Carers in their own right: privacy both ways, their assessment, and what happens when they cannot."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_emergencies import NUMBER, ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, NoSuchPerson, Person
from lifecourse.people.models import PossibleMatch, Relationship
from lifecourse.people.operations.around import add_around
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.people.rules import Basis
from lifecourse.people.sight import refresh_sight
from lifecourse.support import models
from lifecourse.support.operations import around_them, carers

pytestmark = pytest.mark.page


@pytest.fixture
def ada(icb: Organisation) -> Person:
    return someone(icb)


@pytest.fixture
def joan(ada: Person, coordinator: Account) -> Relationship:
    return cares_for(ada, coordinator)


def cares_for(person: Person, by: Account, **said: Any) -> Relationship:
    known_as = {"given": "Joan", "family": "Wren", "kind": "sister", "phone": "01632 960123"}
    known_as |= {"is_unpaid_carer": True, "may_be_told": True} | said
    return add_around(person=person, by=by, at=timezone.now(), **known_as)


def begin(one: Relationship, by: Account) -> models.Caring:
    return carers.begin_caring(relationship=one, agreed_on=timezone.localdate(), by=by, at=timezone.now())


def assess(carer: Person, by: Account, **said: Any) -> models.CarersAssessment:
    today, done = timezone.localdate(), {"by": by, "at": timezone.now()}
    offered = carers.offer_assessment(person=carer, offered_on=today, **done)
    answers: dict[str, Any] = {
        "on": today,
        "hours_a_week": 60,
        "willing": "less",
        "needs": "A night's sleep",
        "wishes": "To sing in the choir again",
        "eligible": "yes",
        "eligible_words": "Her own health",
        "outcome": "support",
        "look_by": today + timedelta(days=90),
    }
    return carers.hold_assessment(assessment=offered, **answers | said, **done)


def contingency(person: Person, by: Account, **said: Any) -> models.ContingencyPlan:
    words: dict[str, Any] = {
        "signs": "Joan does not answer",
        "steps_in": "Her neighbour Kim, 01632 960124",
        "said_yes": True,
        "within_hours": 2,
        "alone_hours": 4,
        "if_not": "The night team",
        "needs_to_know": "Tablets at eight",
        "keys": "Kim has them",
        "written_with": "Ada and Joan",
        "look_by": timezone.localdate() + timedelta(days=60),
    }
    return around_them.write_contingency(person=person, by=by, at=timezone.now(), **words | said)


def test_a_carers_own_record_is_not_read_by_whoever_only_reads_of_the_person(
    ada: Person, joan: Relationship, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    caring = begin(joan, coordinator)
    carer = caring.person
    assess(carer, coordinator)
    told = everything_about(ada)
    assert "choir" not in str(told) and "choir" in str(everything_about(carer)["support"])
    # Another organisation supports Ada, and has no part in Joan's life.
    worker = employ(council)
    involve(ada, council, Basis.OWN_DUTY)
    refresh_sight([ada.pk])
    theirs = browser(worker)
    page = theirs.get(f"/support/{ada.pk}/carers/").content.decode()
    assert "Joan Wren" in page and "choir" not in page and str(carer.pk) not in page
    assert theirs.get(f"/support/{carer.pk}/carer/").status_code == 404
    with pytest.raises(NoSuchPerson):
        assess(carer, worker)
    ours = browser(coordinator)
    assert str(carer.pk) in ours.get(f"/support/{ada.pk}/carers/").content.decode()
    assert "To sing in the choir again" in ours.get(f"/support/{carer.pk}/carer/").content.decode()
    # What Joan lets be read is read by both, until she takes it back.
    share = carers.share_as_carer(
        caring=caring,
        words="I work on Mondays",
        agreed_on=timezone.localdate(),
        by=coordinator,
        at=timezone.now(),
    )
    assert "I work on Mondays" in theirs.get(f"/support/{ada.pk}/carers/").content.decode()
    carers.take_back(share=share, by=coordinator, at=timezone.now())
    assert "I work on Mondays" not in theirs.get(f"/support/{ada.pk}/carers/").content.decode()
    with pytest.raises(CannotStand, match="taken back already"):
        carers.take_back(share=share, by=coordinator, at=timezone.now())


def test_whoever_reads_of_the_carer_alone_does_not_learn_for_whom_they_care(
    ada: Person, joan: Relationship, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    carer = begin(joan, coordinator).person
    involve(carer, council, Basis.OWN_DUTY)
    refresh_sight([carer.pk])
    page = browser(employ(council)).get(f"/support/{carer.pk}/carer/").content.decode()
    assert "Joan" in page and "Ada" not in page and str(ada.pk) not in page
    assert "Ada" in browser(coordinator).get(f"/support/{carer.pk}/carer/").content.decode()


def test_saying_who_cares_opens_no_record_that_was_shut(
    ada: Person, joan: Relationship, council: Organisation, coordinator: Account
) -> None:
    # What is written of Joan here was found to be one with a record that only the council may open.
    theirs = named(known(council, local_id="joan"), "Joan", "Wren")
    Person.objects.filter(pk=joan.other_id).update(head=theirs)
    caring = begin(joan, coordinator)
    assert caring.person.pk not in {theirs.pk, joan.other_id}
    assert browser(coordinator).get(f"/support/{theirs.pk}/carer/").status_code == 404
    # It was compared, and nobody who sees one of the two alone is asked.
    assert not PossibleMatch.objects.filter(state="joined").exists()
    with pytest.raises(CannotStand, match="already"):
        begin(joan, coordinator)


def test_a_carer_whose_record_may_be_opened_keeps_that_one(
    ada: Person, icb: Organisation, coordinator: Account, joan: Relationship
) -> None:
    there = named(known(icb, local_id="joan"), "Joan", "Wren")
    Relationship.objects.filter(pk=joan.pk).update(other=there)
    joan.refresh_from_db()
    assert begin(joan, coordinator).person == there


def test_only_a_carer_who_agreed_and_by_whom_the_role_lets(
    ada: Person, icb: Organisation, coordinator: Account, employ: Employ
) -> None:
    friend = cares_for(ada, coordinator, is_unpaid_carer=False)
    with pytest.raises(CannotStand, match="unpaid carer"):
        begin(friend, coordinator)
    joan = cares_for(ada, coordinator)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(CannotStand, match="Ask them first"):
        carers.begin_caring(relationship=joan, agreed_on=tomorrow, by=coordinator, at=timezone.now())
    with pytest.raises(NotAllowed):
        begin(joan, employ(icb, Role.TEAM_MANAGER))


def test_an_assessment_waits_until_it_is_held_or_the_carer_says_no(
    ada: Person, joan: Relationship, coordinator: Account
) -> None:
    carer, today = begin(joan, coordinator).person, timezone.localdate()
    done = {"by": coordinator, "at": timezone.now()}
    waiting = carers.offer_assessment(person=carer, offered_on=today - timedelta(days=9), **done)
    client = browser(coordinator)
    assert "It has waited 9 days" in client.get(f"/support/{carer.pk}/carer/").content.decode()
    with pytest.raises(CannotStand, match="waits already"):
        assess(carer, coordinator)
    with pytest.raises(CannotStand, match="Say why not"):
        carers.decline_assessment(assessment=waiting, on=today, words=" ", **done)
    carers.decline_assessment(assessment=waiting, on=today, words="Not now, Ada comes first", **done)
    with pytest.raises(CannotStand, match="already"):
        carers.decline_assessment(assessment=waiting, on=today, words="Again", **done)
    for wrong, said in (
        ({"hours_a_week": 169}, "168 hours"),
        ({"wishes": ""}, "what they want"),
        ({"needs": ""}, "what they need"),
        ({"look_by": today}, "looks again"),
        ({"on": today + timedelta(days=1)}, "up to today"),
    ):
        with pytest.raises(CannotStand, match=said):
            assess(carer, coordinator, **wrong)
        models.CarersAssessment.objects.filter(held_on=None, declined_on=None).delete()
    assess(carer, coordinator)
    page = client.get(f"/support/{carer.pk}/carer/").content.decode()
    assert "60 hours a week" in page and "Ada comes first" in page
    models.CarersAssessment.objects.filter(held_on=today).update(look_by=today - timedelta(days=2))
    assert "2 days late" in client.get(f"/support/{carer.pk}/carer/").content.decode()


def test_support_for_a_carer_costs_what_the_formula_says(
    ada: Person, joan: Relationship, coordinator: Account
) -> None:
    carer, today = begin(joan, coordinator).person, timezone.localdate()
    said: dict[str, Any] = {"person": carer, "kind": "break", "provider": "Heron", "to_date": None}
    said |= {"from_date": today, "by": coordinator, "at": timezone.now()}
    with pytest.raises(CannotStand, match="planned a week"):
        carers.add_carer_support(
            words="Sitting", price=Decimal(20), price_unit="hourly", units_a_week=None, **said
        )
    kept = carers.add_carer_support(
        words="Sitting", price=Decimal(20), price_unit="hourly", units_a_week=Decimal(3), **said
    )
    carers.add_carer_support(
        words="A course", price=Decimal(90), price_unit="one-off", units_a_week=None, **said
    )
    page = browser(coordinator).get(f"/support/{carer.pk}/carer/").content.decode()
    assert "Today it costs £60 a week" in page and "£90 once" in page
    carers.end_carer_support(support=kept, to_date=today, why="Moved", by=coordinator, at=timezone.now())
    assert "Moved" in str(everything_about(carer)["support"])


def test_a_plan_that_leaves_somebody_alone_says_so_and_holds_no_address(
    ada: Person, joan: Relationship, coordinator: Account
) -> None:
    client = browser(coordinator)
    assert "No plan says who steps in" in client.get(f"/support/{ada.pk}/carers/").content.decode()
    with pytest.raises(CannotStand, match="addresses out"):
        contingency(ada, coordinator, keys="Under the mat at 4 Mill Lane")
    for wrong in ({"within_hours": 200}, {"look_by": timezone.localdate()}, {"steps_in": " "}):
        with pytest.raises(CannotStand):
            contingency(ada, coordinator, **wrong)
    contingency(ada, coordinator)
    assert "does not hold yet" not in client.get(f"/support/{ada.pk}/carers/").content.decode()
    contingency(ada, coordinator, within_hours=6, said_yes=False)
    page = client.get(f"/support/{ada.pk}/carers/").content.decode()
    assert "<strong>2 hours</strong> nobody would be there" in page and "has not said yes yet" in page
    told = str(everything_about(ada)["support"])
    assert "Tablets at eight" in told and "Kim" not in told


def test_whoever_opens_the_record_because_harm_is_near_reads_who_steps_in(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, social_worker = named(known(icb, NUMBER), "Ada", "Wren"), employ(council)
    carer = begin(cares_for(ada, coordinator), coordinator).person
    contingency(ada, coordinator)
    ask(social_worker, council, at=timezone.now())
    page = browser(social_worker).get(f"/support/{ada.pk}/").content.decode()
    assert "Her neighbour Kim" in page
    assert browser(social_worker).get(f"/support/{carer.pk}/carer/").status_code == 404


def test_what_the_family_says_is_kept_as_said_and_told_only_where_they_let(
    ada: Person, coordinator: Account
) -> None:
    said = {"person": ada, "who": "Her sister", "said_on": timezone.localdate()}
    said |= {"by": coordinator, "at": timezone.now()}
    around_them.add_family_words(words="She laughs in the pool", person_may_hear=True, **said)
    around_them.add_family_words(words="I am afraid of her father", person_may_hear=False, **said)
    page = browser(coordinator).get(f"/support/{ada.pk}/carers/").content.decode()
    assert "laughs in the pool" in page and "must not be told this" in page
    told = str(everything_about(ada)["support"])
    assert "laughs in the pool" in told and "afraid" not in told and "sister" not in told
    with pytest.raises(CannotStand, match="as they said it"):
        around_them.add_family_words(words=" ", person_may_hear=True, **said)


def test_erasing_either_leaves_nothing_of_them(ada: Person, joan: Relationship, coordinator: Account) -> None:
    caring = begin(joan, coordinator)
    assess(caring.person, coordinator)
    contingency(ada, coordinator)
    carers.share_as_carer(
        caring=caring, words="Mondays", agreed_on=timezone.localdate(), by=coordinator, at=timezone.now()
    )
    erase(ada, why="A court decided", by=None, at=timezone.now())
    assert not models.Caring.objects.exists() and not models.CarerShare.objects.exists()
    assert not models.ContingencyPlan.objects.exists() and models.CarersAssessment.objects.exists()
    erase(caring.person, why="A court decided", by=None, at=timezone.now())
    assert not models.CarersAssessment.objects.exists()


def test_the_pages_write_it_down(ada: Person, joan: Relationship, coordinator: Account) -> None:
    client = browser(coordinator)

    def days(name: str, year: str = "2026") -> dict[str, str]:
        return {f"{name}_day": "1", f"{name}_month": "4", f"{name}_year": year}

    def sent(address: str, said: dict[str, Any]) -> None:
        answer = client.post(f"/support/{address}", said)
        assert answer.status_code == 302, answer.content.decode()

    page = client.get(f"/support/carers/{joan.pk}/begin/").content.decode()
    assert "Joan Wren, sister" in page
    assert client.post(f"/support/carers/{joan.pk}/begin/", days("agreed_on")).status_code == 200
    sent(f"carers/{joan.pk}/begin/", days("agreed_on") | {"agrees": "on"})
    caring = models.Caring.objects.get()
    key = caring.person.pk
    sent(f"carings/{caring.pk}/share/", days("agreed_on") | {"words": "I work on Mondays"})
    sent(f"carer-shares/{models.CarerShare.objects.get().pk}/take-back/", {})
    sent(f"{key}/carer/assessments/add/", days("offered_on"))
    said = {"hours_a_week": "60", "willing": "less", "wishes": "Choir", "needs": "Sleep", "eligible": "no"}
    said |= {"outcome": "advice"} | days("on") | days("look_by", "2027")
    sent(f"carer-assessments/{models.CarersAssessment.objects.get().pk}/held/", said)
    said = {"kind": "break", "words": "A weekend", "provider": "Heron", "price": "0"}
    sent(f"{key}/carer/support/add/", said | {"price_unit": "no-charge"} | days("from_date"))
    support = models.CarerSupport.objects.get().pk
    sent(f"carer-support/{support}/end/", {"why": "Moved"} | days("to_date"))
    sent(f"{key}/carer/assessments/add/", days("offered_on"))
    waiting = models.CarersAssessment.objects.get(held_on=None).pk
    sent(f"carer-assessments/{waiting}/declined/", {"words": "Not now"} | days("on"))
    said = {"signs": "No answer", "steps_in": "Kim", "said_yes": "no", "within_hours": "3"}
    said |= {"alone_hours": "0", "if_not": "Team", "needs_to_know": "Tablets", "keys": "Kim"}
    sent(f"{ada.pk}/carers/contingency/", said | {"written_with": "Ada"} | days("look_by", "2027"))
    said = {"who": "Her sister", "words": "She laughs", "person_may_hear": "yes"}
    sent(f"{ada.pk}/carers/family/", said | days("said_on"))
    assert "Kim" in client.get(f"/support/{ada.pk}/carers/contingency/").content.decode()
    assert "alone never" in client.get(f"/support/{ada.pk}/").content.decode()
