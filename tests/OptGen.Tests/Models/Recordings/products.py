"""Constructs of section 2: products, changes of axes, tables and losses."""

import torch
import torch.nn.functional as F

from axes import register, some, whole

einsum = torch.einsum


def case(name, text, arguments, data, parameters, compute, result, **more):
    register(name, text, arguments, data, parameters, compute, result, folder="products", **more)


TARGET = "loss = mean((p - t)²); p"

# Products.
case("VectorByMatrix", f"x[N, k]; t[N, n]; W[k, n] ~ 1; p = x @ W; {TARGET}", {"k": 3, "n": 4}, {"x": ("N k", some(5, 3)), "t": ("N n", some(5, 4))},
     {"W": ("k n", some(3, 4))}, lambda p, d: d.x @ p.W, "N n")
case("ProductOfThreeAxes", f"x[N, T, k]; t[N, T, h, c]; Q[k, h, c] ~ 1; p = x @ Q; {TARGET}", {"k": 3, "h": 2, "c": 4},
     {"x": ("N T k", some(3, 4, 3)), "t": ("N T h c", some(3, 4, 2, 4))}, {"Q": ("k h c", some(3, 2, 4))}, lambda p, d: einsum("ntk,khc->nthc", d.x, p.Q),
     "N T h c", remarks="All axes of the right factor but its first.")
case("Transposed", f"x[N, k]; t[N, n]; E[n, k] ~ 1; p = x @ Eᵀ; {TARGET}", {"k": 3, "n": 4}, {"x": ("N k", some(5, 3)), "t": ("N n", some(5, 4))},
     {"E": ("n k", some(4, 3))}, lambda p, d: d.x @ p.E.T, "N n")
case("Dot", "x[N, k]; a[k] ~ 1; b[k] ~ 1; s = a @ b; p = s*(x @ a); loss = mean((p - 1)²); p", {"k": 3}, {"x": ("N k", some(5, 3))},
     {"a": ("k", some(3)), "b": ("k", some(3))}, lambda p, d: (((p.a @ p.b) * (d.x @ p.a) - 1).square().mean(), (p.a @ p.b) * (d.x @ p.a), {"s": p.a @ p.b}),
     "N", remarks="Of two vectors: a single number, which is a property.")
case("ChainOfProducts", f"x[N, k]; t[N, n]; A[k, m] ~ 1; B[m, n] ~ 1; p = tanh(x @ A @ B); {TARGET}", {"k": 3, "m": 2, "n": 4},
     {"x": ("N k", some(5, 3)), "t": ("N n", some(5, 4))}, {"A": ("k m", some(3, 2)), "B": ("m n", some(2, 4))}, lambda p, d: torch.tanh(d.x @ p.A @ p.B),
     "N n")
case("ProductOfParameters", f"x[N, k]; t[N, n]; A[k, m] ~ 1; B[m, n] ~ 1; W = A @ B; p = x @ W; loss = mean((p - t)²) + .1*sum(W²); p",
     {"k": 3, "m": 2, "n": 4}, {"x": ("N k", some(5, 3)), "t": ("N n", some(5, 4))}, {"A": ("k m", some(3, 2)), "B": ("m n", some(2, 4))},
     lambda p, d: (F.mse_loss(d.x @ (p.A @ p.B), d.t) + 0.1 * (p.A @ p.B).square().sum(), d.x @ (p.A @ p.B)), "N n")
case("SumOfProduct", f"q[N, T, c]; t[N, T, h]; K[h, c] ~ 1; p = sum(q*K, c)/√c; {TARGET}", {"h": 3, "c": 4},
     {"q": ("N T c", some(3, 2, 4)), "t": ("N T h", some(3, 2, 3))}, {"K": ("h c", some(3, 4))}, lambda p, d: einsum("ntc,hc->nth", d.q, p.K) / 4**0.5,
     "N T h", remarks="All other axes of both; c is also a number.")
case("MeanOfProduct", f"q[N, c]; t[N, h]; K[h, c] ~ 1; p = mean(q*K, c); {TARGET}", {"h": 3, "c": 4}, {"q": ("N c", some(5, 4)), "t": ("N h", some(5, 3))},
     {"K": ("h c", some(3, 4))}, lambda p, d: einsum("nc,hc->nh", d.q, p.K) / 4, "N h")
case("SharedAxesOfProduct", f"x[N, T, c]; t[N, h, T]; K[h, T, c] ~ 1; p = sum(K*x, c); loss = mean((p - t)²); p", {"h": 3, "T": 2, "c": 4},
     {"x": ("N T c", some(3, 2, 4)), "t": ("N h T", some(3, 3, 2))}, {"K": ("h T c", some(3, 2, 4))},
     lambda p, d: (F.mse_loss(einsum("htc,ntc->nht", p.K, d.x), d.t), einsum("htc,ntc->htn", p.K, d.x)), "h T N",
     remarks="T is in both and stays; the result has the first factor's axes first, whatever t's order.")
case("ThreeFactors", f"x[N, i]; v[N, j]; t[N]; W[i, j] ~ 1; p = sum(x*W*v, i, j); {TARGET}", {"i": 3, "j": 2},
     {"x": ("N i", some(5, 3)), "v": ("N j", some(5, 2)), "t": ("N", some(5))}, {"W": ("i j", some(3, 2))}, lambda p, d: einsum("ni,ij,nj->n", d.x, p.W, d.v),
     "N", remarks="A bilinear form.")
case("ThreeFactorsOfOneAxis", f"x[N, k]; t[N, i, j]; U[i, k] ~ 1; V[j, k] ~ 1; p = sum(x*U*V, k); {TARGET}", {"k": 4, "i": 3, "j": 2},
     {"x": ("N k", some(3, 4)), "t": ("N i j", some(3, 3, 2))}, {"U": ("i k", some(3, 4)), "V": ("j k", some(2, 4))},
     lambda p, d: einsum("nk,ik,jk->nij", d.x, p.U, p.V), "N i j")
case("Gram", "x[N, k]; W[k, n] ~ 1; z = x @ W; p = sum(z*rename(z, N: M), n); loss = mean((p - 1)²); p", {"k": 3, "n": 2}, {"x": ("N k", some(4, 3))},
     {"W": ("k n", some(3, 2))}, lambda p, d: ((d.x @ p.W @ (d.x @ p.W).T - 1).square().mean(), d.x @ p.W @ (d.x @ p.W).T), "N M",
     remarks="Every example with every other.")

# How operands meet.
case("OrderOfLarger", f"x[N, T, k]; t[N, T, k]; w[k] ~ 1; b[T] ~ 1; p = w*x + b; {TARGET}", {"T": 3, "k": 2},
     {"x": ("N T k", some(4, 3, 2)), "t": ("N T k", some(4, 3, 2))}, {"w": ("k", some(2)), "b": ("T", some(3))}, lambda p, d: p.w * d.x + p.b[:, None],
     "N T k")
case("OrderOfLeft", "x[k, m]; A[m, k] ~ 1; p = A*tanh(x); loss = sum(p²); p", {"m": 2, "k": 3}, {"x": ("k m", some(3, 2))}, {"A": ("m k", some(2, 3))},
     lambda p, d: ((p.A * torch.tanh(d.x).T).square().sum(), p.A * torch.tanh(d.x).T), "m k", remarks="Equal sets of axes: the order of the left one.")
case("LengthOne", f"x[N, 1]; t[N, 1]; b ~ 1; p = tanh(x + b); {TARGET}", {}, {"x": ("N 1", some(4, 1)), "t": ("N 1", some(4, 1))}, {"b": ("", some())},
     lambda p, d: torch.tanh(d.x + p.b), "N 1", remarks="A length of 1 is nothing special.")
case("Expand", f"x[N, k]; t[N, k, T]; w[k, T] ~ 1; p = expand(tanh(x), T)*w; {TARGET}", {"k": 3, "T": 2},
     {"x": ("N k", some(4, 3)), "t": ("N k T", some(4, 3, 2))}, {"w": ("k T", some(3, 2))}, lambda p, d: torch.tanh(d.x)[:, :, None] * p.w, "N k T")
case("ExpandOfParameter", f"x[N, T]; t[N, T]; w ~ 1; b[T] ~ 1; p = x*expand(w, T) + expand(b, N); {TARGET}", {"T": 3},
     {"x": ("N T", some(4, 3)), "t": ("N T", some(4, 3))}, {"w": ("", some()), "b": ("T", some(3))}, lambda p, d: d.x * p.w + p.b, "N T",
     remarks="expand(b, N) has the axes T, N; the sum has the order of its left operand.")
case("Split", f"x[N, d]; t[N, h, c]; w[h, c] ~ 1; p = split(x, d: h, c)*w; {TARGET}", {"h": 2, "c": 3},
     {"x": ("N d", some(4, 6)), "t": ("N h c", some(4, 2, 3))}, {"w": ("h c", some(2, 3))}, lambda p, d: d.x.unflatten(1, (2, 3)) * p.w, "N h c")
case("SplitOfParameter", f"x[N, T, h]; t[N, T, c]; W[d] ~ 1; p = x @ split(W, d: h, c); {TARGET}", {"d": 6, "h": 2},
     {"x": ("N T h", some(3, 2, 2)), "t": ("N T c", some(3, 2, 3))}, {"W": ("d", some(6))}, lambda p, d: d.x @ p.W.unflatten(0, (2, 3)), "N T c",
     constructor="int d, int h", remarks="c follows from d and h.")
case("Merge", f"x[N, h, T, c]; t[N, d, T]; w[h, c] ~ 1; p = merge(x*w, h, c: d); {TARGET}", {"h": 2, "c": 3},
     {"x": ("N h T c", some(3, 2, 4, 3)), "t": ("N d T", some(3, 6, 4))}, {"w": ("h c", some(2, 3))},
     lambda p, d: (d.x * p.w[:, None]).movedim(3, 2).flatten(1, 2), "N d T", remarks="The merged axis lies where its first one lay; h counts slower than c.")
case("MergeInOtherOrder", f"x[N, h, c]; t[N, d]; w[h, c] ~ 1; p = merge(x*w, c, h: d); {TARGET}", {"h": 2, "c": 3},
     {"x": ("N h c", some(4, 2, 3)), "t": ("N d", some(4, 6))}, {"w": ("h c", some(2, 3))}, lambda p, d: (d.x * p.w).mT.flatten(1), "N d",
     remarks="c counts slower than h.")
case("Stack", f"a[N]; b[N]; t[N, 2]; w ~ 1; p = stack(tanh(a*w), b - w); {TARGET}", {}, {"a": ("N", some(4)), "b": ("N", some(4)), "t": ("N 2", some(4, 2))},
     {"w": ("", some())}, lambda p, d: torch.stack((torch.tanh(d.a * p.w), d.b - p.w), -1), "N 2")
case("StackOfThree", f"a[N, k]; t[N, k, 3]; w[k] ~ 1; p = stack(a, a*w, exp(a)*w); {TARGET}", {"k": 2},
     {"a": ("N k", some(4, 2)), "t": ("N k 3", some(4, 2, 3))}, {"w": ("k", some(2))}, lambda p, d: torch.stack((d.a, d.a * p.w, d.a.exp() * p.w), -1),
     "N k 3")
case("Concat", "a[N, k]; w[k] ~ 1; p = concat(a, tanh(a*w), k); loss = mean(exp(p)); p", {"k": 3}, {"a": ("N k", some(4, 3))}, {"w": ("k", some(3))},
     lambda p, d: (torch.cat((d.a, torch.tanh(d.a * p.w)), 1).exp().mean(), torch.cat((d.a, torch.tanh(d.a * p.w)), 1)), "N k",
     remarks="The axis keeps its name and is twice as long.")
case("ConcatOfUnlike", "a[N, T, k]; w[T, k] ~ 1; h = a*w; p = concat(h, h[T: 1..], h[T: 2..], T); loss = mean(exp(p)); p", {"T": 3, "k": 2},
     {"a": ("N T k", some(4, 3, 2))}, {"w": ("T k", some(3, 2))},
     lambda p, d: (torch.cat([(d.a * p.w)[:, i:] for i in range(3)], 1).exp().mean(), torch.cat([(d.a * p.w)[:, i:] for i in range(3)], 1)), "N T k",
     remarks="Three values of 3, 2 and 1 places along T.")

# Tables.
TABLE = {"vocab": 7, "d": 3}
E = {"E": ("vocab d", some(7, 3))}
case("Gather", f"tokens[N, T]; t[N, T, d]; E[vocab, d] ~ 1; p = tanh(E[tokens]); {TARGET}", TABLE,
     {"tokens": ("N T", whole(4, 3, 4)), "t": ("N T d", some(3, 4, 3))}, E, lambda p, d: torch.tanh(F.embedding(d.tokens, p.E)), "N T d",
     remarks="Tokens occur more than once; rows that none takes have the gradient 0.")
case("GatherOfNumbers", f"u[N]; t[N]; b[users] ~ 0; p = b[u]; {TARGET}", {"users": 5}, {"u": ("N", whole(5, 6)), "t": ("N", some(6))},
     {"b": ("users", some(5))}, lambda p, d: p.b[d.u], "N")
case("GatherAtComputed", f"tokens[N]; t[N, d]; E[vocab, d] ~ 1; p = E[2*tokens + 1]; {TARGET}", TABLE,
     {"tokens": ("N", whole(3, 5)), "t": ("N d", some(5, 3))}, E, lambda p, d: p.E[2 * d.tokens + 1], "N d")
case("GatherAtIndex", f"x[N, T, d]; t[N, T, d]; P[context, d] ~ 1; p = x + P[index(T) + 2]; {TARGET}", {"context": 7, "d": 3},
     {"x": ("N T d", some(2, 4, 3)), "t": ("N T d", some(2, 4, 3))}, {"P": ("context d", some(7, 3))}, lambda p, d: d.x + p.P[torch.arange(4) + 2], "N T d")
case("GatherOfDistances", f"q[N, T, U]; t[N, T, U]; b[span] ~ 0; p = q*b[index(T) - index(U) + 3]; {TARGET}", {"span": 7},
     {"q": ("N T U", some(2, 4, 4)), "t": ("N T U", some(2, 4, 4))}, {"b": ("span", some(7))},
     lambda p, d: d.q * p.b[torch.arange(4)[:, None] - torch.arange(4) + 3], "N T U", remarks="Two indices meet like a table: a relative position.")
case("GatherOfTemporary", f"tokens[N]; t[N, k]; E[vocab, d] ~ 1; W[d, k] ~ 1; h = tanh(E @ W); p = h[tokens]; {TARGET}", TABLE | {"k": 2},
     {"tokens": ("N", whole(7, 5)), "t": ("N k", some(5, 2))}, E | {"W": ("d k", some(3, 2))}, lambda p, d: torch.tanh(p.E @ p.W)[d.tokens], "N k",
     remarks="A computed table.")

# Losses.
LOGITS = {"W": ("k c", some(3, 4))}
case("CrossEntropyOfLabels", "x[N, k]; y[N]; W[k, c] ~ 1; z = x @ W; loss = crossentropy(z, y); z", {"k": 3, "c": 4},
     {"x": ("N k", some(5, 3)), "y": ("N", whole(4, 5))}, LOGITS, lambda p, d: (F.cross_entropy(d.x @ p.W, d.y), d.x @ p.W), "N c")
case("CrossEntropyOfGreat", "x[N, k]; y[N]; W[k, c] ~ 1; z = 500*(x @ W); loss = crossentropy(z, y); z", {"k": 3, "c": 4},
     {"x": ("N k", some(5, 3)), "y": ("N", whole(4, 5))}, LOGITS, lambda p, d: (F.cross_entropy(500 * (d.x @ p.W), d.y), 500 * (d.x @ p.W)), "N c",
     remarks="exp of the logits overflows.")
case("CrossEntropyOfProbabilities", "x[N, k]; y[N, c]; W[k, c] ~ 1; z = x @ W; loss = crossentropy(z, y); z", {"k": 3, "c": 4},
     {"x": ("N k", some(5, 3)), "y": ("N c", lambda draw: torch.tensor([[1, 2, 1, 4], [8, 0, 0, 0], [2, 2, 2, 2], [0, 5, 1, 2], [3, 3, 1, 1]]) / 8)}, LOGITS,
     lambda p, d: (F.cross_entropy(d.x @ p.W, d.y), d.x @ p.W), "N c")
case("CrossEntropyOverNamed", "x[N, T, k]; y[N, T]; W[k, c] ~ 1; z = sum(W*x, k); loss = crossentropy(z, y, c); z", {"k": 3, "c": 4},
     {"x": ("N T k", some(3, 2, 3)), "y": ("N T", whole(4, 3, 2))}, LOGITS,
     lambda p, d: (F.cross_entropy((d.x @ p.W).flatten(0, 1), d.y.flatten()), einsum("kc,ntk->cnt", p.W, d.x)), "c N T", remarks="z is [c, N, T].")
case("CrossEntropyOfNamedProbabilities", "x[N, T, k]; y[N, c, T]; W[k, c] ~ 1; z = x @ W; loss = crossentropy(z, y, c); z", {"k": 3, "c": 4},
     {"x": ("N T k", some(3, 2, 3)), "y": ("N c T", lambda draw: torch.softmax(draw(3, 4, 2), 1).mul(1024).round().div(1024))}, LOGITS,
     lambda p, d: (F.cross_entropy((d.x @ p.W).mT, d.y), d.x @ p.W), "N T c",
     remarks="The probabilities' axes in another order. They are multiples of 1/1024, whose sum may be off 1 by a few of these.")
case("CrossEntropyOfSequences", "x[N, T, k]; y[N, T]; W[k, c] ~ 1; z = x @ W; loss = crossentropy(z, y); softmax(z, c)", {"k": 3, "c": 4},
     {"x": ("N T k", some(3, 2, 3)), "y": ("N T", whole(4, 3, 2))}, LOGITS,
     lambda p, d: (F.cross_entropy((d.x @ p.W).flatten(0, 1), d.y.flatten()), F.softmax(d.x @ p.W, -1)), "N T c")
