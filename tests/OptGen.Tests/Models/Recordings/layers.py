"""The layers that section 7 of the contract declares, as it declares them, and the same in PyTorch's functions."""

import torch
import torch.nn.functional as F

DENSE = ("Dense", "int n", "x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")
LAYER_NORM = ("LayerNorm", None, "x[.., d]; weight[d] ~ 1; bias[d] ~ 0; weight*(x - mean(x, d))/√(var(x, d) + ε) + bias; ε := 1e-5")
BATCH_NORM = ("BatchNorm", "double decay = .9, double ε = 1e-5", """x[.., c]; weight[c] ~ 1; bias[c] ~ 0; m[c] ~ 0; v[c] ~ 1
if (train) { μ = mean(x, ..); s = mean((x - μ)², ..); m = ema(m, stop(μ), decay); v = ema(v, stop(s), decay) }
else { μ = m; s = v }
weight*(x - μ)/√(s + ε) + bias""")
DROP_CONNECT = ("DropConnect", "int n, double keep = .5", "x[.., m]; W[m, n] ~ he; b[n] ~ 0; x @ (train ? W*(uniform(0,1) < keep)/keep : W) + b")
RESIDUAL = ("Residual", None, "x[N, H, W, C]; h = relu(BatchNorm(Conv(x, C, 3, pad: 1))); relu(x + BatchNorm(Conv(h, C, 3, pad: 1)))")
CAUSAL = ("Causal", "int h, int c", """x[.., T, d]; Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier; O[h, c, d] ~ xavier
k = rename(x @ K, T: U); v = rename(x @ V, T: U)                          // [.., U, h, c]
s = sum((x @ Q)*k, c)/√c                                                  // [.., T, h, U]
a = softmax(where(index(U) <= index(T), s, -∞), U)
sum(sum(a*v, U)*O, h, c)                                                  // [.., T, d]""")
BLOCK = ("Block", "int h", "x[.., T, d]; x = x + Causal(LayerNorm(x), h, d/h); x + Dense(gelu(Dense(LayerNorm(x), 4*d)), d)")
GRU = ("GRU", "int n", """x[N, T, k]; Wz[k, n] ~ xavier; Wr[k, n] ~ xavier; Wh[k, n] ~ xavier
Uz[n, n] ~ orthogonal; Ur[n, n] ~ orthogonal; Uh[n, n] ~ orthogonal
bz[n] ~ 0; br[n] ~ 0; bh[n] ~ 0
h = 0
for s in T {
    z = sigmoid(x[s] @ Wz + h @ Uz + bz); r = sigmoid(x[s] @ Wr + h @ Ur + br)
    h = lerp(h, tanh(x[s] @ Wh + (r*h) @ Uh + bh), z)
}
h""")


def dense_parameters(draw, name, m, n):
    return {f"{name}.weight": ("m n", draw(m, n, scale=m**-0.5)), f"{name}.bias": ("n", draw(n, scale=0.1))}


def dense(p, name, x):
    return F.linear(x, p[f"{name}.weight"].T, p[f"{name}.bias"])


def norm_parameters(draw, name, axis, length):
    return {f"{name}.weight": (axis, draw(length, scale=0.2, shift=1)), f"{name}.bias": (axis, draw(length, scale=0.2))}


def layer_norm(p, name, x):
    return F.layer_norm(x, x.shape[-1:], p[f"{name}.weight"], p[f"{name}.bias"], 1e-5)


def batch_norm_states(name, length):
    return {f"{name}.m": ("c", torch.zeros(length)), f"{name}.v": ("c", torch.ones(length))}


def batch_norm(p, s, name, x, train, states):
    """Over all axes but the last, which PyTorch has second. The states are kept as declared: with the variance over n, where PyTorch's have n - 1."""
    rows = x.reshape(-1, x.shape[-1])
    if train:
        with torch.no_grad():
            states[f"{name}.m"] = 0.9 * s[f"{name}.m"] + (1 - 0.9) * rows.mean(0)
            states[f"{name}.v"] = 0.9 * s[f"{name}.v"] + (1 - 0.9) * rows.var(0, correction=0)
    kept = (None, None) if train else (s[f"{name}.m"], s[f"{name}.v"])
    return F.batch_norm(rows, *kept, p[f"{name}.weight"], p[f"{name}.bias"], training=train, eps=1e-5).reshape(x.shape)


def conv_parameters(draw, name, k, c, f):
    return {f"{name}.weight": ("kh kw C F", draw(k, k, c, f, scale=(k * k * c) ** -0.5)), f"{name}.bias": ("F", draw(f, scale=0.1))}


def conv(p, name, x, pad=0):
    """x[N, H, W, C] and weight[kh, kw, C, F]; PyTorch has [N, C, H, W] and [F, C, kh, kw]."""
    return last(F.conv2d(first(x), p[f"{name}.weight"].permute(3, 2, 0, 1), p[f"{name}.bias"], padding=pad))


def first(x):
    """Channels first."""
    return x.movedim(-1, 1)


def last(x):
    """Channels last."""
    return x.movedim(1, -1)


def causal_parameters(draw, name, d, h, c):
    return {f"{name}.{letter}": ("d h c", draw(d, h, c, scale=d**-0.5)) for letter in "QKV"} | {f"{name}.O": ("h c d", draw(h, c, d, scale=(h * c) ** -0.5))}


def causal(p, name, x):
    def heads(letter):
        weight = p[f"{name}.{letter}"]
        return F.linear(x, weight.flatten(1).T).unflatten(-1, weight.shape[1:]).transpose(-2, -3)
    mixed = F.scaled_dot_product_attention(heads("Q"), heads("K"), heads("V"), is_causal=True)
    return F.linear(mixed.transpose(-2, -3).flatten(-2), p[f"{name}.O"].flatten(0, 1).T)


def block_parameters(draw, name, d, h):
    return (norm_parameters(draw, f"{name}.layerNorm", "d", d) | causal_parameters(draw, f"{name}.causal", d, h, d // h)
            | norm_parameters(draw, f"{name}.layerNorm2", "d", d)
            | dense_parameters(draw, f"{name}.dense", d, 4 * d) | dense_parameters(draw, f"{name}.dense2", 4 * d, d))


def block(p, name, x):
    x = x + causal(p, f"{name}.causal", layer_norm(p, f"{name}.layerNorm", x))
    return x + dense(p, f"{name}.dense2", F.gelu(dense(p, f"{name}.dense", layer_norm(p, f"{name}.layerNorm2", x))))


def gru_parameters(draw, name, k, n):
    found = {f"{name}.W{gate}": ("k n", draw(k, n, scale=k**-0.5)) for gate in "zrh"}
    found |= {f"{name}.U{gate}": ("n n", draw(n, n, scale=n**-0.5)) for gate in "zrh"}
    return found | {f"{name}.b{gate}": ("n", draw(n, scale=0.1)) for gate in "zrh"}


def gru(p, name, x):
    """The gates as declared: z is how much is new, and r stands before the product with Uh. torch.nn.GRU has it the other way round, twice."""
    h = torch.zeros(x.shape[0], p[f"{name}.bz"].shape[0])
    for s in range(x.shape[1]):
        def gate(letter, h):
            return F.linear(x[:, s], p[f"{name}.W{letter}"].T, p[f"{name}.b{letter}"]) + F.linear(h, p[f"{name}.U{letter}"].T)
        z, r = torch.sigmoid(gate("z", h)), torch.sigmoid(gate("r", h))
        h = torch.lerp(h, torch.tanh(gate("h", r * h)), z)
    return h
