"""
What is said of the figure (or word) whose centre lies in a cell of 32 × 32 pixels: classes in PARTS. The vision encoder
is trained to tell them (CellHeads); a token for the language model is the mean of the classes' vectors, weighted by how
likely each is (Concepts). So the language model can learn to talk before the vision encoder sees well.
"""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from scenes import COLOURS, FIGURES, WORDS

BINS = 101  # of a coordinate: 0, 1 … 100 hundredths of the picture's side
# name: number of classes; class 0 of `kind` is "no centre here", the last is "a word's centre"
PARTS = {"kind": len(FIGURES) + 2, "colour": len(COLOURS), "rank": 5, "third": 9}
# how many figures there are; how many are of this shape, of this colour, of both: one to five
PARTS |= {"total": 5, "alike": 5, "tinted": 5, "twins": 5}
PARTS |= {"x0": BINS, "y0": BINS, "x1": BINS, "y1": BINS, "word": len(WORDS)}
SIDES = ("x0", "y0", "x1", "y1")
CLASSES = sum(PARTS.values())
WORD = len(FIGURES) + 1
SPREAD = 1.2  # bins
WAVES = 8


def thousandths(box):
    return [min(1000, max(0, round(1000 * share))) for share in box]


def third(x, y):
    return 3 * (1 if 1 / 3 <= y < 2 / 3 else 2 * (y >= 2 / 3)) + (1 if 1 / 3 <= x < 2 / 3 else 2 * (x >= 2 / 3))


def cell_of(scene, x, y):
    columns, rows = scene.width // 32, scene.height // 32
    return min(rows - 1, int(y * rows)) * columns + min(columns - 1, int(x * columns))


def around(bins, spread):
    """Likelihoods [...,BINS] of a coordinate `bins` [...] that is known to about `spread` bins."""
    raised = np.exp(-((np.arange(BINS) - bins[..., None]) ** 2) / (2 * spread**2)) + 1e-9
    return raised / raised.sum(-1, keepdims=True)


def counts(scene, thing):
    number = lambda test: sum(map(test, scene.things)) - 1
    return {
        "total": len(scene.things) - 1,
        "alike": number(lambda other: other.figure == thing.figure),
        "tinted": number(lambda other: other.colour == thing.colour),
        "twins": number(lambda other: other.name == thing.name),
    }


def facts(scene):
    """For each figure and the word: (cell, {part: class}); coordinates are in bins, with fractions."""
    for rank, thing in enumerate(scene.things):
        said = {"kind": 1 + FIGURES.index(thing.figure), "colour": COLOURS.index(thing.colour), "rank": rank}
        said |= counts(scene, thing)
        said |= {"third": third(thing.x, thing.y)} | {side: 100 * share for side, share in zip(SIDES, thing.box)}
        yield cell_of(scene, thing.x, thing.y), said
    if scene.word:
        yield cell_of(scene, *scene.word_at), {"kind": WORD, "word": WORDS.index(scene.word)}


def truths(scenes):
    """Likelihoods [n,cells,classes] for each part, and which cells [n,cells] have any."""
    cells = scenes[0].width * scenes[0].height // 1024
    likely = {name: np.zeros((len(scenes), cells, classes), np.float32) for name, classes in PARTS.items()}
    likely["kind"][..., 0] = 1
    for i, scene in enumerate(scenes):
        for cell, said in facts(scene):
            if likely["kind"][i, cell, 0] == 0:
                continue  # a word's centre in the cell of a figure's
            likely["kind"][i, cell, 0] = 0
            for name, value in said.items():
                if name in SIDES:
                    likely[name][i, cell] = around(np.array(value), SPREAD)
                else:
                    likely[name][i, cell, value] = 1
    return {name: torch.from_numpy(part) for name, part in likely.items()}


def waves():
    """Cosines and sines [BINS,2·WAVES] of each bin: near bins are alike, by the slow waves and by the fast ones."""
    angles = torch.arange(BINS)[:, None] * torch.logspace(math.log10(0.03), math.log10(0.7), WAVES)
    return torch.cat([torch.cos(angles), torch.sin(angles)], -1) / math.sqrt(WAVES)


def directions(n, width):
    """For each of n the 2·WAVES directions [2·WAVES,width] of its waves, all at right angles."""
    return torch.linalg.qr(torch.randn(width, width))[0][: n * 2 * WAVES].split(2 * WAVES)


def figure_of(likely):
    """How likely a figure's centre lies in each cell."""
    return likely["kind"][..., 1:WORD].sum(-1)


def left_of(likely):
    """The left edge that is told of each cell's figure, in bins."""
    return (likely["x0"] * torch.arange(BINS)).sum(-1)


def ranked(likely, same_picture=None):
    """
    The likelihoods with ranks in the order of the left edges that are told, and of the cells where those are equal: guesses
    would give two figures that begin nearly at one place the same rank, and then neither can be looked for by it.
    """
    x, cell = left_of(likely), torch.arange(likely["x0"].shape[-2])
    earlier = (x[..., None, :] == x[..., :, None]) & (cell[None] < cell[:, None])
    counted = ((x[..., None, :] < x[..., :, None]) | earlier) & (figure_of(likely) > 0.5)[..., None, :]
    if same_picture is not None:
        counted = counted & same_picture
    rank = counted.long().sum(-1).clamp(max=PARTS["rank"] - 1)
    return {**likely, "rank": (rank[..., None] == torch.arange(PARTS["rank"])).float()}


class CellHeads(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.all = nn.Linear(width, CLASSES)

    def forward(self, tokens):
        return dict(zip(PARTS, self.all(tokens).split(list(PARTS.values()), -1)))

    def likelihoods(self, tokens, same_picture=None):
        """What the decoder is told; tokens [...,cells,width], same_picture [cells,cells] where there are several pictures."""
        return ranked({name: torch.softmax(said, -1) for name, said in self(tokens).items()}, same_picture)

    def loss(self, tokens, scenes):
        """Sum of cross-entropies, and the share right (of coordinates: within a bin) of each part."""
        total, right = 0, {}
        said, found = self(tokens), truths(scenes)
        for name, logits in said.items():
            truth = found[name]
            known = truth.sum(-1) > 0
            if not known.any():
                continue
            logits, truth = logits[known], truth[known]
            total = total - (truth * F.log_softmax(logits, -1)).sum(-1).mean() * (4 if name == "kind" else 1)
            best, chosen = truth.argmax(-1), logits.argmax(-1)
            told = (best > 0) | (chosen > 0) if name == "kind" else torch.ones_like(best, dtype=torch.bool)
            right[name] = ((chosen - best).abs() <= (name in SIDES))[told].float().mean().item()
        return total, right


def forms_of(label):
    return [" " + label, label, f" {label}s", f"{label}s"] if label in FIGURES else [" " + label, label]


class Concepts(nn.Module):
    """Likelihoods of the classes to a token: what is said of a figure counts as much as a figure is likely."""

    def __init__(self, width):
        super().__init__()
        self.vectors = nn.Parameter(torch.randn(CLASSES, width) * 0.012)
        with torch.no_grad():
            at = sum(list(PARTS.values())[: list(PARTS).index("rank")])
            self.vectors[at : at + PARTS["rank"]] *= 4
            self.vectors[-PARTS["word"] :] *= 4
            at = sum(classes for name, classes in PARTS.items() if name not in SIDES and name != "word")
            *sides, self.said = directions(5, width)
            for i, side in enumerate(sides):
                self.vectors[at + i * BINS : at + (i + 1) * BINS] = 0.6 * waves() @ side

    def begin_as_words(self, embed, tokenizer):
        """Figures and colours begin as their names, so that they can be looked for and said; with a blank or not, one or many."""
        at = {name: sum(list(PARTS.values())[:i]) for i, name in enumerate(PARTS)}
        self.vectors.data[1:WORD] += 0.05 * torch.randn(self.vectors.shape[1])  # what all figures have in common
        for name, labels in (("kind", ("", *FIGURES)), ("colour", COLOURS)):
            for i, label in enumerate(labels):
                if label:
                    first, *others = [tokenizer.encode(form)[0] for form in forms_of(label)]
                    for other in others:
                        embed.weight.data[other] = embed.weight.data[first] + 0.3 * embed.weight.data[other]
                    self.vectors.data[at[name] + i] += embed.weight.data[first]
        for i, wave in enumerate(waves()[:100]):  # what is said of a coordinate begins like what is seen of it
            token = tokenizer.vocabulary[f"{i:02}" if i >= 10 else str(i)]
            embed.weight.data[token] += wave @ self.said

    def forward(self, likely):
        kind = likely["kind"]
        figure, word = figure_of(likely)[..., None], kind[..., WORD:]
        weights = [kind, *(likely[name] * figure for name in list(PARTS)[1:-1]), likely["word"] * word]
        return torch.cat(weights, -1) @ self.vectors
