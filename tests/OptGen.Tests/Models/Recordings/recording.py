"""Runs a model in PyTorch, in float64, and writes what it computes as Data/KIND/NAME.json. README.md describes the format.

A case is a function from a source of random numbers to the tensors of a model and its forward pass, written with PyTorch's own functions and layers.
Gradients are autograd's; each is compared here with central differences of the loss before it is written.
"""

import json
import pathlib
import zlib
from dataclasses import dataclass, field

import torch

DATA = pathlib.Path(__file__).parent / "Data"
STEPS = 5
OPTIMIZERS = {
    "SGD": (torch.optim.SGD, {"lr": 0.1}),
    "AdamW": (torch.optim.AdamW, {"lr": 1e-3, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 1e-2}),
}
REGISTRY = {}

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


class Names(dict):
    """Tensors by name, also as attributes."""

    __getattr__ = dict.__getitem__


class Draw:
    """Random numbers of a case. All are multiples of 2⁻¹⁰ below 32: float and double hold the same numbers."""

    def __init__(self, name, seed):
        self.generator = torch.Generator().manual_seed(zlib.crc32(name.encode()) + seed)

    def __call__(self, *shape, scale=1.0, shift=0.0):
        return torch.round((torch.randn(shape, generator=self.generator) * scale + shift) * 1024) / 1024

    def ints(self, high, *shape):
        return torch.randint(high, shape, generator=self.generator)


@dataclass
class Outcome:
    """What one call computes. States are their values after a training call."""

    loss: torch.Tensor
    result: torch.Tensor = None
    numbers: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)


def out(loss, result=None, states=None, **numbers):
    return Outcome(loss, result, numbers, states or {})


@dataclass
class Case:
    """The tensors of a model, each with its axes in one string, and its forward pass.

    forward(p, d, s, train) reads parameters, data and states by name.
    """

    data: dict
    parameters: dict
    forward: object
    result: str = None
    states: dict = field(default_factory=dict)

    def net(self):
        return FunctionNet(self)


class FunctionNet:
    """A forward pass over tensors that are held as we declare them."""

    def __init__(self, case):
        self.case = case
        self.data = Names({name: tensor for name, (_, tensor) in case.data.items()})
        self.tensors = Names({name: tensor.clone().requires_grad_() for name, (_, tensor) in case.parameters.items()})
        self.held = Names({name: tensor.clone() for name, (_, tensor) in case.states.items()})

    def call(self, train, keep=True):
        outcome = self.case.forward(self.tensors, self.data, self.held, train)
        if train and keep:
            assert outcome.states.keys() == self.held.keys()
            self.held.update({name: tensor.detach().clone() for name, tensor in outcome.states.items()})
        return outcome

    def parameters(self):
        return self.tensors

    def named(self, tensors):
        """Values of parameters (their own, gradients) as we hold them."""
        return tensors

    def states(self):
        return self.held


def model(path, text, constructor=None, arguments=None, calls=(), box=(), steps=True, differences=True, remarks=None, seed=0):
    """Registers a case. `calls` are the declarations (class, constructor, text) of the models that it calls, `box` the layers of the library's own; another
    seed makes other numbers."""

    def register(make):
        kind, name = path.split("/")
        assert path not in REGISTRY, path
        REGISTRY[path] = {
            "kind": kind, "name": name, "make": make, "seed": seed, "steps": steps, "differences": differences, "remarks": remarks,
            "box": list(box), "arguments": arguments or {}, "declarations": [*calls, (name, constructor, text)],
        }
        return make
    return register


def record(path, folder):
    entry = REGISTRY[path]
    case = entry["make"](Draw(path, entry["seed"]))
    net = case.net()
    axes = {name: axes.split() for name, (axes, *_) in [*case.parameters.items(), *case.states.items()]}

    def tensors(values):
        return [tensor(name, axes[name], value) | extra(case, name) for name, value in values.items()]

    found = {
        "name": entry["name"],
        "kind": entry["kind"],
        "torch_version": torch.__version__,
        "remarks": entry["remarks"],
        "declarations": [{"class": name, "constructor": constructor, "text": text} for name, constructor, text in entry["declarations"]],
        "box": entry["box"],
        "arguments": entry["arguments"],
        "data": [tensor(name, axes.split(), value) for name, (axes, value) in case.data.items()],
        "parameters": tensors(net.named(net.parameters())),
        "states": tensors(net.states()),
        "evaluation": evaluation(net, case),
        "training": training(net),
    }
    if found["states"]:
        found["evaluation_after_training"] = evaluation(net, case)
    if entry["differences"]:
        compare_with_differences(case.net(), path)
    if entry["steps"]:
        found["steps"] = {name: steps(case.net(), *optimizer) for name, optimizer in OPTIMIZERS.items()}
    if found["remarks"] is None:
        del found["remarks"]
    write(folder / f"{path}.json", found)
    if hasattr(case, "save"):
        case.save(folder / path)


def extra(case, name):
    return {"file": case.files[name]} if hasattr(case, "files") else {}


def tensor(name, axes, value):
    assert len(axes) == value.dim(), (name, axes, value.shape)
    for axis, length in zip(axes, value.shape):
        assert not axis.isdigit() or int(axis) == length, (name, axes, value.shape)
    return {"name": name, "type": type_of(value), "axes": axes, "shape": list(value.shape), "values": flat(value)}


def type_of(value):
    return "double" if value.is_floating_point() else "int"


def flat(value):
    return value.detach().flatten().tolist()


def evaluation(net, case):
    outcome = net.call(train=False)
    prediction = None
    if outcome.result is not None:
        prediction = tensor("prediction", case.result.split(), outcome.result)
        assert prediction["type"] == "double" or len(set(prediction["values"])) > 1, "all examples are of one class: that tests nothing"
        del prediction["name"]
    return {"loss": outcome.loss.item(), "prediction": prediction, "numbers": {name: value.item() for name, value in outcome.numbers.items()}}


def gradients(net, outcome):
    tensors = net.parameters()
    found = torch.autograd.grad(outcome.loss, list(tensors.values()), allow_unused=True)
    return {name: torch.zeros_like(tensor) if gradient is None else gradient for (name, tensor), gradient in zip(tensors.items(), found)}


def training(net):
    outcome = net.call(train=True)
    return {
        "loss": outcome.loss.item(),
        "numbers": {name: value.item() for name, value in outcome.numbers.items()},
        "gradients": {name: flat(value) for name, value in net.named(gradients(net, outcome)).items()},
        "states": {name: flat(value) for name, value in net.states().items()},
    }


def steps(net, kind, hyperparameters):
    losses = []
    optimizer = kind(list(net.parameters().values()), **hyperparameters)
    for _ in range(STEPS):
        outcome = net.call(train=True)
        for parameter, gradient in zip(net.parameters().values(), gradients(net, outcome).values()):
            parameter.grad = gradient
        losses.append(outcome.loss.item())
        optimizer.step()
    return {
        "hyperparameters": hyperparameters,
        "losses": losses,
        "parameters": {name: flat(value) for name, value in net.named(net.parameters()).items()},
        "states": {name: flat(value) for name, value in net.states().items()},
    }


def compare_with_differences(net, path):
    """Every gradient, by (f(w + h) - f(w - h))/2h. Its error is h²/6 = 2.4e-12 times the third derivative, and 2⁻⁵³/h = 3e-11 times the loss, for a few
    roundings of it. The bar leaves room for a third derivative of 4e4 times the loss or the gradient, which functions near their poles have."""
    h = 2.0**-18
    outcome = net.call(train=True, keep=False)
    for (name, parameter), gradient in zip(net.parameters().items(), gradients(net, outcome).values()):
        bar = 1e-7 * max(1.0, abs(outcome.loss.item()), gradient.abs().max().item())
        flat_parameter = parameter.data.view(-1)
        for place in range(flat_parameter.numel()):
            start = flat_parameter[place].item()
            flat_parameter[place] = start + h
            above = net.call(train=True, keep=False).loss.item()
            flat_parameter[place] = start - h
            below = net.call(train=True, keep=False).loss.item()
            flat_parameter[place] = start
            difference = (above - below) / (2 * h)
            assert abs(difference - gradient.flatten()[place].item()) <= bar, (path, name, place, difference, gradient.flatten()[place].item())


def write(path, found):
    """One line for each entry, and for each tensor. Python prints the fewest digits that are read back as the same double: 17 at most."""
    path.parent.mkdir(parents=True, exist_ok=True)

    def text(value):
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    lines = []
    for key, value in found.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = "[\n" + ",\n".join(" " + text(item) for item in value) + "]"
        elif isinstance(value, dict) and any(isinstance(item, dict) for item in value.values()):
            value = "{\n" + ",\n".join(f" {text(name)}:{text(item)}" for name, item in value.items()) + "}"
        else:
            value = text(value)
        lines.append(f"{text(key)}:{value}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
