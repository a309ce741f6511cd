"""What other rooms may ask of design in Python; in templates they load `design` and `words`."""

from lifecourse.design.charts.against_target import AgainstTarget, Reached
from lifecourse.design.charts.bars import BarOf, Bars
from lifecourse.design.charts.beds_used import Beds, BedsUsed
from lifecourse.design.charts.chances import ChanceOf, Chances
from lifecourse.design.charts.chart import Chart, ChartTable
from lifecourse.design.charts.coverage import Coverage, Covered
from lifecourse.design.charts.difference import Difference
from lifecourse.design.charts.fan import CountedOn, Fan
from lifecourse.design.charts.fan_drawing import FanPoint
from lifecourse.design.charts.hangings import Hangings, Link, Node
from lifecourse.design.charts.milestones import Milestone, Workstream
from lifecourse.design.charts.money_bars import MoneyBars, MoneyOf
from lifecourse.design.charts.money_by_year import MoneyByYear, MoneyPart
from lifecourse.design.charts.money_flow import MoneyFlow, MoneyPath
from lifecourse.design.charts.money_over_time import MoneyOverTime
from lifecourse.design.charts.money_steps import MoneyStep, MoneySteps
from lifecourse.design.charts.moves import Moved, Moves
from lifecourse.design.charts.people_against_range import (
    AllowedRange,
    PeopleAgainstRange,
    PeopleLine,
    PeopleOn,
)
from lifecourse.design.charts.periods import financial_year
from lifecourse.design.charts.ranges import RangeOf, Ranges
from lifecourse.design.charts.risk_matrix import Risk, RiskLevel, RiskMatrix
from lifecourse.design.charts.route_map import RouteMap
from lifecourse.design.charts.score_bars import ScoreBars
from lifecourse.design.charts.spans import Lasted, Spans
from lifecourse.design.fonts import FONT_FAMILY, FONT_FOLDER
from lifecourse.design.forms import DayField, DayInput, LifecourseFormRenderer, PlainFormView
from lifecourse.design.pages import OneFormPage, key_sent
from lifecourse.design.short_names import short_name
from lifecourse.design.words import (
    day,
    exact_money,
    money,
    number,
    people,
    percent,
    short_day,
    short_money,
)

__all__ = [
    "FONT_FAMILY",
    "FONT_FOLDER",
    "AgainstTarget",
    "AllowedRange",
    "BarOf",
    "Bars",
    "Beds",
    "BedsUsed",
    "ChanceOf",
    "Chances",
    "Chart",
    "ChartTable",
    "CountedOn",
    "Coverage",
    "Covered",
    "DayField",
    "DayInput",
    "Difference",
    "Fan",
    "FanPoint",
    "Hangings",
    "Lasted",
    "LifecourseFormRenderer",
    "Link",
    "Milestone",
    "MoneyBars",
    "MoneyByYear",
    "MoneyFlow",
    "MoneyOf",
    "MoneyOverTime",
    "MoneyPart",
    "MoneyPath",
    "MoneyStep",
    "MoneySteps",
    "Moved",
    "Moves",
    "Node",
    "OneFormPage",
    "PeopleAgainstRange",
    "PeopleLine",
    "PeopleOn",
    "PlainFormView",
    "RangeOf",
    "Ranges",
    "Reached",
    "Risk",
    "RiskLevel",
    "RiskMatrix",
    "RouteMap",
    "ScoreBars",
    "Spans",
    "Workstream",
    "day",
    "exact_money",
    "financial_year",
    "key_sent",
    "money",
    "number",
    "people",
    "percent",
    "short_day",
    "short_money",
    "short_name",
]
