"""The trunk of the embedded detector (MobileNetV3, stem to stride 16) with its trained weights."""

import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# expansion, output channels, kernel, stride, squeeze channels (0: none), hard swish
BLOCKS = [
    (16, 16, 3, 1, 0, False),
    (64, 24, 3, 2, 0, False),
    (72, 24, 3, 1, 0, False),
    (72, 32, 5, 2, 24, False),
    (96, 32, 5, 1, 24, False),
    (96, 32, 5, 1, 24, False),
    (192, 64, 3, 2, 0, True),
    (160, 64, 3, 1, 0, True),
    (144, 64, 3, 1, 0, True),
    (144, 64, 3, 1, 0, True),
    (384, 88, 3, 1, 96, True),
    (528, 88, 3, 1, 136, True),
]
FROZEN = 3  # stem and so many blocks keep their weights


class SameConv(nn.Conv2d):
    """Convolution with TensorFlow's SAME padding for sides that are multiples of the stride."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1):
        super().__init__(inputs, outputs, kernel, stride, 0, groups=groups)
        total = kernel - stride
        self.before, self.after = total // 2, total - total // 2
        if self.before == self.after:
            self.padding = (self.before, self.before)

    def forward(self, x):
        if self.before != self.after:
            x = F.pad(x, (self.before, self.after, self.before, self.after))
        return super().forward(x)


class SqueezeExcite(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.reduce = nn.Conv2d(channels, squeezed, 1)
        self.expand = nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        return x * F.hardsigmoid(self.expand(F.relu(self.reduce(x.mean((2, 3), keepdim=True)))))


class InvertedResidual(nn.Module):
    """The trained weights have their normalisation folded in; `norm` after the projection takes its place again."""

    def __init__(self, index, inputs, expanded, outputs, kernel, stride, squeezed, swish):
        super().__init__()
        self.activation = F.hardswish if swish else F.relu
        self.expand = SameConv(inputs, expanded, 1) if index > 0 else None
        self.depthwise = SameConv(expanded, expanded, kernel, stride, groups=expanded)
        self.squeeze = SqueezeExcite(expanded, squeezed) if squeezed else None
        self.project = SameConv(expanded, outputs, 1)
        self.norm = nn.Identity()
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        y = self.activation(self.expand(x)) if self.expand else x
        y = self.activation(self.depthwise(y))
        if self.squeeze:
            y = self.squeeze(y)
        return self.norm(self.project(y)), (x if self.residual else None)


class Trunk(nn.Module):
    """Picture [n,3,h,w] of 0…255 to features at strides 2, 4, 8 and 16 (16, 24, 32 and 88 channels)."""

    def __init__(self):
        super().__init__()
        self.stem = SameConv(3, 16, 3, 2)
        self.register_buffer("stem_scale", torch.ones(()))
        inputs, blocks = 16, []
        for index, (expanded, outputs, *rest) in enumerate(BLOCKS):
            blocks.append(InvertedResidual(index, inputs, expanded, outputs, *rest))
            inputs = outputs
        self.blocks = nn.ModuleList(blocks)

    def block(self, index, x):
        y, shortcut = self.blocks[index](x)
        if shortcut is not None:
            y = y + (shortcut * self.stem_scale if index == 0 else shortcut)
        return y

    def forward(self, picture, hints=None):
        """`hints` maps a block's index to what is added to its output."""
        x = F.hardswish(self.stem(picture))
        features = []
        for index in range(len(BLOCKS)):
            x = self.block(index, x)
            if hints and index in hints:
                x = x + hints[index]
            if index in (0, 2, 5, 11):
                features.append(x)
        return features


def load_trunk(folder):
    """The trunk with the weights that exportTrunk.ts wrote."""
    index = json.load(open(f"{folder}/trunk.json"))
    values = np.fromfile(f"{folder}/trunk.bin", np.float32)
    weights = {}
    for entry in index:
        size = int(np.prod(entry["shape"]))
        weights[entry["name"]] = torch.from_numpy(values[entry["offset"] :][:size].reshape(entry["shape"]))
    trunk = Trunk()
    trunk.stem_scale.copy_(weights.pop("stem/scale"))
    fill(trunk.stem, weights, "Conv/")
    for i, block in enumerate(trunk.blocks):
        prefix = "expanded_conv/" if i == 0 else f"expanded_conv_{i}/"
        if block.expand:
            fill(block.expand, weights, prefix + "expand/")
        fill(block.depthwise, weights, prefix + "depthwise/")
        if block.squeeze:
            fill(block.squeeze.expand, weights, prefix + "squeeze_excite/Conv_1/")
            fill(block.squeeze.reduce, weights, prefix + "squeeze_excite/Conv/")
        fill(block.project, weights, prefix + "project/")
    if weights:
        raise ValueError(f"left over: {list(weights)}")
    return trunk


def fill(convolution, weights, prefix):
    for part, parameter in (("/kernel", convolution.weight), ("/bias", convolution.bias)):
        (name,) = [name for name in weights if name.startswith(prefix) and name.endswith(part)]
        parameter.data.copy_(weights.pop(name))
