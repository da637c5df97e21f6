"""Section 7's models of plain layers, tables and formulas."""

import torch
import torch.nn.functional as F

from layers import (BATCH_NORM, DENSE, DROP_CONNECT, LAYER_NORM, batch_norm, batch_norm_states, dense, dense_parameters, layer_norm, norm_parameters)
from recording import Case, model, out

BEFORE_NORM = "A bias in front of BatchNorm has the gradient 0 but for rounding, in which no two programs agree; AdamW's ε makes it harmless in double."


@model("examples/Linear", "x[N, k]; t[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - t)²); p", "int k", {"k": 3})
def linear(draw):
    def forward(p, d, s, train):
        prediction = F.linear(d.x, p.w[None], p.b[None])[:, 0]
        return out(F.mse_loss(prediction, d.t), prediction)
    return Case({"x": ("N k", draw(5, 3)), "t": ("N", draw(5))}, {"w": ("k", draw(3, scale=0.3)), "b": ("", draw(scale=0.3))}, forward, "N")


@model("examples/Logistic", "x[N, k]; y[N]; W[k, c] ~ 0; b[c] ~ 0; z = x @ W + b; loss = crossentropy(z, y) + λ*sum(W²); softmax(z, c); λ := 1e-4",
       None, {"k": 4, "c": 3})
def logistic(draw):
    def forward(p, d, s, train):
        z = F.linear(d.x, p.W.T, p.b)
        return out(F.cross_entropy(z, d.y) + 1e-4 * p.W.square().sum(), F.softmax(z, -1))
    return Case({"x": ("N k", draw(6, 4)), "y": ("N", draw.ints(3, 6))}, {"W": ("k c", draw(4, 3, scale=0.5)), "b": ("c", draw(3, scale=0.3))},
                forward, "N c")


@model("examples/Mlp", """x[N, inputs]; y[N]
W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
W2[hidden, classes] ~ he;  b2[classes] ~ 0
z = relu(x @ W1 + b1) @ W2 + b2
loss = crossentropy(z, y)
softmax(z, classes)""", "int inputs, int hidden = 50, int classes = 10", {"inputs": 6, "hidden": 5, "classes": 3})
def mlp(draw):
    def forward(p, d, s, train):
        z = F.linear(F.relu(F.linear(d.x, p.W1.T, p.b1)), p.W2.T, p.b2)
        return out(F.cross_entropy(z, d.y), F.softmax(z, -1))
    return Case({"x": ("N inputs", draw(7, 6)), "y": ("N", draw.ints(3, 7))},
                {"W1": ("inputs hidden", draw(6, 5, scale=0.5)), "b1": ("hidden", draw(5, scale=0.2)),
                 "W2": ("hidden classes", draw(5, 3, scale=0.6)), "b2": ("classes", draw(3, scale=0.2))}, forward, "N classes")


@model("examples/DenseNet", "x[N, k]; t[N, 3]; z = Dense(x, 3); loss = mean((z - t)²); z", None, {"k": 4}, [DENSE],
       remarks="Dense alone. Its last axis has no name and meets that of t, of the same length.")
def dense_net(draw):
    def forward(p, d, s, train):
        z = dense(p, "z", d.x)
        return out(F.mse_loss(z, d.t), z)
    return Case({"x": ("N k", draw(5, 4)), "t": ("N 3", draw(5, 3))}, dense_parameters(draw, "z", 4, 3), forward, "N 3")


@model("examples/DenseOfSequences", "x[N, T, k]; t[N, T, n]; z = Dense(x, n); loss = mean((z - t)²); z", None, {"k": 4, "n": 2}, [DENSE],
       remarks="Dense with two axes before the last.")
def dense_of_sequences(draw):
    def forward(p, d, s, train):
        z = dense(p, "z", d.x)
        return out(F.mse_loss(z, d.t), z)
    return Case({"x": ("N T k", draw(3, 4, 4)), "t": ("N T n", draw(3, 4, 2))}, dense_parameters(draw, "z", 4, 2), forward, "N T n")


@model("examples/Digits", "x[N, 6]; y[N]; z[N, c] = Dense(relu(Dense(x, 5)), 4); loss = crossentropy(z, y); argmax(z, c)", None, {}, [DENSE],
       seed=28)
def digits(draw):
    def forward(p, d, s, train):
        z = dense(p, "z", F.relu(dense(p, "dense", d.x)))
        return out(F.cross_entropy(z, d.y), z.argmax(-1))
    return Case({"x": ("N 6", draw(7, 6)), "y": ("N", draw.ints(4, 7))}, dense_parameters(draw, "dense", 6, 5) | dense_parameters(draw, "z", 5, 4),
                forward, "N")


@model("examples/LayerNormNet", "x[N, T, k]; y[N, T]; z[N, T, c] = Dense(LayerNorm(tanh(Dense(x, 5))), 3); loss = crossentropy(z, y); softmax(z, c)",
       None, {"k": 4}, [DENSE, LAYER_NORM])
def layer_norm_net(draw):
    def forward(p, d, s, train):
        z = dense(p, "z", layer_norm(p, "layerNorm", torch.tanh(dense(p, "dense", d.x))))
        return out(F.cross_entropy(z.flatten(0, 1), d.y.flatten()), F.softmax(z, -1))
    return Case({"x": ("N T k", draw(3, 4, 4)), "y": ("N T", draw.ints(3, 3, 4))},
                dense_parameters(draw, "dense", 4, 5) | norm_parameters(draw, "layerNorm", "d", 5) | dense_parameters(draw, "z", 5, 3), forward, "N T c")


@model("examples/BatchNormNet", "x[N, k]; y[N]; z[N, c] = Dense(tanh(BatchNorm(x)), 3); loss = crossentropy(z, y); softmax(z, c)", None, {"k": 4},
       [DENSE, BATCH_NORM])
def batch_norm_net(draw):
    def forward(p, d, s, train):
        states = {}
        z = dense(p, "z", torch.tanh(batch_norm(p, s, "batchNorm", d.x, train, states)))
        return out(F.cross_entropy(z, d.y), F.softmax(z, -1), states)
    return Case({"x": ("N k", draw(6, 4, scale=1.5, shift=0.5)), "y": ("N", draw.ints(3, 6))},
                norm_parameters(draw, "batchNorm", "c", 4) | dense_parameters(draw, "z", 4, 3), forward, "N c", batch_norm_states("batchNorm", 4))


@model("examples/BatchNormOfSequences", "x[N, T, k]; t[N, T, k]; z = BatchNorm(x); loss = mean((z - t)²); z", None, {"k": 3}, [BATCH_NORM],
       remarks="The mean over .. runs over two axes.")
def batch_norm_of_sequences(draw):
    def forward(p, d, s, train):
        states = {}
        z = batch_norm(p, s, "z", d.x, train, states)
        return out(F.mse_loss(z, d.t), z, states)
    return Case({"x": ("N T k", draw(3, 4, 3, scale=2, shift=-0.5)), "t": ("N T k", draw(3, 4, 3))}, norm_parameters(draw, "z", "c", 3), forward, "N T k",
                batch_norm_states("z", 3))


def register_deep(name, body, seed, remarks):
    @model(f"examples/{name}", f"""x[N, 6]; y[N]
for i in 0..3 {{ x = {body} }}
z[N, c] = Dense(x, 3); loss = crossentropy(z, y); argmax(z, c)""", None, {}, [DENSE, BATCH_NORM], remarks=remarks, seed=seed)
    def deep(draw):
        def forward(p, d, s, train):
            x, states = d.x, {}
            for i in range(3):
                x = F.relu(batch_norm(p, s, f"batchNorm.{i}", dense(p, f"dense.{i}", x), train, states))
            z = dense(p, "z", x)
            return out(F.cross_entropy(z, d.y), z.argmax(-1), states)
        parameters, states = {}, {}
        for i in range(3):
            parameters |= dense_parameters(draw, f"dense.{i}", 5 if i else 6, 5) | norm_parameters(draw, f"batchNorm.{i}", "c", 5)
            states |= batch_norm_states(f"batchNorm.{i}", 5)
        return Case({"x": ("N 6", draw(7, 6)), "y": ("N", draw.ints(3, 7))}, parameters | dense_parameters(draw, "z", 5, 3), forward, "N", states)


register_deep("Deep", "relu(BatchNorm(Dense(x, 5)))", 3, BEFORE_NORM)
register_deep("DeepWithoutDrops", "dropout(relu(BatchNorm(Dense(x, 5))), 0)", 3, f"Dropout with p = 0 is x itself. {BEFORE_NORM}")


@model("examples/DropConnectNet", "x[N, k]; t[N, 3]; z = DropConnect(x, 3, keep: 1); loss = mean((z - t)²); z", None, {"k": 4}, [DROP_CONNECT],
       remarks="With keep = 1 no weight is dropped: a dense layer.")
def drop_connect(draw):
    def forward(p, d, s, train):
        z = F.linear(d.x, p["z.W"].T, p["z.b"])
        return out(F.mse_loss(z, d.t), z)
    return Case({"x": ("N k", draw(5, 4)), "t": ("N 3", draw(5, 3))}, {"z.W": ("m n", draw(4, 3, scale=0.5)), "z.b": ("n", draw(3, scale=0.1))}, forward,
    "N 3")


@model("examples/Ratings", """u[N]; i[N]; r[N]
U[users, k] ~ normal(.1); V[items, k] ~ normal(.1); a[users] ~ 0; b[items] ~ 0; μ ~ 3.5
p = μ + a[u] + b[i] + sum(U[u]*V[i], k)                                   // U[u]: [N, k]
loss = mean((p - r)²) + λ*mean(sum(U[u]² + V[i]², k))
p""", "int users, int items, int k = 16, double λ = .02", {"users": 5, "items": 4, "k": 3},
       remarks="Users and items occur more than once; some occur never, and have the gradient 0.")
def ratings(draw):
    def forward(p, d, s, train):
        user, item = F.embedding(d.u, p.U), F.embedding(d.i, p.V)
        prediction = p["μ"] + p.a[d.u] + p.b[d.i] + (user * item).sum(-1)
        return out(F.mse_loss(prediction, d.r) + 0.02 * (user.square() + item.square()).sum(-1).mean(), prediction)
    return Case({"u": ("N", torch.tensor([0, 2, 2, 4, 0, 2, 1])), "i": ("N", torch.tensor([3, 0, 1, 1, 3, 0, 1])), "r": ("N", draw(7, shift=3))},
                {"U": ("users k", draw(5, 3, scale=0.4)), "V": ("items k", draw(4, 3, scale=0.4)), "a": ("users", draw(5, scale=0.2)),
                 "b": ("items", draw(4, scale=0.2)), "μ": ("", torch.tensor(3.5))}, forward, "N")


@model("examples/SkipGram", """centre[N]; context[N]; negative[N, s]; E[vocab, d] ~ uniform(-.5/d, .5/d); O[vocab, d] ~ 0
e = E[centre]
loss = mean(softplus(-sum(e*O[context, d], d))) + mean(sum(softplus(sum(e*O[negative, d], d)), s))""", "int vocab, int d = 100", {"vocab": 7, "d": 4},
       remarks="No result, so no prediction.")
def skip_gram(draw):
    def forward(p, d, s, train):
        e = F.embedding(d.centre, p.E)
        near = torch.einsum("nd,nd->n", e, F.embedding(d.context, p.O))
        far = torch.einsum("nd,nsd->ns", e, F.embedding(d.negative, p.O))
        return out(-F.logsigmoid(near).mean() - F.logsigmoid(-far).sum(-1).mean())
    return Case({"centre": ("N", draw.ints(7, 5)), "context": ("N", draw.ints(7, 5)), "negative": ("N s", draw.ints(7, 5, 3))},
                {"E": ("vocab d", draw(7, 4, scale=0.5)), "O": ("vocab d", draw(7, 4, scale=0.5))}, forward)


@model("examples/NelsonSiegel", "τ[N]; y[N]; β0 ~ .03; β1 ~ -.01; β2 ~ 0; a ~ 1.5; u = τ/softplus(a); e = (1 - exp(-u))/u; "
       "p = β0 + β1*e + β2*(e - exp(-u)); loss = mean((p - y)²); p",
       remarks="Parameters that are single numbers. Their start is not the declared one, which float does not hold exactly.")
def nelson_siegel(draw):
    def forward(p, d, s, train):
        u = d["τ"] / F.softplus(p.a)
        e = (1 - torch.exp(-u)) / u
        prediction = p["β0"] + p["β1"] * e + p["β2"] * (e - torch.exp(-u))
        return out(F.mse_loss(prediction, d.y), prediction)
    return Case({"τ": ("N", torch.tensor([0.25, 0.5, 1, 2, 5, 10, 30])), "y": ("N", draw(7, scale=0.02, shift=0.04))},
                {"β0": ("", torch.tensor(0.03125)), "β1": ("", torch.tensor(-0.015625)), "β2": ("", torch.tensor(0.0078125)), "a": ("", torch.tensor(1.5))},
                forward, "N")


@model("examples/Quantile", "x[N, k]; t[N]; h[N, u] = tanh(Dense(x, 4)); w[u] ~ xavier; p = h @ w; e = t - p; loss = mean(max(q*e, (q - 1)*e)); p; q := .9",
       None, {"k": 3}, [DENSE])
def quantile(draw):
    def forward(p, d, s, train):
        prediction = torch.tanh(dense(p, "dense", d.x)) @ p.w
        e = d.t - prediction
        return out(torch.maximum(0.9 * e, (0.9 - 1) * e).mean(), prediction)
    return Case({"x": ("N k", draw(6, 3)), "t": ("N", draw(6))}, dense_parameters(draw, "dense", 3, 4) | {"w": ("u", draw(4, scale=0.6))}, forward, "N")


@model("examples/Burgers", """t[N]; x[N]; w[n] ~ xavier
u = tanh(Dense(tanh(Dense(stack(t, x), n)), n)) @ w
loss = mean((∂(u, t) + u*∂(u, x) - ν*∂(∂(u, x), x))²)
u""", "int n = 32, double ν = .01 / 3.14159265358979", {"n": 4}, [DENSE], remarks="Derivatives by data, of the second order, inside the loss.")
def burgers(draw):
    def forward(p, d, s, train):
        t, x = d.t.clone().requires_grad_(), d.x.clone().requires_grad_()
        u = torch.tanh(dense(p, "dense2", torch.tanh(dense(p, "dense", torch.stack((t, x), -1))))) @ p.w
        by_t, by_x = torch.autograd.grad(u.sum(), (t, x), create_graph=True)
        twice, = torch.autograd.grad(by_x.sum(), x, create_graph=True)
        return out((by_t + u * by_x - 0.01 / 3.14159265358979 * twice).square().mean(), u)
    return Case({"t": ("N", torch.tensor([0, 0.25, 0.5, 0.75, 1])), "x": ("N", draw(5, scale=0.5))},
                {"w": ("n", draw(4, scale=0.6))} | dense_parameters(draw, "dense", 2, 4) | dense_parameters(draw, "dense2", 4, 4), forward, "N")


GENERATOR = ("Generator", "int k, int d", "z[N, k]; Dense(z, d)")
DISCRIMINATOR = ("Discriminator", None, "x[N, d]; h[N, u] = tanh(Dense(x, 4)); w[u] ~ xavier; h @ w")


@model("examples/Critic", "z[N, k]; x[N, d]; loss = mean(softplus(-D(x))) + mean(softplus(D(stop(G(z)))))", "Generator G, Discriminator D",
       {"G": "new Generator(d: 2, k: 3)", "D": "new Discriminator(d: 2)"}, [DENSE, GENERATOR, DISCRIMINATOR],
       remarks="Instances: both calls of D share its parameters. stop keeps the loss from G, whose gradients are 0; AdamW's decay moves them all the same.",
       differences=False)
def critic(draw):
    def judge(p, x):
        return torch.tanh(dense(p, "D.dense", x)) @ p["D.w"]

    def forward(p, d, s, train):
        made = dense(p, "G.dense", d.z).detach()
        return out(F.softplus(-judge(p, d.x)).mean() + F.softplus(judge(p, made)).mean())
    return Case({"z": ("N k", draw(5, 3)), "x": ("N d", draw(5, 2, shift=1))},
                dense_parameters(draw, "G.dense", 3, 2) | dense_parameters(draw, "D.dense", 2, 4) | {"D.w": ("u", draw(4, scale=0.6))}, forward)
