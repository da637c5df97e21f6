"""Records trajectories of published rules for which no package here is trusted: Data/papers/*.json and Data/papers-cases.txt.

Each function below is written from the paper, or from the authors' code where that decides what the paper leaves open, in the paper's own
symbols and with nothing of OptGen's. Numbers are decimals of 40 digits, so that what is recorded is the rule's own result, rounded once to
double. Run it in this folder: python3 papers.py
"""

import json
import pathlib
import struct
from decimal import Decimal, getcontext

getcontext().prec = 40
ONE = Decimal(1)
STEPS = 60
CHECKPOINTS = (1, 2, 3, 5, 10, 20, 40, 60)
DATA = pathlib.Path(__file__).parent / "Data"


def single(value):
    """The inputs are floats, written in as few digits as tell them apart."""
    return Decimal(struct.unpack("f", struct.pack("f", value))[0])


def zeros(like):
    return [Decimal(0)] * len(like)


def dot(x, y):
    return sum((a * b for a, b in zip(x, y)), Decimal(0))


def norm(x):
    return dot(x, x).sqrt()


def blend(beta, old, new):
    return [beta * a + (ONE - beta) * b for a, b in zip(old, new)]


def square(x):
    return [a * a for a in x]


def adan(theta, gradients, h, shape):
    """Xie et al., 2022, algorithm 1, whose 1 - beta are the betas of the authors' code, with that code's correction for the start."""
    m, v, n, previous = zeros(theta), zeros(theta), zeros(theta), None
    for k, g in enumerate(gradients, 1):
        change = [a - b for a, b in zip(g, previous or g)]
        m = blend(h["beta1"], m, g)
        v = blend(h["beta2"], v, change)
        n = blend(h["beta3"], n, square([a + h["beta2"] * b for a, b in zip(g, change)]))
        c1, c2, c3 = (ONE - h[b] ** k for b in ("beta1", "beta2", "beta3"))
        theta = [
            (x - h["lr"] / ((d / c3).sqrt() + h["eps"]) * (a / c1 + h["beta2"] * b / c2)) / (ONE + h["lr"] * h["decay"])
            for x, a, b, d in zip(theta, m, v, n)
        ]
        previous = g
        yield theta


def ademamix(theta, gradients, h, shape):
    """Pagliardini, Ablin and Grangier, 2024, algorithm 1 with constant alpha and beta3."""
    m1, m2, nu = zeros(theta), zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        m1 = blend(h["beta1"], m1, g)
        m2 = blend(h["beta3"], m2, g)
        nu = blend(h["beta2"], nu, square(g))
        theta = [
            x - h["lr"] * ((a / (ONE - h["beta1"] ** t) + h["alpha"] * b) / ((c / (ONE - h["beta2"] ** t)).sqrt() + h["eps"]) + h["decay"] * x)
            for x, a, b, c in zip(theta, m1, m2, nu)
        ]
        yield theta


def padam(theta, gradients, h, shape):
    """Chen et al., 2018: AMSGrad to a power; correction for the start and epsilon as the authors' code has them."""
    m, v, top = zeros(theta), zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        m = blend(h["beta1"], m, g)
        v = blend(h["beta2"], v, square(g))
        top = [max(a, b) for a, b in zip(top, v)]
        rate = h["lr"] * (ONE - h["beta2"] ** t).sqrt() / (ONE - h["beta1"] ** t)
        theta = [x - rate * a / (b.sqrt() + h["eps"]) ** (2 * h["p"]) for x, a, b in zip(theta, m, top)]
        yield theta


def qhadam(theta, gradients, h, shape):
    """Ma and Yarats, 2018, section 4."""
    g_average, s = zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        g_average = blend(h["beta1"], g_average, g)
        s = blend(h["beta2"], s, square(g))
        theta = [
            x - h["lr"] * ((ONE - h["nu1"]) * a + h["nu1"] * b / (ONE - h["beta1"] ** t))
            / (((ONE - h["nu2"]) * a * a + h["nu2"] * c / (ONE - h["beta2"] ** t)).sqrt() + h["eps"])
            for x, a, b, c in zip(theta, g, g_average, s)
        ]
        yield theta


def adamod(theta, gradients, h, shape):
    """Ding et al., 2019, algorithm 1, with epsilon beside the uncorrected root as in the authors' code."""
    m, v, s = zeros(theta), zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        m = blend(h["beta1"], m, g)
        v = blend(h["beta2"], v, square(g))
        rates = [h["lr"] * (ONE - h["beta2"] ** t).sqrt() / (ONE - h["beta1"] ** t) / (b.sqrt() + h["eps"]) for b in v]
        s = blend(h["beta3"], s, rates)
        theta = [x - min(a, b) * c for x, a, b, c in zip(theta, rates, s, m)]
        yield theta


def laprop(theta, gradients, h, shape):
    """Ziyin, Wang and Ueda, 2020, algorithm 1."""
    n, m = zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        n = blend(h["beta2"], n, square(g))
        m = blend(h["beta1"], m, [a / ((b / (ONE - h["beta2"] ** t)).sqrt() + h["eps"]) for a, b in zip(g, n)])
        theta = [x - h["lr"] * a / (ONE - h["beta1"] ** t) for x, a in zip(theta, m)]
        yield theta


def agd(theta, gradients, h, shape):
    """Yue et al., 2023, algorithm 1: the corrected average less the one before, which is 0 before the first."""
    m, b, before = zeros(theta), zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        m = blend(h["beta1"], m, g)
        now = [a / (ONE - h["beta1"] ** t) for a in m]
        b = blend(h["beta2"], b, square([p - q for p, q in zip(now, before)]))
        correction = (ONE - h["beta2"] ** t).sqrt()
        theta = [x - h["lr"] * correction * p / max(c.sqrt(), h["delta"] * correction) for x, p, c in zip(theta, now, b)]
        before = now
        yield theta


def stableadamw(theta, gradients, h, shape):
    """Wortsman et al., 2023, algorithm 2: AdamW whose rate is divided by max(1, RMS of g over the root of u)."""
    v, u = zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        v = blend(h["beta1"], v, g)
        u = blend(h["beta2"], u, square(g))
        first = [a / (ONE - h["beta1"] ** t) for a in v]
        second = [a / (ONE - h["beta2"] ** t) for a in u]
        size = (sum((a * a / max(b, h["eps"] * h["eps"]) for a, b in zip(g, second)), Decimal(0)) / len(g)).sqrt()
        rate = h["lr"] / max(ONE, size)
        theta = [x - rate * h["decay"] * x - rate * a / (b.sqrt() + h["eps"]) for x, a, b in zip(theta, first, second)]
        yield theta


def dog(theta, gradients, h, shape):
    """Ivgi, Hinder and Carmon, 2023, with the authors' first distance r_eps relative to 1 + |x0|."""
    start, distance, total = theta, h["r_eps"] * (ONE + norm(theta)), Decimal(0)
    for g in gradients:
        distance = max(distance, norm([a - b for a, b in zip(theta, start)]))
        total += dot(g, g)
        theta = [x - h["lr"] * distance / (total + h["eps"]).sqrt() * a for x, a in zip(theta, g)]
        yield theta


def dowg(theta, gradients, h, shape):
    """Khaled, Mishchenko and Jin, 2023, algorithm 1, with the squared distance that the authors' code starts from, and its epsilon."""
    start, distance, total = theta, h["eps"], Decimal(0)
    for g in gradients:
        difference = [a - b for a, b in zip(theta, start)]
        distance = max(distance, dot(difference, difference))
        total += distance * dot(g, g)
        theta = [x - distance / (total.sqrt() + h["eps"]) * a for x, a in zip(theta, g)]
        yield theta


def came(theta, gradients, h, shape):
    """Luo et al., 2023, algorithm 2: the outer product of row and column sums over the sum of all, for the squares and for the instability."""
    rows, columns = shape

    def sums(x):
        r = [sum(x[i * columns:(i + 1) * columns], Decimal(0)) / columns for i in range(rows)]
        c = [sum(x[j::columns], Decimal(0)) / rows for j in range(columns)]
        return r, c

    def outer(r, c):
        mean = sum(r, Decimal(0)) / rows
        return [a * b / mean for a in r for b in c]

    r, c, rs, cs, m = [Decimal(0)] * rows, [Decimal(0)] * columns, [Decimal(0)] * rows, [Decimal(0)] * columns, zeros(theta)
    for g in gradients:
        new_r, new_c = sums([a * a + h["eps1"] for a in g])
        r, c = blend(h["beta2"], r, new_r), blend(h["beta2"], c, new_c)
        u = [a / b.sqrt() for a, b in zip(g, outer(r, c))]
        clip = max(ONE, (dot(u, u) / len(u)).sqrt() / h["d"])
        u = [a / clip for a in u]
        m = blend(h["beta1"], m, u)
        new_r, new_c = sums([(a - b) ** 2 + h["eps2"] for a, b in zip(u, m)])
        rs, cs = blend(h["beta3"], rs, new_r), blend(h["beta3"], cs, new_c)
        theta = [x - h["lr"] * a / b.sqrt() for x, a, b in zip(theta, m, outer(rs, cs))]
        yield theta


def acprop(theta, gradients, h, shape):
    """Zhuang et al., 2021: the divisor is the variance of the steps before; the deviation is from the mean before, as the text has it."""
    m, s = zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        divisor = [ONE] * len(g) if t == 1 else [(a / (ONE - h["beta2"] ** (t - 1))).sqrt() for a in s]
        theta = [x - h["lr"] * a / (b + h["eps"]) for x, a, b in zip(theta, g, divisor)]
        s = [a + h["eps"] for a in blend(h["beta2"], s, square([a - b for a, b in zip(g, m)]))]
        m = blend(h["beta1"], m, g)
        yield theta


def adamd(theta, gradients, h, shape):
    """St. John, 2021, algorithm 1: the mean square is corrected for its start, the average is not; epsilon beside the uncorrected root."""
    m, v = zeros(theta), zeros(theta)
    for t, g in enumerate(gradients, 1):
        m = blend(h["beta1"], m, g)
        v = blend(h["beta2"], v, square(g))
        rate = h["lr"] * (ONE - h["beta2"] ** t).sqrt()
        theta = [x - rate * a / (b.sqrt() + h["eps"]) for x, a, b in zip(theta, m, v)]
        yield theta


def adasgd(theta, gradients, h, shape):
    """Wang and Wiens, 2020: heavy-ball momentum over the root of one averaged mean square, corrected for its start."""
    m, v = zeros(theta), Decimal(0)
    for t, g in enumerate(gradients, 1):
        m = [h["beta1"] * a + b for a, b in zip(m, g)]
        v = h["beta2"] * v + (ONE - h["beta2"]) * dot(g, g)
        root = (v / len(g) / (ONE - h["beta2"] ** t)).sqrt()
        theta = [x - h["lr"] * a / root for x, a in zip(theta, m)]
        yield theta


def pid(theta, gradients, h, shape):
    """An et al., 2018, equations of section 3: the derivative is an average of the gradient's changes, of which the first is none."""
    total, change, previous = zeros(theta), zeros(theta), None
    for g in gradients:
        total = [h["alpha"] * a + b for a, b in zip(total, g)]
        change = blend(h["alpha"], change, [a - b for a, b in zip(g, previous or g)])
        theta = [x - h["lr"] * (a + h["ki"] * b + h["kd"] * c) for x, a, b, c in zip(theta, g, total, change)]
        previous = g
        yield theta


def nirmal(theta, gradients, h, shape):
    """NIRMAL, 2025, without its noise: the gradient, its average, Adam's uncorrected direction and the average's hyperbolic tangent."""
    m, v = zeros(theta), zeros(theta)
    for g in gradients:
        m = blend(h["mu"], m, g)
        v = blend(h["beta"], v, square(g))
        theta = [
            x - h["scale"] * h["lr"] * (a + b + h["gamma"] * b / (c.sqrt() + h["eps"]) + h["lambda"] * tanh(b))
            for x, a, b, c in zip(theta, g, m, v)
        ]
        yield theta


def tanh(x):
    e = (2 * x).exp()
    return (e - ONE) / (e + ONE)


def atanh(x):
    return ((ONE + x) / (ONE - x)).ln() / 2


def quantile(x, p):
    """The linear interpolation between the neighbours in the order, as NumPy's and PyTorch's default."""
    ordered = sorted(x)
    place = p * (len(x) - 1)
    below = int(place)
    if below + 1 == len(x):
        return ordered[below]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def softsignum(theta, gradients, h, shape):
    """SoftSignum, 2026: the temperature at which a quantile of the averaged gradient's magnitudes has the hyperbolic tangent 1 - eps."""
    m = zeros(theta)
    for g in gradients:
        m = blend(h["beta"], m, g)
        temperature = max(ONE, atanh(ONE - h["eps"]) / quantile([abs(a) for a in m], h["share"]))
        theta = [x - h["lr"] * h["decay"] * x - h["lr"] * tanh(temperature * a) for x, a in zip(theta, m)]
        yield theta


def mgup(theta, gradients, h, shape):
    """MGUP, 2025, over momentum: the elements of a step whose product with the gradient is among the greatest share tau by 1/tau, others by tau."""
    b, tau = zeros(theta), h["tau"]
    for g in gradients:
        b = [h["momentum"] * a + c for a, c in zip(b, g)]
        aligned = [h["lr"] * a * c for a, c in zip(b, g)]
        bar = quantile(aligned, ONE - tau)
        theta = [x - (ONE / tau if c >= bar else tau) * h["lr"] * a for x, a, c in zip(theta, b, aligned)]
        yield theta


def light_sam(theta, gradient, h, shape):
    """LightSAM, 2025, algorithm 1 (AdaGrad-Norm): radius and rate over the roots of the sums of squared norms of the gradients at either point."""
    u, v = Decimal(0), Decimal(0)
    for t in range(1, STEPS + 1):
        g = gradient(theta, t)
        u += dot(g, g)
        q = gradient([x + h["rho"] * a / u.sqrt() for x, a in zip(theta, g)], t)
        v += dot(q, q)
        theta = [x - h["lr"] * a / v.sqrt() for x, a in zip(theta, q)]
        yield theta


def ae_sam(theta, gradient, h, shape):
    """Jiang et al., 2023, algorithm 2 over gradient descent: SAM where the squared norm is at least mean and c deviations of those before and itself."""
    mean, spread = Decimal(0), Decimal(0)
    for t in range(1, STEPS + 1):
        g = gradient(theta, t)
        n = dot(g, g)
        mean = h["delta"] * mean + (ONE - h["delta"]) * n
        spread = h["delta"] * spread + (ONE - h["delta"]) * (n - mean) ** 2
        if n >= mean + h["c"] * spread.sqrt():
            g = gradient([x + h["rho"] * a / n.sqrt() for x, a in zip(theta, g)], t)
        theta = [x - h["lr"] * a for x, a in zip(theta, g)]
        yield theta


def storm(theta, gradient, h, shape):
    """Cutkosky and Orabona, 2019, algorithm 1: the batch at hand is also taken at the previous point."""
    total, d, before, a = Decimal(0), None, None, None
    for t in range(1, STEPS + 1):
        g = gradient(theta, t)
        total += dot(g, g)
        rate = h["k"] / cube_root(h["w"] + total)
        d = g if t == 1 else [p + (ONE - a) * (q - r) for p, q, r in zip(g, d, gradient(before, t))]
        a = min(ONE, h["c"] * rate * rate)
        before = theta
        theta = [x - rate * q for x, q in zip(theta, d)]
        yield theta


def cube_root(x):
    return (x.ln() / 3).exp()


# The distance from the start is known to a rounding of the weights only: after steps of a millionth of them, the defaults of DoG and DoWG, a float
# knows it to a tenth. A larger first distance makes the cases say something of the rule instead.
CASES = {
    "adan": (adan, "v67/normal", dict(lr=1e-3, beta1=0.98, beta2=0.92, beta3=0.99, eps=1e-8, decay=0.02)),
    "ademamix": (ademamix, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.999, beta3=0.9999, alpha=5.0, eps=1e-8, decay=0.1)),
    "padam": (padam, "v67/normal", dict(lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8, p=0.125)),
    "qhadam": (qhadam, "v67/normal", dict(lr=1e-3, beta1=0.995, beta2=0.999, nu1=0.7, nu2=0.9, eps=1e-8)),
    "adamod": (adamod, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.999, beta3=0.99, eps=1e-8)),
    "laprop": (laprop, "v67/normal", dict(lr=4e-4, beta1=0.9, beta2=0.999, eps=1e-15)),
    "agd": (agd, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.999, delta=1e-5)),
    "stableadamw": (stableadamw, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.99, eps=1e-8, decay=0.01)),
    "dog": (dog, "v67/normal", dict(lr=1.0, r_eps=0.1, eps=1e-8)),
    "dowg": (dowg, "v67/normal", dict(eps=10.0)),
    "came_m5x7": (came, "m5x7/normal", dict(lr=2e-4, beta1=0.9, beta2=0.999, beta3=0.9999, eps1=1e-30, eps2=1e-16, d=1.0)),
    "came_m8x3": (came, "m8x3/normal", dict(lr=2e-4, beta1=0.9, beta2=0.999, beta3=0.9999, eps1=1e-30, eps2=1e-16, d=1.0)),
    "acprop": (acprop, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-16)),
    "adamd": (adamd, "v67/normal", dict(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-6)),
    "adasgd": (adasgd, "v67/normal", dict(lr=1e-2, beta1=0.9, beta2=0.999)),
    "pid": (pid, "v67/normal", dict(lr=1e-3, alpha=0.9, ki=5.0, kd=10.0)),
    "nirmal": (nirmal, "v67/normal", {"lr": 1e-2, "mu": 0.9, "beta": 0.999, "gamma": 0.7, "lambda": 0.3, "scale": 0.2, "eps": 1e-8}),
    "softsignum": (softsignum, "v67/normal", dict(lr=1e-3, beta=0.9, share=0.9, decay=0.1, eps=1e-2)),
    "mgup": (mgup, "v67/normal", dict(lr=1e-2, momentum=0.9, tau=0.4)),
    "light_sam": (light_sam, "quad67", dict(lr=0.1, rho=0.05)),
    "ae_sam": (ae_sam, "batch67", dict(lr=0.05, rho=0.05, delta=0.9, c=0.5)),
    "storm": (storm, "batch67", dict(k=0.1, c=100.0, w=0.1)),
}

# The inputs of cases whose gradients are those of a function, and how they are driven: see recorder.py.
FUNCTIONS = {"quad67": ("quad67", "quad"), "batch67": ("quad67", "batch")}


def function(inputs, key, drive):
    """The gradient at some weights at some step: of 0.5*sum(a*(w-b)^2), with a linear term of the step's own where it is driven by batches."""
    a, b = [[single(x) for x in inputs[key][name]] for name in ("a", "b")]
    slopes = [[single(x) for x in row] for row in inputs["v67/noise"]["draws"]] if drive == "batch" else [zeros(a)] * STEPS
    return lambda weights, t: [p * (x - q) + s for p, q, x, s in zip(a, b, weights, slopes[t - 1])]


def record(name, rule, key, hyperparameters, inputs):
    key, drive = FUNCTIONS.get(key, (key, "grad"))
    initial = [single(x) for x in inputs[key]["initial"]]
    shape = inputs[key]["shape"]
    gradients = [[single(x) for x in row] for row in inputs[key]["gradients"]] if drive == "grad" else function(inputs, key, drive)
    trajectory = list(rule(initial, gradients, {k: Decimal(v) for k, v in hyperparameters.items()}, shape))
    case = {
        "name": name,
        "source": "papers",
        "paper": " ".join(rule.__doc__.split()),
        "hyperparameters": hyperparameters,
        "shape": shape,
        "steps": len(trajectory),
        "inputs": key,
        "drive": drive,
        "checkpoints_f64": {str(t): [float(x) for x in trajectory[t - 1]] for t in CHECKPOINTS},
    }
    lines = ",\n".join(f"{json.dumps(field)}: {json.dumps(value)}" for field, value in case.items())
    (DATA / "papers" / f"{name}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def write_names():
    """Lists what is recorded here and by papers_matrices.py, for the test that every recorded case is run."""
    names = sorted(path.stem for path in (DATA / "papers").glob("*.json"))
    (DATA / "papers-cases.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


def main():
    inputs = json.loads((DATA / "inputs.json").read_text(encoding="utf-8"))
    (DATA / "papers").mkdir(exist_ok=True)
    for name, (rule, key, hyperparameters) in CASES.items():
        record(name, rule, key, hyperparameters, inputs)
    write_names()


if __name__ == "__main__":
    main()
