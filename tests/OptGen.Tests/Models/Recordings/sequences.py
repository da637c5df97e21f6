"""Section 7's models of sequences and images, and the autoencoder."""

import torch
import torch.nn.functional as F

from layers import (BATCH_NORM, BLOCK, CAUSAL, DENSE, GRU, LAYER_NORM, RESIDUAL, batch_norm, batch_norm_states, block, block_parameters, causal,
                    causal_parameters, conv, conv_parameters, dense, dense_parameters, first, gru, gru_parameters, last, layer_norm, norm_parameters)
from recording import Case, model, out


@model("examples/CausalNet", "x[N, T, d]; t[N, T, d]; y = Causal(x, 2, 3); loss = mean((y - t)²); y", None, {"d": 4}, [CAUSAL])
def causal_net(draw):
    def forward(p, d, s, train):
        y = causal(p, "y", d.x)
        return out(F.mse_loss(y, d.t), y)
    return Case({"x": ("N T d", draw(3, 4, 4)), "t": ("N T d", draw(3, 4, 4))}, causal_parameters(draw, "y", 4, 2, 3), forward, "N T d")


@model("examples/BlockNet", "x[N, T, d]; t[N, T, d]; y = Block(x, 2); loss = mean((y - t)²); y", None, {"d": 4}, [DENSE, LAYER_NORM, CAUSAL, BLOCK])
def block_net(draw):
    def forward(p, d, s, train):
        y = block(p, "y", d.x)
        return out(F.mse_loss(y, d.t), y)
    return Case({"x": ("N T d", draw(3, 4, 4)), "t": ("N T d", draw(3, 4, 4))}, block_parameters(draw, "y", 4, 2), forward, "N T d")


@model("examples/Gpt", """tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.02); P[context, d] ~ normal(.02)
x = E[tokens] + P[index(T)]
for i in 0..layers { x = Block(x, 2) }
z = LayerNorm(x) @ Eᵀ                                                     // tied weights: the same name
loss = crossentropy(z, next)
z""", "int vocab, int context = 128, int d = 128, int layers = 4", {"vocab": 11, "context": 8, "d": 8, "layers": 2},
       [DENSE, LAYER_NORM, CAUSAL, BLOCK], remarks="Two heads where section 7 has four; T is 5 of 8, so the last rows of P have the gradient 0.")
def gpt(draw):
    def forward(p, d, s, train):
        x = F.embedding(d.tokens, p.E) + p.P[:5]
        for i in range(2):
            x = block(p, f"x.{i}", x)
        z = F.linear(layer_norm(p, "layerNorm", x), p.E)
        return out(F.cross_entropy(z.flatten(0, 1), d.next.flatten()), z)
    text = draw.ints(11, 3, 6)
    return Case({"tokens": ("N T", text[:, :-1].contiguous()), "next": ("N T", text[:, 1:].contiguous())},
                {"E": ("vocab d", draw(11, 8, scale=0.5)), "P": ("context d", draw(8, 8, scale=0.5))} | block_parameters(draw, "x.0", 8, 2)
                | block_parameters(draw, "x.1", 8, 2) | norm_parameters(draw, "layerNorm", "d", 8), forward, "N T vocab")


@model("examples/GruNet", "x[N, T, k]; t[N, n]; h = GRU(x, n); loss = mean((h - t)²); h", None, {"k": 3, "n": 4}, [GRU])
def gru_net(draw):
    def forward(p, d, s, train):
        h = gru(p, "h", d.x)
        return out(F.mse_loss(h, d.t), h)
    return Case({"x": ("N T k", draw(4, 5, 3)), "t": ("N n", draw(4, 4, scale=0.5))}, gru_parameters(draw, "h", 3, 4), forward, "N n")


@model("examples/Sequences", "x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 4), 3); loss = crossentropy(z, y); argmax(z, c)", "int k", {"k": 3}, [DENSE, GRU],
       seed=2, remarks="The class GRU with its first letter small is gRU.")
def sequences(draw):
    def forward(p, d, s, train):
        z = dense(p, "z", gru(p, "gRU", d.x))
        return out(F.cross_entropy(z, d.y), z.argmax(-1))
    return Case({"x": ("N T k", draw(5, 4, 3)), "y": ("N", draw.ints(3, 5))}, gru_parameters(draw, "gRU", 3, 4) | dense_parameters(draw, "z", 4, 3),
    forward, "N")


def register_convnet(name, pad, seed):
    call = f"Conv(x, 3, 3, pad: {pad})" if pad else "Conv(x, 3, 3)"

    @model(f"examples/{name}", f"""x[N, H, W, C]; y[N]
h = maxpool(relu({call}), 2)
z[N, c] = Dense(relu(Dense(flatten(h), 5)), 4)
loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
argmax(z, c)""", "int H = 28, int W = 28, int C = 1", {"H": 6, "W": 8, "C": 2}, [DENSE], ["Conv"], seed=seed)
    def convnet(draw):
        height, width = (6, 8) if pad else (4, 6)

        def forward(p, d, s, train):
            h = last(F.max_pool2d(first(F.relu(conv(p, "conv", d.x, pad))), 2))
            z = dense(p, "z", F.relu(dense(p, "dense", h.flatten(1))))
            return out(F.cross_entropy(z, d.y), z.argmax(-1), accuracy=(z.argmax(-1) == d.y).double().mean())
        return Case({"x": ("N H W C", draw(5, 6, 8, 2)), "y": ("N", draw.ints(4, 5))},
                    conv_parameters(draw, "conv", 3, 2, 3) | dense_parameters(draw, "dense", height * width // 4 * 3, 5) | dense_parameters(draw, "z", 5,
                    4),
                    forward, "N")


register_convnet("ConvNet", 0, 39)
register_convnet("ConvNetPadded", 1, 6)


@model("examples/ResidualNet", """x[N, H, W, C]; y[N]
r = Residual(x)
z[N, c] = Dense(mean(r, H, W), 3)
loss = crossentropy(z, y)
softmax(z, c)""", None, {"C": 2}, [DENSE, BATCH_NORM, RESIDUAL], ["Conv"],
       remarks="A bias in front of BatchNorm has the gradient 0 but for rounding, in which no two programs agree; AdamW's ε makes it harmless in double.")
def residual_net(draw):
    def forward(p, d, s, train):
        states = {}
        h = F.relu(batch_norm(p, s, "r.batchNorm", conv(p, "r.conv", d.x, 1), train, states))
        r = F.relu(d.x + batch_norm(p, s, "r.batchNorm2", conv(p, "r.conv2", h, 1), train, states))
        z = dense(p, "z", r.mean((1, 2)))
        return out(F.cross_entropy(z, d.y), F.softmax(z, -1), states)
    return Case({"x": ("N H W C", draw(4, 4, 3, 2)), "y": ("N", draw.ints(3, 4))},
                conv_parameters(draw, "r.conv", 3, 2, 2) | norm_parameters(draw, "r.batchNorm", "c", 2) | conv_parameters(draw, "r.conv2", 3, 2, 2)
                | norm_parameters(draw, "r.batchNorm2", "c", 2) | dense_parameters(draw, "z", 2, 3), forward, "N c",
                batch_norm_states("r.batchNorm", 2) | batch_norm_states("r.batchNorm2", 2))


@model("examples/Vae", """x[N, k]; n[N, latent]
h = relu(Dense(x, 5)); m = Dense(h, latent); s = Dense(h, latent)
r = Dense(relu(Dense(m + exp(s/2)*n, 5)), k)
loss = mean(sum(softplus(r) - x*r, k) + sum(exp(s) + m² - 1 - s, latent)/2)
sigmoid(r)""", "int k, int latent = 20", {"k": 4, "latent": 2}, [DENSE], remarks="The noise is data here, where section 7 has normal().")
def vae(draw):
    def forward(p, d, s, train):
        h = F.relu(dense(p, "dense", d.x))
        m, log_variance = dense(p, "m", h), dense(p, "s", h)
        r = dense(p, "r", F.relu(dense(p, "dense2", m + torch.exp(log_variance / 2) * d.n)))
        reconstruction = F.binary_cross_entropy_with_logits(r, d.x, reduction="none").sum(-1)
        return out((reconstruction + (torch.exp(log_variance) + m.square() - 1 - log_variance).sum(-1) / 2).mean(), torch.sigmoid(r))
    return Case({"x": ("N k", torch.sigmoid(draw(6, 4, scale=2)).mul(1024).round().div(1024)), "n": ("N latent", draw(6, 2))},
                dense_parameters(draw, "dense", 4, 5) | dense_parameters(draw, "m", 5, 2) | dense_parameters(draw, "s", 5, 2)
                | dense_parameters(draw, "dense2", 2, 5) | dense_parameters(draw, "r", 5, 4), forward, "N k")
