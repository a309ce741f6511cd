"""A model is begun and changed on pages: every fault at its field, what follows said once saved."""

from uuid import uuid4

import pytest
from tests.page.cases.conftest import ABOUT
from tests.unit.cases.models import published, published_data

from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
HERE = "/cases/together/access/model/"
PHASE = f"{HERE}phases/standardisation/"
COST = f"{PHASE}costs/programme/"


@pytest.fixture
def modelled(partners, stamp):
    """A case with the published model."""
    data = {"about": ABOUT | {"slug": "access", "reference": "A/2"}} | published_data()
    return begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")


@pytest.fixture
def writer(modelled, partners, signed_in):
    """The browser of somebody who writes cases."""
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def as_drawn(browser, address):
    """Everything that the form of a page holds when it is drawn, and what it carries."""
    page = browser.get(address)
    form, carried = page.context["form"], page.context["carried"]
    filled = {}
    for field in form:
        value = field.value()
        if value not in (None, False):
            filled[field.html_name] = value
    return filled | {"read": carried["read"], "key": str(uuid4())}


def sent(browser, address, **changed):
    """The form sent as it is drawn but for what is changed."""
    filled = {
        key: value for key, value in (as_drawn(browser, address) | changed).items() if value is not None
    }
    return browser.post(address, filled, follow=True)


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}frame/",
        PHASE,
        f"{HERE}phases/integration/",
        COST,
        f"{PHASE}benefits/standard-ways/",
    ],
)
def test_a_form_sent_as_it_is_drawn_changes_nothing(writer, modelled, address):
    sent(writer, address)
    assert document_of(modelled).model == published()
    assert CasePart.objects.filter(case=modelled, name="model").count() == 2


def test_every_assumption_is_read_with_its_source(modelled, partners, signed_in):
    page = signed_in(Role.BOARD_MEMBER, partners).get(f"{HERE}inputs/").content.decode()
    for words in (
        "Programme team",
        "£621,000",
        "Table 5; quarters as in table 6",
        "Bed Bureau",
        "2017/18 Q3",
    ):
        assert words in page
    assert "Change this phase" not in page


def test_an_amount_is_changed_and_what_follows_is_said(writer, modelled):
    page = sent(writer, COST, mid="£700,000.50", why="The tender came back.").content.decode()
    assert "Saved. By 2021/22 Q1 it costs £2,352,100.50 and brings £4,355,143.75" in page
    assert "it was £2,082,043.75" in page
    part = CasePart.objects.filter(case=modelled, name="model").order_by("-number")[0]
    assert part.why.startswith(
        "The tender came back. Programme team (Standardisation): at best is £700,000.50"
    )


def test_a_cost_is_added_whose_quarters_are_its_amount(writer, modelled):
    page = sent(
        writer,
        f"{PHASE}costs/",
        name="Desks",
        kind="estate",
        spread="uniform",
        weights_2="1000.50",
        weights_3="500",
    )
    assert "Saved." in page.content.decode()
    line = document_of(modelled).model.phases[0].costs[-1]
    assert (line.slug, line.mid, [int(one) for one in line.weights]) == ("desks", 150_050, [0, 1000, 500])


def test_a_benefit_and_a_move_are_added_and_taken_out(writer, modelled):
    sent(
        writer,
        f"{PHASE}benefits/",
        name="Fewer calls",
        kind="channel",
        counts="avoided",
        lasting="100",
        quarters="4",
    )
    sent(writer, f"{PHASE}moves/", name="Post", **{"from": "csc", "to": "spoc"}, ramp_1="5")
    phase = document_of(modelled).model.phases[0]
    assert (phase.benefits[-1].profile.lasting, phase.benefits[-1].profile.quarters) == (10_000, 4)
    assert (phase.moves[0].giver, phase.moves[0].profile.ramp) == ("csc", (500,))
    sent(writer, f"{PHASE}benefits/fewer-calls/", out="on")
    sent(writer, f"{PHASE}moves/post/", out="on")
    assert document_of(modelled).model == published()


@pytest.mark.parametrize(
    ("address", "changed", "words"),
    [
        (COST, {"mid": "lots"}, "expected pounds"),
        (COST, {"best": "700000"}, "a best that costs no more"),
        (COST, {"weights_2": "-1"}, "a number from 0 up"),
        (COST, {"falls_away_csc": "x"}, "pounds"),
        (f"{PHASE}benefits/standard-ways/", {"ramp_4": "1,00"}, "pounds"),
        (f"{PHASE}benefits/standard-ways/", {"quarters": "-2"}, "a whole number from 1"),
        (f"{PHASE}benefits/standard-ways/", {"worst_percent": "120"}, "from 0 to 100"),
        (PHASE, {"number": "no"}, "a whole number"),
        (f"{HERE}frame/", {"first": "2016"}, "such as 2016/17 Q2"),
        (f"{HERE}frame/", {"share_3": "much"}, "a number from 0 up"),
    ],
)
def test_every_fault_stands_at_its_field_and_nothing_is_kept(writer, modelled, address, changed, words):
    page = sent(writer, address, **changed)
    (field,) = changed
    assert any(words in one for one in page.context["form"].errors[field])
    assert document_of(modelled).model == published()


def test_what_hangs_on_a_row_elsewhere_is_told_with_its_place(writer, modelled):
    page = sent(writer, f"{HERE}frame/", name_1="", organisation_1="", share_1="").content.decode()
    assert "A/2, model, phases 2, participants" in page
    assert document_of(modelled).model == published()


def test_a_phase_is_added_changed_and_taken_out(writer, modelled):
    taking = ["csc", "spoc"]
    sent(
        writer,
        f"{HERE}phases/",
        name="After care",
        number="4",
        first="2019/20 Q1",
        participants=taking,
        divided="fixed",
        fixed_csc="60",
        fixed_spoc="40",
    )
    phase = document_of(modelled).model.phases[-1]
    assert (phase.slug, str(phase.first), phase.participants) == ("after-care", "2019/20 Q1", ("csc", "spoc"))
    sent(writer, f"{HERE}phases/after-care/", first="2019/20 Q2")
    assert str(document_of(modelled).model.phases[-1].first) == "2019/20 Q2"
    sent(writer, f"{HERE}phases/after-care/", out="on")
    assert document_of(modelled).model == published()


def test_a_model_is_begun_on_a_case_that_has_none(case, partners, signed_in):
    browser = signed_in(Role.PROGRAMME_MANAGER, partners)
    here = "/cases/together/homecare/model/"
    assert "Begin the cost model" in browser.get("/cases/together/homecare/").content.decode()
    sent(
        browser,
        f"{here}frame/",
        first="2018/19 Q1",
        last="2020/21 Q4",
        name_1="The council’s part",
        organisation_1="council",
        share_1="3",
        name_2="The CCG",
        organisation_2="ccg",
        share_2="1",
    )
    model = document_of(case).model
    assert [one.slug for one in model.participants] == ["the-councils-part", "the-ccg"]
    assert browser.get(here).status_code == 200
    assert "No phase stands in the model yet" in browser.get(f"{here}inputs/").content.decode()


def test_a_form_drawn_before_somebody_else_wrote_is_not_kept(writer, modelled):
    filled = as_drawn(writer, COST)
    sent(writer, COST, mid="1")
    page = writer.post(COST, filled | {"mid": "2"}).content.decode()
    assert "Somebody else changed this part" in page
    assert document_of(modelled).model.phases[0].costs[0].mid == 100


def test_an_added_line_sent_twice_is_added_once(writer, modelled):
    filled = as_drawn(writer, f"{PHASE}costs/") | {"name": "Desks", "mid": "5"}
    for _ in range(2):
        assert writer.post(f"{PHASE}costs/", filled).status_code == 302
    assert len(document_of(modelled).model.phases[0].costs) == 3


def test_who_only_reads_may_not_write_and_who_may_not_see_finds_nothing(modelled, partners, signed_in):
    reader, stranger = signed_in(Role.BOARD_MEMBER, partners), signed_in(None, partners)
    for address in (f"{HERE}frame/", f"{HERE}phases/", PHASE, f"{PHASE}costs/", COST):
        assert reader.get(address).status_code == 403
        assert reader.post(address, {}).status_code == 403
        assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("address", [f"{HERE}phases/none/", f"{PHASE}costs/none/", f"{PHASE}wishes/"])
def test_what_is_not_there_has_no_page(writer, address):
    assert writer.get(address).status_code == 404
