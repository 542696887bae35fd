"""Widths of texts without a browser."""

from macros.charts.letters import cut, width


def test_a_width_is_the_sum_of_its_letters() -> None:
    assert width("", 13) == 0
    assert width("ab", 10) == width("a", 10) + width("b", 10)
    assert width("a", 20) == 2 * width("a", 10)
    assert width("w", 10, 600) > width("i", 10, 600)


def test_a_letter_that_the_font_lacks_counts_as_a_wide_one() -> None:
    assert width("中", 10) == 6


def test_a_text_is_cut_at_a_word() -> None:
    assert cut("een twee drie", 10, 1000) == "een twee drie"
    assert cut("een twee drie", 10, width("een twee…", 10)) == "een twee…"
    assert cut("eenheelandwoord", 10, width("eenh…", 10)) == "eenh…"
    assert cut("een", 10, 1) == ""
