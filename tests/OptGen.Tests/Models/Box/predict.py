"""Loads safetensors files into modules of PyTorch and prints what these predict, in float64.

Standard input has a list of {name: of the net, file: in base64, data: {type, shape, values}}, standard output a list of predictions, flat.
"""

import base64
import json
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import load
from torch import nn

torch.set_default_dtype(torch.float64)


class Net(nn.Module):
    """Layers by name, and what they do with the data."""

    def __init__(self, compute, **layers):
        super().__init__()
        self.compute = compute
        for name, layer in layers.items():
            self.add_module(name, layer)

    def forward(self, data):
        return self.compute(self, data)


def classes(z):
    return F.softmax(z, -1)


def attention(causal):
    mask = nn.Transformer.generate_square_subsequent_mask(4) if causal else None
    return Net(lambda net, x: net.z(x, x, x, attn_mask=mask, need_weights=False)[0], z=nn.MultiheadAttention(4, 2, batch_first=True))


def block(causal, d=4):
    layer = nn.TransformerEncoderLayer(d, 2, 4 * d, dropout=0, activation="gelu", batch_first=True, norm_first=True)
    layer.mask = nn.Transformer.generate_square_subsequent_mask(4) if causal else None
    return layer


def transformer(causal):
    return Net(lambda net, x: net.z(x, src_mask=net.z.mask), z=block(causal))


def images(layer):
    """Channels are the second axis there."""
    return Net(lambda net, x: net.z(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1), z=layer)


def convolution(**how):
    """Channels are the second axis there; the mean over the image's two is taken."""
    return Net(lambda net, x: classes(net.z(torch.tanh(net.h(x.permute(0, 3, 1, 2))).mean((2, 3)))), h=nn.Conv2d(2, 3, 3, **how), z=nn.Linear(3, 3))


def recurrent(layer):
    return Net(lambda net, x: net.z(x)[0], z=layer(4, 3, batch_first=True))


NETS = {
    "AttentionNet": lambda: attention(False),
    "BatchNormNet": lambda: Net(lambda net, x: classes(net.z(torch.tanh(net.batchNorm(x)))), batchNorm=nn.BatchNorm1d(4), z=nn.Linear(4, 3)),
    "BatchNormNetOfImages": lambda: images(nn.BatchNorm2d(3)),
    "CausalAttentionNet": lambda: attention(True),
    "CausalTransformerNet": lambda: transformer(True),
    "ConvNet": convolution,
    "ConvPaddedNet": lambda: convolution(padding=1),
    "ConvStridedNet": lambda: convolution(stride=2, padding=1),
    "DenseNet": lambda: Net(lambda net, x: classes(net.z(torch.tanh(net.dense(x)))), dense=nn.Linear(4, 5), z=nn.Linear(5, 3)),
    "DropConnectNet": lambda: Net(lambda net, x: net.z(x), z=nn.Linear(4, 3)),
    "EmbeddingNet": lambda: Net(lambda net, x: classes(net.z(net.e(x).mean(1))), e=nn.Embedding(7, 4), z=nn.Linear(4, 3)),
    "GRUNet": lambda: recurrent(nn.GRU),
    "GroupNormNet": lambda: images(nn.GroupNorm(2, 4)),
    "GroupNormNetOfVectors": lambda: Net(lambda net, x: net.z(x), z=nn.GroupNorm(2, 6)),
    "LSTMNet": lambda: recurrent(nn.LSTM),
    "LanguageNet": lambda: Net(
        lambda net, x: net.z(net.last(net.x[1](net.x[0](net.e(x), src_mask=net.x[0].mask), src_mask=net.x[1].mask))),
        e=nn.Embedding(9, 6), x=nn.ModuleList([block(True, 6), block(True, 6)]), last=nn.LayerNorm(6), z=nn.Linear(6, 9)),
    "LastGRUNet": lambda: Net(lambda net, x: classes(net.z(net.gRU(x)[0][:, -1])), gRU=nn.GRU(4, 3, batch_first=True), z=nn.Linear(3, 2)),
    "LayerNormNet": lambda: Net(lambda net, x: net.z(x), z=nn.LayerNorm(5)),
    "RMSNormNet": lambda: Net(lambda net, x: net.z(x), z=nn.RMSNorm(5, eps=1e-5)),
    "RNNNet": lambda: recurrent(nn.RNN),
    "TransformerNet": lambda: transformer(False),
}


def predict(case):
    net = NETS[case["name"]]()
    net.load_state_dict(load(base64.b64decode(case["file"])))
    data = case["data"]
    x = torch.tensor(data["values"], dtype=torch.int64 if data["type"] == "int" else torch.float64).reshape(data["shape"])
    with torch.no_grad():
        return net.eval()(x).flatten().tolist()


print(json.dumps([predict(case) for case in json.load(sys.stdin)]))
