"""Health standards that two people answer for, ratings by them, and screening."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, Person
from lifecourse.people.models import Adjustment
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.support import models
from lifecourse.support.operations import equality
from lifecourse.support.reading.equality import equality_of

pytestmark = pytest.mark.page
PARTS = "Where I live:\nWarm and dry\nSafe street\nHow I am understood:\nLetters I can read"
LEVELS = "As for everybody\nSome of the time\nNever"


@pytest.fixture
def one(icb: Organisation, employ: Employ) -> Account:
    return employ(icb, Role.ADMINISTRATOR)


@pytest.fixture
def other(icb: Organisation, employ: Employ) -> Account:
    return employ(icb, Role.ANALYST)


def cited(**other: Any) -> equality.Cited:
    where = {"document": "A framework, 2016", "section": "Part 2", "address": "A shelf"}
    return equality.Cited(**{"read_on": timezone.localdate()} | where | other)


def done(by: Account) -> dict[str, Any]:
    return {"by": by, "at": timezone.now()}


def framework(one: Account, other: Account) -> models.HealthStandard:
    made = equality.enter_framework(
        name="A framework", parts=PARTS, levels=LEVELS, cited=cited(), **done(one)
    )
    return equality.confirm_standard(standard=made, **done(other))


def screening(one: Account, other: Account) -> models.HealthStandard:
    made = equality.enter_screening(name="Eyes", whom="Everybody, yearly", cited=cited(), **done(one))
    return equality.confirm_standard(standard=made, **done(other))


def rate(
    person: Person, by: Account, standard: models.HealthStandard, levels: dict[str, int], days_ago: int = 0
) -> models.HealthRating:
    return equality.rate(
        person=person,
        standard=standard,
        on=timezone.localdate() - timedelta(days=days_ago),
        rated_with="Nurse Known-By-Name, with her",
        levels={name: (level, f"Seen: {name}") for name, level in levels.items()},
        **done(by),
    )


def test_nobody_is_rated_by_what_one_person_alone_read(
    icb: Organisation, one: Account, other: Account, coordinator: Account
) -> None:
    person = someone(icb)
    with pytest.raises(CannotStand, match="Begin with the name"):
        equality.enter_framework(name="X", parts="Warm", levels=LEVELS, cited=cited(), **done(one))
    with pytest.raises(CannotStand, match="in which part"):
        equality.enter_screening(name="X", whom="All", cited=cited(section=" "), **done(one))
    with pytest.raises(CannotStand, match="read it there"):
        late = cited(read_on=timezone.localdate() + timedelta(days=1))
        equality.enter_screening(name="X", whom="All", cited=late, **done(one))
    with pytest.raises(NotAllowed):
        equality.enter_screening(name="X", whom="All", cited=cited(), **done(coordinator))
    made = equality.enter_framework(name="X", parts=PARTS, levels=LEVELS, cited=cited(), **done(one))
    with pytest.raises(CannotStand, match="two people answer for how"):
        equality.confirm_standard(standard=made, **done(one))
    with pytest.raises(CannotStand, match="two people have confirmed"):
        rate(person, coordinator, made, {"Warm and dry": 0})
    equality.confirm_standard(standard=made, **done(other))
    made.refresh_from_db()
    rate(person, coordinator, made, {"Warm and dry": 0})
    equality.stop_standard(standard=made, why="Misread", **done(other))
    made.refresh_from_db()
    with pytest.raises(CannotStand, match="two people have confirmed"):
        rate(person, coordinator, made, {"Warm and dry": 0})
    # What was rated by it stays readable.
    assert "Warm and dry" in browser(coordinator).get(f"/support/{person.pk}/health/").content.decode()


def test_each_indicator_stands_beside_what_it_was_before(
    icb: Organisation, one: Account, other: Account, coordinator: Account
) -> None:
    person, made = someone(icb), framework(one, other)
    rate(person, coordinator, made, {"Warm and dry": 2, "Safe street": 0}, days_ago=90)
    # What was not asked this time is still beside what it was.
    rate(person, coordinator, made, {"Warm and dry": 0})
    rate(person, coordinator, made, {"Safe street": 1})
    (found,) = equality_of(person).ratings
    assert (found.better, found.worse) == (1, 1)
    assert found.parts[1].never == ["Letters I can read"]
    Adjustment.objects.create(person=person, words="A quiet room", from_date=timezone.localdate())
    page = browser(coordinator).get(f"/support/{person.pk}/health/").content.decode()
    assert "It was: Never" in page and "A quiet room" in page and "Worse than before" in page
    plan = browser(coordinator).get(f"/support/{person.pk}/plan/").content.decode()
    assert "1 better and 1 worse than before" in plan
    told = str(everything_about(person)["support"])
    assert "Warm and dry: Never" in told and "Known-By-Name" not in told
    for levels, said in (
        ({"Warm and dry": 3}, "level of this framework"),
        ({"Elsewhere": 0}, "level of this framework"),
        ({}, "one thing at least"),
    ):
        with pytest.raises(CannotStand, match=said):
            rate(person, coordinator, made, levels)
    with pytest.raises(CannotStand, match="not before"):
        rate(person, coordinator, made, {"Safe street": 0}, days_ago=-1)


def test_screening_that_was_not_taken_says_why_and_what_is_done(
    icb: Organisation, one: Account, other: Account, coordinator: Account
) -> None:
    person, eyes, today = someone(icb), screening(one, other), timezone.localdate()
    said: dict[str, Any] = {"person": person, "standard": eyes, "on": today} | done(coordinator)
    with pytest.raises(CannotStand, match="Say why"):
        equality.note_screening(outcome="declined", why=" ", next_step="", **said)
    equality.note_screening(outcome="declined", why="I do not like drops", next_step="", **said)
    client = browser(coordinator)
    page = client.get(f"/support/{person.pk}/health/").content.decode()
    assert "I do not like drops" in page and "Nobody has said what is done" in page
    equality.note_screening(outcome="offered", why="", next_step="A visit first", **said)
    page = client.get(f"/support/{person.pk}/health/").content.decode()
    assert "A visit first" in page and "Nobody has said what is done" not in page
    assert "I do not like drops" in str(everything_about(person)["support"])
    erase(person, why="A court decided", by=None, at=timezone.now())
    assert not models.Screening.objects.exists() and models.HealthStandard.objects.exists()


def test_the_pages_write_it_down(
    icb: Organisation, one: Account, other: Account, coordinator: Account
) -> None:
    person, first, second, client = someone(icb), browser(one), browser(other), browser(coordinator)
    empty = client.post(f"/support/{person.pk}/health/rate/", {"rated_with": "Nurse"})
    assert empty.status_code == 200 and "nothing can be rated" in empty.content.decode()
    read = {"read_on_day": "1", "read_on_month": "4", "read_on_year": "2026"}
    read |= {"document": "A framework", "section": "2", "address": "A shelf"}
    said = read | {"name": "A framework", "parts": PARTS, "levels": LEVELS}
    wrong = first.post("/support/health-standards/rating/enter/", said | {"levels": "One"})
    assert wrong.status_code == 200 and "two levels or more" in wrong.content.decode()
    assert first.post("/support/health-standards/rating/enter/", said).status_code == 302
    said = read | {"name": "Eyes", "whom": "Everybody"}
    assert first.post("/support/health-standards/screening/enter/", said).status_code == 302
    assert "Waits for a second person" in second.get("/support/health-standards/").content.decode()
    for made in models.HealthStandard.objects.all():
        page = f"/support/health-standards/{made.pk}/"
        assert first.post(page, {"confirm": "yes"}).status_code == 409
        assert second.post(page, {"confirm": "yes"}).status_code == 302
    by = models.HealthStandard.objects.get(kind="rating").pk
    day = {"on_day": "1", "on_month": "4", "on_year": "2026"}
    page = f"/support/{person.pk}/health/rate/?by={by}"
    unsaid = client.post(page, day | {"rated_with": "Nurse", "level_0": "1"})
    assert unsaid.status_code == 200 and "Say what shows it." in unsaid.content.decode()
    unsaid = client.post(page, day | {"rated_with": "Nurse", "evidence_0": "Dry"})
    assert unsaid.status_code == 200 and "Choose a level." in unsaid.content.decode()
    sent = day | {"rated_with": "Nurse", "level_0": "1", "evidence_0": "Dry"}
    assert client.post(page, sent).status_code == 302
    assert models.RatedIndicator.objects.get().level == 1
    eyes = models.HealthStandard.objects.get(kind="screening").pk
    said = day | {"standard": str(eyes), "outcome": "taken"}
    assert client.post(f"/support/{person.pk}/health/screening/?of={eyes}", said).status_code == 302
    page = client.get(f"/support/{person.pk}/health/").content.decode()
    assert "Taken up" in page and "Dry" in page
    assert second.post(f"/support/health-standards/{eyes}/", {"why": "Old"}).status_code == 302
    assert "Stopped" in second.get("/support/health-standards/").content.decode()
