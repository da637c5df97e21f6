"""Records the rates of PyTorch's schedulers: Data/schedules.json.

Each is driven as a training drives it, one step of the optimizer and one of the scheduler, and the rate that each step takes is written down: the first
number is that of the first step, at epoch 0. Run it in this folder: python3 schedules.py
"""

import json
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as s

STEPS = 60
DATA = pathlib.Path(__file__).parent / "Data" / "schedules.json"
MEASURES = [1.0, 0.9, 0.9, 0.8999, 0.91, 0.89, 0.89, 0.89, 0.9, 0.7, 0.71, 0.71, 0.71, 0.71, 0.71, 0.71, 0.71, 0.2, 0.3, 0.3, 0.3, float("nan"), 0.3, 0.3]

warnings.filterwarnings("ignore")


def optimizer(lr=0.1):
    return torch.optim.SGD([torch.zeros(1, dtype=torch.float64, requires_grad=True)], lr=lr, momentum=0.9)


def rates(make, lr=0.1, what="lr"):
    sgd = optimizer(lr)
    scheduler = make(sgd)
    values = []
    for _ in range(STEPS):
        values.append(float(sgd.param_groups[0][what]))
        sgd.step()
        scheduler.step()
    return values


def plateau(**options):
    sgd = optimizer()
    scheduler = s.ReduceLROnPlateau(sgd, **options)
    values = []
    for measure in MEASURES:
        scheduler.step(measure)
        values.append(float(sgd.param_groups[0]["lr"]))
    return values


def one_cycle(o, **more):
    return s.OneCycleLR(o, max_lr=0.1, total_steps=STEPS + 1, div_factor=25, final_div_factor=1e4, **more)


RECORDED = {
    "exponential": rates(lambda o: s.ExponentialLR(o, gamma=2.718281828459045**-0.05)),
    "inverse_time": rates(lambda o: s.LambdaLR(o, lambda e: 1 / (1 + 0.05 * e))),
    "step": rates(lambda o: s.StepLR(o, step_size=7, gamma=0.5)),
    "multi_step": rates(lambda o: s.MultiStepLR(o, milestones=[5, 20, 21, 40], gamma=0.3)),
    "linear": rates(lambda o: s.LinearLR(o, start_factor=0.25, end_factor=0.75, total_iters=30)),
    "polynomial": rates(lambda o: s.PolynomialLR(o, total_iters=40, power=2.5)),
    "cosine": rates(lambda o: s.CosineAnnealingLR(o, T_max=59, eta_min=0.001)),
    "restarts": rates(lambda o: s.CosineAnnealingWarmRestarts(o, T_0=5, T_mult=2, eta_min=0.001)),
    "equal_restarts": rates(lambda o: s.CosineAnnealingWarmRestarts(o, T_0=9, eta_min=0.001)),
    "triple_restarts": rates(lambda o: s.CosineAnnealingWarmRestarts(o, T_0=3, T_mult=3)),
    "one_cycle": rates(one_cycle),
    "one_cycle_momentum": rates(one_cycle, what="momentum"),
    "cyclic": rates(lambda o: s.CyclicLR(o, base_lr=0.01, max_lr=0.1, step_size_up=7, step_size_down=4)),
    "cyclic_halved": rates(lambda o: s.CyclicLR(o, base_lr=0.01, max_lr=0.1, step_size_up=5, mode="triangular2")),
    "cyclic_faded": rates(lambda o: s.CyclicLR(o, base_lr=0.01, max_lr=0.1, step_size_up=5, mode="exp_range", gamma=0.97)),
    "warmup": rates(lambda o: s.LinearLR(o, start_factor=0.1, total_iters=12)),
    "inverse_root": rates(lambda o: s.LambdaLR(o, lambda e: min((e + 1) / 16, (16 / (e + 1)) ** 0.5))),
    "stable": rates(
        lambda o: s.SequentialLR(
            o,
            [s.LambdaLR(o, lambda e: e / 10), s.ConstantLR(o, factor=1, total_iters=0), s.LinearLR(o, start_factor=1, end_factor=0.2, total_iters=15)],
            [10, 35],
        )
    ),
    "constant": rates(lambda o: s.ConstantLR(o, factor=1, total_iters=0)),
    "warmup_then_cosine": rates(
        lambda o: s.SequentialLR(o, [s.LinearLR(o, start_factor=0.25, total_iters=8), s.CosineAnnealingLR(o, T_max=52)], [8])
    ),
    "step_then_polynomial": rates(lambda o: s.SequentialLR(o, [s.StepLR(o, step_size=4, gamma=0.5), s.PolynomialLR(o, total_iters=30)], [15])),
    "chained": rates(lambda o: s.ChainedScheduler([s.StepLR(o, step_size=10, gamma=0.5), s.LinearLR(o, start_factor=0.1, total_iters=20)])),
    "plateau": plateau(factor=0.5, patience=2),
    "plateau_cooled": plateau(factor=0.3, patience=1, cooldown=2, threshold=0.02, min_lr=0.004),
    "plateau_absolute": plateau(factor=0.1, patience=1, threshold=0.05, threshold_mode="abs", eps=1e-3),
    "plateau_greatest": plateau(factor=0.5, patience=3, mode="max", threshold_mode="abs", threshold=0.01),
    "plateau_greatest_relative": plateau(factor=0.5, patience=2, mode="max", threshold=0.01),
}

MEASURES_WRITTEN = [None if m != m else m for m in MEASURES]
lines = [f'  "measures": {json.dumps(MEASURES_WRITTEN)}']
lines += [f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in RECORDED.items()]
DATA.write_text("{\n" + ",\n".join(lines) + "\n}\n")
