"""Constructs of section 3: stop, conditions, states, derivatives in the loss; and single numbers."""

import torch
import torch.nn.functional as F

from layers import DENSE, dense
from recording import Case, model, out


def flow(name, text, arguments, data, parameters, result, states=(), *, constructor=None, steps=False, **how):
    """Registers a forward pass. Tensors are given by name, axes and shape, and what Draw takes; or by a tensor in place of the shape."""

    def register(forward):
        @model(f"flow/{name}", text, constructor, arguments, steps=steps, **how)
        def construct(draw):
            def made(entries):
                return {key: (axes, shape if torch.is_tensor(shape) else draw(*shape, **(more[0] if more else {}))) for key, axes, shape, *more in entries}
            return Case(made(data), made(parameters), forward, result, made(states))
        return forward
    return register


def compared(p, t):
    return out(F.mse_loss(p, t), p)


X, T = ("x", "N k", (4, 3)), ("t", "N k", (4, 3))
W, V = ("w", "k", (3,)), ("v", "k", (3,))


# Gradients that are stopped or turned. Central differences see through stop.
@flow("Stop", "x[N, k]; w[k] ~ 1; v[k] ~ 1; a = tanh(x*w); p = stop(a)*v + a; loss = mean(p²); p", {"k": 3}, [X], [W, V], "N k", differences=False)
def stop(p, d, s, train):
    a = torch.tanh(d.x * p.w)
    value = a.detach() * p.v + a
    return out(value.square().mean(), value)


@flow("StopInContraction", "x[N, k]; W[k, n] ~ 1; z = x @ W; p = softmax(z, n); loss = mean(sum(stop(p)*z, n)) - mean(logsumexp(z, n)); p", {"k": 3, "n": 2},
      [X], [("W", "k n", (3, 2))], "N n", differences=False, remarks="The two gradients cancel: all are 0 but for rounding.")
def stop_in_contraction(p, d, s, train):
    z = d.x @ p.W
    value = F.softmax(z, 1)
    return out((value.detach() * z).sum(1).mean() - z.logsumexp(1).mean(), value)


@flow("Reversed", "x[N, k]; t[N]; w[k] ~ 1; v[k] ~ 1; a = x*w; r = 2*stop(a) - a; p = sum(tanh(r)*v, k); loss = mean((p - t)²); p", {"k": 3},
      [X, ("t", "N", (4,))], [W, V], "N", differences=False, remarks="The gradient of w is reversed.")
def turned(p, d, s, train):
    a = d.x * p.w
    return compared((torch.tanh(2 * a.detach() - a) * p.v).sum(1), d.t)


@flow("UsedTwice", "x[N, k]; t[N, k]; w[k] ~ 1; a = x*w; x = tanh(a); x = x + a; p = x*w; loss = mean((p - t)²); p", {"k": 3}, [X, T], [W], "N k",
      remarks="Names that are assigned again; a parameter read twice.")
def used_twice(p, d, s, train):
    a = d.x * p.w
    return compared((torch.tanh(a) + a) * p.w, d.t)


# Conditions.
@flow("Train", "x[N, k]; w[k] ~ 1; v[k] ~ 1; p = train ? x*w : x*v; loss = mean(exp(p)) + .5*sum(v²); p", {"k": 3}, [X], [W, V], "N k",
      remarks="Training and evaluation differ.")
def by_train(p, d, s, train):
    value = d.x * (p.w if train else p.v)
    return out(value.exp().mean() + 0.5 * p.v.square().sum(), value)


@flow("IfTrain", """x[N, k]; w[k] ~ 1
if (train) { h = tanh(x*w) }
else { h = x*w }
loss = mean(exp(h)); h""", {"k": 3}, [X], [W], "N k")
def if_train(p, d, s, train):
    value = torch.tanh(d.x * p.w) if train else d.x * p.w
    return out(value.exp().mean(), value)


@flow("ConditionHeld", "x[N, k]; t[N, k]; w[k] ~ 1; c = x*w > 0; p = c ? x*w : exp(w) - 1; q = p*c + p; loss = mean((q - t)²); q", {"k": 3},
      [X, T], [W], "N k", remarks="A temporary that holds a comparison is a condition and a number.")
def condition_held(p, d, s, train):
    held = d.x * p.w > 0
    chosen = torch.where(held, d.x * p.w, p.w.exp() - 1)
    return compared(chosen * held + chosen, d.t)


@flow("WhereOfConstant", "x[N, k]; t[N, k]; w[k] ~ 1; a = x*w; p = where(a > 0, a, 0); loss = mean(√(p + 1)) + mean((a - t)²); p", {"k": 3},
      [X, T], [W], "N k")
def where_of_constant(p, d, s, train):
    a = d.x * p.w
    value = torch.where(a > 0, a, 0.0)
    return out((value + 1).sqrt().mean() + F.mse_loss(a, d.t), value)


@flow("MaskOfInfinity", """x[N, T, k]; t[N, T, U]; W[k, n] ~ 1
q = x @ W; s = sum(q*rename(q, T: U), n)
p = softmax(where(index(U) <= index(T), s, -∞), U)
loss = mean((p - t)²); p""", {"k": 3, "n": 2}, [("x", "N T k", (3, 4, 3)), ("t", "N T U", (3, 4, 4))], [("W", "k n", (3, 2))], "N T U",
      remarks="Masked scores have no gradient and spread no NaN.")
def mask_of_infinity(p, d, s, train):
    q = d.x @ p.W
    scores = (q @ q.mT).masked_fill(~torch.ones(4, 4).tril().bool(), -torch.inf)
    return compared(torch.softmax(scores, -1), d.t)


# States.
@flow("State", "x[N, k]; w[k] ~ 1; m[k] ~ 0; m = ema(m, mean(x, N), .9); p = (x - m)*w; loss = mean(exp(p)); p", {"k": 3}, [(*X, {"shift": 1})], [W], "N k",
      [("m", "k", torch.zeros(3))], steps=True,
      remarks="The assignment is skipped in evaluation, which reads the state as it stands. The losses of the steps rise, since the state moves.")
def state(p, d, s, train):
    m = 0.9 * s.m + (1 - 0.9) * d.x.mean(0) if train else s.m
    value = (d.x - m) * p.w
    return out(value.exp().mean(), value, {"m": m})


@flow("StateOfOneNumber", "x[N, k]; w[k] ~ 1; count ~ 0; count = count + 1; p = x*w/(count + 1); loss = mean(exp(p)); p", {"k": 3}, [X], [W], "N k",
      [("count", "", torch.tensor(0.0))], steps=True, remarks="A state that counts training calls.")
def state_of_one_number(p, d, s, train):
    count = s.count + 1 if train else s.count
    value = d.x * p.w / (count + 1)
    return out(value.exp().mean(), value, {"count": count})


# Derivatives in the loss.
@flow("DerivativeByData", "x[N]; a ~ 1; w ~ 1; b ~ 0; u = tanh(x*w + b)*a; loss = mean((∂(u, x) + u)²); u", {}, [("x", "N", (5,))],
      [("a", "", ()), ("w", "", ()), ("b", "", ())], "N")
def derivative_by_data(p, d, s, train):
    x = d.x.clone().requires_grad_()
    u = torch.tanh(x * p.w + p.b) * p.a
    by_x, = torch.autograd.grad(u.sum(), x, create_graph=True)
    return out((by_x + u).square().mean(), u)


@flow("DerivativeByParameter", "x[N, k]; t[N]; w[k] ~ 1; p = tanh(x @ w); e = mean((p - t)²); g = ∂(e, w); loss = e + .5*sum(g²); p", {"k": 3},
      [("x", "N k", (5, 3)), ("t", "N", (5,))], [W], "N", remarks="The gradient's norm is punished.")
def derivative_by_parameter(p, d, s, train):
    value = torch.tanh(d.x @ p.w)
    e = F.mse_loss(value, d.t)
    by_w, = torch.autograd.grad(e, p.w, create_graph=True)
    return out(e + 0.5 * by_w.square().sum(), value, e=e)


@flow("GradientPenalty", "x[N, k]; v[n] ~ 1; D = softplus(Dense(x, n)) @ v; loss = mean((norm(∂(D, x), k) - 1)²) + mean(D); D", {"k": 3, "n": 4},
      [("x", "N k", (5, 3))], [("v", "n", (4,)), ("dense.weight", "m n", (3, 4)), ("dense.bias", "n", (4,))], "N", calls=[DENSE], remarks="As in WGAN-GP.")
def gradient_penalty(p, d, s, train):
    x = d.x.clone().requires_grad_()
    value = F.softplus(dense(p, "dense", x)) @ p.v
    by_x, = torch.autograd.grad(value.sum(), x, create_graph=True)
    return out((torch.linalg.vector_norm(by_x, dim=1) - 1).square().mean() + value.mean(), value)


# Numbers.
REGRESSION = [("x", "N k", (6, 3)), ("t", "N", (6,))]


@flow("Hyperparameters", """x[N, k]; t[N]; w[k] ~ 1; p = x @ w; e = p - t
loss = mean(where(|e| < δ, e²/2, δ*(|e| - δ/2))) + λ*sum(|w|)
p; δ := .5; λ := .01""", {"k": 3}, REGRESSION, [W], "N", remarks="Huber's loss and L1, each a line.")
def hyperparameters(p, d, s, train):
    value = d.x @ p.w
    return out(F.huber_loss(value, d.t, delta=0.5) + 0.01 * p.w.abs().sum(), value)


@flow("HyperparametersGiven", "x[N, k]; t[N]; w[k] ~ 1; p = x @ w; loss = mean((p - t)²) + λ*sum(w²); p", {"k": 3, "λ": 0.25}, REGRESSION, [W], "N",
      constructor="int k, double λ = 1")
def hyperparameters_given(p, d, s, train):
    value = d.x @ p.w
    return out(F.mse_loss(value, d.t) + 0.25 * p.w.square().sum(), value)


@flow("NumberAsData", "s[]; x[N]; t[N]; w ~ 1; p = s*x*w; loss = mean((p - t)²); p", {}, [("s", "", torch.tensor(1.5)), ("x", "N", (4,)), ("t", "N", (4,))],
      [("w", "", ())], "N")
def number_as_data(p, d, s, train):
    return compared(d.s * d.x * p.w, d.t)


@flow("SingleNumbers", "x[N, k]; t[N]; w[k] ~ 1; p = x @ w; mse = mean((p - t)²); penalty = sum(w²); loss = mse + .1*penalty; p", {"k": 3},
      REGRESSION, [W], "N", remarks="Single numbers are properties: Mse, Penalty.")
def single_numbers(p, d, s, train):
    value = d.x @ p.w
    mse, penalty = F.mse_loss(value, d.t), p.w.square().sum()
    return out(mse + 0.1 * penalty, value, mse=mse, penalty=penalty)


@flow("Distances", "x[N, k]; y[N]; C[c, k] ~ normal(1); z = -norm(expand(x, c) - C, k); loss = crossentropy(z, y); argmax(z, c)", {"c": 3, "k": 2},
      [("x", "N k", (5, 2)), ("y", "N", torch.tensor([0, 2, 1, 1, 0]))], [("C", "c k", (3, 2))], "N",
      remarks="Prototypes: what broadcasting does elsewhere, expand does here.")
def distances(p, d, s, train):
    z = -torch.cdist(d.x, p.C, compute_mode="donot_use_mm_for_euclid_dist")
    return out(F.cross_entropy(z, d.y), z.argmax(1))


@flow("FunctionOfParameter", "x[N, k]; t[N]; a[k] ~ 0; w = softmax(a, k); p = x @ w; loss = mean((p - t)²); p", {"k": 3}, REGRESSION, [("a", "k", (3,))], "N")
def function_of_parameter(p, d, s, train):
    return compared(d.x @ torch.softmax(p.a, 0), d.t)
