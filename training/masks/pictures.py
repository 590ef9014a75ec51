"""The labelled pictures, decoded once into memory."""

import json

import cv2
import numpy as np

HELD_OUT = 10  # every tenth picture is not trained on
MIN_SHARE = 0.002  # of the picture; smaller objects have outlines too coarse to learn from


class Picture:
    def __init__(self, folder, entry):
        pixels = cv2.imread(f"{folder}/{entry['file']}", cv2.IMREAD_COLOR)
        self.levels = [np.ascontiguousarray(pixels[:, :, ::-1])]
        while min(self.levels[-1].shape[:2]) > 64:
            level = self.levels[-1]
            half = (level.shape[1] // 2, level.shape[0] // 2)
            self.levels.append(cv2.resize(level, half, interpolation=cv2.INTER_AREA))
        self.height, self.width = pixels.shape[:2]
        self.objects = [Labelled(self, o) for o in entry["objects"] if self.is_usable(o)]

    def is_usable(self, entry):
        y0, x0, y1, x1 = entry["box"]
        share = (y1 - y0) * (x1 - x0) / (self.width * self.height)
        return bool(entry.get("polygons")) and not entry["iscrowd"] and share >= MIN_SHARE


class Labelled:
    def __init__(self, picture, entry):
        y0, x0, y1, x1 = entry["box"]
        self.picture = picture
        self.label = entry["label"]
        self.box = np.array([x0, y0, x1, y1], np.float64)
        self.rings = [np.array(ring, np.float64) for ring in entry["polygons"] if len(ring) >= 3]

    @property
    def share(self):
        x0, y0, x1, y1 = self.box
        return (x1 - x0) * (y1 - y0) / (self.picture.width * self.picture.height)


def load(folder):
    """(pictures to train on, pictures held out)"""
    entries = json.load(open(f"{folder}/segmentation.json"))["images"]
    pictures = [Picture(folder, entry) for entry in entries]
    kept = [picture for i, picture in enumerate(pictures) if i % HELD_OUT != HELD_OUT // 2]
    held = [picture for i, picture in enumerate(pictures) if i % HELD_OUT == HELD_OUT // 2]
    return kept, held
