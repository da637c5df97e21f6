"""Times optimizer steps of PyTorch. One request in JSON on each line of the input, one answer on each line of the output."""
import gc
import json
import sys
import time

import torch


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


KINDS = {
    "AdamW": shipped(lambda p, s: torch.optim.AdamW(p, lr=1e-3, weight_decay=1e-2, **s)),
    "SGD momentum": shipped(lambda p, s: torch.optim.SGD(p, lr=1e-3, momentum=0.9, **s)),
    "AdaGrad": shipped(lambda p, s: torch.optim.Adagrad(p, lr=1e-2, **s)),
    "RMSprop": shipped(lambda p, s: torch.optim.RMSprop(p, lr=1e-2, **s)),
    "Lion": lion,
    "Adan": adan,
    "clip + AdamW + EMA + zero": tail,
}


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
print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
