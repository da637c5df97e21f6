"""Makes the files beside it: states of PyTorch's optimizers after 20 steps, and where these lead in 20 more.

    python3 pytorch.py <folder>

Needs torch and safetensors. Writes, for each case, <case>.f32.safetensors and <case>.f64.safetensors (the optimizer's state dictionary, flattened
to state.<parameter>.<state>: by name in float, by place in double) and pytorch.json: start, gradients the weights of both runs, and the greatest magnitudes that they have had by then.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

SHAPES = {"body.weight": (5, 7), "head.bias": (6,)}
SAVED, STEPS = 20, 40
KEPT = [20, 21, 25, 30, 40]

CASES = {
    "sgd_momentum": (torch.optim.SGD, dict(lr=1e-2, momentum=0.9, dampening=0.25, weight_decay=1e-2)),
    "sgd_nesterov": (torch.optim.SGD, dict(lr=1e-2, momentum=0.9, nesterov=True)),
    "adagrad": (torch.optim.Adagrad, dict(lr=1e-2, lr_decay=1e-2)),
    "rmsprop": (torch.optim.RMSprop, dict(lr=1e-2)),
    "rmsprop_momentum": (torch.optim.RMSprop, dict(lr=1e-2, momentum=0.9)),
    "rmsprop_centered": (torch.optim.RMSprop, dict(lr=1e-2, centered=True)),
    "adadelta": (torch.optim.Adadelta, dict(lr=1.0)),
    "adam": (torch.optim.Adam, dict(lr=1e-2)),
    "adam_l2": (torch.optim.Adam, dict(lr=1e-2, weight_decay=1e-2)),
    "amsgrad": (torch.optim.Adam, dict(lr=1e-2, amsgrad=True)),
    "adamw": (torch.optim.AdamW, dict(lr=1e-2, weight_decay=1e-1)),
    "adamax": (torch.optim.Adamax, dict(lr=1e-2)),
    "nadam": (torch.optim.NAdam, dict(lr=1e-2)),
    "nadamw": (torch.optim.NAdam, dict(lr=1e-2, weight_decay=1e-2, decoupled_weight_decay=True)),
    "radam": (torch.optim.RAdam, dict(lr=1e-2)),
    "radamw": (torch.optim.RAdam, dict(lr=1e-2, weight_decay=1e-2, decoupled_weight_decay=True)),
    "asgd": (torch.optim.ASGD, dict(lr=1e-2, t0=5)),
    "adafactor": (torch.optim.Adafactor, dict(lr=1e-2, eps=(1.1920928955078125e-7, 1e-3))),
    "rprop": (torch.optim.Rprop, dict(lr=1e-2)),
}


def flat(tensors):
    return [x for tensor in tensors for x in tensor.detach().double().flatten().tolist()]


def run(folder, case, dtype, start, gradients):
    torch.set_default_dtype(dtype)
    kind, hyperparameters = CASES[case]
    weights = [(name, torch.nn.Parameter(tensor.to(dtype, copy=True))) for name, tensor in start.items()]
    optimizer = kind(weights, **hyperparameters)
    kept = {}
    peak = [abs(weight) for weight in flat(weight for _, weight in weights)]
    for step in range(1, STEPS + 1):
        for (name, weight), gradient in zip(weights, gradients[step - 1].values()):
            weight.grad = gradient.to(dtype, copy=True)
        optimizer.step()
        if step <= SAVED:
            peak = [max(largest, abs(weight)) for largest, weight in zip(peak, flat(weight for _, weight in weights))]
        if step in KEPT:
            kept[step] = flat(weight for _, weight in weights)
        if step == SAVED:
            state = optimizer.state_dict()["state"]
            single = dtype == torch.float32
            keys = list(SHAPES) if single else list(range(len(SHAPES)))
            tensors = {f"state.{keys[place]}.{name}": tensor.clone().contiguous()
                       for place, states in state.items() for name, tensor in states.items() if torch.is_tensor(tensor)}
            save_file(tensors, folder / f"{case}.{'f32' if single else 'f64'}.safetensors")
    return kept, peak


def main():
    folder = Path(sys.argv[1])
    generator = torch.Generator().manual_seed(20)
    draw = lambda: {name: torch.randn(shape, generator=generator, dtype=torch.float32) for name, shape in SHAPES.items()}
    start = draw()
    gradients = [draw() for _ in range(STEPS)]
    result = {
        "torch": torch.__version__,
        "gradients": [flat(gradient.values()) for gradient in gradients[SAVED:]],
        "cases": {},
    }
    for case in CASES:
        single, _ = run(folder, case, torch.float32, start, gradients)
        double, peak = run(folder, case, torch.float64, start, gradients)
        result["cases"][case] = {"start_f32": single[SAVED], "f64": double, "peak_f64": peak}
    (folder / "pytorch.json").write_text(json.dumps(result, indent=None, separators=(",", ":")) + "\n")


main()
