"""Values and derivatives of activations and gamma functions by PyTorch's float64 and its autograd: python3 activations.py writes Data/activations.txt.

A line has the function, the argument, which is a float as well, the value and the derivative.
"""

import os
import random

import torch
import torch.nn.functional as F

FUNCTIONS = {
    "relu": F.relu,
    "leakyrelu": F.leaky_relu,
    "leakier": lambda x: F.leaky_relu(x, 0.25),
    "elu": F.elu,
    "lesser_elu": lambda x: F.elu(x, 0.5),
    "selu": F.selu,
    "gelu": F.gelu,
    "silu": F.silu,
    "mish": F.mish,
    "softsign": F.softsign,
    "lgamma": torch.lgamma,
    "digamma": torch.digamma,
}


def main():
    random.seed(1)
    arguments = [0.0, 0.5, 1.0, -0.5, 1.5, 2.0, 3.0, 5.5, -5.5, -12.25, 30.0, -30.5] + [random.uniform(-6, 6) for _ in range(36)]
    lines = []
    for name, function in FUNCTIONS.items():
        x = torch.tensor(arguments, dtype=torch.float32).double().requires_grad_()
        y = function(x)
        y.sum().backward()
        for each in zip(x.tolist(), y.tolist(), x.grad.tolist()):
            # Below 0, PyTorch rounds πx before it takes the tangent, which loses digits near the poles: values.py has digits there.
            if all(abs(number) < 1e300 for number in each) and (each[0] > 0 or "gamma" not in name):
                lines.append(" ".join([name, *(repr(number) for number in each)]))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Data", "activations.txt")
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


main()
