"""Records trajectories of published rules for matrices for which no package here is trusted, beside those of papers.py: python3 papers_matrices.py, in
this folder, with mpmath and PyTorch. Numbers have 40 digits; eigenvectors and roots are mpmath's.
"""

import json

import mpmath

from papers import CHECKPOINTS, DATA, single, write_names
from recorder import own_ulps

mpmath.mp.dps = 40
mpf = mpmath.mpf


def frobenius(x):
    return mpmath.sqrt(sum((a * a for a in x), mpf(0)))


def each(function, *matrices):
    rows, cols = matrices[0].rows, matrices[0].cols
    return mpmath.matrix([[function(*(m[i, j] for m in matrices)) for j in range(cols)] for i in range(rows)])


def blend(beta, old, new):
    return beta * old + (1 - beta) * new


def orthogonal(x):
    """Jordan et al.'s five steps; the shorter side first."""
    if x.rows > x.cols:
        return orthogonal(x.T).T
    x = x / max(frobenius(x), mpf("1e-7"))
    a, b, c = mpf("3.4445"), mpf("-4.7750"), mpf("2.0315")
    for _ in range(5):
        s = x * x.T
        x = a * x + (b * s + c * s * s) * x
    return x


def power(a, p):
    """A symmetric matrix without eigenvalues of 0 to a power."""
    values, vectors = mpmath.eigsy(a)
    return vectors * mpmath.diag([v**p for v in values]) * vectors.T


def row_squares(x):
    return [sum((x[i, j] ** 2 for j in range(x.cols)), mpf(0)) for i in range(x.rows)]


def column_squares(x):
    return row_squares(x.T)


def muon_nsr(w, gradients, h):
    """Muon-NSR, 2026, algorithm 1: momentum with Nesterov's look ahead over the root of its square and its variance, made orthogonal."""
    m, v = w * 0, w * 0
    for t, g in enumerate(gradients, 1):
        v = each(lambda v, m, g: h["beta"] * v + h["beta"] * (1 - h["beta"]) * (m - g) ** 2, v, m, g)
        m = blend(h["beta"], m, g)
        c = 1 - h["beta"] ** t
        x = g + h["beta"] / (1 - h["beta"]) * m / c
        o = orthogonal(each(lambda x, v: x / mpmath.sqrt(x * x + h["gamma"] * v / c + h["eps"]), x, v))
        w = (1 - h["lr"] * h["decay"]) * w - h["lr"] * o
        yield w


def sign_muon(w, gradients, h):
    """SignMuon, 2026: the signs of the orthogonalized momentum, by Newton-Schulz."""
    m = w * 0
    for g in gradients:
        m = blend(h["beta"], m, g + h["decay"] * w)
        w = w - h["lr"] * each(mpmath.sign, orthogonal(m))
        yield w


def fogo(w, gradients, h):
    """FOGO, 2026: on the arc between the orthogonal forms of two momenta, with the root mean square sigma."""
    slow, fast = w * 0, w * 0
    for g in gradients:
        slow, fast = h["beta_s"] * slow + g, h["beta_f"] * fast + g
        a, b = orthogonal(slow), orthogonal(fast)
        inner = sum((x * y for x, y in zip(a, b)), mpf(0)) / (frobenius(a) * frobenius(b))
        angle = mpmath.acos(min(max(inner, mpf(-1)), mpf(1)))
        u = (mpmath.sin((1 - h["xi"]) * angle) * a + mpmath.sin(h["xi"] * angle) * b) / (mpmath.sin(angle) + h["eps"])
        w = (1 - h["lr"] * h["decay"]) * w - h["lr"] * h["sigma"] * mpmath.sqrt(w.rows * w.cols) / (frobenius(u) + h["eps"]) * u
        yield w


def kl_shampoo(w, gradients, h):
    """Lin et al., 2025, the ideal form: both factors by the other's inverse, exact roots."""
    a, b = mpmath.eye(w.rows), mpmath.eye(w.cols)
    for g in gradients:
        p = blend(1 - h["beta"], a, g * power(b, -1) * g.T / w.cols)
        b = blend(1 - h["beta"], b, g.T * power(a, -1) * g / w.rows)
        a = p
        w = w - h["lr"] * power(a, mpf(-1) / 2) * g * power(b, mpf(-1) / 2)
        yield w


def shampoo(w, gradients, h):
    """Gupta, Koren and Singer, 2018, algorithm 1."""
    left, right = h["eps"] * mpmath.eye(w.rows), h["eps"] * mpmath.eye(w.cols)
    for g in gradients:
        left, right = left + g * g.T, right + g.T * g
        w = w - h["lr"] * power(left, mpf(-1) / 4) * g * power(right, mpf(-1) / 4)
        yield w


def grafted_shampoo(w, gradients, h):
    """Anil et al., 2020: averages, roots now and then, the length of Adam's step, momentum of the whole."""
    left, right = mpmath.zeros(w.rows), mpmath.zeros(w.cols)
    x, v, m = w * 0, w * 0, w * 0
    for t, g in enumerate(gradients, 1):
        left, right = blend(h["beta2"], left, g * g.T), blend(h["beta2"], right, g.T * g)
        if t % int(h["k"]) == 1:
            a, b = power(left, mpf(-1) / 4), power(right, mpf(-1) / 4)
        v = each(lambda v, g: blend(h["beta2"], v, g * g), v, g)
        x = blend(h["beta1"], x, g)
        corrected = x / (1 - h["beta1"] ** t)
        q = each(lambda x, v: x / (mpmath.sqrt(v / (1 - h["beta2"] ** t)) + h["eps"]), corrected, v)
        p = a * corrected * b
        m = h["mu"] * m + frobenius(q) / frobenius(p) * p + h["decay"] * w
        w = w - h["lr"] * m
        yield w


def swan(w, gradients, h):
    """Ma et al., 2024: rows standardized by the deviation over n - 1, whitened, and as long as before."""
    for g in gradients:
        means = [sum(g[i, j] for j in range(g.cols)) / g.cols for i in range(g.rows)]
        x = mpmath.matrix([[g[i, j] - means[i] for j in range(g.cols)] for i in range(g.rows)])
        deviations = [mpmath.sqrt(s / (g.cols - 1)) + h["eps"] for s in row_squares(x)]
        x = mpmath.matrix([[x[i, j] / deviations[i] for j in range(g.cols)] for i in range(g.rows)])
        u = power(x * x.T, mpf(-1) / 2) * x
        w = w - h["lr"] * frobenius(x) / frobenius(u) * u
        yield w


def eigen_adam(w, gradients, h):
    """Eigen-Adam, or AdaDiag, 2025: Adam without corrections in the eigenvectors of the rows of one gradient in k."""
    m, v = w * 0, w * 0
    for t, g in enumerate(gradients, 1):
        if t % int(h["k"]) == 1:
            p = mpmath.eigsy(g * g.T)[1]
            # Columns by ascending eigenvalue as mpmath's are; each with its largest component positive.
            for j in range(p.cols):
                largest = max(range(p.rows), key=lambda i: abs(p[i, j]))
                if p[largest, j] < 0:
                    for i in range(p.rows):
                        p[i, j] = -p[i, j]
        x = p.T * g
        m = blend(h["beta1"], m, x)
        v = each(lambda v, x: blend(h["beta2"], v, x * x), v, x)
        u = each(lambda m, v: m / (mpmath.sqrt(v) + h["eps"]), m, v)
        w = w - h["lr"] * (p * u + h["decay"] * w)
        yield w


def scale(w, gradients, h):
    """Glentis et al., 2025: the average, each column over its norm."""
    m = w * 0
    for g in gradients:
        m = blend(h["beta"], m, g)
        norms = [mpmath.sqrt(s) + h["eps"] for s in column_squares(m)]
        w = w - h["lr"] * mpmath.matrix([[m[i, j] / norms[j] for j in range(m.cols)] for i in range(m.rows)])
        yield w


def row_normalized_sgd(w, gradients, h):
    """Pethick et al., 2025: each row over its root mean square."""
    for g in gradients:
        sizes = [mpmath.sqrt(s / g.cols) + h["eps"] for s in row_squares(g)]
        w = w - h["lr"] * mpmath.matrix([[g[i, j] / sizes[i] for j in range(g.cols)] for i in range(g.rows)])
        yield w


WIDE, TALL = "m5x7/normal", "m8x3/normal"
CASES = {
    "muon_nsr_m5x7": (muon_nsr, WIDE, dict(lr=0.02, beta=0.95, gamma=0.7, decay=0.1, eps=1e-8)),
    "sign_muon_m5x7": (sign_muon, WIDE, dict(lr=0.001, beta=0.95, decay=0.01)),
    "sign_muon_m8x3": (sign_muon, TALL, dict(lr=0.001, beta=0.95, decay=0)),
    "fogo_m5x7": (fogo, WIDE, dict(lr=0.02, beta_s=0.99, beta_f=0.9, xi=0.3, sigma=0.2, decay=0.1, eps=1e-8)),
    "kl_shampoo_m5x7": (kl_shampoo, WIDE, dict(lr=0.01, beta=0.05)),
    "kl_shampoo_m8x3": (kl_shampoo, TALL, dict(lr=0.01, beta=0.05)),
    "shampoo_m5x7": (shampoo, WIDE, dict(lr=0.1, eps=0.01)),
    "shampoo_m8x3": (shampoo, TALL, dict(lr=0.1, eps=0.01)),
    "grafted_shampoo_m5x5": (grafted_shampoo, WIDE, dict(lr=0.001, beta1=0.9, beta2=0.99, mu=0.9, decay=0.01, k=10, eps=1e-8)),
    "swan_m5x7": (swan, WIDE, dict(lr=0.001, eps=1e-8)),
    "eigen_adam_m5x7": (eigen_adam, WIDE, dict(lr=0.001, beta1=0.9, beta2=0.999, k=20, decay=0.01, eps=1e-8)),
    "scale_m5x7": (scale, WIDE, dict(lr=0.001, beta=0.9, eps=1e-8)),
    "scale_m8x3": (scale, TALL, dict(lr=0.001, beta=0.9, eps=1e-8)),
    "row_normalized_sgd_m5x7": (row_normalized_sgd, WIDE, dict(lr=0.001, eps=1e-8)),
    "row_normalized_sgd_m8x3": (row_normalized_sgd, TALL, dict(lr=0.001, eps=1e-8)),
}


def record(name, rule, key, hyperparameters, inputs):
    shape = [5, 5] if name.endswith("_m5x5") else inputs[key]["shape"]

    def matrix(values):
        return mpmath.matrix([[mpf(str(single(x))) for x in values[i * shape[1] : (i + 1) * shape[1]]] for i in range(shape[0])])

    def run():
        start = matrix(inputs[key]["initial"])
        numbers = {k: mpf(v) for k, v in hyperparameters.items()}
        return [[float(x) for x in w] for w in (start, *rule(start, [matrix(row) for row in inputs[key]["gradients"]], numbers))]

    trajectory = run()
    # The same with every operation rounded as a float's.
    with mpmath.workprec(24):
        own = own_ulps(trajectory, run())
    case = {
        "name": name,
        "source": "papers",
        "paper": " ".join(rule.__doc__.split()),
        "hyperparameters": hyperparameters,
        "shape": shape,
        "steps": len(trajectory) - 1,
        "inputs": key,
        "drive": "grad",
        "agreement_f32_vs_f64": {"max_ulp_of_running_max": round(own, 3)},
        "checkpoints_f64": {str(t): trajectory[t] for t in CHECKPOINTS},
    }
    lines = ",\n".join(f"{json.dumps(field)}: {json.dumps(value)}" for field, value in case.items())
    (DATA / "papers" / f"{name}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main():
    inputs = json.loads((DATA / "inputs.json").read_text(encoding="utf-8"))
    for name, (rule, key, hyperparameters) in CASES.items():
        record(name, rule, key, hyperparameters, inputs)
    write_names()


if __name__ == "__main__":
    main()
