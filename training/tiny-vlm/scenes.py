"""The drawn scenes that drawScenes.ts wrote: pixels, objects, and batches of pictures of one size."""

import json

import numpy as np

FIGURES = ("circle", "square", "triangle", "star", "cross")
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "black")
WORDS = (
    "STOP", "EXIT", "HELP", "TAXI", "CAFE", "MENU", "FIRE", "RAIN",
    "SHOP", "DOOR", "LAMP", "KIND", "PARK", "NEXT", "FOOD", "MILK",
)  # fmt: skip


class Thing:
    """A figure of a scene; its box is in shares of the picture's sides."""

    def __init__(self, figure, colour, box):
        self.figure, self.colour, self.box = figure, colour, box
        self.x, self.y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2

    @property
    def name(self):
        return f"{self.colour} {self.figure}"


class Scene:
    """Figures from left to right (then top to bottom) and the word, if there is one, with the centre of it."""

    def __init__(self, width, height, things, word=None, word_at=None):
        self.width, self.height = width, height
        self.things = sorted(things, key=lambda thing: (thing.box[0], thing.box[1]))
        self.word, self.word_at = word, word_at

    def mirrored(self):
        things = [
            Thing(t.figure, t.colour, (1 - t.box[2], t.box[1], 1 - t.box[0], t.box[3])) for t in self.things
        ]
        return Scene(self.width, self.height, things)


def scene_of(line):
    width, height = line["width"], line["height"]
    share = lambda box: (box["x0"] / width, box["y0"] / height, box["x1"] / width, box["y1"] / height)
    things = [Thing(o["figure"], o["colour"], share(o["box"])) for o in line["objects"]]
    if "word" not in line:
        return Scene(width, height, things)
    box = share(line["word"]["box"])
    return Scene(width, height, things, line["word"]["text"], ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


class Scenes:
    """All scenes of a folder; `batch(indices)` gives pictures [n,3,H,W] of -1…1 and their scenes."""

    def __init__(self, folder, most=None):
        with open(f"{folder}/scenes.jsonl") as file:
            lines = [json.loads(line) for line in file]
        pixels = np.memmap(f"{folder}/pixels.raw", dtype=np.uint8, mode="r")
        whole = [l for l in lines if l["offset"] + l["width"] * l["height"] * 3 <= len(pixels)]
        self.pixels, self.offsets = pixels, [line["offset"] for line in whole[:most]]
        self.scenes = [scene_of(line) for line in whole[:most]]
        self.by_size = {}
        for index, scene in enumerate(self.scenes):
            self.by_size.setdefault((scene.width, scene.height), []).append(index)

    def picture(self, index):
        scene, start = self.scenes[index], self.offsets[index]
        end = start + scene.width * scene.height * 3
        return self.pixels[start:end].reshape(scene.height, scene.width, 3)

    def batch(self, indices, random=None):
        pictures, scenes = [], []
        for index in indices:
            picture, scene = self.picture(index), self.scenes[index]
            if random is not None and not scene.word and random.random() < 0.5:
                picture, scene = picture[:, ::-1], scene.mirrored()
            pictures.append(picture.transpose(2, 0, 1))
            scenes.append(scene)
        return np.stack(pictures).astype(np.float32) / 127.5 - 1, scenes

    def batches(self, size, random):
        """Endless batches of pictures of one size each, every picture once an epoch."""
        while True:
            groups = []
            for indices in self.by_size.values():
                order = random.permutation(indices)
                groups += [order[i : i + size] for i in range(0, len(order), size)]
            for group in random.permutation(np.array(groups, dtype=object)):
                yield self.batch(group, random)
