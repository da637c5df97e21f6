"""Constructs of section 2: reductions over named axes, changes of axes, products, tables, losses."""

import torch
import torch.nn.functional as F

from recording import Case, Outcome, model, out


def register(name, text, arguments, data, parameters, compute, result, *, differences=True, remarks=None, folder="axes", constructor=None):
    """compute(p, d) gives p, of which the loss is mean((p - t)²); or loss, result and numbers."""

    @model(f"{folder}/{name}", text, constructor, arguments, steps=False, differences=differences, remarks=remarks)
    def construct(draw):
        def made(entries):
            return {key: (axes, value(draw) if callable(value) else value) for key, (axes, value) in entries.items()}

        def forward(p, d, s, train):
            value = compute(p, d)
            if isinstance(value, tuple):
                return Outcome(*value)
            return out(F.mse_loss(value, d.t), value)
        return Case(made(data), made(parameters), forward, result)


def some(*shape, **how):
    return lambda draw: draw(*shape, **how)


def whole(high, *shape):
    return lambda draw: draw.ints(high, *shape)


def torch_tensor(*values):
    return torch.tensor(values)


X = ("N T k", some(3, 4, 5))
W = ("T k", some(4, 5))
BOTH = {"T": 4, "k": 5}


def register_reduction(name, expression, compute, target, shape, *, value="tanh(x + w)", torch_value=lambda p, d: torch.tanh(d.x + p.w), **more):
    """Of tanh(x[N, T, k] + w[T, k]), or another value."""
    axes = ", ".join(target.split())
    register(name, f"x[N, T, k]; t[{axes}]; w[T, k] ~ 1\nh = {value}\np = {expression}; loss = mean((p - t)²); p", BOTH,
             {"x": X, "t": (target, some(*shape))}, {"w": W}, lambda p, d: compute(torch_value(p, d)), target, **more)


def first_of(values, axis, greatest):
    """The extreme along an axis, from its first place: at a tie that one has the gradient."""
    best = values.amax(axis, keepdim=True) if greatest else values.amin(axis, keepdim=True)
    place = (values == best).int().argmax(axis, keepdim=True)
    return values.gather(axis, place).squeeze(axis)


register_reduction("SumOverOne", "sum(h, T)", lambda h: h.sum(1), "N k", (3, 5))
register_reduction("SumOverTwo", "sum(h, T, k)", lambda h: h.sum((1, 2)), "N", (3,))
register_reduction("SumOverOuter", "sum(h, N, T)", lambda h: h.sum((0, 1)), "k", (5,))
register_reduction("MeanOverBatch", "mean(h, N)", lambda h: h.mean(0), "T k", (4, 5))
register_reduction("MeanOverTwo", "mean(h, N, k)", lambda h: h.mean((0, 2)), "T", (4,))
register_reduction("MaxOverOne", "max(h, T)", lambda h: first_of(h, 1, True), "N k", (3, 5))
register_reduction("MaxOverTwo", "max(h, T, k)", lambda h: h.flatten(1).amax(1), "N", (3,))
register_reduction("MinOverOne", "min(h, k)", lambda h: first_of(h, 2, False), "N T", (3, 4))
register_reduction("MinOverBatch", "min(h, N)", lambda h: first_of(h, 0, False), "T k", (4, 5))
register_reduction("VarOverOne", "var(h, T)", lambda h: h.var(1, correction=0), "N k", (3, 5))
register_reduction("VarOverTwo", "var(h, N, T)", lambda h: h.var((0, 1), correction=0), "k", (5,))
register_reduction("NormOverOne", "norm(h, k)", lambda h: torch.linalg.vector_norm(h, dim=2), "N T", (3, 4))
register_reduction("NormOverTwo", "norm(h, T, k)", lambda h: torch.linalg.vector_norm(h, dim=(1, 2)), "N", (3,))
register_reduction("LogSumExpOverOne", "logsumexp(h, T)", lambda h: torch.logsumexp(h, 1), "N k", (3, 5))
register_reduction("LogSumExpOverTwo", "logsumexp(h, N, k)", lambda h: torch.logsumexp(h, (0, 2)), "T", (4,))
register_reduction("LogSumExpOfGreat", "logsumexp(h, k)", lambda h: torch.logsumexp(h, 2), "N T", (3, 4), value="400*x + w",
                   torch_value=lambda p, d: 400 * d.x + p.w, remarks="exp of the arguments overflows.")
register_reduction("SoftmaxOverLast", "softmax(h, k)", lambda h: torch.softmax(h, 2), "N T k", (3, 4, 5))
register_reduction("SoftmaxOverMiddle", "softmax(h, T)", lambda h: torch.softmax(h, 1), "N T k", (3, 4, 5))
register_reduction("SoftmaxOverTwo", "softmax(h, T, k)", lambda h: torch.softmax(h.flatten(1), 1).unflatten(1, (4, 5)), "N T k", (3, 4, 5))
register_reduction("SoftmaxOfGreat", "softmax(h, k)", lambda h: torch.softmax(h, 2), "N T k", (3, 4, 5), value="x + w + 800",
                   torch_value=lambda p, d: d.x + p.w + 800, remarks="exp of the arguments overflows, also in double. In float their sum is coarse.")
register_reduction("CumSum", "cumsum(h, T)", lambda h: h.cumsum(1), "N T k", (3, 4, 5))
register_reduction("Flatten", "flatten(h)", lambda h: h.flatten(1), "N 20", (3, 20))
register_reduction("MergeLast", "merge(h, T, k: m)", lambda h: h.flatten(1), "N m", (3, 20))
register_reduction("MergeFirst", "merge(h, N, T: m)", lambda h: h.flatten(0, 1), "m k", (12, 5))
register_reduction("MaxWithNumber", "max(h, .25)", lambda h: torch.clamp(h, min=0.25), "N T k", (3, 4, 5), remarks="A number is no axis.")
register_reduction("IndexMask", "where(index(k) <= index(T), h, 2)", lambda h: torch.where(torch.ones(4, 5).tril().bool(), h, 2.0), "N T k", (3, 4, 5))
register_reduction("IndexAsNumber", "index(T)*h", lambda h: torch.arange(4.0)[:, None] * h, "N T k", (3, 4, 5))
register_reduction("Shares", "h/sum(h², k)", lambda h: h / h.square().sum(2, keepdim=True), "N T k", (3, 4, 5))


def register_cut(name, expression, compute, remarks=None):
    register(name, f"x[N, T, k]; w[T, k] ~ 1\nh = tanh(x + w)\np = {expression}; loss = mean(exp(p)); p", BOTH, {"x": X}, {"w": W},
             lambda p, d: (compute(torch.tanh(d.x + p.w)).exp().mean(), compute(torch.tanh(d.x + p.w))), "N T k", remarks=remarks)


register_cut("SliceFrom", "h[T: 1..]", lambda h: h[:, 1:], "The axis keeps its name and has its new length.")
register_cut("SliceTo", "h[T: ..-1]", lambda h: h[:, :-1])
register_cut("SliceBoth", "h[T: 1..-1]", lambda h: h[:, 1:-1])
register_cut("Differences", "h[T: 1..] - h[T: ..-1]", lambda h: h.diff(dim=1))

# Over all axes.
ALL = {"x": ("N k", some(3, 4)), "t": ("", some())}
for name, expression, compute in [
    ("SumOverAll", "sum(h)", torch.sum), ("MeanOverAll", "mean(h)", torch.mean), ("MaxOverAll", "max(h)", torch.max), ("MinOverAll", "min(h)", torch.min),
    ("VarOverAll", "var(h)", lambda h: h.var(correction=0)), ("NormOverAll", "norm(h)", torch.linalg.vector_norm),
    ("LogSumExpOverAll", "logsumexp(h)", lambda h: h.flatten().logsumexp(0)),
]:
    def value_over_all(p, d, compute=compute):
        value = compute(torch.tanh(d.x + p.w))
        return (value - d.t).square(), value, {"p": value}
    register(name, f"x[N, k]; t[]; w[k] ~ 1; h = tanh(x + w); p = {expression}; loss = (p - t)²; p", {"k": 4}, ALL, {"w": ("k", some(4))}, value_over_all, "",
             remarks="t is an argument that is one number.")

# Where the contract decides and PyTorch does not, or otherwise.
register("MaxTieAlongAxis", "x[N, T]; w[T] ~ 1; p = max(x*w, T); loss = mean(p²); p", {"T": 3},
         {"x": ("N T", torch_tensor([1, 2, 2.0], [4, 1, 2], [1, 1, 0.25]))}, {"w": ("T", torch_tensor(1, 0.5, 0.5))},
         lambda p, d: (first_of(d.x * p.w, 1, True).square().mean(), first_of(d.x * p.w, 1, True)), "N", differences=False,
         remarks="At a tie the first place has the gradient.")
register("MinTieAlongAxis", "x[N, T]; w[T] ~ 1; p = min(x*w, T); loss = mean(p²); p", {"T": 3},
         {"x": ("N T", torch_tensor([1, 2, 2.0], [4, 1, 2], [-1, -1, -2]))}, {"w": ("T", torch_tensor(1, 0.5, 0.5))},
         lambda p, d: (first_of(d.x * p.w, 1, False).square().mean(), first_of(d.x * p.w, 1, False)), "N", differences=False,
         remarks="At a tie the first place has the gradient.")
register("NormAtZero", "x[N, k]; w[k] ~ 1; p = norm(x*w, k); loss = sum(p) + sum(w²); p", {"k": 3},
         {"x": ("N k", torch_tensor([1.0, 2, -2], [0, 0, 0], [0.5, 0, 1]))}, {"w": ("k", some(3))},
         lambda p, d: (torch.linalg.vector_norm(d.x * p.w, dim=1).sum() + p.w.square().sum(), torch.linalg.vector_norm(d.x * p.w, dim=1)), "N",
         remarks="The second row is 0; so is its gradient.")
register("NormOfZeroParameter", "w[k] ~ 0; x[N, k]; p = x @ w; loss = mean((p - 1)²) + norm(w); p", {"k": 3}, {"x": ("N k", some(4, 3))},
         {"w": ("k", torch.zeros(3))}, lambda p, d: ((d.x @ p.w - 1).square().mean() + torch.linalg.vector_norm(p.w), d.x @ p.w), "N", differences=False,
         remarks="norm has the gradient 0 at 0.")
register("ArgMaxOverMiddle", "x[N, T, k]; w[T, k] ~ 1; h = x*w; loss = mean(h²); argmax(h, T)", BOTH, {"x": X}, {"w": W},
         lambda p, d: ((d.x * p.w).square().mean(), (d.x * p.w).argmax(1)), "N k")
register("ArgMaxTie", "x[N, T]; w[T] ~ 1; h = x*w; loss = mean(h²); argmax(h, T)", {"T": 3}, {"x": ("N T", torch_tensor([1, 2, 2.0], [4, 1, 2], [1, 3, 3]))},
         {"w": ("T", torch_tensor(1, 0.5, 0.5))}, lambda p, d: ((d.x * p.w).square().mean(), torch.tensor([0, 0, 1])), "N",
         remarks="Two ties: the first place is taken.")
register("AccuracyOfLabels", "x[N, k]; y[N]; W[k, c] ~ xavier; z = x @ W; loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y); z", {"k": 3, "c": 4},
         {"x": ("N k", some(6, 3)), "y": ("N", whole(4, 6))}, {"W": ("k c", some(3, 4))},
         lambda p, d: (F.cross_entropy(d.x @ p.W, d.y), d.x @ p.W, {"accuracy": ((d.x @ p.W).argmax(1) == d.y).double().mean()}), "N c")
