"""The bars of figures: on one scale, never longer than their room, written as SVG does in every language."""

from django.utils import translation

from reports.charts import bars, paired, towards


def test_the_longest_bar_fills_the_room_and_a_part_stays_within_its_whole() -> None:
    alone, within = bars([20, 5], [None, None]), bars([20, 5], [40, 10])

    assert [bar.filled for bar in alone] == [1, 0.25]
    assert [(bar.filled, bar.whole) for bar in within] == [(0.5, 1), (0.125, 0.25)]
    assert bars([10], [5])[0].filled == 1  # two numbers, each rounded, may stand the wrong way round


def test_two_periods_share_one_scale_and_what_is_not_there_has_no_bar() -> None:
    both, before = paired([(40, 20), (10, None)])

    assert [bar.filled for bar in both] == [1, 0.5]
    assert [bar.filled for bar in before] == [0.25]


def test_an_aim_beyond_what_is_reached_ends_the_scale() -> None:
    bar = towards(20, aim=40, began=10, most=0)

    assert (bar.filled, bar.began, bar.aim) == (0.5, 0.25, 1)


def test_nothing_at_all_makes_no_error() -> None:
    assert bars([], []) == []
    assert bars([0], [None])[0].filled == 0


def test_lengths_are_written_with_a_point_also_in_french() -> None:
    with translation.override("fr"):
        assert towards(1, aim=3, began=None, most=0).filled_percent == "33.33%"
