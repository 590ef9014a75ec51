"""Labelled pictures together with what the detector sees in them."""

import json
from collections import Counter, defaultdict

import numpy as np

REFERENCE = 0.0067  # share of the picture at which a score stays as it is
BIG = 0.04  # share of the picture from which a caption should name an object
COUNTABLE = 0.01  # questions ask how many there are only of things of at least this share
MOST_COUNTED = 3
NOISE = 0.02  # the detector reports nothing below


class Picture:
    def __init__(self, entry, detections):
        self.area = entry["width"] * entry["height"]
        self.objects = entry["objects"]
        self.labels = {o["label"] for o in self.objects}
        self.big = {o["label"] for o in self.objects if not o["iscrowd"] and self.share(o) >= BIG}
        self.seen = defaultdict(list)
        for d in detections:
            box = d["box"]
            corners = (box["y0"], box["x0"], box["y1"], box["x1"])
            share = (box["y1"] - box["y0"]) * (box["x1"] - box["x0"]) / self.area
            self.seen[d["label"]].append((d["score"], share, corners))

    def share(self, labelled):
        y0, x0, y1, x1 = labelled["box"]
        return (y1 - y0) * (x1 - x0) / self.area

    def counts(self):
        """How many there are of each kind that a question may ask the number of."""
        groups = defaultdict(list)
        for o in self.objects:
            groups[o["label"]].append(o)
        return {k: len(g) for k, g in groups.items() if len(g) <= MOST_COUNTED and all(map(self.is_countable, g))}

    def is_countable(self, labelled):
        return not labelled["iscrowd"] and self.share(labelled) >= COUNTABLE


def load(folder, detections):
    entries = json.load(open(f"{folder}/segmentation.json"))["images"]
    seen = json.load(open(detections))
    return [Picture(entry, seen[entry["file"]]) for entry in entries]


def frequencies(pictures):
    """In how many pictures each kind is."""
    return Counter(label for picture in pictures for label in picture.labels)


def questions(pictures):
    """(picture, kind, is there, weight) of "Is there a K?": up to two present kinds a picture, all alike, and as many
    absent ones, by their frequency. The weight is how often a question would be drawn."""
    often = frequencies(pictures)
    for number, picture in enumerate(pictures):
        absent = [kind for kind in often if kind not in picture.labels]
        total = sum(often[kind] for kind in absent)
        asked = min(2, len(picture.labels))
        for kind in sorted(picture.labels):
            yield number, kind, 1, asked / len(picture.labels)
        for kind in sorted(absent):
            yield number, kind, 0, asked * often[kind] / total


def logit(share):
    clipped = np.clip(share, 1e-4, 0.98)
    return np.log(clipped / (1 - clipped))


def sigmoid(value):
    return 1 / (1 + np.exp(-value))
