"""The box layers, each in a small net that is a torch.nn.Module of PyTorch's own layers.

Beside NAME.json stand, in PyTorch's names and layouts: NAME.safetensors, the state dictionary from which everything starts (NAME.f32.safetensors is the same
in float32), NAME.gradients.safetensors, the gradients of the first training call, and NAME.SGD.safetensors and NAME.AdamW.safetensors, the state dictionary
after five steps.
"""

import copy

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn

import recording
from layers import first, last
from recording import Names, model, out


class Layout:
    """How a parameter of ours lies in a state dictionary: its key there, its axes here, and the change from there to here."""

    def __init__(self, file, axes, change=lambda tensor: tensor):
        self.file, self.axes, self.change = file, axes, change


def same(file, axes):
    return {file: Layout(file, axes)}


def linear(name):
    return {f"{name}.weight": Layout(f"{name}.weight", "m n", torch.t)} | same(f"{name}.bias", "n")


def norm(name, axis):
    return same(f"{name}.weight", axis) | same(f"{name}.bias", axis)


def running(name):
    return {f"{name}.m": Layout(f"{name}.running_mean", "c"), f"{name}.v": Layout(f"{name}.running_var", "c")}


def convolution(name):
    return {f"{name}.weight": Layout(f"{name}.weight", "kh kw C F", lambda weight: weight.permute(2, 3, 1, 0))} | same(f"{name}.bias", "F")


def attention(name, file, d, h):
    """Rows of in_proj_weight are first the queries' h*c outputs, then the keys', then the values'."""
    c = d // h
    found = {}
    for place, letter in enumerate("QKV"):
        rows = slice(place * d, (place + 1) * d)
        found[f"{name}.{letter}"] = Layout(f"{file}.in_proj_weight", "d h c", lambda weight, rows=rows: weight[rows].T.reshape(d, h, c))
    for place, letter in enumerate("qkv"):
        rows = slice(place * d, (place + 1) * d)
        found[f"{name}.b{letter}"] = Layout(f"{file}.in_proj_bias", "h c", lambda bias, rows=rows: bias[rows].reshape(h, c))
    found[f"{name}.O"] = Layout(f"{file}.out_proj.weight", "h c d", lambda weight: weight.T.reshape(h, c, d))
    found[f"{name}.bo"] = Layout(f"{file}.out_proj.bias", "d")
    return found


class ModuleCase:
    """A module whose forward(data) answers loss, result; its parameters, drawn anew, and where they lie."""

    def __init__(self, draw, module, data, result, parameters, states=None):
        self.module, self.data, self.result = module, data, result
        self.layouts = parameters | (states or {})
        self.parameters = {name: (layout.axes,) for name, layout in parameters.items()}
        self.states = {name: (layout.axes,) for name, layout in (states or {}).items()}
        self.files = {name: layout.file for name, layout in self.layouts.items()}
        with torch.no_grad():
            for name, parameter in module.named_parameters():
                norms = name.endswith("weight") and parameter.dim() == 1
                parameter.copy_(draw(*parameter.shape, scale=0.2, shift=1) if norms else draw(*parameter.shape, scale=0.5 if parameter.dim() > 1 else 0.2))
            for name, buffer in module.named_buffers():
                if name.endswith("running_mean"):
                    buffer.copy_(draw(*buffer.shape, scale=0.5))
                elif name.endswith("running_var"):
                    buffer.copy_(draw(*buffer.shape).square().mul(1024).round().div(1024) + 0.5)
                else:
                    buffer.fill_(7)
        assert {layout.file for layout in self.layouts.values()} == set(module.state_dict()) - {key for key in module.state_dict() if "num_batches" in key}

    def net(self):
        return ModuleNet(self)

    def save(self, path):
        net = self.net()
        state = net.module.state_dict()
        write(state, f"{path}.safetensors")
        write({name: value.float() if value.is_floating_point() else value for name, value in state.items()}, f"{path}.f32.safetensors")
        write(recording.gradients(net, net.call(train=True)), f"{path}.gradients.safetensors")
        for name, optimizer in recording.OPTIMIZERS.items():
            net = self.net()
            recording.steps(net, *optimizer)
            write(net.module.state_dict(), f"{path}.{name}.safetensors")


def write(tensors, path):
    save_file({name: value.detach().contiguous() for name, value in tensors.items()}, path)


class ModuleNet:
    def __init__(self, case):
        self.case, self.module = case, copy.deepcopy(case.module)
        self.data = Names({name: tensor for name, (_, tensor) in case.data.items()})

    def call(self, train, keep=True):
        """Running statistics are kept where they stand, or of a copy where the call is to leave no trace."""
        module = self.module.train(train)
        if keep:
            return out(*module(self.data))
        return out(*torch.func.functional_call(module, {name: buffer.clone() for name, buffer in module.named_buffers()}, (self.data,)))

    def parameters(self):
        return dict(self.module.named_parameters())

    def named(self, tensors):
        return {name: layout.change(tensors[layout.file].detach()) for name, layout in self.case.layouts.items() if name in self.case.parameters}

    def states(self):
        state = self.module.state_dict()
        return {name: state[self.case.files[name]] for name in self.case.states}


class Net(nn.Module):
    """Layers by name, and what they do with the data."""

    def __init__(self, compute, **layers):
        super().__init__()
        self.compute = compute
        for name, layer in layers.items():
            self.add_module(name, layer)

    def forward(self, data):
        return self.compute(self, data)


def classified(z, y):
    return F.cross_entropy(z, y), F.softmax(z, -1)


def against(z, t):
    return F.mse_loss(z, t), z


LABELLED = "loss = crossentropy(z, y); softmax(z, c)"
COMPARED = "loss = mean((z - t)²); z"


@model("box/DenseNet", f"x[N, k]; y[N]; z[N, c] = Dense(tanh(Dense(x, 5)), 3); {LABELLED}", None, {"k": 4}, box=["Dense"])
def dense(draw):
    net = Net(lambda net, d: classified(net.z(torch.tanh(net.dense(d.x))), d.y), dense=nn.Linear(4, 5), z=nn.Linear(5, 3))
    return ModuleCase(draw, net, {"x": ("N k", draw(6, 4)), "y": ("N", draw.ints(3, 6))}, "N c", linear("dense") | linear("z"))


@model("box/EmbeddingNet", f"tokens[N, T]; y[N]; e = Embedding(tokens, 7, 4); z[N, c] = Dense(mean(e, T), 3); {LABELLED}", None, {}, box=["Dense", "Embedding"])
def embedding(draw):
    net = Net(lambda net, d: classified(net.z(net.e(d.tokens).mean(1)), d.y), e=nn.Embedding(7, 4), z=nn.Linear(4, 3))
    return ModuleCase(draw, net, {"tokens": ("N T", draw.ints(6, 5, 3)), "y": ("N", draw.ints(3, 5))}, "N c", same("e.weight", "n d") | linear("z"))


@model("box/BatchNormNet", f"x[N, k]; y[N]; z[N, c] = Dense(tanh(BatchNorm(x)), 3); {LABELLED}", None, {"k": 4}, box=["Dense", "BatchNorm"],
       remarks="PyTorch's running_var takes the variance over n - 1; n is 6.")
def batch_norm(draw):
    net = Net(lambda net, d: classified(net.z(torch.tanh(net.batchNorm(d.x))), d.y), batchNorm=nn.BatchNorm1d(4), z=nn.Linear(4, 3))
    return ModuleCase(draw, net, {"x": ("N k", draw(6, 4, scale=1.5, shift=0.5)), "y": ("N", draw.ints(3, 6))}, "N c", norm("batchNorm", "c") | linear("z"),
                      running("batchNorm"))


@model("box/BatchNormNetOfImages", "x[N, H, W, C]; t[N, H, W, C]; z = BatchNorm(x); loss = mean((z - t)²); z", None, {"C": 3}, box=["BatchNorm"],
       remarks="PyTorch's running_var takes the variance over n - 1; n is 3*4*2 = 24.")
def batch_norm_of_images(draw):
    net = Net(lambda net, d: against(last(net.z(first(d.x))), d.t), z=nn.BatchNorm2d(3))
    return ModuleCase(draw, net, {"x": ("N H W C", draw(3, 4, 2, 3, scale=1.5, shift=-0.5)), "t": ("N H W C", draw(3, 4, 2, 3))}, "N H W C", norm("z", "c"),
                      running("z"))


@model("box/LayerNormNet", f"x[N, T, k]; t[N, T, k]; z = LayerNorm(x); {COMPARED}", None, {"k": 5}, box=["LayerNorm"])
def layer_norm(draw):
    net = Net(lambda net, d: against(net.z(d.x), d.t), z=nn.LayerNorm(5))
    return ModuleCase(draw, net, {"x": ("N T k", draw(3, 4, 5, shift=0.5)), "t": ("N T k", draw(3, 4, 5))}, "N T k", norm("z", "d"))


@model("box/RMSNormNet", f"x[N, T, k]; t[N, T, k]; z = RMSNorm(x, ε: 1e-5); {COMPARED}", None, {"k": 5}, box=["RMSNorm"])
def rms_norm(draw):
    net = Net(lambda net, d: against(net.z(d.x), d.t), z=nn.RMSNorm(5, eps=1e-5))
    return ModuleCase(draw, net, {"x": ("N T k", draw(3, 4, 5, shift=0.5)), "t": ("N T k", draw(3, 4, 5))}, "N T k", same("z.weight", "d"))


@model("box/GroupNormNet", f"x[N, H, W, C]; t[N, H, W, C]; z = GroupNorm(x, 2); {COMPARED}", None, {"C": 4}, box=["GroupNorm"],
       remarks="Two groups of two channels, each over H and W as well; ε is 1e-5.")
def group_norm(draw):
    net = Net(lambda net, d: against(last(net.z(first(d.x))), d.t), z=nn.GroupNorm(2, 4))
    return ModuleCase(draw, net, {"x": ("N H W C", draw(3, 3, 2, 4, scale=1.5, shift=0.5)), "t": ("N H W C", draw(3, 3, 2, 4))}, "N H W C", norm("z", "c"))


@model("box/GroupNormNetOfVectors", f"x[N, C]; t[N, C]; z = GroupNorm(x, 2); {COMPARED}", None, {"C": 6}, box=["GroupNorm"])
def group_norm_of_vectors(draw):
    net = Net(lambda net, d: against(net.z(d.x), d.t), z=nn.GroupNorm(2, 6))
    return ModuleCase(draw, net, {"x": ("N C", draw(4, 6, shift=0.5)), "t": ("N C", draw(4, 6))}, "N C", norm("z", "c"))


def register_convolution(name, call, layer, height, width, remarks=None):
    @model(f"box/{name}", f"x[N, H, W, C]; y[N]; h = {call}; z[N, c] = Dense(mean(tanh(h), H, W), 3); {LABELLED}", None, {"C": 2}, box=["Dense", "Conv"],
           remarks=remarks)
    def convolved(draw):
        net = Net(lambda net, d: classified(net.z(torch.tanh(net.h(first(d.x))).mean((2, 3))), d.y), h=layer(), z=nn.Linear(3, 3))
        return ModuleCase(draw, net, {"x": ("N H W C", draw(4, height, width, 2)), "y": ("N", draw.ints(3, 4))}, "N c", convolution("h") | linear("z"))


register_convolution("ConvNet", "Conv(x, 3, 3)", lambda: nn.Conv2d(2, 3, 3), 5, 6)
register_convolution("ConvPaddedNet", "Conv(x, 3, 3, pad: 1)", lambda: nn.Conv2d(2, 3, 3, padding=1), 4, 5)
register_convolution("ConvStridedNet", "Conv(x, 3, 3, stride: 2, pad: 1)", lambda: nn.Conv2d(2, 3, 3, stride=2, padding=1), 5, 6,
                     "Of an even width the last column of the padding is not reached.")


def register_attention(name, causal):
    call = "MultiHeadAttention(x, 2, causal: true)" if causal else "MultiHeadAttention(x, 2)"

    @model(f"box/{name}", f"x[N, T, d]; t[N, T, d]; z = {call}; {COMPARED}", None, {"d": 4}, box=["MultiHeadAttention"],
           remarks="Two heads, with biases; that of the keys has the gradient 0 but for rounding. The names and layouts of the layer's parameters in memory "
           "are a proposal; those of the files are PyTorch's.")
    def attended(draw):
        mask = nn.Transformer.generate_square_subsequent_mask(4) if causal else None
        net = Net(lambda net, d: against(net.z(d.x, d.x, d.x, attn_mask=mask, need_weights=False)[0], d.t), z=nn.MultiheadAttention(4, 2, batch_first=True))
        return ModuleCase(draw, net, {"x": ("N T d", draw(3, 4, 4)), "t": ("N T d", draw(3, 4, 4))}, "N T d", attention("z", "z", 4, 2))


register_attention("AttentionNet", False)
register_attention("CausalAttentionNet", True)


def register_transformer(name, causal):
    call = "TransformerBlock(x, 2, causal: true)" if causal else "TransformerBlock(x, 2)"

    @model(f"box/{name}", f"x[N, T, d]; t[N, T, d]; z = {call}; {COMPARED}", None, {"d": 4}, box=["TransformerBlock"],
           remarks="torch.nn.TransformerEncoderLayer(4, 2, 16, dropout=0, activation='gelu', batch_first=True, norm_first=True), whose names the files have. "
           "The names and layouts in memory are a proposal, after section 7's Block.")
    def transformed(draw):
        mask = nn.Transformer.generate_square_subsequent_mask(4) if causal else None
        layer = nn.TransformerEncoderLayer(4, 2, 16, dropout=0, activation="gelu", batch_first=True, norm_first=True)
        net = Net(lambda net, d: against(net.z(d.x, src_mask=mask), d.t), z=layer)

        def renamed(ours, theirs, layouts):
            return {name.replace(theirs, ours): layout for name, layout in layouts.items()}
        return ModuleCase(draw, net, {"x": ("N T d", draw(3, 4, 4)), "t": ("N T d", draw(3, 4, 4))}, "N T d",
                          renamed("z.layerNorm", "z.norm1", norm("z.norm1", "d")) | attention("z.multiHeadAttention", "z.self_attn", 4, 2)
                          | renamed("z.layerNorm2", "z.norm2", norm("z.norm2", "d"))
                          | renamed("z.dense", "z.linear1", linear("z.linear1")) | renamed("z.dense2", "z.linear2", linear("z.linear2")))


register_transformer("TransformerNet", False)
register_transformer("CausalTransformerNet", True)


def gates(name, file, letters):
    """Rows of the matrices are the gates' outputs, one gate behind the other."""
    found = {}
    for place, letter in enumerate(letters):
        rows = slice(place * 3, (place + 1) * 3)
        for ours, theirs in (("W", "weight_ih_l0"), ("U", "weight_hh_l0")):
            found[f"{name}.{ours}{letter}"] = Layout(f"{file}.{theirs}", "k n" if ours == "W" else "n n", lambda weight, rows=rows: weight[rows].T)
        for ours, theirs in (("b", "bias_ih_l0"), ("c", "bias_hh_l0")):
            found[f"{name}.{ours}{letter}"] = Layout(f"{file}.{theirs}", "n", lambda bias, rows=rows: bias[rows])
    return found


def register_recurrent(layer, module, letters):
    @model(f"box/{layer}Net", f"x[N, T, k]; t[N, T, 3]; z = {layer}(x, 3); {COMPARED}", None, {"k": 4}, box=[layer])
    def recurrent(draw):
        net = Net(lambda net, d: against(net.z(d.x)[0], d.t), z=module(4, 3, batch_first=True))
        return ModuleCase(draw, net, {"x": ("N T k", draw(3, 5, 4)), "t": ("N T 3", draw(3, 5, 3))}, "N T 3", gates("z", "z", letters))


register_recurrent("RNN", nn.RNN, [""])
register_recurrent("GRU", nn.GRU, "rzn")
register_recurrent("LSTM", nn.LSTM, "ifgo")


@model("box/LastGRUNet", f"x[N, T, k]; y[N]; z[N, c] = Dense(GRU(x, 3, last: true), 2); {LABELLED}", None, {"k": 4}, box=["Dense", "GRU"])
def last_gru(draw):
    net = Net(lambda net, d: classified(net.z(net.gRU(d.x)[0][:, -1]), d.y), gRU=nn.GRU(4, 3, batch_first=True), z=nn.Linear(3, 2))
    return ModuleCase(draw, net, {"x": ("N T k", draw(5, 4, 4)), "y": ("N", draw.ints(2, 5))}, "N c", gates("gRU", "gRU", "rzn") | linear("z"))


@model("box/LanguageNet", """tokens[N, T]; next[N, T]; e = Embedding(tokens, 9, 6); x = e
for i in 0..2 { x = TransformerBlock(x, 2, causal: true) }
last = LayerNorm(x); z[N, T, c] = Dense(last, 9)
loss = crossentropy(z, next)
z""", None, {}, box=["Dense", "Embedding", "LayerNorm", "TransformerBlock"], remarks="A net of several layers.")
def language(draw):
    mask = nn.Transformer.generate_square_subsequent_mask(4)

    def forward(net, d):
        x = net.e(d.tokens)
        for block in net.x:
            x = block(x, src_mask=mask)
        z = net.z(net.last(x))
        return F.cross_entropy(z.transpose(1, 2), d.next), z
    blocks = nn.ModuleList(nn.TransformerEncoderLayer(6, 2, 24, dropout=0, activation="gelu", batch_first=True, norm_first=True) for _ in range(2))
    net = Net(forward, e=nn.Embedding(9, 6), x=blocks, last=nn.LayerNorm(6), z=nn.Linear(6, 9))
    parameters = same("e.weight", "n d")
    for x in ("x.0", "x.1"):
        parameters |= norm(f"{x}.norm1", "d") | attention(f"{x}.self_attn", f"{x}.self_attn", 6, 2) | norm(f"{x}.norm2", "d")
        parameters |= linear(f"{x}.linear1") | linear(f"{x}.linear2")
    return ModuleCase(draw, net, {"tokens": ("N T", draw.ints(9, 3, 4)), "next": ("N T", draw.ints(9, 3, 4))}, "N T c", parameters | norm("last", "d") | linear("z"))


@model("box/DropConnectNet", f"x[N, k]; t[N, 3]; z = DropConnect(x, 3, keep: 1); {COMPARED}", None, {"k": 4}, box=["DropConnect"],
       remarks="With keep = 1 no weight is dropped. PyTorch has no such layer: the file has nn.Linear's names and layout, the names in memory are section 7's.")
def drop_connect(draw):
    net = Net(lambda net, d: against(net.z(d.x), d.t), z=nn.Linear(4, 3))
    return ModuleCase(draw, net, {"x": ("N k", draw(5, 4)), "t": ("N 3", draw(5, 3))}, "N 3",
                      {"z.W": Layout("z.weight", "m n", torch.t), "z.b": Layout("z.bias", "n")})
