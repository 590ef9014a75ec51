"""
Writes the network as ONNX with float weights: python3 exportOnnx.py DATA FOLDER/best.pt OUT.onnx (then quantize.ts).
The expected overlap is put right by a line fitted to the pictures held out, since it was learnt on others.
"""

import sys

import numpy as np
import torch
from torch import nn

from crops import SIDE
from evaluate import overlaps
from network import MaskNet
from pictures import load
from trunk import FROZEN, Trunk


class Served(nn.Module):
    """The network as the server asks for it: probabilities instead of logits, the overlap put right."""

    def __init__(self, network, slope, offset):
        super().__init__()
        self.network, self.slope, self.offset = network, slope, offset

    def forward(self, crop, box):
        logits, overlap = self.network(crop, box)
        return torch.sigmoid(logits), torch.clamp(overlap * self.slope + self.offset, 0, 1)


def restore(path):
    trunk = Trunk()
    for block in trunk.blocks[FROZEN:]:
        block.norm = nn.BatchNorm2d(block.project.out_channels)
    network = MaskNet(trunk)
    network.load_state_dict(torch.load(path))
    return network.eval()


def line_of(network, pictures):
    """Least squares over exact boxes and boxes with edges moved by up to a tenth."""
    results = np.concatenate([overlaps(network, pictures), overlaps(network, pictures, 0.1)])
    slope, offset = np.polyfit(results[:, 1], results[:, 0], 1)
    print(f"overlap = {slope:.3f} x expected + {offset:.3f}, {len(results)} cases held out")
    return float(slope), float(offset)


def main(data, path, out):
    torch.set_num_threads(1)
    network = restore(path)
    _, held = load(data)
    names = ["crop", "box", "mask", "overlap"]
    torch.onnx.export(
        Served(network, *line_of(network, held)),
        (torch.zeros(2, SIDE, SIDE, 3), torch.tensor([[0.2, 0.2, 0.8, 0.8]] * 2)),
        out,
        opset_version=14,
        input_names=names[:2],
        output_names=names[2:],
        dynamic_axes={name: {0: "n"} for name in names},
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
