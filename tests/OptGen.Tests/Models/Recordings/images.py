"""Constructs of section 2: convolution, pooling, upsampling, as functions."""

import torch
import torch.nn.functional as F

from axes import register, some, torch_tensor
from layers import first, last

# An axis keeps its name and has another length: so there is no t that p could meet.
LOSS = "loss = mean(exp(p)); p"


def case(name, expression, shape, kernel, axes, compute, remarks=None):
    sizes = dict(zip(axes.split(), kernel))
    declared = ", ".join(axes.split())
    x = "N H W C" if len(shape) == 4 else "N T C"
    if "C" not in sizes:
        sizes["C"] = shape[-1]
    constructor = ", ".join(f"int {axis}" for axis in sizes)
    register(name, f"x[{x.replace(' ', ', ')}]; K[{declared}] ~ he; b[F] ~ 0; p = {expression} + b; {LOSS}", sizes, {"x": (x, some(*shape))},
             {"K": (axes, some(*kernel, scale=0.3)), "b": ("F", some(kernel[-1], scale=0.2))},
             lambda p, d: ((compute(d.x, p.K) + p.b).exp().mean(), compute(d.x, p.K) + p.b), x[:-1] + "F", folder="images", constructor=constructor,
             remarks=remarks)


def conv(x, kernel, **how):
    """x[N, …, C] and K[…, C, F]; PyTorch has [N, C, …] and [F, C, …]."""
    weight = kernel.movedim((-1, -2), (0, 1))
    return last((F.conv2d if x.dim() == 4 else F.conv1d)(first(x), weight, **how))


case("Conv", "conv(x, K)", (3, 5, 6, 2), (3, 2, 2, 3), "kh kw C F", conv)
case("ConvPadded", "conv(x, K, pad: 1)", (3, 4, 5, 2), (3, 3, 2, 3), "kh kw C F", lambda x, k: conv(x, k, padding=1))
case("ConvStrided", "conv(x, K, stride: 2, pad: 1)", (3, 5, 6, 2), (3, 3, 2, 2), "kh kw C F", lambda x, k: conv(x, k, stride=2, padding=1))
case("ConvStridedUnlike", "conv(x, K, stride: [2, 1])", (3, 5, 4, 2), (3, 2, 2, 2), "kh kw C F", lambda x, k: conv(x, k, stride=(2, 1)),
     "A list of two for the two axes.")
case("ConvDilated", "conv(x, K, dilate: 2)", (3, 6, 5, 2), (3, 2, 2, 2), "kh kw C F", lambda x, k: conv(x, k, dilation=2))
case("ConvGrouped", "conv(x, K, groups: 2)", (3, 4, 4, 4), (2, 2, 2, 6), "kh kw G F", lambda x, k: conv(x, k, groups=2),
     "Two groups: the first two channels give the first three, the other two the others. K has another axis than C, half as long.")
case("ConvDepthwise", "conv(x, K, groups: 3, pad: 1)", (3, 4, 4, 3), (3, 3, 1, 3), "kh kw G F", lambda x, k: conv(x, k, groups=3, padding=1))
case("ConvAlongOne", "conv(x, K)", (3, 7, 2), (3, 2, 4), "k C F", conv)
case("ConvCausal", "conv(x, K, pad: [4, 0], dilate: 2)", (3, 6, 2), (3, 2, 2), "k C F", lambda x, k: conv(F.pad(x, (0, 0, 4, 0)), k, dilation=2),
     "Padded before, not after.")
case("ConvTranspose", "convtranspose(x, K, stride: 2)", (3, 3, 2, 2), (3, 2, 2, 3), "kh kw C F",
     lambda x, k: last(F.conv_transpose2d(first(x), k.permute(2, 3, 0, 1), stride=2)),
     "K[kh, kw, C, F] with the C of x: what lies at x[i] is spread over 2i, 2i + 1, … by K[0], K[1], …")


def pooled(name, expression, shape, compute, remarks=None):
    x = "N H W C" if len(shape) == 4 else "N T C"
    inner = x.split()[1:]
    register(name, f"x[{', '.join(x.split())}]; w[{', '.join(inner)}] ~ 1; h = x*w; p = {expression}; {LOSS}", dict(zip(inner, shape[1:])),
             {"x": (x, some(*shape))}, {"w": (" ".join(inner), some(*shape[1:], scale=0.5, shift=1))},
             lambda p, d: (last(compute(first(d.x * p.w))).exp().mean(), last(compute(first(d.x * p.w)))), x, folder="images", remarks=remarks)


pooled("MaxPool", "maxpool(h, 2)", (3, 4, 6, 2), lambda h: F.max_pool2d(h, 2))
pooled("MaxPoolOdd", "maxpool(h, 2)", (3, 5, 3, 2), lambda h: F.max_pool2d(h, 2), "The last row and column are in no window.")
pooled("MaxPoolOverlapping", "maxpool(h, 3, stride: 2, pad: 1)", (3, 5, 6, 2), lambda h: F.max_pool2d(h, 3, 2, 1), "The padding never is the greatest.")
pooled("MaxPoolAlongOne", "maxpool(h, 2)", (3, 6, 2), lambda h: F.max_pool1d(h, 2))
pooled("AvgPool", "avgpool(h, 2)", (3, 4, 6, 2), lambda h: F.avg_pool2d(h, 2))
pooled("AvgPoolOverlapping", "avgpool(h, 3, stride: 2)", (3, 5, 7, 2), lambda h: F.avg_pool2d(h, 3, 2))
pooled("Repeat", "repeat(h, 2)", (3, 2, 3, 2), lambda h: F.interpolate(h, scale_factor=2, mode="nearest"), "Each pixel four times.")
register("MaxPoolTie", "x[N, H, W, C]; w[H, W, C] ~ 1; p = maxpool(x*w, 2); loss = mean(p²); p", {"H": 2, "W": 2, "C": 2},
         {"x": ("N H W C", torch_tensor([[[1, 1], [2, 1]], [[2.0, 1], [0, 0.5]]], [[[0.5, 4], [1, 4]], [[1, 1], [1, 2]]]))},
         {"w": ("H W C", torch.full((2, 2, 2), 1.5))},
         lambda p, d: (F.max_pool2d(first(d.x * p.w), 2).square().mean(), last(F.max_pool2d(first(d.x * p.w), 2))), "N H W C", folder="images",
         differences=False, remarks="At a tie the first place of the window, row by row, has the gradient.")
