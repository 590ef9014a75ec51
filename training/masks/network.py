"""The mask network: a crop and the box in it to the foreground probability of each cell and the expected overlap."""

import torch
from torch import nn
from torch.nn import functional as F

from trunk import FROZEN, SameConv, load_trunk

SIDE = 128  # of the crop; the mask has half of it
MAPS = 5
HINTED = {3: 32, 6: 64}  # blocks of the trunk that are told where the box is, with their channels
DROPPED = 0.15  # share of the channels that a stage does without in each step of training
STAGES = ((88, 96, 2), (32, 64, 2), (24, 40, 1), (16, 24, 1))  # skip channels, own channels, blocks; stride 16 first


def position_maps(box, side):
    """u, v, u², v², max(|u|, |v|), where the box spans -1…1; box [n,4] is x0, y0, x1, y1 in sides of the crop."""
    centres = (torch.arange(side, dtype=torch.float32) + 0.5) / side
    centre = (box[:, :2] + box[:, 2:]) / 2
    half = ((box[:, 2:] - box[:, :2]) / 2).clamp(min=1e-3)
    u = ((centres[None, :] - centre[:, :1]) / half[:, :1]).clamp(-3, 3)
    v = ((centres[None, :] - centre[:, 1:]) / half[:, 1:]).clamp(-3, 3)
    plane = torch.zeros(1, 1, side, side)
    u, v = u[:, None, None, :] + plane, v[:, None, :, None] + plane
    return torch.cat([u, v, u * u, v * v, torch.maximum(u.abs(), v.abs())], 1)


class Block(nn.Module):
    """Depthwise 5×5, then a mix of the channels, added to the input."""

    def __init__(self, channels):
        super().__init__()
        self.depthwise = nn.Conv2d(channels, channels, 5, padding=2, groups=channels, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.mix = nn.Conv2d(channels, channels, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)

    def forward(self, x):
        return x + self.norm2(self.mix(F.hardswish(self.norm1(self.depthwise(x)))))


class Stage(nn.Module):
    """One resolution of the decoder: coarser features, doubled, meet those of the trunk and the position maps."""

    def __init__(self, coarser, skip, channels, blocks):
        super().__init__()
        self.skip_norm = nn.BatchNorm2d(skip)
        self.from_skip = nn.Conv2d(skip + MAPS, channels, 1, bias=False)
        self.from_coarser = nn.Conv2d(coarser, channels, 1, bias=False) if coarser else None
        self.norm = nn.BatchNorm2d(channels)
        self.blocks = nn.Sequential(*(Block(channels) for _ in range(blocks)))

    def forward(self, skip, maps, coarser=None):
        skip = F.dropout2d(self.skip_norm(skip), DROPPED, self.training)
        x = self.from_skip(torch.cat([skip, maps], 1))
        if self.from_coarser:
            coarser = self.from_coarser(F.dropout2d(coarser, DROPPED, self.training))
            x = x + F.interpolate(coarser, scale_factor=2.0, mode="bilinear", align_corners=False)
        return self.blocks(F.hardswish(self.norm(x)))


class OverlapHead(nn.Module):
    """Guesses the intersection over union from features inside and outside the mask; the mask learns nothing of it."""

    def __init__(self, channels):
        super().__init__()
        self.hidden = nn.Linear(2 * channels + 4, 32)
        self.out = nn.Linear(32, 1)

    def forward(self, features, probability, inside):
        small = F.avg_pool2d(probability * inside, 2)
        rest = (F.avg_pool2d(inside, 2) - small).clamp(min=0)
        pooled = [self.average(features, small), self.average(features, rest)]
        statistics = self.statistics(probability, inside)
        return torch.sigmoid(self.out(F.relu(self.hidden(torch.cat([*pooled, statistics], 1)))))[:, 0]

    @staticmethod
    def average(features, weight):
        return (features * weight).sum((2, 3)) / (weight.sum((2, 3)) + 1)

    @staticmethod
    def statistics(probability, inside):
        """Share of the box covered, doubt, and the overlap to be expected were the probabilities true."""
        p = probability * inside
        area = inside.sum((2, 3)) + 1
        covered = p.sum((2, 3))
        certain = F.relu(p - 0.5).sum((2, 3)) * 2
        doubt = (p * (1 - p) * inside).sum((2, 3))
        return torch.cat([covered / area, certain / area, doubt / area, (covered - doubt) / (covered + 1)], 1)


class MaskNet(nn.Module):
    """
    Inputs: crop [n,S,S,3], RGB 0…255; box [n,4], x0, y0, x1, y1 in sides of the crop.
    Outputs: logits of the mask [n,S/2,S/2]; expected intersection over union [n].
    """

    def __init__(self, trunk):
        super().__init__()
        self.trunk = trunk
        self.hints = nn.ModuleDict(
            {str(block): nn.Conv2d(MAPS, channels, 1) for block, channels in HINTED.items()}
        )
        for hint in self.hints.values():
            nn.init.zeros_(hint.weight)
            nn.init.zeros_(hint.bias)
        coarser = (None, *(channels for _, channels, _ in STAGES))
        self.stages = nn.ModuleList(Stage(c, *stage) for c, stage in zip(coarser, STAGES))
        self.out = nn.Conv2d(STAGES[-1][1], 1, 1)
        self.overlap = OverlapHead(STAGES[-2][1])
        self.freeze()

    def freeze(self):
        frozen = [self.trunk.stem, *self.trunk.blocks[:FROZEN]]
        for module in frozen:
            for parameter in module.parameters():
                parameter.requires_grad_(False)

    def forward(self, crop, box):
        side = SIDE // 16
        maps = [position_maps(box, side << i) for i in range(4)]
        hints = {3: self.hints["3"](maps[1]), 6: self.hints["6"](maps[0])}
        features = self.trunk(crop.permute(0, 3, 1, 2), hints)[::-1]
        x, coarse = None, None
        for stage, skip, map in zip(self.stages, features, maps):
            coarse, x = x, stage(skip, map, x)
        logits = self.out(x)
        inside = (maps[3][:, 4:] <= 1).float()
        overlap = self.overlap(coarse.detach(), torch.sigmoid(logits.detach()), inside)
        return logits[:, 0], overlap


def normalise_trunk(trunk, crops):
    """
    Puts a batch normalisation after each projection that will be trained, set up so that it changes nothing at first:
    without any, the activations of the trunk grow without bound.
    """
    trunk.eval()
    with torch.no_grad():
        x = F.hardswish(trunk.stem(crops.permute(0, 3, 1, 2)))
        for index, block in enumerate(trunk.blocks):
            if index >= FROZEN:
                projected, _ = block(x)
                block.norm = identity_norm(projected)
            x = trunk.block(index, x)


def identity_norm(values):
    norm = nn.BatchNorm2d(values.shape[1])
    mean, variance = values.mean((0, 2, 3)), values.var((0, 2, 3))
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)
    norm.weight.data.copy_((variance + norm.eps).sqrt())
    norm.bias.data.copy_(mean)
    return norm


def build(folder, crops):
    """A fresh network; `crops` [n,S,S,3] set up the normalisation."""
    trunk = load_trunk(folder)
    normalise_trunk(trunk, crops)
    return MaskNet(trunk)
