"""One plan and one budget: what somebody needs and wants, what is bought for it, who pays, and a dowry."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.plan import (
    BUDGETS,
    DELIVERY,
    DOMAINS,
    PER,
    ROUTES,
    SERVICE_COMPONENTS,
    SERVICE_TYPES,
)
from lifecourse.support.models.priced import Priced


class Need(models.Model):
    """Something somebody needs support with, and what they want to come of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "domain",
        "words",
        "wanted",
        "reached_words",
        "ended_because",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(max_length=20, choices=list(DOMAINS.items()))
    words = models.CharField(max_length=500)
    # Nothing is bought for a need of which nobody asked what is to come of it.
    wanted = models.CharField(max_length=500)
    # How much of it is for whom to meet, in points of an assessment: the whole cost can be shared by them.
    health_points = models.PositiveSmallIntegerField(null=True, blank=True)
    council_points = models.PositiveSmallIntegerField(null=True, blank=True)
    from_date = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    reached_words = models.CharField(max_length=500, blank=True)
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("need_ends_after_it_begins"),
            models.CheckConstraint(name="a_need_says_what_is_wanted", condition=~Q(wanted="")),
            models.CheckConstraint(
                name="what_was_reached_is_seen",
                condition=Q(reached_on=None, reached_words="")
                | (Q(reached_on__isnull=False) & ~Q(reached_words="")),
            ),
            models.CheckConstraint(
                name="points_are_given_together",
                condition=Q(health_points=None, council_points=None)
                | Q(health_points__isnull=False, council_points__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Something somebody needs"


class Service(Priced):
    """What is bought or given for a need: by whom, how much of it, at what price, from when to when."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "provider", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="services")
    service_type = models.CharField(max_length=30, choices=list(SERVICE_TYPES.items()))
    component = models.CharField(max_length=30, choices=list(SERVICE_COMPONENTS.items()))
    delivery = models.CharField(max_length=30, choices=list(DELIVERY.items()))
    budget = models.CharField(max_length=20, choices=list(BUDGETS.items()))
    route = models.CharField(max_length=30, choices=list(ROUTES.items()), blank=True)
    # A service that was ended before it began never cost anything.
    never_began = models.BooleanField(default=False)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("service_ends_after_it_begins"),
            models.CheckConstraint(name="a_price_is_not_below_nothing", condition=Q(price__gte=0)),
            models.CheckConstraint(
                name="a_budget_says_who_holds_the_money",
                condition=Q(budget="none", route="") | (~Q(budget="none") & ~Q(route="")),
            ),
            models.CheckConstraint(
                name="what_is_paid_once_is_on_one_day",
                condition=~Q(price_unit="one-off") | Q(to_date=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return "A service for somebody"


class ServiceShare(models.Model):
    """How much of a service one of those who pay pays from a day on; what is said later takes its place."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "why", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "Who paid how much is kept; another division stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="shares")
    # Nobody here: the person pays with their own money.
    funder = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    from_date = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_share_is_part_of_a_hundred", condition=Q(percent__gt=0, percent__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return "Who pays how much of a service"


class Dowry(models.Model):
    """Money that follows one person home after years in hospital, from a day until it ends or they die."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "agreed_in", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    paid_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    paid_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    per = models.CharField(max_length=10, choices=list(PER.items()))
    # The day of going home: it is paid for from then on.
    from_date = models.DateField()
    agreed_on = models.DateField()
    agreed_in = models.CharField(max_length=300)
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("dowry_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="one_dowry_follows_somebody"
            ),
            models.CheckConstraint(name="a_dowry_is_something", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return "Money that follows somebody home"
