"""One model for each elementwise function, over numbers that reach into its tails."""

import torch
import torch.nn.functional as F

from recording import Case, model, out

WIDE = [-6.5, -3, -1.5, -0.75, -0.25, -0.03125, 0.0625, 0.375, 0.875, 1.75, 3.25, 6]
FAR = [-40, -20.5, -9, -3, -0.5, -0.0625, 0.125, 0.75, 4, 11, 21, 36]
POSITIVE = [0.03125, 0.125, 0.375, 0.625, 0.9375, 1.125, 1.5, 2.25, 3.5, 7, 15, 30]
NEGATIVE = [-0.25, -0.625, -1.5, -1.75, -2.375, -2.625, -3.75, -3.5, -4.25, -5.25, -6.75, -7.5]
UNIT = [-0.9375, -0.75, -0.5, -0.25, -0.0625, -0.015625, 0.03125, 0.125, 0.375, 0.625, 0.875, 0.9375]
ABOVE_MINUS_ONE = [-0.9375, -0.5, -0.0625, -0.001953125, 0.0009765625, 0.03125, 0.375, 1.25, 3, 7, 20, 100]

SMOOTH = [
    ("Sqrt", "√(x*w)", torch.sqrt, POSITIVE),
    ("Rsqrt", "rsqrt(x*w)", torch.rsqrt, POSITIVE),
    ("Cbrt", "∛(x*w)", lambda v: v.sign() * v.abs() ** (1 / 3), WIDE),
    ("Exp", "exp(x*w)", torch.exp, WIDE),
    ("Expm1", "expm1(x*w)", torch.expm1, WIDE),
    ("Log", "log(x*w)", torch.log, POSITIVE),
    ("Log1p", "log1p(x*w)", torch.log1p, ABOVE_MINUS_ONE),
    ("Sin", "sin(x*w)", torch.sin, WIDE),
    ("Cos", "cos(x*w)", torch.cos, WIDE),
    ("Tan", "tan(x*w)", torch.tan, UNIT),
    ("Tanh", "tanh(x*w)", torch.tanh, WIDE),
    ("Atanh", "atanh(x*w)", torch.atanh, UNIT),
    ("Atan", "atan(x*w)", torch.atan, WIDE),
    ("Acos", "acos(x*w)", torch.acos, UNIT),
    ("Asin", "asin(x*w)", torch.asin, UNIT),
    ("Sigmoid", "sigmoid(x*w)", torch.sigmoid, FAR),
    ("Softplus", "softplus(x*w)", lambda v: torch.logaddexp(v, torch.zeros_like(v)), FAR),
    ("SoftplusOfTwo", "softplus(x*w, 2)", lambda v: torch.logaddexp(2 * v, torch.zeros_like(v)) / 2, WIDE),
    ("Erf", "erf(x*w)", torch.erf, WIDE),
    ("Relu", "relu(x*w)", F.relu, WIDE),
    ("LeakyRelu", "leakyrelu(x*w)", lambda v: F.leaky_relu(v, 0.01), WIDE),
    ("LeakyReluOfTwo", "leakyrelu(x*w, .2)", lambda v: F.leaky_relu(v, 0.2), WIDE),
    ("Elu", "elu(x*w)", F.elu, WIDE),
    ("EluOfTwo", "elu(x*w, .5)", lambda v: F.elu(v, 0.5), WIDE),
    ("Selu", "selu(x*w)", F.selu, WIDE),
    ("Gelu", "gelu(x*w)", F.gelu, WIDE),
    ("Silu", "silu(x*w)", F.silu, FAR),
    ("Mish", "mish(x*w)", F.mish, FAR),
    ("Softsign", "softsign(x*w)", F.softsign, FAR),
    ("Lgamma", "lgamma(x*w)", torch.lgamma, POSITIVE),
    ("LgammaNegative", "lgamma(x*w)", torch.lgamma, NEGATIVE),
    ("Digamma", "digamma(x*w)", torch.digamma, POSITIVE),
    ("DigammaNegative", "digamma(x*w)", torch.digamma, NEGATIVE),
    ("Abs", "|x*w|", torch.abs, WIDE),
    ("Square", "(x*w)²", torch.square, WIDE),
    ("Cube", "(x*w)^3", lambda v: v**3, WIDE),
    ("Reciprocal", "(x*w)⁻¹", torch.reciprocal, POSITIVE),
    ("PowerOfHalves", "(x*w)^1.5", lambda v: v**1.5, POSITIVE),
    ("Clamp", "clamp(x*w, -1, 2)", lambda v: torch.clamp(v, -1, 2), WIDE),
]

# Without a slope of their own: the gradient is that of the factor beside them.
STEPPED = [
    ("Sign", "sign(x)*w", torch.sign),
    ("Floor", "floor(x)*w", torch.floor),
    ("Ceil", "ceil(x)*w", torch.ceil),
    ("Round", "round(x)*w", torch.round),
    ("Trunc", "trunc(x)*w", torch.trunc),
    ("IsFinite", "isfinite(1/x)*w", lambda v: torch.isfinite(1 / v).double()),
    ("Compared", "(0 < x < 1 or x <= -3)*w", lambda v: (((v > 0) & (v < 1)) | (v <= -3)).double()),
]

# Of the product x*w with itself, another parameter v, and the data x.
TWO = [
    ("Max", "max(x*w, v)", lambda x, w, v: torch.maximum(x * w, v), WIDE),
    ("Min", "min(x*w, v)", lambda x, w, v: torch.minimum(x * w, v), WIDE),
    ("MaxOfThree", "max(x*w, v, -x)", lambda x, w, v: torch.maximum(torch.maximum(x * w, v), -x), WIDE),
    ("Pow", "pow(x*w, v)", lambda x, w, v: torch.pow(x * w, v), POSITIVE),
    ("Atan2", "atan2(x*w, v)", lambda x, w, v: torch.atan2(x * w, v), WIDE),
    ("Lerp", "lerp(x*w, v, x*v)", lambda x, w, v: torch.lerp(x * w, v.expand_as(x), x * v), WIDE),
    ("CopySign", "copysign(x*w, v - 1) + v", lambda x, w, v: torch.copysign(x * w, v - 1) + v, WIDE),
    ("Where", "where(x*w < v, x*w*v, v)", lambda x, w, v: torch.where(x * w < v, x * w * v, v), WIDE),
    ("Conditional", "x > 0 ? x*w : v*x", lambda x, w, v: torch.where(x > 0, x * w, v * x), WIDE),
    ("Remainder", "(x*w) % v", lambda x, w, v: torch.fmod(x * w, v), WIDE),
    ("Quotient", "v/(x*w)", lambda x, w, v: v / (x * w), POSITIVE),
]


def register(name, expression, compute, numbers, second):
    parameters = "w[k] ~ 1; v[k] ~ .5" if second else "w[k] ~ 1"

    @model(f"functions/{name}", f"x[N, k]; t[N, k]; {parameters}; p = {expression}; loss = mean((p - t)²); p", None, {"k": 4}, steps=False)
    def elementwise(draw):
        def forward(p, d, s, train):
            prediction = compute(d.x, p.w, p.v) if second else compute(d.x, p.w)
            return out(F.mse_loss(prediction, d.t), prediction)
        parameters = {"w": ("k", torch.tensor([1, 1.0625, 0.9375, 1.03125]))}
        if second:
            parameters["v"] = ("k", torch.tensor([0.625, 1.125, 0.4375, 1.5]))
        return Case({"x": ("N k", torch.tensor(numbers).reshape(3, 4)), "t": ("N k", draw(3, 4))}, parameters, forward, "N k")


for name, expression, compute, numbers in SMOOTH:
    register(name, expression, lambda x, w, compute=compute: compute(x * w), numbers, False)
for name, expression, compute in STEPPED:
    halves = [-3.5, -3, -2.5, -1.5, -0.75, -0.5, 0, 0.5, 0.75, 1.5, 2.5, 3]
    register(name, expression, lambda x, w, compute=compute: compute(x) * w, halves, False)
for name, expression, compute, numbers in TWO:
    register(name, expression, compute, numbers, True)


@model("functions/ReluAtZero", "x[N, k]; w[k] ~ 1; p = relu(x - w); loss = sum(p) + sum(w²); p", None, {"k": 2}, steps=False, differences=False,
       remarks="Two of the arguments are exactly 0, where relu has no gradient.")
def relu_at_zero(draw):
    def forward(p, d, s, train):
        prediction = F.relu(d.x - p.w)
        return out(prediction.sum() + p.w.square().sum(), prediction)
    return Case({"x": ("N k", torch.tensor([[0.5, 2.0], [1.5, 0.75], [0.25, 0.5]]))}, {"w": ("k", torch.tensor([0.5, 0.75]))}, forward, "N k")


def register_tie(name, expression, compute, remarks):
    @model(f"functions/{name}", f"x[N, k]; w[k] ~ 1; v[k] ~ 1; p = {expression}; loss = mean(p²); p", None, {"k": 2}, steps=False, differences=False,
           remarks=remarks)
    def tie(draw):
        def forward(p, d, s, train):
            prediction = compute(d.x * p.w, p.v)
            return out(prediction.square().mean(), prediction)
        return Case({"x": ("N k", torch.tensor([[1, 2.0], [0.5, 1.0], [3, 0.25]]))},
                    {"w": ("k", torch.tensor([0.5, 0.75])), "v": ("k", torch.tensor([0.5, 0.75]))}, forward, "N k")


# PyTorch's maximum divides the gradient of a tie in two; the contract gives it to the first.
register_tie("MaxTie", "max(x*w, v)", lambda a, b: torch.where(a >= b, a, b), "At two ties the first argument has the gradient.")
register_tie("MinTie", "min(x*w, v)", lambda a, b: torch.where(a <= b, a, b), "At two ties the first argument has the gradient.")
