"""Likelihoods as a vision encoder that sees well but not perfectly would tell them, straight from the scenes."""

import numpy as np
import torch

from cells import BINS, PARTS, SIDES, around, facts

SPREADS = (0.6, 2.2)  # bins
MISTAKE = 0.5  # bins, standard deviation
UNSURE = ("alike", "tinted", "twins")  # nothing is told of them in half of the scenes


def doubtful(value, classes, random):
    """Most on the true class, a little spread over the others."""
    doubt = random.random() ** 4 * 0.3
    likely = random.dirichlet(np.full(classes, 0.3)) * doubt
    likely[value] += 1 - doubt
    return likely


def likelihoods(scenes, random):
    """For each part [cells of all scenes, classes], pictures one after the other."""
    starts = np.cumsum([0] + [scene.width * scene.height // 1024 for scene in scenes])
    likely = {name: np.zeros((starts[-1], classes), np.float32) for name, classes in PARTS.items()}
    empty = random.random((starts[-1], PARTS["kind"])) ** 8 * 0.1
    empty[:, 0] = 0
    likely["kind"][:] = empty
    likely["kind"][:, 0] = 1 - empty.sum(-1)
    places, bins = [], []
    for start, scene in zip(starts, scenes):
        is_unsure = random.random() < 0.5
        for cell, said in facts(scene):
            for name, value in said.items():
                if name in UNSURE and is_unsure:
                    likely[name][start + cell] = random.dirichlet(np.full(PARTS[name], 1.0))
                elif name not in SIDES:
                    likely[name][start + cell] = doubtful(value, PARTS[name], random)
            if "x0" in said:
                places.append(start + cell)
                bins.append([said[side] for side in SIDES])
    bins = np.clip(np.array(bins) + random.normal(0, MISTAKE, (len(bins), 4)), 0, BINS - 1)
    spread = random.uniform(*SPREADS, (len(bins), 4, 1))
    told = around(bins, spread)
    for i, side in enumerate(SIDES):
        likely[side][places] = told[:, i]
    return {name: torch.from_numpy(part) for name, part in likely.items()}
