"""Exact arithmetic of the KPIs: shares, percentiles, rounding half up, and the interval of a ratio.

In: fractions. Out: fractions. No float anywhere: the one root is taken of whole numbers, to twelve decimals.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor, isqrt

MEDIAN = Fraction(1, 2)
P85 = Fraction(17, 20)
Z = Fraction("1.959963984540054")  # the standard normal's 97.5th percentile: 95 % lies within it on both sides
ROOT_DIGITS = 12


def percent(numerator: Fraction | int, denominator: Fraction | int) -> Fraction:
    """A share as a number from 0 to 100; raises ZeroDivisionError on an empty denominator, which has no share."""
    return 100 * Fraction(numerator) / Fraction(denominator)


def percentile(values: Sequence[Fraction | int], p: Fraction) -> Fraction:
    """Linear interpolation between closest ranks of sorted values, at position (n - 1)p; one value is that value.

    Source: KPIS 2 (type 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996).
    """
    position = (len(values) - 1) * p
    below = floor(position)
    above = min(below + 1, len(values) - 1)
    return Fraction(values[below] + (position - below) * (values[above] - values[below]))


def half_up(value: Fraction | int, digits: int = 0) -> Fraction:
    """Rounded to so many decimals, a half away from zero: 76.5 becomes 77, -0.5 becomes -1."""
    scaled = abs(Fraction(value)) * 10**digits
    size = Fraction(floor(scaled + Fraction(1, 2)), 10**digits)
    return -size if value < 0 else size


def root(value: Fraction) -> Fraction:
    """The square root, cut to twelve decimals: never too large, so that an interval never leaves 0 to 100."""
    scale = 10**ROOT_DIGITS
    return Fraction(isqrt(floor(value * scale * scale)), scale)


def wilson(numerator: Fraction, denominator: Fraction) -> tuple[Fraction, Fraction]:
    """The 95 % interval of a ratio, in percent, to be shown; for `denominator` > 0.

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927.
    """
    p, n = numerator / denominator, denominator
    middle = p + Z * Z / (2 * n)
    margin = Z * root(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return 100 * (middle - margin) / scale, 100 * (middle + margin) / scale


def spans(numerator: Fraction, denominator: Fraction, target: Fraction) -> bool:
    """Whether that interval holds a target (in percent) between its ends, decided without a root.

    Wilson's interval is the set of ratios t that the score test does not reject: n(p - t)^2 < z^2 t(1 - t).
    """
    p, t = numerator / denominator, target / 100
    return denominator * (p - t) ** 2 < Z * Z * t * (1 - t)
