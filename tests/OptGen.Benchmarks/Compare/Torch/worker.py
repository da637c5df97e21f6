"""Times optimizer steps of PyTorch. One request in JSON on each line of the input, one answer on each line of the output."""
import ctypes
import gc
import json
import os
import sys
import time

import torch


# Steps from one renewal of roots or bases to the next.
PERIOD = 10


class Steps:
    """Steps of one optimizer over the row's parameters."""

    def __init__(self, row, kind, mode):
        self.row = row
        self.optimizer, self.step = KINDS[kind](row.parameters, mode)
        self.step()
        if self.optimizer is not None:
            self.fill_states(row.dead)

    def fill_states(self, dead):
        for state in self.optimizer.state.values():
            for name, value in state.items():
                if torch.is_tensor(value) and value.dim() > 0:
                    value.fill_(1e-42) if dead else value.uniform_(0.01, 1)

    def seconds(self, steps):
        step = self.step
        start = time.perf_counter()
        for _ in range(steps):
            step()
        return time.perf_counter() - start


class StepsWithFreshGradients(Steps):
    """Steps that end with gradients of zero; these are filled again before each, outside of what is timed."""

    def __init__(self, row, kind, mode):
        self.gradients = [torch.empty_like(p).uniform_(-1, 1) for p in row.parameters]
        super().__init__(row, kind, mode)

    def seconds(self, steps):
        total = 0.0
        for _ in range(steps):
            torch._foreach_copy_([p.grad for p in self.row.parameters], self.gradients)
            start = time.perf_counter()
            self.step()
            total += time.perf_counter() - start
        return total


class Row:
    """The parameters that all optimizers of a row share."""

    def __init__(self, shapes, threads, dead):
        torch.set_num_threads(threads)
        self.threads = threads
        self.dead = dead
        self.parameters = [torch.nn.Parameter(torch.empty(shape).uniform_(-1, 1)) for shape in shapes]
        for p in self.parameters:
            p.grad = torch.zeros_like(p) if dead else torch.empty_like(p).uniform_(-1, 1)
        self.contenders = {}


def switches(mode):
    return {"for-loop": {"foreach": False}, "foreach": {"foreach": True}, "fused": {"fused": True}}[mode]


def shipped(create):
    def make(parameters, mode):
        optimizer = create(parameters, switches(mode))
        return optimizer, optimizer.step
    return make


def lion(parameters, mode):
    lr, beta1, beta2, decay = 1e-4, 0.9, 0.99, 1e-2
    gradients = [p.grad for p in parameters]
    m = [torch.empty_like(p).uniform_(0.01, 1) for p in parameters]

    @torch.no_grad()
    def step():
        updates = torch._foreach_lerp(gradients, m, beta1)
        torch._foreach_sign_(updates)
        torch._foreach_mul_(parameters, 1 - lr * decay)
        torch._foreach_add_(parameters, updates, alpha=-lr)
        torch._foreach_lerp_(m, gradients, 1 - beta2)

    return None, step


def adan(parameters, mode):
    lr, beta1, beta2, beta3, epsilon, decay = 1e-3, 0.98, 0.999, 0.99, 1e-8, 1e-2
    gradients = [p.grad for p in parameters]
    m, n, v, previous = ([torch.empty_like(p).uniform_(0.01, 1) for p in parameters] for _ in range(4))
    steps = 0

    @torch.no_grad()
    def step():
        nonlocal steps
        steps += 1
        change = torch._foreach_sub(gradients, previous)
        torch._foreach_lerp_(m, gradients, 1 - beta1)
        torch._foreach_lerp_(n, change, 1 - beta2)
        torch._foreach_mul_(change, beta2)
        torch._foreach_add_(change, gradients)
        torch._foreach_mul_(v, beta3)
        torch._foreach_addcmul_(v, change, change, 1 - beta3)
        divisor = torch._foreach_sqrt(v)
        torch._foreach_div_(divisor, (1 - beta3 ** steps) ** 0.5)
        torch._foreach_add_(divisor, epsilon)
        torch._foreach_addcdiv_(parameters, m, divisor, -lr / (1 - beta1 ** steps))
        torch._foreach_addcdiv_(parameters, n, divisor, -lr * beta2 / (1 - beta2 ** steps))
        torch._foreach_div_(parameters, 1 + lr * decay)
        torch._foreach_copy_(previous, gradients)

    return None, step


def tail(parameters, mode):
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=1e-2, **switches(mode))
    averages = [p.detach().clone() for p in parameters]

    def step():
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(averages, parameters, 1e-3)
        optimizer.zero_grad(set_to_none=False)

    return optimizer, step


def muon(parameters, mode):
    """torch.optim.Muon; in float32, which it has no switch for, with the same iteration and no rounding to bfloat16."""
    optimizer = torch.optim.Muon(parameters, lr=0.02, weight_decay=0.0)
    if mode == "bfloat16":
        return optimizer, optimizer.step

    def iterate(gradient, coefficients, steps, epsilon):
        a, b, c = coefficients
        x = gradient.T if gradient.size(0) > gradient.size(1) else gradient
        x = x / x.norm().clamp(min=epsilon)
        for _ in range(steps):
            gram = x @ x.T
            x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
        return x.T if gradient.size(0) > gradient.size(1) else x

    def step():
        kept = torch.optim._muon._zeropower_via_newtonschulz
        torch.optim._muon._zeropower_via_newtonschulz = iterate
        try:
            optimizer.step()
        finally:
            torch.optim._muon._zeropower_via_newtonschulz = kept

    return optimizer, step


def period_of(optimizer, parameters, steps):
    """As many steps as lie between two renewals of roots or bases; authors' files may take the gradients away."""
    gradients = [p.grad for p in parameters]

    def step():
        for _ in range(steps):
            for p, gradient in zip(parameters, gradients):
                p.grad = gradient
            optimizer.step()

    return None, step


def soap(parameters, mode):
    from soap import SOAP
    return period_of(SOAP(parameters, lr=3e-3, betas=(0.95, 0.95), precondition_frequency=PERIOD), parameters, PERIOD)


def shampoo(parameters, mode):
    if mode == "authors' file":
        from shampoo import Shampoo
        return period_of(Shampoo(parameters, lr=1e-3, epsilon=1e-6, update_freq=PERIOD), parameters, PERIOD)

    gradients = [p.grad for p in parameters]
    states = [[torch.zeros(size, size) for size in p.shape] for p in parameters]
    roots = [[None, None] for _ in parameters]

    def inverse_root(matrix):
        values, vectors = torch.linalg.eigh(matrix)
        return vectors * (values.clamp(min=0) + 1e-6).pow(-0.25) @ vectors.T

    @torch.no_grad()
    def step():
        for i in range(PERIOD):
            for p, g, state, root in zip(parameters, gradients, states, roots):
                state[0].addmm_(g, g.T)
                state[1].addmm_(g.T, g)
                if i == 0:
                    root[:] = [inverse_root(matrix) for matrix in state]
                p.add_(root[0] @ g @ root[1], alpha=-1e-3)

    return None, step


def product(parameters, mode):
    """Of the first two tensors; the mode tells which of them is transposed."""
    a, b = parameters[0].detach(), parameters[1].detach()
    a, b = (a.T if mode == "Aᵀ@B" else a), (b.T if mode == "A@Bᵀ" else b)
    result = torch.empty(a.shape[0], b.shape[1])
    return None, lambda: torch.mm(a, b, out=result)


def function(compute, positive=False):
    def make(parameters, mode):
        x = 4 * parameters[0].detach()
        x = x.abs() if positive else x
        result = torch.empty_like(x)
        return None, lambda: compute(x, out=result)
    return make


def decomposition(compute):
    """Of a symmetric positive definite matrix, in the precision that the mode names."""
    def make(parameters, mode):
        x = parameters[0].detach().to(getattr(torch, mode))
        matrix = x @ x.T + torch.eye(len(x), dtype=x.dtype)
        return None, lambda: compute(matrix)
    return make


class Attention(torch.nn.Module):
    """Of each place to those before it."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.inward = torch.nn.Linear(width, 3 * width, bias=False)
        self.outward = torch.nn.Linear(width, width, bias=False)

    def forward(self, x):
        n, t, width = x.shape
        q, k, v = self.inward(x).view(n, t, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.outward(mixed.transpose(1, 2).reshape(n, t, width))


class Block(torch.nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.attention = torch.nn.Sequential(torch.nn.LayerNorm(width), Attention(width, heads))
        self.dense = torch.nn.Sequential(torch.nn.LayerNorm(width), torch.nn.Linear(width, 4 * width), torch.nn.GELU(), torch.nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attention(x)
        return x + self.dense(x)


class Transformer(torch.nn.Module):
    def __init__(self, vocabulary=65, context=64, width=128, heads=4, layers=4):
        super().__init__()
        self.tokens = torch.nn.Embedding(vocabulary, width)
        self.places = torch.nn.Parameter(0.02 * torch.randn(context, width))
        self.blocks = torch.nn.Sequential(*(Block(width, heads) for _ in range(layers)), torch.nn.LayerNorm(width))
        torch.nn.init.normal_(self.tokens.weight, std=0.02)

    def forward(self, tokens):
        return (self.blocks(self.tokens(tokens) + self.places) @ self.tokens.weight.T).flatten(0, 1)


class Sequences(torch.nn.Module):
    def __init__(self, inputs, width=64, classes=10):
        super().__init__()
        self.gru, self.dense = torch.nn.GRU(inputs, width, batch_first=True), torch.nn.Linear(width, classes)

    def forward(self, x):
        return self.dense(self.gru(x)[0][:, -1])


def training(parameters, mode):
    """Forward, backward and AdamW of the net that the mode names, with one batch, whose sides are those of the first tensor."""
    sides = parameters[0].shape
    if mode == "transformer":
        net, x, target = Transformer(), torch.randint(65, sides), torch.randint(65, (sides.numel(),))
    elif mode == "GRU":
        net, x, target = Sequences(sides[-1]), torch.empty(sides).uniform_(-1, 1), torch.randint(10, sides[:1])
    elif mode == "convolution":
        net = torch.nn.Sequential(
            torch.nn.Conv2d(1, 30, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Flatten(), torch.nn.Linear(30 * 12 * 12, 100), torch.nn.ReLU(), torch.nn.Linear(100, 10))
        x, target = torch.empty(sides[0], 1, 28, 28).uniform_(-1, 1), torch.randint(10, sides[:1])
    else:
        layers = [int(length) for length in mode.split("-")]
        parts = [part for pair in zip(layers, layers[1:]) for part in (torch.nn.Linear(*pair), torch.nn.ReLU())]
        net, x = torch.nn.Sequential(*parts[:-1]), torch.empty(sides).uniform_(-1, 1)
        target = torch.empty(sides[0], 1).uniform_(-1, 1) if layers[-1] == 1 else torch.randint(layers[-1], sides[:1])
    loss = torch.nn.functional.mse_loss if target.is_floating_point() else torch.nn.functional.cross_entropy
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-6, weight_decay=1e-2, fused=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(net(x), target).backward()
        optimizer.step()

    return None, step


KINDS = {
    "AdamW": shipped(lambda p, s: torch.optim.AdamW(p, lr=1e-3, weight_decay=1e-2, **s)),
    "SGD momentum": shipped(lambda p, s: torch.optim.SGD(p, lr=1e-3, momentum=0.9, **s)),
    "AdaGrad": shipped(lambda p, s: torch.optim.Adagrad(p, lr=1e-2, **s)),
    "RMSprop": shipped(lambda p, s: torch.optim.RMSprop(p, lr=1e-2, **s)),
    "Lion": lion,
    "Adan": adan,
    "clip + AdamW + EMA + zero": tail,
    "Muon": muon,
    "SOAP": soap,
    "Shampoo": shampoo,
    "product": product,
    "training": training,
    **{name: function(compute) for name, compute in {
        "exp": torch.exp, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "erf": torch.erf,
        "sin": torch.sin, "cos": torch.cos, "expm1": torch.expm1,
    }.items()},
    **{name: function(compute, positive=True) for name, compute in {"log": torch.log, "log1p": torch.log1p}.items()},
    **{name: decomposition(compute) for name, compute in {
        "eigvecs": torch.linalg.eigh, "inv": torch.linalg.inv, "qr": torch.linalg.qr,
    }.items()},
}


def product_library():
    """The file whose sgemm PyTorch calls."""
    class Symbol(ctypes.Structure):
        _fields_ = [("file", ctypes.c_char_p), ("base", ctypes.c_void_p), ("name", ctypes.c_char_p), ("address", ctypes.c_void_p)]

    process = ctypes.CDLL(None)
    try:
        symbol = Symbol()
        if process.dladdr(ctypes.cast(process.sgemm_, ctypes.c_void_p), ctypes.byref(symbol)):
            return os.path.realpath(symbol.file.decode())
    except AttributeError:
        pass
    with open("/proc/self/maps") as maps:
        files = sorted({line.split()[-1] for line in maps if "/" in line})
    return next((file for part in ("mkl", "openblas", "blis", "libblas") for file in files if part in os.path.basename(file)), "inside PyTorch")


def product_speed():
    """Billions of multiplications and additions a second, one thread."""
    threads, size, best = torch.get_num_threads(), 512, float("inf")
    torch.set_num_threads(1)
    a, b = torch.randn(size, size), torch.randn(size, size)
    for _ in range(20):
        start = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - start)
    torch.set_num_threads(threads)
    return 2 * size ** 3 / best / 1e9


def authors_files():
    """Which optimizers can be imported from where the environment says."""
    folder = os.environ.get("OPTGEN_PYTHON_FILES")
    if folder:
        sys.path.insert(0, folder)
    return [name for name in ("soap", "shampoo") if folder and os.path.exists(os.path.join(folder, name + ".py"))]


def answer(request):
    global row
    operation = request["op"]
    if operation == "row":
        row = None
        gc.collect()
        row = Row(request["shapes"], request["threads"], request["dead"])
        return {}
    if operation == "contender":
        make = StepsWithFreshGradients if request["fresh"] else Steps
        row.contenders[request["mode"]] = make(row, request["kind"], request["mode"])
        return {}
    if operation == "run":
        seconds = row.contenders[request["mode"]].seconds(request["steps"])
        if row.threads > 1:
            time.sleep(0.015)  # OpenMP's threads spin for some milliseconds after their work; the next contender shall not feel them.
        return {"seconds": seconds}
    if operation == "end":
        row = None
        gc.collect()
        return {}
    raise ValueError(operation)


row = None
print(json.dumps({"version": torch.__version__, "products": product_library(), "gigaflops": product_speed(), "authors": authors_files()}), flush=True)
for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
