"""Correctly rounded values of the functions of elements, by mpmath with 700 digits of working precision: so many has the quotient of the greatest and the smallest double.

python3 values.py writes Data/values.txt: function, type, arguments and value as bits in hexadecimal digits.
Arguments are those at which implementations go wrong, and some of each range at random.
"""

import os
import random
import struct

import mpmath
from mpmath import mp, mpf

mp.dps = 700


def bits(value, single):
    return "%08x" % struct.unpack("<I", struct.pack("<f", value)) if single else "%016x" % struct.unpack("<Q", struct.pack("<d", value))


def rounded(value, single):
    """The nearest number of the type, half to even, subnormal numbers and overflow included."""
    if value == 0:
        return 0.0
    mantissa, least, greatest = (24, -149, 128) if single else (53, -1074, 1024)
    sign = -1 if value < 0 else 1
    value = abs(value)
    exponent = int(mpmath.floor(mpmath.log(value, 2)))
    if mpf(2) ** exponent > value:
        exponent -= 1
    if mpf(2) ** (exponent + 1) <= value:
        exponent += 1
    unit = max(exponent - mantissa + 1, least)
    scaled = value / mpf(2) ** unit
    whole = int(mpmath.floor(scaled))
    rest = scaled - whole
    if rest > mpf(1) / 2 or (rest == mpf(1) / 2 and whole % 2):
        whole += 1
    number = mpf(whole) * mpf(2) ** unit
    return sign * (float("inf") if number >= mpf(2) ** greatest else float(number))


FUNCTIONS = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "log": mpmath.log,
    "log1p": mpmath.log1p,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softplus": lambda x: mpmath.log1p(mpmath.exp(x)),
    "tanh": mpmath.tanh,
    "erf": mpmath.erf,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "atanh": mpmath.atanh,
    "atan": mpmath.atan,
    "acos": mpmath.acos,
    "asin": mpmath.asin,
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)),
    "pow": mpmath.power,
    "atan2": mpmath.atan2,
    "remainder": lambda x, y: x - y * (mpmath.sign(x / y) * mpmath.floor(abs(x / y))),
    "gelu": lambda x: x * mpmath.ncdf(x),
    "silu": lambda x: x / (1 + mpmath.exp(-x)),
    "mish": lambda x: x * mpmath.tanh(mpmath.log1p(mpmath.exp(x))),
    "lgamma": lambda x: with_digits(60, lambda: mpmath.log(abs(mpmath.gamma(x))) if abs(x) < 100 else mpmath.re(mpmath.loggamma(x))),
    "digamma": lambda x: with_digits(60, lambda: mpmath.psi(0, x)),
    "trigamma": lambda x: with_digits(60, lambda: mpmath.psi(1, x)),
}


def with_digits(digits, value):
    """Functions that take long with 700 digits, and whose arguments do not need them."""
    with mpmath.workdps(digits):
        return value()


# The doubles nearest to a multiple of π/2 (W. Kahan; J.-M. Muller, "Elementary Functions"), and others far out.
ANGLES = [6381956970095103.0 * 2.0**797, 5.319372648326541e255, 1.7976931348623157e308, 1e22, 2.0**1023, 16367173.0 * 2.0**72, 355.0, 710.0, 1e5, 67108864.5, 3.141592653589793,
          1.5707963267948966, 0.7853981633974483, 1e-5, 1e-9, 0.5]
HARD = {
    "exp": [709.782712893384, -745.1332191019411, -708.4, -740.25, 0.34657359, -0.34657359, 1e-20, 88.72283, -103.97, -87.4],
    "expm1": [1e-300, -1e-17, 37.3, 40.1, 709.782712893384, -37.0, -0.3465, 0.3466, -1e-5, 0.25],
    "log": [1 - 2.0**-53, 1 + 2.0**-52, 5e-324, 2.3e-308, 1.7976931348623157e308, 0.7071067811865475, 0.7071067811865477, 1.4142135623730951, 2.0],
    "log1p": [1e-300, -1e-17, 2.0**-53, -0.2928932188134524, 0.4142135623730951, -1 + 2.0**-53, 1.7976931348623157e308, 1e10, -0.5],
    "sigmoid": [-745.13, -709.5, -36.8, 36.8, 1e-17, -103.5, 88.0, 0.5, -0.5],
    "softplus": [-745.13, -709.5, -40.01, -39.99, 39.99, 1e-17, -0.8813735870195430, 0.5, -103.5],
    "tanh": [1e-300, 1e-9, 18.54, 19.06, 0.1836, 0.5493, 0.5494, -22.1, 9.01],
    "erf": [1e-300, 1e-9, 0.9999999999999999, 1.0, 1.016, 2.0, 5.9, 3.83, -0.5],
    "sin": ANGLES, "cos": ANGLES, "tan": ANGLES,
    "atanh": [1e-300, 1e-9, 1 - 2.0**-53, 0.17157287525380990, 0.1716, 0.9, -0.5],
    "atan": [1e-300, 0.4142135623730951, 0.41421356237309503, 2.414213562373095, 2.4142135623730954, 1.0, 1e17, 1e300, -0.5],
    "acos": [0.5, -0.5, 0.5000000000000001, 1 - 2.0**-53, -1 + 2.0**-53, 1e-17, 0.3, -0.9],
    "asin": [0.5, -0.5, 0.5000000000000001, 1 - 2.0**-53, -1 + 2.0**-53, 1e-17, 1e-300, 0.3],
    "cbrt": [5e-324, 2.3e-308, 1.7976931348623157e308, 27.0, 8.0, 0.35, 2.83, -1e-45],
    "gelu": [5e-324, -1e-310, -1e-9, -1.0, -0.7517915, -5.5, -14.1, -37.5, -38.4, 8.3, 39.9],
    "silu": [5e-324, -1e-310, -1e-9, -1.2784645, -0.5, -103.0, -709.5, -745.0, 36.8, 40.1],
    "mish": [5e-324, -1e-310, -1e-9, -1.1924188, -0.5, -103.0, -709.5, -745.0, 19.1, 40.1],
    # The zeros and what is next to them, the places where one piece ends, and the poles.
    "lgamma": [1e-300, -1e-19, 1 + 2.0**-52, 1 - 2.0**-53, 2 + 2.0**-51, 2 - 2.0**-52, 1.4616321449683622, 0.5, 1.5, 5.5, 5.499999999999999, 1e17, 2.55e305,
               -2.4570247382208006, -2.7476826467274127, -3.1435808883499798, -3.9552942848585979, -4.039361839740537, -20.0000000000000036, -0.9999999999999999, -170.5, -1e6 - 0.5],
    "digamma": [1e-300, -1e-19, 1.4616321449683622, 1.4616321449683625, 1.4616321, 1.0, 2.0, 3.0, 2.9999999999999996, 1e17, 1.7e308,
                -0.50408300826445541, -1.5734984731623904, -2.6107208684441447, -10.67528, -0.9999999999999999, -20.0000000000000036, -1e6 - 0.5],
    "trigamma": [1e-150, -1e-19, 1.0, 5.999999999999999, 6.0, 1e17, 1.7e308, -0.5, -0.9999999999999999, -20.0000000000000036, -1e6 - 0.5],
}
HARD_PAIRS = {
    "pow": [(1 + 2.0**-52, 3.2e18), (1 - 2.0**-53, 6.5e18), (0.9999999, 7.1e9), (2.0, -1074.0), (2.0, 1023.5), (10.0, 308.25), (0.5, 1073.9), (-3.0, 33.0), (-2.5, -7.0), (5e-324, 0.5), (1e-300, 1.02)],
    "atan2": [(1e-300, 1e10), (1e300, 1.1e300), (5e-324, 1e-323), (-1e-310, -1e300), (1.0, -1.0), (0.4142135623730951, 1.0), (-2.4142135623730954, 1.0), (1e308, -1e308), (1e-200, -1e-10)],
    "remainder": [(5.5, 2.0), (-5.5, 2.0), (1e308, 3e-308), (9007199254740991.0, 1.5), (1.0, 0.1), (6.0, 2.0), (1e22, 7.0), (5e-323, 1.5e-323)],
}


def ordinary(name, draw):
    if name in ("log",):
        return abs(draw)
    if name == "log1p":
        return abs(draw) if draw < -1 else draw
    if name in ("atanh", "acos", "asin"):
        return draw / (1 + abs(draw))
    return draw


def single(value):
    return struct.unpack("<f", struct.pack("<f", value))[0] if abs(value) < 3.4e38 else None


def main():
    random.seed(1)
    lines = []
    for name, function in FUNCTIONS.items():
        pairs = name in HARD_PAIRS
        hard = HARD_PAIRS[name] if pairs else [(x,) for x in HARD[name]]
        drawn = []
        for scale in [1, 1, 1, 1, 5, 5, 5, 20, 20, 100, 100, 700, 1e-3, 1e-3, 1e-8]:
            drawn.append(tuple(ordinary(name, scale * random.uniform(-1, 1)) for _ in range(2 if pairs else 1)))
        for is_single in (False, True):
            for arguments in hard + drawn:
                if is_single:
                    arguments = tuple(single(x) for x in arguments)
                    if None in arguments or any(x == 0 for x in arguments):
                        continue
                if name == "pow" and arguments[0] < 0 and arguments[1] != int(arguments[1]):
                    arguments = (-arguments[0], arguments[1])
                exact = [mpf(x) for x in arguments]
                if name in ("atanh", "asin", "acos", "log1p") and exact[0] in (-1, 1):
                    continue
                if name in ("lgamma", "digamma", "trigamma") and exact[0] <= 0 and exact[0] == int(exact[0]):
                    continue
                value = rounded(mpf(function(*exact)), is_single)
                if value == 0 and name == "remainder" and arguments[0] < 0:
                    value = -0.0
                lines.append(" ".join([name, "float" if is_single else "double", *(bits(x, is_single) for x in arguments), bits(value, is_single)]))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Data", "values.txt")
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


main()
