PICTURES = {}


class Picture: ...


def draw(*a, **k): ...
