"""Conversations as rows of tokens, in the words of the chat template, with what is to be learnt and where pictures go."""

import random as chances

import numpy as np
import torch

import phrases
from questions import drill
from tasks import boxes, easy_boxes, fields, plain

# weights of tokens that are always the same, of hundredths in coordinates (of the first corner, by which the other is found,
# and of that), and of tokens in short answers; others have 1
EASY, CORNER, HUNDREDTHS, SHORT = 0.3, 5.0, 3.0, 4.0


class Row:
    """Tokens, how much each is to be learnt, and the scenes whose pictures stand in it, in order."""

    def __init__(self):
        self.ids, self.weights, self.scenes = [], [], []

    def say(self, ids, weight=0.0):
        self.weights += [weight] * len(ids)
        self.ids += ids


class RowMaker:
    def __init__(self, tokenizer, seed, hard=1.0):
        self.tokenizer, self.random = tokenizer, chances.Random(seed)
        self.pad = tokenizer.specials["<|image_pad|>"]
        self.hard, self.drills = hard, 0.0

    def text(self, row, text, weight=0.0):
        row.say(self.tokenizer.encode(text), weight)

    def picture(self, row, index, cells):
        row.scenes.append(index)
        self.text(row, "<|vision_start|>")
        row.say([self.pad] * cells)
        self.text(row, "<|vision_end|>")

    def user(self, row, question, pictures):
        """A turn of the user; `pictures` are pairs of scene and cells, before the text or after it."""
        self.text(row, "<|im_start|>user\n")
        is_after = pictures and self.random.random() < 0.15
        if is_after:
            self.text(row, question)
        for index, cells in pictures:
            self.picture(row, index, cells)
        if not is_after:
            self.text(row, question)
        self.text(row, "<|im_end|>\n<|im_start|>assistant\n")

    def answer(self, row, answer, is_last):
        """Earlier answers stand in a prompt without their thinking; then nothing is learnt of them."""
        if is_last:
            self.text(row, "<think>\n")
            self.text(row, "\n</think>\n\n", EASY)
            ids = self.tokenizer.encode(answer)
            row.say(ids, SHORT if len(ids) < 8 else 1.0)
            if "bbox_2d" in answer:
                row.weights[-len(ids) :] = self.weights_of_boxes(ids)
            self.text(row, "<|im_end|>", EASY)
        else:
            self.text(row, answer + "<|im_end|>\n")

    def weights_of_boxes(self, ids):
        """Hundredths matter most and the last digit is hardly to be seen; signs of JSON come by themselves."""
        tokens = [self.tokenizer.tokens[i] for i in ids] + [""]
        weights, commas = [], 0
        for before, token, after in zip(["", *tokens], tokens, tokens[1:]):
            commas = 0 if token == "[" else commas + (token == ",")
            if token.isdigit():
                weights.append((CORNER if commas < 2 else HUNDREDTHS) if not before.isdigit() else 1.5 if after.isdigit() else 0.1)
            else:
                weights.append(2.0 if token.isalpha() or token[0] == "\u0120" else 0.3)
        return weights

    def start(self, row):
        if self.random.random() < 0.2:
            systems = self.random.sample(phrases.SYSTEMS, self.random.choice((1, 1, 2)))
            self.text(row, f"<|im_start|>system\n{' '.join(systems)}<|im_end|>\n")

    def turn(self, scene):
        """A task that takes many tokens; `hard` of them come with JSON of all sorts."""
        if self.random.random() < self.hard:
            return (fields if self.random.random() < 0.4 else boxes)(scene, self.random)
        return easy_boxes(scene, self.random)

    def of_one(self, scenes, index, simple):
        """
        One turn or some about one picture, `simple` where the answer is long. Where answers are learnt, they come with the
        thinking block.
        """
        is_long = self.random.random() < min(0.7, 1 + 2 * self.hard)
        index = simple if is_long else index
        row, scene = Row(), scenes[index]
        is_easy = self.hard < 0 and not is_long
        turns = 6 if is_easy else self.random.choice((1, 1, 1, 2) if is_long else (1, 2, 3, 3, 4))
        is_history = turns > 1 and self.random.random() < 0.2 and not is_easy
        if not is_easy:
            self.start(row)
        for i in range(turns):
            is_last = i == turns - 1
            question, answer = self.turn(scene) if is_long and is_last else plain(scene, self.random, is_easy)
            self.user(row, question, [] if i else [(index, cells_of(scene))])
            self.answer(row, answer, is_last or not is_history)
            if not (is_last or is_history):
                self.text(row, "\n")
        return row

    def of_drill(self, scenes, index):
        """Many short facts to be filled in, so that much is learnt of one picture."""
        row, scene = Row(), scenes[index]
        self.user(row, "Fill in.", [(index, cells_of(scene))])
        self.text(row, "<think>\n\n</think>\n\n")
        for _ in range(12):
            asked = drill(scene, self.random)
            if asked:
                self.text(row, asked[0])
                blank, said = ("", " " + asked[1]) if asked[1][0].isalpha() else (" ", asked[1])
                self.text(row, blank, EASY)
                ids = self.tokenizer.encode(said)
                row.say(ids, SHORT)
                if said[0] == "[":
                    row.weights[-len(ids) :] = self.weights_of_boxes(ids)
                self.text(row, ";\n")
        return row

    def of_two(self, scenes, index):
        row = Row()
        other = self.random.randrange(len(scenes))
        pair = (index, other) if self.random.random() < 0.5 else (other, index)
        which = self.random.randrange(2)
        question, answer = plain(scenes[pair[which]], self.random)
        question = self.random.choice(phrases.WHICH_PICTURE[which]) + question
        self.start(row)
        self.user(row, question, [(i, cells_of(scenes[i])) for i in pair])
        self.answer(row, answer, True)
        return row

    def row(self, scenes, index, simple):
        """About the scene of this index, or of the simple one; in some rows another picture stands beside it."""
        if self.random.random() < self.drills:
            return self.of_drill(scenes, index if self.random.random() < 0.5 else simple)
        if self.random.random() < 0.05 * self.hard:
            return self.of_two(scenes, index)
        return self.of_one(scenes, index, simple)


def cells_of(scene):
    return scene.width * scene.height // 1024


def positions_of(ids, pad, grids):
    """Qwen's positions [3,tokens]: text counts on in all three; a picture stands still in time and counts rows and columns."""
    out, start, i, picture = [], 0, 0, 0
    while i < len(ids):
        if ids[i] != pad:
            out.append((start, start, start))
            start, i = start + 1, i + 1
            continue
        rows, columns = grids[picture]
        out += [(start, start + r, start + c) for r in range(rows) for c in range(columns)]
        picture, i, start = picture + 1, i + rows * columns, start + max(rows, columns)
    return np.array(out, dtype=np.int64).T


def collate(rows, pad, scenes):
    """Tensors of a batch of rows: ids, weights, attention mask [n,tokens], positions [3,n,tokens]."""
    n, length = len(rows), max(len(row.ids) for row in rows)
    ids, weights = np.zeros((n, length), np.int64), np.zeros((n, length), np.float32)
    mask, positions = np.zeros((n, length), np.int64), np.zeros((3, n, length), np.int64)
    for i, row in enumerate(rows):
        end = len(row.ids)
        ids[i, :end], weights[i, :end], mask[i, :end] = row.ids, row.weights, 1
        grids = [(scenes[index].height // 32, scenes[index].width // 32) for index in row.scenes]
        positions[:, i, :end] = positions_of(row.ids, pad, grids)
    return tuple(torch.from_numpy(part) for part in (ids, weights, mask, positions))
