"""
What the trained vision encoder tells of pictures, for the last stage of the language model's training:
  python3 seen.py DATA VISION.pt OUT.npy      writes [cells of all pictures,classes] as 16-bit floats
"""

import sys

import numpy as np
import torch

from cells import CLASSES, PARTS, CellHeads, cell_of, figure_of, left_of
from scenes import Scenes
from vision import WIDTH, Vision


class Seen:
    """Likelihoods of scenes by their index, as oracle.likelihoods gives them."""

    def __init__(self, path, scenes):
        self.all = np.load(path, mmap_mode="r")
        self.starts = np.cumsum([0] + [scene.width * scene.height // 1024 for scene in scenes])
        for index, scene in enumerate(scenes):
            self.put_in_order(scene, self.of([index]))

    def put_in_order(self, scene, likely):
        """Figures in the order in which they are seen, so that lists are taught in an order that can be known."""
        seen, left = figure_of(likely) > 0.5, left_of(likely)

        def place(thing):
            cell = cell_of(scene, thing.x, thing.y)
            return (left[cell].item() if seen[cell] else 100 * thing.box[0], cell)

        scene.things.sort(key=place)

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
                said = heads.likelihoods(vision(torch.from_numpy(scenes.batch(chosen)[0])))
                likely = torch.cat(list(said.values()), -1).numpy()
                for index, part in zip(chosen, likely):
                    told[starts[index] : starts[index + 1]] = part
    np.save(out, told)


if __name__ == "__main__":
    main(*sys.argv[1:])
