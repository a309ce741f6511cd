"""The addresses of one life: its timeline, its plan for learning, growing up, and what it costs."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.support.views.growing_up import (
    AddToGroup,
    EndGroup,
    ShowGrowingUp,
    ShowWhoGrowsUp,
    WriteAdultLifePlan,
)
from lifecourse.support.views.journeys import ShowJourneys
from lifecourse.support.views.learning import ShowLearning, ShowLearningDue, TakeBackStep, TakeStep
from lifecourse.support.views.life import ShowLife
from lifecourse.support.views.life_cost import ShowFlow, ShowLifeCost

life_urls: list[URLPattern | URLResolver] = [
    path("<uuid:key>/life/", ShowLife.as_view(), name="show_life"),
    path("learning/", ShowLearningDue.as_view(), name="learning_due"),
    path("learning-steps/<int:number>/back/", TakeBackStep.as_view(), name="take_back_learning_step"),
    path("<uuid:key>/learning/", ShowLearning.as_view(), name="show_learning"),
    path("<uuid:key>/learning/add/", TakeStep.as_view(), name="take_learning_step"),
    path("growing-up/", ShowWhoGrowsUp.as_view(), name="who_grows_up"),
    path("groups/<int:number>/end/", EndGroup.as_view(), name="end_group"),
    path("<uuid:key>/growing-up/", ShowGrowingUp.as_view(), name="show_growing_up"),
    path("<uuid:key>/growing-up/plan/", WriteAdultLifePlan.as_view(), name="write_adult_life_plan"),
    path("<uuid:key>/growing-up/groups/add/", AddToGroup.as_view(), name="add_to_group"),
    path("who-pays/", ShowFlow.as_view(), name="flow"),
    path("<uuid:key>/life/cost/", ShowLifeCost.as_view(), name="life_cost"),
    path("journeys/", ShowJourneys.as_view(), name="journeys"),
]
