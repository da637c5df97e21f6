"""Records more cases of Data/recorded, of rules for matrices, of those with noise and of those that find their rate themselves: python3
recorded_matrices.py REFERENCES, in this folder; REFERENCES is a folder with a module `matrix_authors` that has the classes named below, copied from
the files named beside them. Newton-Schulz steps are those of torch.optim.Muon without the cast to bfloat16, also where a reference has its own copy,
which adds 1e-7 to the norm in place of taking the greater; a 1e-10 or 1e-12 that a reference adds to a norm against 0/0 is left out where it says so.
"""

import sys

import torch

import recorder

sys.path.insert(0, sys.argv[1])
import matrix_authors as authors  # noqa: E402

CASES = []
BELOW = "what it adds to norms against 0/0 is left out"


def case(name, source, hyperparameters, make, **how):
    CASES.append((name, source, hyperparameters, make, how))


def optimizer(name, source, kind, hyperparameters, evaluation=False, **how):
    """An optimizer that takes one gradient a step."""
    def make(weights, feed):
        stepping = kind([weights], **hyperparameters)

        def step():
            feed()
            stepping.step()
        return (step, stepping.evaluation) if evaluation else step
    case(name, source, hyperparameters, make, **how)


def both(name, source, kind, hyperparameters, **how):
    """A wide matrix and a tall one."""
    optimizer(name + "_m5x7", source, kind, hyperparameters, key="m5x7/normal", **how)
    optimizer(name + "_m8x3", source, kind, hyperparameters, key="m8x3/normal", **how)


def wide(name, source, kind, hyperparameters, **how):
    optimizer(name + "_m5x7", source, kind, hyperparameters, key="m5x7/normal", **how)


def square(name, source, kind, hyperparameters, **how):
    """The first 25 elements of the wide matrix, in rows of five."""
    optimizer(name + "_m5x5", source, kind, hyperparameters, key="m5x7/normal", shape=[5, 5], **how)


# Muon and its relatives.
both("muon", "torch.optim.Muon", torch.optim.Muon, dict(lr=0.02, weight_decay=0.05, momentum=0.95, adjust_lr_fn="original"))
both("matched_muon", "torch.optim.Muon", torch.optim.Muon, dict(lr=1e-3, weight_decay=0.1, momentum=0.95, adjust_lr_fn="match_rms_adamw"))
both("normuon", "zichongli5/NorMuon normuon.py e5aaaf4", authors.NorMuon, dict(lr=0.02, weight_decay=0.1, momentum=0.95, beta2=0.9), note=BELOW)
both("adamuon", "Si, Zhang and Shen's adamuon.py, one process", authors.AdaMuon, dict(lr=0.02, momentum=0.95, weight_decay=0.05, eps=1e-8))
wide("namo", "Zhang and others' namo.py", authors.NAMO,
     dict(lr=0.02, wd=0.1, momentum=0.95, mu2=0.99, adamnorm_eps=0.0, nesterov=False, scale_coeff=7**-0.5), note=BELOW + "; scale_coeff makes its factor 1")
both("olion", "olion_fsdp.py 0.3.0", authors.OLion, dict(lr=1e-3, momentum=0.9, momentum_2=0.99, weight_decay=0.1), note=BELOW)
wide("balanced_muon", "MuonEq muoneq.py, rows and columns", authors.MuonEq, dict(lr=0.02, wd=0.1, momentum=0.95, nesterov=False, rowcol_eps=0.0))
both("row_normalized_muon", "MuonPlus muon_plus.py, rows", authors.MuonPlus, dict(lr=0.02, momentum=0.95, nesterov=False),
     note="what it adds under the root of a row's squares, 1e-7, is left out")
both("mars_muon", "AGI-Arena/MARS mars_m.py, approximate", authors.MARS_M, dict(lr=0.02, wd=0.1, momentum=0.95, gamma=0.025))
both("amuse", "AMUSE amuse.py, Muon's branch beside AdamW", authors.AMUSE,
     dict(lr=0.02, momentum=0.95, beta1=0.9, rho=0.8, warmup_steps=8, weight_decay=0.05), evaluation=True)
both("scaled_muon", "microsoft/dion dion/muon2.py 8738243", authors.Muon2, dict(lr=0.02, mu=0.95, muon_beta2=0.95, epsilon=1e-8))
both("dion", "microsoft/dion dion/dion_simple.py 6e2c58d", authors.Dion, dict(lr=0.01, mu=0.95, weight_decay=0.01, rank=2, epsilon=1e-8),
     note="its first basis is that of the first gradient's greatest singular values in place of a random one")

# Shampoo's relatives.
# Of a matrix that is not square the first products are singular, their eigenvectors of 0 anybody's choice, and so is what follows.
square("soap", "nikhilvyas/SOAP soap.py f42d296", authors.SOAP, dict(lr=3e-3, betas=[0.95, 0.9], eps=1e-8, weight_decay=0.01, precondition_frequency=10))
wide("soap_onesided", "nikhilvyas/SOAP soap.py f42d296", authors.SOAP,
     dict(lr=3e-3, betas=[0.95, 0.95], eps=1e-8, weight_decay=0.01, precondition_frequency=10, max_precond_dim=6))
square("splus", "Frans, Levine and Abbeel's splus.py", authors.SPlus, dict(lr=0.1, b1=0.9, b2=0.99, ema_rate=0.95, inverse_every=20, weight_decay=0.01), evaluation=True)
both("asgo", "An and others' asgo.py, the root by eigenvectors", authors.ASGO, dict(lr=1e-2, momentum=0.9, beta2=0.8, eps=1e-10, weight_decay=0.1))
both("slim_adamw", "SlimAdam slim_adam.py, the mean of each row", authors.SlimAdamW,
     dict(lr=1e-3, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.01, dims=[1]))
both("sinkgd", "SR-Sinkhorn of Scetbon and others' algorithm 3, sinkgd.py", authors.SinkGD, dict(lr=1e-2, num_iters=5, eps=1e-8))


def transposed(weights, feed, hyperparameters):
    """The reference keeps rows orthonormal, the rule columns."""
    mirror = torch.nn.Parameter(weights.detach().T.contiguous())
    stepping = authors.SGDG([mirror], lr=hyperparameters["lr"], momentum=hyperparameters["momentum"])

    def step():
        feed()
        mirror.grad = weights.grad.T.contiguous()
        stepping.step()
        with torch.no_grad():
            weights.copy_(mirror.T)
    return step


CAYLEY = dict(lr=0.2, momentum=0.9)
case("cayley_sgd_m8x3", "JunLi-Galios/Optimization-on-Stiefel-Manifold-via-Cayley-Transform stiefel_optimizer.py SGDG, transposed", CAYLEY,
     lambda weights, feed: transposed(weights, feed, CAYLEY), key="m8x3/normal", note="without the QR that it does now and then at random")

# Rates found on the way, and what else is elementwise.
optimizer("angulargrad", "mhaut/AngularGrad cosangulargrad.py 14296d8", authors.cosangulargrad, dict(lr=1e-3, betas=[0.9, 0.999], eps=1e-8))
optimizer("angulargrad__sparse", "mhaut/AngularGrad cosangulargrad.py 14296d8", authors.cosangulargrad, dict(lr=1e-3, betas=[0.9, 0.999], eps=1e-8), key="v67/sparse")
optimizer("adax", "Li and others' AdaX.py", authors.AdaX, dict(lr=1.5e-3, betas=[0.9, 2.0**-13], eps=1e-8, weight_decay=0.0),
          note="1 + beta2 is exact, so that 1 + beta2 less 1 is beta2")
optimizer("adax__extreme", "Li and others' AdaX.py", authors.AdaX, dict(lr=1.5e-3, betas=[0.9, 2.0**-7], eps=1e-12, weight_decay=0.0), key="v67/extreme")
optimizer("hypergradient_adam", "gbaydin/hypergradient-descent adam_hd.py", authors.AdamHD, dict(lr=1e-3, betas=[0.9, 0.999], eps=1e-8, hypergrad_lr=1e-6))
optimizer("hypergradient_sgd", "gbaydin/hypergradient-descent sgd_hd.py", authors.SGDHD, dict(lr=1e-2, hypergrad_lr=1e-5))
optimizer("softplus_adam", "neilliang90/Sadam optimizer/Sadam.py 580f94e", authors.Sadam, dict(lr=1e-2, betas=[0.9, 0.999], amsgrad=False, smooth=50),
          note="PyTorch's softplus without its straight line beyond 20")
optimizer("ldog", "formll/dog src/dog/dog.py 1.0.2", authors.LDoG, dict(reps_rel=1e-4, lr=1.0, eps=1e-8))
optimizer("cocob", "bremen79/parameterfree parameterfree/cocob.py", authors.COCOB, dict(alpha=100, eps=1e-8), key="quad67", drive="quad")
optimizer("dadapt_adam", "kozistr/pytorch_optimizer pytorch_optimizer/optimizer/dadapt.py 00b0af5", authors.DAdaptAdam,
          dict(lr=1.0, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.01, d0=1e-6), key="quad67", drive="quad")
ADAFACTOR = dict(eps=1e-30, eps_scale=1e-3, clip_threshold=1.0, decay_rate=-0.8, beta1=0.9)
optimizer("adafactor_momentum", "huggingface/pytorch-image-models timm/optim/adafactor.py 15d1dbc", authors.Adafactor, ADAFACTOR)
both("adafactor_momentum", "huggingface/pytorch-image-models timm/optim/adafactor.py 15d1dbc", authors.Adafactor, ADAFACTOR)


# Noise, which is given: what the reference would draw is the step's row of the inputs.
def ivon(weights, feed):
    stepping = authors.IVON(weights, draw=lambda: feed.draws[feed.step - 1], **IVON)
    held = []

    def step():
        feed()
        with torch.no_grad():
            stepping.p = stepping.update(held[0], weights.grad, held[1]) if held else weights.clone()
            held[:] = stepping.sample_params()
            weights.copy_(held[0] + held[1])
    return step, lambda: held[0]


def vadam(weights, feed):
    stepping = authors.VAdam(weights, draw=None, **VADAM)
    held = [weights.detach().clone()]

    def step():
        feed()
        with torch.no_grad():
            held[0] = stepping.p = stepping.update(held[0], weights.grad)
            weights.copy_(stepping.sample(feed.draws[feed.step - 1]))
    return step, lambda: held[0]


def entropy_sgd(weights, feed):
    mirror, trajectory = torch.nn.Parameter(weights.detach().clone()), []

    def closure():
        mirror.grad = feed.gradients[len(trajectory)].clone()
    with torch.no_grad():
        stepping = authors.EntropySGD(
            mirror, closure=closure, draw=lambda: feed.draws[len(trajectory)], seen=lambda: trajectory.append(mirror.detach().clone()), **ENTROPY)
        for _ in range(recorder.STEPS // ENTROPY["L"]):
            stepping.step()

    def step():
        with torch.no_grad():
            weights.copy_(trajectory[feed.step - 1])
    return step


IVON = dict(lr=0.1, ess=30.0, hess_init=0.5, beta1=0.9, beta2=0.99, weight_decay=1e-2)
VADAM = dict(train_set_size=30.0, lr=1e-2, betas=[0.9, 0.99], prior_precision=2.0)
ENTROPY = dict(lr=0.9, llr=0.1, L=5, eps=1e-2, g0=0.03, beta1=0.75)
case("ivon", "team-approx-bayes/ivon ivon/_ivon.py", IVON, ivon, drive="noise", note="a step is what comes between two gradients, and the first only draws")
case("vadam", "emtiyaz/vadam vadam.py", VADAM, vadam, drive="noise", note="a step ends with the sample that the reference takes at the next one's beginning")
case("entropy_sgd", "ucla-vision/entropy-sgd python/optim.py 3e41ca9", ENTROPY, entropy_sgd, drive="noise", note="a step is one of its inner ones")


def main():
    inputs = recorder.read_inputs()
    wanted = sys.argv[2:]
    for name, source, hyperparameters, make, how in CASES:
        if wanted and name not in wanted:
            continue
        torch.set_default_dtype(torch.float64)
        own, moved = recorder.record(name, source, hyperparameters, make, inputs, **how)
        print(f"{name}: float {own} ulps from double, moved up to {moved:.3g}")
    recorder.write_names()


if __name__ == "__main__":
    main()
