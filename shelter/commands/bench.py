"""./x bench: how long pages take beside a plain Django admin, in a throw-away database of its own."""

from collections.abc import Sequence


def bench(rest: Sequence[str]) -> int:
    from bench import start  # it begins a process of its own: this one's settings are those of ./x

    return start(rest)
