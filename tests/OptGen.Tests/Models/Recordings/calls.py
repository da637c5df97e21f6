"""Constructs of section 4: loops, and models in models."""

import torch
import torch.nn.functional as F

from flow import T, W, X, compared, flow
from layers import DENSE, dense
from recording import out

TARGET = "loss = mean((p - t)²); p"


def dense_tensors(name, m, n):
    return [(f"{name}.weight", "m n", (m, n)), (f"{name}.bias", "n", (n,))]


# Loops of rounds.
@flow("LoopOfConstants", f"x[N, k]; t[N, k]; w[k] ~ 1; for i in 0..3 {{ x = tanh(x*w + i) }}; p = x; {TARGET}", {"k": 3}, [X, T], [W], "N k",
      remarks="The caller's own parameter is one in all rounds.")
def loop_of_constants(p, d, s, train):
    x = d.x
    for i in range(3):
        x = torch.tanh(x * p.w + i)
    return compared(x, d.t)


@flow("LoopOfModels", f"x[N, k]; t[N, k]; for i in 0..layers {{ x = tanh(Dense(x, k)) }}; p = x; {TARGET}", {"k": 3, "layers": 3}, [X, T],
      [*dense_tensors("dense.0", 3, 3), *dense_tensors("dense.1", 3, 3), *dense_tensors("dense.2", 3, 3)], "N k", constructor="int k, int layers",
      calls=[DENSE], steps=True, remarks="Each round has parameters of its own: dense.0, dense.1, …")
def loop_of_models(p, d, s, train):
    x = d.x
    for i in range(3):
        x = torch.tanh(dense(p, f"dense.{i}", x))
    return compared(x, d.t)


@flow("LoopOfModelsAlone", f"x[N, k]; t[N, k]; for i in 0..2 {{ x = Dense(x, k) }}; p = x; {TARGET}", {"k": 3}, [X, T],
      [*dense_tensors("x.0", 3, 3), *dense_tensors("x.1", 3, 3)], "N k", calls=[DENSE], remarks="What a call alone is assigned to names it: x.0, x.1.")
def loop_of_models_alone(p, d, s, train):
    return compared(dense(p, "x.1", dense(p, "x.0", d.x)), d.t)


# Loops along an axis.
DECLARED = "W[k, n] ~ xavier; U[n, n] ~ orthogonal"
SEQUENCE = ("x", "N T k", (3, 4, 3))
LAST, EACH = ("t", "N n", (3, 2)), ("t", "N T n", (3, 4, 2))
MATRICES = [("W", "k n", (3, 2)), ("U", "n n", (2, 2))]
SIZES = {"k": 3, "n": 2}


def recur(p, x, h, order):
    """The values of h by place along T, and the last one computed."""
    kept = {}
    for place in order:
        h = torch.tanh(x[:, place] @ p.W + h @ p.U)
        kept[place] = h
    return torch.stack([kept[place] for place in sorted(kept)], 1), h


@flow("Recurrent", f"""x[N, T, k]; t[N, n]; {DECLARED}
h = 0
for s in T {{ h = tanh(x[s] @ W + h @ U) }}
p = h; {TARGET}""", SIZES, [SEQUENCE, LAST], MATRICES, "N n", steps=True)
def recurrent(p, d, s, train):
    return compared(recur(p, d.x, torch.zeros(3, 2), range(4))[1], d.t)


@flow("RecurrentOutputs", f"""x[N, T, k]; t[N, T, n]; {DECLARED}
h = 0
for s in T {{ h = tanh(x[s] @ W + h @ U); o[s] = h }}
p = o; {TARGET}""", SIZES, [SEQUENCE, EACH], MATRICES, "N T n")
def recurrent_outputs(p, d, s, train):
    return compared(recur(p, d.x, torch.zeros(3, 2), range(4))[0], d.t)


@flow("RecurrentBackwards", f"""x[N, T, k]; t[N, T, n]; {DECLARED}
h = 0
for s in reversed(T) {{ h = tanh(x[s] @ W + h @ U); o[s] = h }}
p = o; {TARGET}""", SIZES, [SEQUENCE, EACH], MATRICES, "N T n", remarks="o lies in the order of T, whatever the order of the rounds.")
def recurrent_backwards(p, d, s, train):
    return compared(recur(p, d.x, torch.zeros(3, 2), reversed(range(4)))[0], d.t)


@flow("RecurrentFromValue", f"""x[N, T, k]; h0[N, n]; t[N, n]; {DECLARED}
h = h0
for s in T {{ h = tanh(x[s] @ W + h @ U) }}
p = h; {TARGET}""", SIZES, [SEQUENCE, ("h0", "N n", (3, 2)), LAST], MATRICES, "N n")
def recurrent_from_value(p, d, s, train):
    return compared(recur(p, d.x, d.h0, range(4))[1], d.t)


@flow("RecurrentOfTwo", f"""x[N, T, k]; t[N, n]; W[k, n] ~ xavier; V[k, n] ~ xavier; U[n, n] ~ orthogonal
h = 0; c = 0
for s in T {{ g = sigmoid(x[s] @ W + h @ U); c = g*c + (1 - g)*tanh(x[s] @ V); h = tanh(c) }}
p = h; {TARGET}""", SIZES, [SEQUENCE, LAST], [("W", "k n", (3, 2)), ("V", "k n", (3, 2)), ("U", "n n", (2, 2))], "N n")
def recurrent_of_two(p, d, s, train):
    h = c = torch.zeros(3, 2)
    for place in range(4):
        gate = torch.sigmoid(d.x[:, place] @ p.W + h @ p.U)
        c = gate * c + (1 - gate) * torch.tanh(d.x[:, place] @ p.V)
        h = torch.tanh(c)
    return compared(h, d.t)


@flow("RecurrentAttended", f"""x[N, T, k]; t[N, n]; {DECLARED}; q[n] ~ 1
h = 0
for s in T {{ h = tanh(x[s] @ W + h @ U); o[s] = h }}
a = softmax(o @ q, T)
p = sum(a*o, T); {TARGET}""", SIZES, [SEQUENCE, LAST], [*MATRICES, ("q", "n", (2,))], "N n", remarks="What a loop wrote is read as a whole.")
def recurrent_attended(p, d, s, train):
    outputs, _ = recur(p, d.x, torch.zeros(3, 2), range(4))
    return compared(torch.einsum("nt,ntk->nk", torch.softmax(outputs @ p.q, 1), outputs), d.t)


# Models in models.
ENCODER = ("Encoder", None, "x[.., k]; W[k, k] ~ xavier; b[k] ~ 0; tanh(x @ W + b)")


def encoder(p, name, x):
    return torch.tanh(F.linear(x, p[f"{name}.W"].T, p[f"{name}.b"]))


def encoder_tensors(name):
    return [(f"{name}.W", "k k", (3, 3)), (f"{name}.b", "k", (3,))]


@flow("SharedInstance", f"a[N, k]; b[N, k]; t[N]; p = norm(E(a) - E(b), k); {TARGET}", {"E": "new Encoder(k: 3)"},
      [("a", "N k", (4, 3)), ("b", "N k", (4, 3)), ("t", "N", (4,))], encoder_tensors("E"), "N", constructor="Encoder E", calls=[ENCODER], steps=True,
      remarks="Both calls of the instance share its parameters.")
def shared_instance(p, d, s, train):
    return compared(torch.linalg.vector_norm(encoder(p, "E", d.a) - encoder(p, "E", d.b), dim=1), d.t)


@flow("OwnOfEachCall", f"a[N, k]; t[N, k]; p = Encoder(a) + Encoder(tanh(a))*Encoder(a); {TARGET}", {"k": 3}, [("a", "N k", (4, 3)), T],
      encoder_tensors("encoder") + encoder_tensors("encoder2") + encoder_tensors("encoder3"), "N k", calls=[ENCODER],
      remarks="encoder, encoder2, encoder3, in the order of evaluation.")
def own_of_each_call(p, d, s, train):
    return compared(encoder(p, "encoder", d.a) + encoder(p, "encoder2", torch.tanh(d.a)) * encoder(p, "encoder3", d.a), d.t)


@flow("TiedData", """tokens[N]; y[N]; E[vocab, d] ~ normal(.1)
z = Logits(tanh(E[tokens]), E)
loss = crossentropy(z, y); z""", {"vocab": 5, "d": 3}, [("tokens", "N", torch.tensor([0, 3, 3, 1])), ("y", "N", torch.tensor([4, 0, 1, 1]))],
      [("E", "vocab d", (5, 3)), ("z.b", "vocab", (5,))], "N vocab", calls=[("Logits", None, "x[.., d]; E[vocab, d]; b[vocab] ~ 0; x @ Eᵀ + b")], steps=True,
      remarks="Data of the called model is a parameter of the caller.")
def tied_data(p, d, s, train):
    z = F.linear(torch.tanh(p.E[d.tokens]), p.E, p["z.b"])
    return out(F.cross_entropy(z, d.y), z)


@flow("With", "x[N, k]; t[N, 2]; z = Layer(x, 2) with { h = tanh(x @ weight + bias) }; loss = mean((z - t)²); z", {"k": 3}, [X, ("t", "N 2", (4, 2))],
      dense_tensors("z", 3, 2), "N 2", calls=[("Layer", "int n", "x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; h = x @ weight + bias; h")])
def replaced(p, d, s, train):
    return compared(torch.tanh(dense(p, "z", d.x)), d.t)
