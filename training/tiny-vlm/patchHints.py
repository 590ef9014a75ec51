"""A help in training the vision encoder: each patch tells which figure's box it lies in, and how far that box's edges are."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from scenes import COLOURS, FIGURES
from vision import PATCH, WIDTH

UNIT = 32  # pixels


def truths(scenes):
    """Figure (0 is none) and colour [n,rows,columns], distances [n,rows,columns,4] to left, top, right and bottom edge."""
    rows, columns = scenes[0].height // PATCH, scenes[0].width // PATCH
    figure, colour = np.zeros((2, len(scenes), rows, columns), np.int64)
    distance = np.zeros((len(scenes), rows, columns, 4), np.float32)
    y, x = np.mgrid[:rows, :columns] * PATCH + PATCH / 2
    for i, scene in enumerate(scenes):
        for thing in scene.things:
            x0, y0, x1, y1 = np.array(thing.box) * [scene.width, scene.height, scene.width, scene.height]
            inside = (x >= x0 - 6) & (x < x1 + 6) & (y >= y0 - 6) & (y < y1 + 6)
            figure[i][inside], colour[i][inside] = 1 + FIGURES.index(thing.figure), COLOURS.index(thing.colour)
            distance[i][inside] = np.stack([x - x0, y - y0, x1 - x, y1 - y], -1)[inside] / UNIT
    return torch.from_numpy(figure), torch.from_numpy(colour), torch.from_numpy(distance)


class PatchHints(nn.Module):
    def __init__(self):
        super().__init__()
        self.all = nn.Linear(WIDTH, 1 + len(FIGURES) + len(COLOURS) + 4)

    def loss(self, patches, scenes):
        figure, colour, distance = truths(scenes)
        said = self.all(patches).split([1 + len(FIGURES), len(COLOURS), 4], -1)
        inside = figure > 0
        loss = F.cross_entropy(said[0].flatten(0, 2), figure.flatten())
        loss = loss + F.cross_entropy(said[1][inside], colour[inside])
        loss = loss + F.smooth_l1_loss(said[2][inside], distance[inside], beta=0.2)
        return loss, (said[0].argmax(-1) == figure)[inside].float().mean().item()
