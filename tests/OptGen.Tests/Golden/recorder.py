"""Runs a reference's own code with given gradients and writes Data/recorded/NAME.json.

A case is a function from a weight tensor and a feed to a step. A call of the feed sets the gradient of the weights where they stand and returns
the loss; a step calls it as often as its method takes gradients. Each case is run in double, which is the truth, and in float, whose distance
from it says what the reference's own rounding costs.

The references themselves are not kept here: recorded.py tells for each case which file of which repository it was run with.
"""

import json
import math
import pathlib
import struct

import torch

STEPS = 60
CHECKPOINTS = (1, 2, 3, 5, 10, 20, 40, 60)
DATA = pathlib.Path(__file__).parent / "Data"


class Feed:
    """Gradients of a step: given, of 0.5*sum(a*(w-b)^2), or of the same with a linear term that each step draws anew (a batch). Given ones may come
    with draws in place of a reference's own noise."""

    def __init__(self, weights, inputs, key, drive):
        self.weights, self.step = weights, 1
        data = inputs[key]
        same = {"dtype": weights.dtype}
        self.gradients = self.draws = None
        if drive in ("grad", "noise"):
            self.gradients = [single(row, same)[: weights.numel()].reshape(weights.shape) for row in data["gradients"]]
        else:
            self.curvature, self.minimum = single(data["a"], same), single(data["b"], same)
        if drive in ("batch", "noise"):
            self.draws = [single(row, same) for row in inputs["v67/noise"]["draws"]]

    def __call__(self):
        with torch.no_grad():
            if self.gradients is not None:
                self.weights.grad = self.gradients[self.step - 1].clone()
                return None
            difference = self.weights - self.minimum
            self.weights.grad = self.curvature * difference
            loss = 0.5 * (self.curvature * difference**2).sum()
            if self.draws is not None:
                self.weights.grad += self.draws[self.step - 1]
                loss = loss + (self.draws[self.step - 1] * self.weights).sum()
            return loss


def single(values, same):
    """The inputs are floats: rounded to float first, widened then."""
    return torch.tensor(values, dtype=torch.float32).to(**same)


def run(make, inputs, key, shape, drive, dtype):
    weights = torch.nn.Parameter(single(inputs[key]["initial"], {"dtype": dtype})[: math.prod(shape)].reshape(shape))
    feed = Feed(weights, inputs, key, drive)
    made = make(weights, feed)
    step, evaluation = made if isinstance(made, tuple) else (made, None)
    trajectory = [weights.detach().double().flatten().tolist()]
    for feed.step in range(1, STEPS + 1):
        step()
        trajectory.append(weights.detach().double().flatten().tolist())
    return trajectory, evaluation().detach().double().flatten().tolist() if evaluation else None


def own_ulps(truth, singles):
    """How far the run in float is from that in double, in ulps of the greatest magnitude so far."""
    worst = 0.0
    for t in CHECKPOINTS:
        for i in range(len(truth[0])):
            peak = max(abs(weights[i]) for weights in truth[: t + 1])
            if peak > 0:
                worst = max(worst, abs(truth[t][i] - singles[t][i]) / ulp(peak))
    return worst


def ulp(value):
    bits = struct.unpack("I", struct.pack("f", value))[0]
    return struct.unpack("f", struct.pack("I", bits + 1))[0] - struct.unpack("f", struct.pack("I", bits))[0]


def record(name, source, hyperparameters, make, inputs, key="v67/normal", shape=None, drive="grad", note=None):
    shape = shape or inputs[key]["shape"]
    truth, evaluation = run(make, inputs, key, shape, drive, torch.float64)
    singles, _ = run(make, inputs, key, shape, drive, torch.float32)
    assert all(math.isfinite(x) for x in truth[-1]), name
    case = {
        "name": name,
        "source": source,
        **({"note": note} if note else {}),
        "torch_version": torch.__version__,
        "hyperparameters": hyperparameters,
        "shape": shape,
        "steps": STEPS,
        "inputs": key,
        "drive": drive,
        "agreement_f32_vs_f64": {"max_ulp_of_running_max": round(own_ulps(truth, singles), 3)},
        "checkpoints_f64": {str(t): truth[t] for t in CHECKPOINTS},
        **({"w_eval_f64": evaluation} if evaluation else {}),
    }
    write(case)
    return case["agreement_f32_vs_f64"]["max_ulp_of_running_max"], max(abs(a - b) for a, b in zip(truth[-1], truth[0]))


def repeat(name, recorded):
    """A case that is recorded already, under another name: for a wrapper whose stack is that optimizer."""
    case = json.loads((DATA / f"{recorded}.json").read_text(encoding="utf-8"))
    kept = ("hyperparameters", "shape", "steps", "inputs", "drive", "agreement_f32_vs_f64", "checkpoints_f64")
    write({"name": name, "source": recorded, **{field: case[field] for field in kept}})


def write(case):
    lines = ",\n".join(f"{json.dumps(field)}: {json.dumps(value)}" for field, value in case.items())
    (DATA / "recorded").mkdir(exist_ok=True)
    (DATA / "recorded" / f"{case['name']}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def read_inputs():
    return json.loads((DATA / "inputs.json").read_text(encoding="utf-8"))


def write_names():
    """Lists what is recorded, for the test that every recorded case is run."""
    names = sorted(path.stem for path in (DATA / "recorded").glob("*.json"))
    (DATA / "recorded-cases.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
