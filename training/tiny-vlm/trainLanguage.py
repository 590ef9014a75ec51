"""
The language model learns to talk about scenes as a vision encoder would tell them (oracle.py); no pictures are needed.
In a last stage, with SEEN.npy, it learns of scenes as the trained encoder does tell them (seen.py):
  python3 trainLanguage.py DATA OUT.pt MINUTES [BEFORE.pt [SEEN.npy]]
Environment: RATE of learning; WORKERS, processes that train the same weights side by side; BEGUN, FIGURES and BOXES, the
share of the schedule and the numbers of figures in questions and in long answers that an earlier run reached.
"""

import math
import os
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

import tokenizer as tokenizers
from cells import Concepts
from language import WIDTH, Language
from oracle import likelihoods
from rows import CORNER, HUNDREDTHS, SHORT, RowMaker, collate
from scenes import Scenes
from seen import Seen

ROWS = 16  # of a step
POOL = 8  # steps whose rows are sorted by length together
RATE, WORKERS = float(os.environ.get("RATE", 1e-3)), int(os.environ.get("WORKERS", 2))
BEGUN, FIGURES = float(os.environ.get("BEGUN", 0)), int(os.environ.get("FIGURES", 1))
BOXES = int(os.environ.get("BOXES", 1))
MANY = 3  # figures; in the end most lists are of so many
MASTERED, MASTERED_BOXES = 0.8, 0.8  # shares right of short and of long answers; then scenes have one figure more


def loss_of(language, embeds, ids, weights, mask, positions):
    """
    Weighted cross-entropy of the tokens to be learnt, and the shares said right of short and of other answers; hundredths of
    coordinates may be two off (their tokens are in order).
    """
    hidden, _ = language.hidden(embeds, mask, positions, language.empty_state(len(ids)))
    learnt = weights[:, 1:] > 0
    logits, truth, weight = language.logits(hidden[:, :-1][learnt]), ids[:, 1:][learnt], weights[:, 1:][learnt]
    loss = F.cross_entropy(logits, truth, reduction="none") * weight
    right = ((logits.argmax(-1) - truth).abs() <= 2 * ((weight == HUNDREDTHS) | (weight == CORNER))).float()
    return loss.sum() / weight.sum(), right[weight == SHORT].mean().item(), right[(weight >= 1) & (weight != SHORT)].mean().item()


def load(before):
    """A fresh model, or the one of an earlier run."""
    torch.manual_seed(0)
    words = tokenizers.load("merges.json")
    language, concepts = Language(words.size), Concepts(WIDTH)
    concepts.begin_as_words(language.embed, words)
    if before:
        language.load_state_dict(torch.load(before)["language"])
        concepts.load_state_dict(torch.load(before)["concepts"])
    return words, language, concepts


class Lessons:
    """Batches of rows of about one length, easy at first; `told(rows)` is what an encoder says of their pictures."""

    def __init__(self, words, data, seen, seed):
        self.random = np.random.default_rng(seed)
        self.scenes = Scenes(data).scenes
        self.seen = Seen(seen, self.scenes) if seen else None
        if not seen:
            self.scenes += [scene.mirrored() for scene in self.scenes if not scene.word]
        self.most, self.most_boxes = (5, 5) if seen else (FIGURES, BOXES)
        self.few = [[i for i, scene in enumerate(self.scenes) if len(scene.things) <= most] for most in range(6)]
        self.many = [i for i, scene in enumerate(self.scenes) if len(scene.things) >= MANY]
        self.maker = RowMaker(words, seed, 0.5)
        self.pool = []

    def advance(self, progress, mastered, mastered_boxes):
        """The plan of a run; scenes get one figure more when those with fewer are mastered."""
        if not self.seen:
            self.maker.hard = min(1.0, 3 * progress - 1.0, 1.5 * progress - 0.5)
            self.maker.drills = min(0.7, max(0.1, 1 - 1.5 * progress), max(0.1, 0.4 - 0.4 * progress) if self.most_boxes == 5 else 1)
        if mastered > MASTERED:
            self.most = min(5, self.most + 1)
        if mastered_boxes > MASTERED_BOXES:
            self.most_boxes = min(5, self.most_boxes + 1)

    def next(self):
        if not self.pool:
            listed = self.many if self.most_boxes == 5 and self.random.random() < 0.6 else self.few[self.most_boxes]
            chosen, simple = (self.random.choice(scenes, ROWS * POOL) for scenes in (self.few[self.most], listed))
            rows = [self.maker.row(self.scenes, int(i), int(j)) for i, j in zip(chosen, simple)]
            rows.sort(key=lambda row: len(row.ids))
            self.pool = [rows[i * ROWS : (i + 1) * ROWS] for i in self.random.permutation(POOL)]
        return self.pool.pop()

    def told(self, rows):
        shown = [i for row in rows for i in row.scenes]
        return self.seen.of(shown) if self.seen else likelihoods([self.scenes[i] for i in shown], self.random)


def optimiser_of(language, concepts):
    """Embeddings begin small and as what they stand for, so they learn more slowly."""
    slow = [language.embed.weight, *concepts.parameters()]
    others = [p for p in language.parameters() if p is not language.embed.weight]
    groups = [{"params": slow, "share": 0.4}, {"params": others, "share": 1.0}]
    return torch.optim.AdamW(groups, lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))


def rate_at(progress, step):
    return RATE * min(1, (step + 1) / (20 if BEGUN else 100)) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * progress)))


def train(worker, words, language, concepts, data, out, minutes, seen):
    """Steps until the time is over, on weights that other workers change meanwhile too; the first logs and saves."""
    torch.set_num_threads(1)
    lessons = Lessons(words, data, seen, int(time.time()) + worker)
    optimiser = optimiser_of(language, concepts)
    parameters = [p for group in optimiser.param_groups for p in group["params"]]
    started, step, sums = time.time(), 0, []
    short = long = 0.0
    while (elapsed := time.time() - started) < minutes * 60:
        progress = BEGUN + (1 - BEGUN) * elapsed / minutes / 60
        lessons.advance(progress, short, long)
        for group in optimiser.param_groups:
            group["lr"] = group["share"] * rate_at(progress, step)
        rows = lessons.next()
        ids, weights, mask, positions = collate(rows, lessons.maker.pad, lessons.scenes)
        embeds = language.embed(ids)
        embeds[ids == lessons.maker.pad] = concepts(lessons.told(rows))
        loss, *right = loss_of(language, embeds, ids, weights, mask, positions)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step, short, long = step + 1, 0.0, 0.0
        sums.append((loss.item(), *right))
        if step % 50 == 0:
            loss, short, long = (np.mean([x for x in part if x == x] or [0]) for part in zip(*sums))
            sums = []
            if worker == 0:
                told = f"loss {loss:.3f} figures {lessons.most} right: short {short:.3f} long {long:.3f} of {lessons.most_boxes}"
                print(f"{elapsed:5.0f} s step {step} {told}", flush=True)
                save(language, concepts, out)
    if worker == 0:
        save(language, concepts, out)


def save(language, concepts, out):
    torch.save({"language": language.state_dict(), "concepts": concepts.state_dict()}, out)


def main(data, out, minutes, before=None, seen=None):
    words, language, concepts = load(before)
    print(sum(p.numel() for p in language.parameters()), "parameters of the language model", flush=True)
    language.share_memory()
    concepts.share_memory()
    torch.multiprocessing.spawn(train, (words, language, concepts, data, out, minutes, seen), WORKERS)


if __name__ == "__main__":
    main(*sys.argv[1:3], float(sys.argv[3]), *sys.argv[4:])
