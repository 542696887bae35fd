"""Widths of texts without a browser."""

import pytest

from macros.charts.letters import cut, width


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert width("", 13) == 0
    assert width("ab", 10) == width("a", 10) + width("b", 10)
    assert width("a", 20) == 2 * width("a", 10)
    assert width("w", 10, 600) > width("i", 10, 600)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中", 10),  # full width
        ("ｱ", 6),  # half width
        ("e\u0301", width("e", 10)),  # the accent stands on its letter
        ("\u202b\u200d", 0),  # says how others are to be read
        ("Ж", 10),
        ("ж", 8),
        ("ש", 8),
        ("→", 14.5),
        ("🚀", 16),
    ],
)
def test_a_letter_that_the_font_lacks_counts_as_a_wide_one(text: str, expected: float) -> None:
    assert width(text, 10) == expected


def test_a_long_text_without_spaces_is_cut_too() -> None:
    assert width(cut("数据平台的第一个版本和下一个版本", 10, 60), 10) <= 60


def test_a_text_is_cut_at_a_word() -> None:
    assert cut("een twee drie", 10, 1000) == "een twee drie"
    assert cut("een twee drie", 10, width("een twee…", 10)) == "een twee…"
    assert cut("eenheelandwoord", 10, width("eenh…", 10)) == "eenh…"
    assert cut("een", 10, 1) == ""
