"""
Asks about pictures that were not trained on, token by token, and prints how often each kind of answer is right:
  python3 evaluate.py DATA PICTURES WEIGHTS.pt…        (without an encoder's weights: scenes as oracle.py tells them)
"""

import json
import random as chances
import sys

import numpy as np
import torch

import questions
import tasks
from exportOnnx import restore
from oracle import likelihoods
from rows import RowMaker, Row, cells_of, positions_of
from scenes import Scenes

LONGEST = 260  # tokens of an answer


class Talker:
    """Answers one question about one picture, greedily."""

    def __init__(self, paths):
        self.words, self.modules = restore(paths)
        self.sees = any("vision" in torch.load(path) for path in paths)
        self.maker = RowMaker(self.words, 0)
        self.random = np.random.default_rng(0)

    def features(self, picture, scene):
        if not self.sees:
            return self.modules["concepts"](likelihoods([scene], self.random))
        tokens = self.modules["vision"](torch.from_numpy(picture)[None])
        return self.modules["concepts"](self.modules["heads"].likelihoods(tokens))[0]

    def prompt(self, question, scene):
        row = Row()
        self.maker.text(row, "<|im_start|>user\n")
        self.maker.picture(row, 0, cells_of(scene))
        self.maker.text(row, question + "<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")
        return row.ids

    @torch.no_grad()
    def answer(self, features, scene, question):
        language, ids = self.modules["language"], self.prompt(question, scene)
        tokens = torch.tensor([ids])
        positions = torch.from_numpy(positions_of(ids, self.maker.pad, [(scene.height // 32, scene.width // 32)]))[:, None]
        embeds = language.embed(tokens)
        embeds[tokens == self.maker.pad] = features
        states, said, seen, end = language.empty_state(1), [], len(ids), self.words.specials["<|im_end|>"]
        while len(said) < LONGEST:
            hidden, states = language.hidden(embeds, torch.ones(1, seen, dtype=torch.long), positions, states)
            best = language.logits(hidden[:, -1]).argmax().item()
            if best == end:
                break
            said.append(best)
            seen += 1
            embeds, positions = language.embed(torch.tensor([[best]])), positions[:, :, -1:] + 1
        return self.words.decode(said)


def overlap(a, b):
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(0, width) * max(0, height)
    area = lambda box: (box[2] - box[0]) * (box[3] - box[1])
    return both / max(1e-9, area(a) + area(b) - both)


def entries(answer):
    """The list of boxes, which may be wrapped in an object."""
    said = json.loads(answer)
    return next(iter(said.values())) if isinstance(said, dict) else said


def boxes_found(answer, wanted):
    """How many of the wanted boxes have one of their label with an overlap of at least .5; how many were said."""
    try:
        said = entries(answer)
        boxes = [(entry["label"], entry["bbox_2d"]) for entry in said if len(entry["bbox_2d"]) == 4]
    except (ValueError, KeyError, TypeError, StopIteration):
        return 0, 0
    return sum(any(l == e["label"] and overlap(b, e["bbox_2d"]) >= 0.5 for l, b in boxes) for e in wanted), len(boxes)


def main(data, count, *paths):
    talker, scenes, random = Talker(paths), Scenes(data), chances.Random(7)
    tally, wrong = {}, []
    with torch.no_grad():
        for index in range(int(count)):
            (picture,), (scene,) = scenes.batch([index])
            features = talker.features(picture, scene)
            asked = [(kind.__name__, kind(scene, random)) for kind, _ in questions.KINDS]
            asked = [(name, turn[:2]) for name, turn in asked if turn] + [("fields", tasks.fields(scene, random))]
            for name, (question, answer) in asked:
                said = talker.answer(features, scene, question)
                tally.setdefault(name, []).append(said == answer)
                if said != answer and len(wrong) < 40:
                    wrong.append((name, question[:110], answer, said))
            for name, kind in (("boxes", tasks.boxes), ("easy boxes", tasks.easy_boxes)):
                question, answer = kind(scene, random)
                said, wanted = talker.answer(features, scene, question), entries(answer)
                found, number = boxes_found(said, wanted)
                tally.setdefault(name + " found", []).extend([1] * found + [0] * (len(wanted) - found))
                tally.setdefault(name + " right", []).extend([1] * min(found, number) + [0] * max(0, number - found))
                if found < len(wanted) and len(wrong) < 40:
                    wrong.append((name, question[:110], answer, said))
    for turn in wrong:
        print(*turn, sep=" | ")
    for name, right in tally.items():
        print(f"{name:18} {np.mean(right):.3f} of {len(right)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
