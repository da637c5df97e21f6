"""Records the cases of Data/recorded: python3 recorded.py REFERENCES, in this folder; REFERENCES is a folder with a module `authors` that has the
classes and functions named below, copied from the files named beside them. What needs PyTorch alone needs no reference.
"""

import math
import sys

import numpy
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import recorder

sys.path.insert(0, sys.argv[1])
import authors  # noqa: E402

CASES = []


def case(name, source, hyperparameters, make, **how):
    CASES.append((name, source, hyperparameters, make, how))


def plain(optimizer, hyperparameters):
    """An optimizer that takes one gradient a step."""
    def make(weights, feed):
        stepping = optimizer([weights], **hyperparameters)

        def step():
            feed()
            stepping.step()
        return step
    return make


def over(change, optimizer=torch.optim.SGD, after=None, **hyperparameters):
    """An optimizer whose gradients are changed before each step, or whose weights are changed after it."""
    def make(weights, feed):
        stepping = optimizer([weights], **hyperparameters)

        def step():
            feed()
            if change:
                change(weights)
            stepping.step()
            if after:
                with torch.no_grad():
                    after(weights)
        return step
    return make


def optimizer(name, source, kind, hyperparameters, **how):
    case(name, source, hyperparameters, plain(kind, hyperparameters), **how)


# Elementwise, from packages and authors.
ADAM = dict(lr=1e-3, betas=[0.9, 0.999])
optimizer("adopt_atan2", "lucidrains/adam-atan2-pytorch adam_atan2_pytorch/adopt_atan2.py 0177579", authors.AdoptAtan2,
          dict(lr=1e-3, betas=[0.9, 0.99], a=1.27, b=1.1), note="its m begins at 0; the file leaves it uninitialised")
optimizer("adam_atan2", "lucidrains/adam-atan2-pytorch adam_atan2_pytorch/adam_atan2.py 053957f", authors.AdamAtan2,
          dict(lr=1e-3, betas=[0.9, 0.99], a=1.27, b=1.1, weight_decay=1e-3))
optimizer("amsgradw", "torch.optim.AdamW", torch.optim.AdamW, dict(**ADAM, eps=1e-8, weight_decay=0.05, amsgrad=True))
optimizer("accsgd", "jettify/pytorch-optimizer torch_optimizer/accsgd.py 06f9dbb", authors.AccSGD,
          dict(lr=1e-3, kappa=1000.0, xi=10.0, small_const=0.7, weight_decay=0.01))
optimizer("adabelief", "huggingface/pytorch-image-models timm/optim/adabelief.py 5bf0494", authors.TimmAdaBelief,
          dict(**ADAM, eps=1e-8, weight_decay=0.02, rectify=False))
optimizer("radabelief", "juntang-zhuang/Adabelief-Optimizer adabelief_pytorch 0.2.0 ce188ee", authors.AdaBelief, dict(**ADAM, eps=1e-16))
optimizer("adamomentum", "lavish619/AdaMomentum-Optimizer-Experiments utils/optimizer.py 0e807b8", authors.Adamomentum,
          dict(**ADAM, eps=1e-8, weight_decay=0.0))
optimizer("eadam", "yuanwei2019/EAdam-optimizer EAdam.py 65705e4", authors.EAdam, dict(**ADAM, eps=1e-8))
optimizer("nosadam", "andrehuang/NostalgicAdam-NosAdam WideResNet28.code/NosAdam.py 438be29", authors.NosAdam, dict(**ADAM, eps=1e-8, gamma=0.1))
optimizer("powered_sgd", "HAIRLAB/pbSGD pbSGD/pbSGD.py eb21642", authors.pbSGD, dict(lr=1e-2, momentum=0.9, gamma=0.8))
optimizer("ranger_m5x7", "lessw2020/Ranger-Deep-Learning-Optimizer ranger/ranger.py 73811db", authors.Ranger,
          dict(lr=1e-2, alpha=0.5, k=6, betas=[0.95, 0.999], eps=1e-5), key="m5x7/normal")
optimizer("sgdw", "huggingface/pytorch-image-models timm/optim/sgdw.py 03fa149", authors.TimmSGDW, dict(lr=1e-2, momentum=0.9, weight_decay=0.05))
optimizer("signum", "kozistr/pytorch_optimizer pytorch_optimizer/optimizer/sgd.py 00b0af5", authors.SignSGD, dict(lr=1e-3, momentum=0.9, weight_decay=0.1))
optimizer("efsignsgd", "epfml/error-feedback-SGD optimizers/ErrorFeedbackSGD.py", authors.ErrorFeedbackSGD, dict(lr=1e-2))
optimizer("adagrad_norm", "X. Wu's adagradnorm.py, a matrix of one row", authors.Adagradnorm, dict(lr=100.0, initial_accumulator_value=1000.0), shape=[1, 67],
          note="its 1e-10 beside the root is below a trillionth of a root of 1000")
optimizer("wngrad", "X. Wu's wngrad.py, a matrix of one row", authors.Wngrad, dict(lr=0.3, initial_accumulator_value=2.0, eps=0.0), shape=[1, 67])
optimizer("cautious_adamw", "huggingface/pytorch-image-models timm/optim/adamw.py 29993ff", authors.TimmAdamW,
          dict(**ADAM, eps=1e-6, weight_decay=0.05, caution=True))
optimizer("cautious_lion", "huggingface/pytorch-image-models timm/optim/lion.py 3086dd0", authors.TimmLion,
          dict(lr=1e-3, betas=[0.9, 0.99], weight_decay=0.1, caution=True))
optimizer("adabound", "Luolc/AdaBound adabound/adabound.py", authors.AdaBound, dict(**ADAM, final_lr=0.1, gamma=1e-2, eps=1e-8))
optimizer("amsbound", "Luolc/AdaBound adabound/adabound.py", authors.AdaBound, dict(**ADAM, final_lr=0.1, gamma=1e-2, eps=1e-8, amsbound=True))
optimizer("lamb", "huggingface/pytorch-image-models timm/optim/lamb.py, without its clipping", authors.TimmLamb, dict(**ADAM, eps=1e-6, weight_decay=0.05))
optimizer("cautious", "kyleliang919/C-Optim c_adamw.py", authors.CAdamW, dict(**ADAM, eps=1e-6))
optimizer("cautious_weight_decay", "an AdamW with Chen et al.'s cautious weight decay", authors.CautiousDecayAdamW, dict(**ADAM, eps=1e-8, weight_decay=0.1))


# Elementwise, from formulae of Keras, optax and TensorFlow, whose own arrays do not run here.
def formula(name, source, hyperparameters, rule, **how):
    """A rule from a gradient and a dictionary of states to what is added to the weights."""
    def make(weights, feed):
        state = {}

        def step():
            feed()
            with torch.no_grad():
                weights.add_(rule(weights.grad, state, feed.step, hyperparameters))
        return step
    case(name, source, hyperparameters, make, **how)


def keras_adagrad(g, state, t, h):
    accumulator = state.setdefault("accumulator", torch.full_like(g, h["initial_accumulator_value"]))
    accumulator += g * g
    return -(h["learning_rate"] * g / torch.sqrt(accumulator + h["epsilon"]))


def keras_rmsprop(g, state, t, h):
    velocity = state.setdefault("velocity", torch.zeros_like(g))
    velocity.copy_(h["rho"] * velocity + (1 - h["rho"]) * torch.square(g))
    return -(h["learning_rate"] * g / torch.sqrt(velocity + h["epsilon"]))


def scale_by_adam(g, state, t, h):
    state["mu"] = (1 - h["b1"]) * g + h["b1"] * state.get("mu", 0.0)
    state["nu"] = (1 - h["b2"]) * g**2 + h["b2"] * state.get("nu", 0.0)
    mu_hat, nu_hat = state["mu"] / (1 - h["b1"] ** t), state["nu"] / (1 - h["b2"] ** t)
    return mu_hat / (torch.sqrt(nu_hat + h["eps_root"]) + h["eps"])


def scale_by_optimistic_gradient(g, state, alpha, beta):
    previous = state.get("trace", g)
    state["trace"] = g
    return (alpha + beta) * g - beta * previous


def scale_by_trust_ratio(update, parameter):
    parameter_norm, update_norm = parameter.norm(), update.norm()
    ratio = 1.0 if parameter_norm == 0 or update_norm == 0 else parameter_norm / update_norm
    return update * ratio


def sign_average(g, state, beta):
    state["m"] = beta * state.get("m", 0.0) + (1 - beta) * g
    return state["m"]


def powersign(g, state, t, h):
    return -h["lr"] * (h["base"] ** (torch.sign(g) * torch.sign(sign_average(g, state, h["beta"])))) * g


def addsign(g, state, t, h):
    return -h["lr"] * (h["alpha"] + torch.sign(g) * torch.sign(sign_average(g, state, h["beta"]))) * g


formula("adagrad_epsilon_inside", "keras/src/optimizers/adagrad.py 40c7497", dict(learning_rate=1e-2, initial_accumulator_value=0.1, epsilon=1e-3), keras_adagrad)
formula("rmsprop_epsilon_inside", "keras/src/optimizers/rmsprop.py 13de96a", dict(learning_rate=1e-3, rho=0.9, epsilon=1e-3), keras_rmsprop)
formula("adam_epsilon_inside", "optax scale_by_adam with eps_root", dict(lr=1e-3, b1=0.9, b2=0.999, eps=0.0, eps_root=1e-3),
        lambda g, s, t, h: -h["lr"] * scale_by_adam(g, s, t, h))
formula("optimistic_adam", "optax optimistic_adam_v2", dict(lr=1e-3, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0),
        lambda g, s, t, h: -h["lr"] * scale_by_optimistic_gradient(scale_by_adam(g, s, t, h), s, 1.0, 1.0))
formula("optimistic_gradient_descent", "optax optimistic_gradient_descent", dict(lr=0.1, alpha=1.25, beta=0.75),
        lambda g, s, t, h: -h["lr"] * scale_by_optimistic_gradient(g, s, h["alpha"], h["beta"]))
formula("normalized_gradient_descent", "optax normalize_by_update_norm", dict(lr=1e-2, eps=1e-6), lambda g, s, t, h: -h["lr"] * (g / (g.norm() + h["eps"])))
formula("powersign", "tensorflow/contrib/opt powersign_test.py, powersign_update_numpy", dict(lr=0.1, base=math.e, beta=0.9), powersign)
formula("addsign", "tensorflow/core/ops/training_ops.cc, ApplyAddSign", dict(lr=0.1, alpha=1.0, beta=0.9), addsign)


def textbook(name, kind, hyperparameters):
    def make(weights, feed):
        book = kind(**hyperparameters)

        def step():
            feed()
            book.update({"w": weights.detach().numpy()}, {"w": weights.grad.numpy()})
        return step
    case(name, "oreilly-japan/deep-learning-from-scratch common/optimizer.py (NumPy)", hyperparameters, make)


textbook("textbook_momentum", authors.TextbookMomentum, dict(lr=0.01, momentum=0.9))
textbook("textbook_nesterov", authors.TextbookNesterov, dict(lr=0.01, momentum=0.9))
textbook("textbook_adagrad", authors.TextbookAdaGrad, dict(lr=0.01))
textbook("textbook_rmsprop", authors.TextbookRMSprop, dict(lr=0.01, decay_rate=0.99))
textbook("textbook_adam", authors.TextbookAdam, dict(lr=0.001, beta1=0.9, beta2=0.999))


# Those that take several gradients a step, or the loss.
def polyak_step(weights, feed):
    stepping = authors.Sps([weights], c=0.5, eta_max=0.8, eps=0.0)
    return lambda: stepping.step(loss=feed())


def extragradient(weights, feed):
    stepping = authors.ExtraSGD([weights], lr=0.1)

    def step():
        feed()
        stepping.extrapolation()
        feed()
        stepping.step()
    return step


def gsam(weights, feed):
    base = torch.optim.SGD([weights], lr=0.01, momentum=0.9)
    stepping = authors.GSAM([weights], base, gsam_alpha=0.4, rho=0.05)
    return lambda: stepping.step(feed)


def lookbehind(weights, feed):
    stepping = authors.Lookbehind_SAM(torch.optim.SGD([weights], lr=0.02), [weights], rho=0.05, k_steps=5, alpha=0.5)

    def step():
        for _ in range(5):
            feed()
            stepping.ascent_step()
            feed()
            stepping.descent_step()
    return step


def sampa(weights, feed):
    stepping = authors.SAMPa([weights], lr=0.1, rho=0.05, og=0.2)
    return lambda: stepping.step(feed)


QUADRATIC = dict(key="quad67", drive="quad")
case("polyak_step", "IssamLaradji/sps sps/sps.py 108e256", dict(c=0.5, eta_max=0.8, eps=0.0), polyak_step, **QUADRATIC)
case("extragradient", "GauthierGidel/Variational-Inequality-GAN optim/extragradient.py", dict(lr=0.1), extragradient, **QUADRATIC)
case("gsam", "juntang-zhuang/GSAM gsam/gsam.py 338ef83", dict(lr=0.01, momentum=0.9, rho=0.05, gsam_alpha=0.4, perturb_eps=1e-12), gsam, **QUADRATIC)
case("lookbehind_sam", "chandar-lab/Lookbehind-SAM lookbehind.py 3beb51f", dict(lr=0.02, rho=0.05, alpha=0.5), lookbehind, **QUADRATIC)
case("sampa", "LIONS-EPFL/SAMPa train.py 9fd7534", dict(lr=0.1, rho=0.05, og=0.2), sampa, note="the gradient before the first is that at the start, as in algorithm 1",
     **QUADRATIC)


# Wrappers.
MOMENTUM = dict(lr=1e-2, momentum=0.9)


def set_gradient(change):
    def changed(weights):
        with torch.no_grad():
            weights.grad = change(weights)
    return changed


def grokfast(weights, feed):
    model = torch.nn.Module()
    model.register_parameter("w", weights)
    stepping = torch.optim.SGD([weights], **MOMENTUM)
    grads = None

    def step():
        nonlocal grads
        feed()
        grads = authors.gradfilter_ema(model, grads, alpha=0.9, lamb=2.0)
        stepping.step()
    return step


def penalised(penalty):
    def changed(weights):
        weights.grad += torch.autograd.grad(penalty(weights), weights)[0]
    return changed


def l1l2(l1, l2):
    return lambda w: l1 * torch.sum(torch.abs(w)) + l2 * torch.sum(torch.square(w))


def keras_clip_by_norm(weights):
    norm = torch.linalg.vector_norm(weights.grad)
    return weights.grad * 4.0 / torch.maximum(norm, torch.tensor(4.0, dtype=weights.dtype))


def averaged(update_at, begins=False, **options):
    def make(weights, feed):
        model = torch.nn.Module()
        model.register_parameter("w", weights)
        average = AveragedModel(model, **options)
        if begins:
            average.update_parameters(model)
        stepping = torch.optim.SGD([weights], **MOMENTUM)

        def step():
            feed()
            stepping.step()
            if update_at(feed.step):
                average.update_parameters(model)
        return step, lambda: average.module.w
    return make


def warm_average(average, weights, updates):
    decay = min(0.8, (1 + updates.item()) / (10 + updates.item()))
    return decay * average + (1 - decay) * weights


def schedule_free(weights, feed):
    stepping = authors.ScheduleFreeWrapperReference(torch.optim.SGD([weights], **MOMENTUM), momentum=0.8)

    def step():
        feed()
        stepping.step()
    return step, lambda: stepping.state[weights]["x"]


def schedule_free_adamw(weights, feed):
    stepping = authors.AdamWScheduleFree([weights], lr=2.5e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.05, warmup_steps=10)

    def step():
        feed()
        stepping.step()
    return step, lambda: stepping.eval(weights)


def trust_ratio(weights, feed):
    state, h = {}, dict(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0)

    def step():
        feed()
        with torch.no_grad():
            weights.sub_(1e-3 * scale_by_trust_ratio(scale_by_adam(weights.grad, state, feed.step, h), weights))
    return step


def grafting(weights, feed):
    """The direction of one torch optimizer and the length of another, each with states of its own."""
    shadows = [weights.detach().clone().requires_grad_() for _ in range(2)]
    optimizers = [torch.optim.SGD([shadows[0]], **MOMENTUM), torch.optim.Adam([shadows[1]], lr=MOMENTUM["lr"], betas=[0.9, 0.999], eps=1e-8)]

    def step():
        feed()
        moves = []
        for shadow, inner in zip(shadows, optimizers):
            with torch.no_grad():
                shadow.zero_()
            shadow.grad = weights.grad.clone()
            inner.step()
            moves.append(shadow.detach().clone())
        with torch.no_grad():
            weights.add_(moves[0] * (torch.linalg.norm(moves[1]) / torch.linalg.norm(moves[0])))
    return step


def powered(weights):
    weights.grad = torch.sign(weights.grad) * torch.pow(torch.abs(weights.grad), 1.2)


def soft_threshold(weights):
    weights.copy_(torch.nn.functional.softshrink(weights, 1e-2 * 0.01))


def max_norm(weights):
    weights.copy_(torch.renorm(weights, 2, 0, 2.0))


case("gradient_power_adam", "torch.optim.Adam over optax-style gradpower", dict(**ADAM, eps=1e-8, power=1.2), over(powered, torch.optim.Adam, **ADAM, eps=1e-8))
case("clipped_adamw", "torch.nn.utils.clip_grad_norm_, torch.optim.AdamW", dict(**ADAM, eps=1e-8, weight_decay=0.05, max_norm=4.0),
     over(lambda w: torch.nn.utils.clip_grad_norm_([w], 4.0), torch.optim.AdamW, **ADAM, eps=1e-8, weight_decay=0.05))
case("clip_by_global_norm", "torch.nn.utils.clip_grad_norm_", dict(**MOMENTUM, max_norm=4.0), over(lambda w: torch.nn.utils.clip_grad_norm_([w], 4.0), **MOMENTUM))
case("clip_by_value", "torch.nn.utils.clip_grad_value_", dict(**MOMENTUM, clip_value=0.3), over(lambda w: torch.nn.utils.clip_grad_value_([w], 0.3), **MOMENTUM))
case("clip_by_norm", "keras clipnorm", dict(**MOMENTUM, clipnorm=4.0), over(set_gradient(keras_clip_by_norm), **MOMENTUM))
case("adaptive_gradient_clipping_m5x7", "kozistr/pytorch_optimizer pytorch_optimizer/optimizer/agc.py 00fbae0", dict(**MOMENTUM, agc_eps=1e-3, agc_clip_val=0.1),
     over(set_gradient(lambda w: authors.agc(w.data, w.grad, 1e-3, 0.1)), **MOMENTUM), key="m5x7/normal")
case("gradient_centralization_m5x7", "kozistr/pytorch_optimizer pytorch_optimizer/optimizer/gradient_centralization.py 00fbae0", MOMENTUM,
     over(lambda w: authors.centralize_gradient(w.grad), **MOMENTUM), key="m5x7/normal")
case("gradient_normalization", "lessw2020/Ranger21 ranger21.py, normalize_gradient", MOMENTUM, over(lambda w: authors.normalize_gradient(w.grad), **MOMENTUM))
case("orthograd", "LucasPrieto/grokking-at-the-edge-of-numerical-stability orthograd.py", MOMENTUM,
     over(lambda w: authors.OrthoGrad._orthogonalize_gradients([w]), **MOMENTUM))
case("grokfast", "ironjr/grokfast grokfast.py, gradfilter_ema 47397ee", dict(**MOMENTUM, alpha=0.9, lamb=2.0), grokfast)
case("coupled_weight_decay", "torch.optim.RMSprop with weight_decay", dict(lr=1e-3, alpha=0.99, eps=1e-8, weight_decay=0.1),
     plain(torch.optim.RMSprop, dict(lr=1e-3, alpha=0.99, eps=1e-8, weight_decay=0.1)))
case("decoupled_weight_decay", "torch.optim.AdamW", dict(**ADAM, eps=1e-8, weight_decay=0.1), plain(torch.optim.AdamW, dict(**ADAM, eps=1e-8, weight_decay=0.1)))
case("elastic_net", "keras/src/regularizers/regularizers.py L1L2, by torch.autograd", dict(**MOMENTUM, l1=0.05, l2=0.1), over(penalised(l1l2(0.05, 0.1)), **MOMENTUM))
case("l1_penalty", "keras/src/regularizers/regularizers.py L1, by torch.autograd", dict(**MOMENTUM, l1=0.05), over(penalised(l1l2(0.05, 0.0)), **MOMENTUM))
case("proximal_l1", "torch.nn.functional.softshrink", dict(**MOMENTUM, shrinkage=0.01), over(None, after=soft_threshold, **MOMENTUM))
case("max_norm_m5x7", "torch.renorm", dict(**MOMENTUM, maxnorm=2.0), over(None, after=max_norm, **MOMENTUM), key="m5x7/normal")
case("ema", "torch.optim.swa_utils get_ema_multi_avg_fn", dict(**MOMENTUM, decay=0.9), averaged(lambda t: True, multi_avg_fn=get_ema_multi_avg_fn(0.9)))
case("weight_average", "torch.optim.swa_utils get_ema_multi_avg_fn, from the start", dict(**MOMENTUM, decay=0.9, warmup=1),
     averaged(lambda t: True, begins=True, multi_avg_fn=get_ema_multi_avg_fn(0.9)))
case("weight_average_warm", "torch.optim.swa_utils AveragedModel with the decay of TensorFlow's ExponentialMovingAverage", dict(**MOMENTUM, decay=0.8, warmup=10),
     averaged(lambda t: True, begins=True, avg_fn=warm_average))
case("swa", "torch.optim.swa_utils AveragedModel", dict(**MOMENTUM, start=20, every=7), averaged(lambda t: t >= 20 and (t - 20) % 7 == 0))
case("polyak_average", "torch.optim.swa_utils AveragedModel", dict(**MOMENTUM, start=5), averaged(lambda t: t >= 5))
case("schedule_free", "facebookresearch/schedule_free schedulefree/wrap_schedulefree_reference.py 3fc8f44", dict(**MOMENTUM, wrapper_momentum=0.8), schedule_free)
case("schedule_free_adamw", "facebookresearch/schedule_free schedulefree/adamw_schedulefree.py b3be06f",
     dict(lr=2.5e-3, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.05, warmup_steps=10), schedule_free_adamw)
case("grafting", "torch.optim.SGD for the direction, torch.optim.Adam for the length", dict(**MOMENTUM, betas=[0.9, 0.999], eps=1e-8), grafting)
case("trust_ratio", "optax scale_by_adam, scale_by_trust_ratio, scale_by_learning_rate", dict(lr=1e-3, b1=0.9, b2=0.999, eps=1e-8), trust_ratio)


def main():
    inputs = recorder.read_inputs()
    wanted = set(sys.argv[2:])
    for name, source, hyperparameters, make, how in CASES:
        if not wanted or name in wanted:
            ulps, moved = recorder.record(name, source, hyperparameters, make, inputs, **how)
            print(f"{name}: {ulps} ulps, moved {moved:.3g}")
    recorder.repeat("gradient_signs", "authors/grams")
    recorder.write_names()


if __name__ == "__main__":
    numpy.seterr(all="raise", under="ignore")
    main()
