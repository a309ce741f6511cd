"""What is bought or given at a price, for somebody who needs support or for whoever cares for them."""

from django.db import models


class Priced(models.Model):
    """By whom it is given, how much of it, at what price, and from when to when."""

    words = models.CharField(max_length=300)
    provider = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    # One of the price units of the published formula (standards/formulas).
    price_unit = models.CharField(max_length=20)
    units_a_week = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return "Something at a price"
