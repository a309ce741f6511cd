"""What a forecast says as tables that any spreadsheet opens: by month, each with its five bands."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from lifecourse.engine.pathways import FUNDERS, SETTINGS, Comparison, Outlook, bands
from lifecourse.engine.pathways.outlook import Numbers
from lifecourse.forecasting.reading.waits import queue_words, queues_of

BANDS = ("5 in 100 below", "25 in 100 below", "middle", "25 in 100 above", "5 in 100 above")
Rows = Iterable[tuple[str, str, Numbers]]


def people_table(outlook: Outlook) -> str:
    """People at the end of each month in each setting: code, words, bands."""
    return _table(outlook, ((one.code, one.words, outlook.people(one.code)) for one in SETTINGS))


def beds_table(outlook: Outlook) -> str:
    """Hospital beds that are used at the end of each month: of all, and by who pays for them."""
    rows = [("all", "All beds", outlook.in_hospital())]
    payers = dict.fromkeys(one.payer for one in SETTINGS if one.hospital)
    rows += [(payer, f"Paid for by {FUNDERS[payer]}", outlook.in_hospital(payer)) for payer in payers]
    return _table(outlook, rows)


def money_table(outlook: Outlook) -> str:
    """What each partner pays in each month, in pounds and pence, and all together."""
    spent = {funder: outlook.spent(funder) for funder in FUNDERS}
    rows = [(funder, FUNDERS[funder], draws) for funder, draws in spent.items()]
    rows.append(("all", "Together", np.sum(list(spent.values()), axis=0)))
    return _table(outlook, rows, pence=True)


def waits_table(outlook: Outlook) -> str:
    """People who wait at the end of each month, by what they wait for."""
    return _table(outlook, ((one, queue_words(one), outlook.waiting(one)) for one in queues_of(outlook)))


def differences_table(between: Comparison) -> tuple[str, str]:
    """What a scenario changes, draw by draw: people and waits; and money."""
    outlook = between.other
    people = [(one.code, one.words, between.people(one.code)) for one in SETTINGS]
    people.append(("all", "All hospital beds", between.in_hospital()))
    people += [(one, f"Waiting: {queue_words(one)}", between.waiting(one)) for one in queues_of(outlook)]
    money = [(funder, words, between.spent(funder)) for funder, words in FUNDERS.items()]
    money.append(("all", "Together", between.spent_by_all()))
    return _table(outlook, people), _table(outlook, money, pence=True)


def _table(outlook: Outlook, rows: Rows, *, pence: bool = False) -> str:
    return banded(outlook.month_ends, rows, pence=pence)


def banded(ends: Sequence[date], rows: Rows, *, pence: bool = False) -> str:
    """A table of bands by month. `ends`: the first day after each; `pence`: written as pounds and pence."""
    whole = io.StringIO()
    writer = csv.writer(whole, lineterminator="\n")
    writer.writerow(("month ends", "code", "what", *BANDS))
    for code, words, draws in rows:
        writer.writerows(_lines(ends, code, words, draws, pence=pence))
    return whole.getvalue()


def _lines(
    ends: Sequence[date], code: str, words: str, draws: Numbers, *, pence: bool
) -> Iterator[list[str]]:
    five = np.array(bands(draws)).T
    for end, numbers in zip(ends, five, strict=True):
        said = (f"{Decimal(int(one)) / 100:.2f}" if pence else str(int(one)) for one in numbers)
        yield [(end - timedelta(days=1)).isoformat(), code, words, *said]
