"""What theory says of queues that a forecast must agree with."""


def erlang_loss(places: int, load: float) -> float:
    """The share of who comes that a full setting turns away. `load`: arrivals a day times days of a stay.

    It does not depend on how stays are spread. Source: Erlang's loss formula, by its recursion.
    """
    loss = 1.0
    for place in range(1, places + 1):
        loss = load * loss / (place + load * loss)
    return loss


def mean_wait(places: int, per_day: float, days: float) -> float:
    """Days that somebody waits on average where all wait and stays are exponential (Erlang's second formula).

    Raises ValueError where more come than can be taken in.
    """
    load = per_day * days
    if load >= places:
        raise ValueError(f"A load of {load:g} on {places} places has no steady state: it must be below.")
    loss = erlang_loss(places, load)
    waits = loss / (1 - load / places * (1 - loss))
    return waits * days / (places - load)
