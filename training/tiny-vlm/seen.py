"""
What the trained vision encoder tells of pictures, for the last stage of the language model's training:
  python3 seen.py DATA VISION.pt OUT.npy      writes [cells of all pictures,classes] as 16-bit floats
"""

import sys

import numpy as np
import torch

from cells import CLASSES, PARTS, CellHeads
from scenes import Scenes
from vision import WIDTH, Vision


class Seen:
    """Likelihoods of scenes by their index, as oracle.likelihoods gives them."""

    def __init__(self, path, scenes):
        self.all = np.load(path, mmap_mode="r")
        self.starts = np.cumsum([0] + [scene.width * scene.height // 1024 for scene in scenes])

    def of(self, indices):
        told = np.concatenate([self.all[self.starts[i] : self.starts[i + 1]] for i in indices]).astype(np.float32)
        return dict(zip(PARTS, torch.from_numpy(told).split(list(PARTS.values()), -1)))


def main(data, weights, out):
    vision, heads, scenes = Vision(), CellHeads(WIDTH), Scenes(data)
    vision.load_state_dict(torch.load(weights)["vision"])
    heads.load_state_dict(torch.load(weights)["heads"])
    starts = np.cumsum([0] + [scene.width * scene.height // 1024 for scene in scenes.scenes])
    told = np.zeros((starts[-1], CLASSES), np.float16)
    with torch.no_grad():
        for indices in scenes.by_size.values():
            for first in range(0, len(indices), 32):
                chosen = indices[first : first + 32]
                said = heads(vision(torch.from_numpy(scenes.batch(chosen)[0])))
                likely = torch.cat([torch.softmax(part, -1) for part in said.values()], -1).numpy()
                for index, part in zip(chosen, likely):
                    told[starts[index] : starts[index + 1]] = part
    np.save(out, told)


if __name__ == "__main__":
    main(*sys.argv[1:])
