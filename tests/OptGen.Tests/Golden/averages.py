"""Records what PyTorch's averages of weights come to: Data/averages.json.

SGD with momentum in double, with given gradients; averages of torch.optim.swa_utils are updated as their documentation says. Run it in this folder: python3 averages.py
"""

import json
import math
import pathlib

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

STEPS = 30
START = [1.0, -2.0, 0.5, 3.0, -0.25]
DATA = pathlib.Path(__file__).parent / "Data" / "averages.json"
GRADIENTS = [[math.sin(0.7 * t + 1.3 * i) + 0.1 * i for i in range(len(START))] for t in range(STEPS)]


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.tensor(START, dtype=torch.float64))


def averages(is_updated, copies_first=False, **options):
    model = Model()
    averaged = AveragedModel(model, **options)
    if copies_first:
        averaged.update_parameters(model)
    sgd = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    values = []
    for t in range(1, STEPS + 1):
        model.w.grad = torch.tensor(GRADIENTS[t - 1], dtype=torch.float64)
        sgd.step()
        if is_updated(t):
            averaged.update_parameters(model)
        shown = averaged.module if averaged.n_averaged > 0 else model
        values.append(shown.w.tolist())
    return values


def ema():
    return {"multi_avg_fn": get_ema_multi_avg_fn(0.9)}


RECORDED = {
    "start": START,
    "gradients": GRADIENTS,
    "ema": averages(lambda t: True, **ema()),
    "ema_of_the_start": averages(lambda t: True, copies_first=True, **ema()),
    "swa": averages(lambda t: t >= 7 and (t - 7) % 4 == 0),
    "polyak": averages(lambda t: t >= 5),
}
DATA.write_text("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in RECORDED.items()) + "\n}\n")
