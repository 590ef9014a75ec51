"""Mean intersection over union at the pictures' own resolution."""

import cv2
import numpy as np
import torch

from crops import SIDE, draw_mask, plain_crop, window_of

MIN_SHARE = 0.01


def cases(pictures, spread, seed=1):
    """(object, box) for each object of at least a hundredth of the picture, edges moved by up to `spread`."""
    random = np.random.default_rng(seed)
    for picture in pictures:
        for labelled in picture.objects:
            if labelled.share >= MIN_SHARE:
                size = np.tile(labelled.box[2:] - labelled.box[:2], 2)
                yield labelled, labelled.box + random.uniform(-spread, spread, 4) * size


def overlaps(network, pictures, spread=0.0):
    """[n,2]: true intersection over union of each object, and the one the network expected."""
    network.eval()
    results = []
    with torch.no_grad():
        for labelled, box in cases(pictures, spread):
            pixels, corners = plain_crop(labelled, box)
            logits, expected = network(
                torch.from_numpy(pixels)[None].float(), torch.from_numpy(corners)[None]
            )
            results.append((overlap(labelled, box, logits[0].numpy()), expected.item()))
    return np.array(results)


def overlap(labelled, box, logits):
    picture = labelled.picture
    identity = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    side = max(picture.width, picture.height)
    truth = draw_mask(labelled.rings, identity, side)[: picture.height, : picture.width] > 127
    mask = paste(logits, box, picture.width, picture.height)
    return (truth & mask).sum() / max((truth | mask).sum(), 1)


def paste(logits, box, width, height):
    """The mask in the picture: logits interpolated, cut at the box."""
    window = window_of(box)
    xs, ys = np.arange(width) + 0.5, np.arange(height) + 0.5
    cells = logits.shape[0]
    map_x = ((xs - window[0]) / (window[2] - window[0]) * cells - 0.5).astype(np.float32)
    map_y = ((ys - window[1]) / (window[3] - window[1]) * cells - 0.5).astype(np.float32)
    grid_x, grid_y = np.meshgrid(np.clip(map_x, 0, cells - 1), np.clip(map_y, 0, cells - 1))
    values = cv2.remap(logits, grid_x, grid_y, cv2.INTER_LINEAR)
    inside = (xs >= box[0]) & (xs < box[2])
    return (values > 0) & inside[None, :] & ((ys >= box[1]) & (ys < box[3]))[:, None]
