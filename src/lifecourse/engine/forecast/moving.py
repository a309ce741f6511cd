"""Who moves when places are few: asking, waiting, preparing, and what a place that falls free leads to."""

from lifecourse.engine.forecast.chance import wait
from lifecourse.engine.forecast.compiled import compiled
from lifecourse.engine.forecast.counting import count_waiting
from lifecourse.engine.forecast.counts import refused
from lifecourse.engine.forecast.lists import join, leave, put_down, put_off
from lifecourse.engine.forecast.records import (
    COMING,
    FOR_TEAM,
    GONE,
    MEMBERS,
    NEVER,
    NOWHERE,
    PREPARED_BY,
    QUEUED,
    STAYING,
    STAYS,
    TO_DEAD,
    WAITING,
    Draw,
    month_of,
    person_at,
    place_at,
    team_of,
    waits,
)
from lifecourse.engine.forecast.rings import ring_to, turn_ring
from lifecourse.engine.forecast.staying import (
    DYING,
    PREPARING,
    begin_stay,
    end_stay,
    number_for,
    put,
    wants_to,
)
from lifecourse.engine.forecast.times import when_outlived


@compiled
def has_room(draw: Draw, queue: int) -> bool:
    """Whether a setting or team has a place for which nobody waits."""
    place = place_at(draw, queue)
    return bool(place.occupied < place.places and place.first[QUEUED] < 0)


@compiled
def ask(draw: Draw, person: int, to: int, time: float) -> None:
    """Somebody whose stay has ended goes to a setting, waits for it, or goes where a full one sends them.

    Who comes from outside and is to stay where they are does not come.
    """
    one = person_at(draw, person)
    setting = one.setting
    while to >= 0:
        if setting >= 0 and team_of(draw)[setting, to] >= 0 and not one.prepared:
            ask_team(draw, person, to, time)
            return
        if not place_at(draw, to).limited or has_room(draw, to):
            break
        if place_at(draw, to).when_full == NOWHERE:
            wait_for(draw, person, to, time)
            return
        refused(draw)[month_of(draw, time), to] += 1
        to = place_at(draw, to).when_full
    if to == STAYS and setting < 0:
        one.phase = GONE
        return
    if to == STAYS:
        begin_stay(draw, person, time)
        return
    settle(draw, put(draw, person, to, time), time)


@compiled
def wait_for(draw: Draw, person: int, to: int, time: float) -> None:
    """Wait for a setting, unless those who wait for each other's places can all move at once."""
    one = person_at(draw, person)
    one.goal = to
    if one.setting >= 0 and place_at(draw, one.setting).limited:
        length = ring_to(draw, one.setting, to)
        if length > 0:
            turn_ring(draw, person, length, time)
            return
        waits(draw)[one.setting, to] += 1
    one.phase = WAITING
    join(draw, QUEUED, to, person)
    count_waiting(draw, to, time, 1)
    put_down(draw, person, dies_waiting(draw, person, time))


@compiled
def wait_no_longer(draw: Draw, person: int, queue: int, time: float) -> None:
    """Take somebody out of a queue, with the death that they would have met in it."""
    one = person_at(draw, person)
    put_off(draw, person)
    leave(draw, QUEUED, queue, person)
    count_waiting(draw, queue, time, -1)
    if one.phase == WAITING and one.setting >= 0 and place_at(draw, one.setting).limited:
        waits(draw)[one.setting, queue] -= 1


@compiled
def dies_waiting(draw: Draw, person: int, time: float) -> float:
    """When somebody would die who only waits; never for who waits outside."""
    one = person_at(draw, person)
    if one.setting < 0:
        return NEVER
    need = wait(one.key, number_for(draw, person, DYING))
    dies, _ = when_outlived(draw, True, one.setting, one.cohort, one.born, one.since, time, need)
    return dies


@compiled
def team_queue(draw: Draw, person: int, to: int) -> int:
    """The queue of the team that prepares somebody's move."""
    return int(draw.settings + team_of(draw)[person_at(draw, person).setting, to])


@compiled
def ask_team(draw: Draw, person: int, to: int, time: float) -> None:
    """Have a move prepared, or wait for the team that does it."""
    one = person_at(draw, person)
    one.goal = to
    queue = team_queue(draw, person, to)
    if has_room(draw, queue):
        begin_preparing(draw, person, queue, time)
        return
    one.phase = FOR_TEAM
    join(draw, QUEUED, queue, person)
    count_waiting(draw, queue, time, 1)
    put_down(draw, person, dies_waiting(draw, person, time))


@compiled
def begin_preparing(draw: Draw, person: int, queue: int, time: float) -> None:
    """Take a place of a team until the move is prepared, or until death."""
    one, place = person_at(draw, person), place_at(draw, queue)
    place.occupied += 1
    one.phase = PREPARED_BY
    done = time + place.team_days * wait(one.key, number_for(draw, person, PREPARING))
    dies = dies_waiting(draw, person, time)
    one.prepared = done <= dies
    put_down(draw, person, min(done, dies))


@compiled
def settle(draw: Draw, setting: int, time: float) -> None:
    """Give every free place of a setting away, and those that fall free by it, in the settings' order."""
    if setting < 0 or not place_at(draw, setting).limited:
        return
    while setting >= 0:
        place_at(draw, setting).unsettled = False
        while place_at(draw, setting).occupied < place_at(draw, setting).places:
            person = next_for(draw, setting, time)
            if person < 0:
                break
            left = put(draw, person, setting, time)
            if left >= 0 and place_at(draw, left).limited:
                place_at(draw, left).unsettled = True
        setting = next_unsettled(draw)


@compiled
def next_unsettled(draw: Draw) -> int:
    """The first setting with free places that nobody has been offered yet, or -1."""
    for setting in range(draw.settings):
        if place_at(draw, setting).unsettled:
            return setting
    return -1


@compiled
def next_for(draw: Draw, setting: int, time: float) -> int:
    """Who has a free place of a setting next, taken out of where they stood; -1 for nobody."""
    person, feeder = place_at(draw, setting).first[QUEUED], place_at(draw, setting).fills_from
    if person >= 0:
        wait_no_longer(draw, person, setting, time)
        return int(person)
    if feeder >= 0 and place_at(draw, feeder).first[MEMBERS] >= 0:
        person = place_at(draw, feeder).first[MEMBERS]
        put_off(draw, person)
        leave(draw, MEMBERS, feeder, person)
        return int(person)
    return -1


@compiled
def settle_team(draw: Draw, queue: int, time: float) -> None:
    """Let a team begin with those who wait for it, as far as it has places."""
    team = place_at(draw, queue)
    while team.occupied < team.places and team.first[QUEUED] >= 0:
        first = team.first[QUEUED]
        wait_no_longer(draw, first, queue, time)
        begin_preparing(draw, first, queue, time)


@compiled
def meet(draw: Draw, person: int, time: float) -> None:
    """What somebody's day has come to: a stay, a preparation or a wait that ends."""
    one = person_at(draw, person)
    put_off(draw, person)
    if one.phase == STAYING:
        to = wants_to(draw, person)
        end_stay(draw, person)
        ask(draw, person, to, time)
    elif one.phase == COMING:
        ask(draw, person, one.goal, time)
    elif one.phase == PREPARED_BY:
        queue = team_queue(draw, person, one.goal)
        place_at(draw, queue).occupied -= 1
        ask(draw, person, one.goal if one.prepared else TO_DEAD, time)
        settle_team(draw, queue, time)
    else:
        queue = team_queue(draw, person, one.goal) if one.phase == FOR_TEAM else one.goal
        wait_no_longer(draw, person, queue, time)
        ask(draw, person, TO_DEAD, time)
