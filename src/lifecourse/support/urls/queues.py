"""The addresses of work queues. A queue is named by its key, a person never."""

from django.urls import URLPattern, path

from lifecourse.support.views.queues.board import ShowQueue, ShowQueues, ShowWhoFits
from lifecourse.support.views.queues.home import SayWhereLives
from lifecourse.support.views.queues.money import ConfirmMoney, StateMoney
from lifecourse.support.views.queues.stages import WriteStages
from lifecourse.support.views.queues.way import BeginWay, SayWish, ShowWay, StopWay, TakeStep

urlpatterns: list[URLPattern] = [
    path("queues/", ShowQueues.as_view(), name="queues"),
    path("queues/board/", ShowQueue.as_view(), name="show_queue"),
    path("queues/who-fits/", ShowWhoFits.as_view(), name="who_fits"),
    path("queues/stages/", WriteStages.as_view(), name="write_stages"),
    path("ways/<int:number>/", ShowWay.as_view(), name="show_way"),
    path("ways/<int:number>/wishes/add/", SayWish.as_view(), name="say_wish"),
    path("ways/<int:number>/next/", TakeStep.as_view(), name="take_step"),
    path("ways/<int:number>/money/", StateMoney.as_view(), name="state_money"),
    path("ways/<int:number>/money/agreed/", ConfirmMoney.as_view(), name="confirm_money"),
    path("ways/<int:number>/stop/", StopWay.as_view(), name="stop_way"),
    path("<uuid:key>/lives/", SayWhereLives.as_view(), name="say_where_lives"),
    path("<uuid:key>/queues/begin/", BeginWay.as_view(), name="begin_way"),
]
