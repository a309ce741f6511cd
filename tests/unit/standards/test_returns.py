"""The national return that ships: every field with its source, and a wrong entry refused by name."""

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest

from lifecourse.standards.api import BadPack, NoPackInForce, client_level_return, client_level_returns
from lifecourse.standards.returns import read_return

pytestmark = pytest.mark.unit
# As DataS-DHSC/ASC-CLD-LA-Dashboard lists them in Stored_procedures/create_GetDQValues_procedure.sql
# (commit 9bee728), in that order.
PUBLISHED = [
    "LA_Code",
    "Reporting_Period_End_Date",
    "Reporting_Period_Start_Date",
    "NHS_Number",
    "LA_Person_Unique_Identifier",
    "GP_Practice_Code",
    "Gender",
    "Ethnicity",
    "Date_of_Birth",
    "Date_of_Death",
    "Client_Type",
    "Primary_Support_Reason",
    "Postcode",
    "Accommodation_Status",
    "Employment_Status",
    "Has_Unpaid_Carer",
    "Autism_Spectrum_Disorder_ASD",
    "Visual_Impairment",
    "Hearing_Impairment",
    "Dementia",
    "Client_Funding_Status",
    "Event_Type",
    "Event_Reference",
    "Event_Start_Date",
    "Event_End_Date",
    "Event_Description",
    "Event_Outcome",
    "Request_Route_of_Access",
    "Assessment_Type",
    "Eligible_Needs_Identified",
    "Method_of_Assessment",
    "Total_Hrs_Caring_per_week",
    "No_of_adults_being_cared_for",
    "Adult_1_Linked_Person_ID",
    "Adult_2_Linked_Person_ID",
    "Adult_3_Linked_Person_ID",
    "Service_Type",
    "Service_Component",
    "Delivery_Mechanism",
    "Provider_CQC_Location_ID",
    "Review_Reason",
    "Review_Outcomes_Achieved",
    "Method_of_Review",
    "Unit_Cost",
    "Cost_Frequency_Unit_Type",
    "Planned_units_per_week",
]


def as_shipped() -> dict[str, Any]:
    file = resources.files("lifecourse.standards.returns") / "client-level-data-release-2.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_the_fields_are_those_published_in_their_order() -> None:
    spec = client_level_return(date(2026, 11, 27))
    assert list(spec.fields) == PUBLISHED and len(spec.fields) == 46
    assert "Release 1" in spec.conditions
    for entry in (*spec.fields.values(), *spec.lists.values()):
        assert entry.citation and entry.words


def test_no_release_is_known_before_it_was_required() -> None:
    assert client_level_returns()[0].in_force_from == date(2025, 10, 1)
    with pytest.raises(NoPackInForce):
        client_level_return(date(2025, 9, 30))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"applies": "sometimes"}, "applies is 'sometimes'"),
        ({"mandatory": "often"}, "mandatory is 'often'"),
        ({"values": "colours"}, "values is 'colours'"),
        ({"citation": " "}, "no citation"),
        ({"words": "[R] a guess"}, "unconfirmed"),
        ({"id": "Gender"}, "two fields have the id 'Gender'"),
    ],
)
def test_a_wrong_field_is_refused_by_name(change: dict[str, str], says: str) -> None:
    data = as_shipped()
    data["fields"][0] |= change
    with pytest.raises(BadPack, match=says):
        read_return(data, where="a file")


def test_an_empty_list_is_refused() -> None:
    data = as_shipped()
    data["lists"][0]["items"] = []
    with pytest.raises(BadPack, match="is empty"):
        read_return(data, where="a file")
