"""
The language model learns to talk about scenes as a vision encoder would tell them (oracle.py); no pictures are needed.
In a last stage, with SEEN.npy, it learns of scenes as the trained encoder does tell them (seen.py):
  python3 trainLanguage.py DATA OUT.pt MINUTES [BEFORE.pt [SEEN.npy]]
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
from rows import RowMaker, collate
from scenes import Scenes
from seen import Seen

WORKERS = int(os.environ.get("WORKERS", 2))  # that train the same weights side by side
ROWS = 16  # of a step
POOL = 8  # steps whose rows are sorted by length together
RATE = float(os.environ.get("RATE", 2e-3))
MASTERED = 0.87  # share of short answers; then scenes with one figure more are shown


def batches(scenes, maker, random):
    """Endless batches of rows of about one length; `maker.hard` and `maker.most`, of figures, may change meanwhile."""
    few = [[i for i, scene in enumerate(scenes) if len(scene.things) <= most] for most in range(6)]
    while True:
        chosen = random.choice(few[maker.most], ROWS * POOL)
        rows = sorted((maker.row(scenes, int(i)) for i in chosen), key=lambda row: len(row.ids))
        for i in random.permutation(POOL):
            yield rows[i * ROWS : (i + 1) * ROWS]


def loss_of(language, embeds, ids, weights, mask, positions):
    """Weighted cross-entropy of the tokens to be learnt, and the shares said right of short and of other answers."""
    hidden, _ = language.hidden(embeds, mask, positions, language.empty_state(len(ids)))
    learnt = weights[:, 1:] > 0
    logits, truth, weight = language.logits(hidden[:, :-1][learnt]), ids[:, 1:][learnt], weights[:, 1:][learnt]
    loss = F.cross_entropy(logits, truth, reduction="none") * weight
    right = (logits.argmax(-1) == truth).float()
    return loss.sum() / weight.sum(), right[weight > 1].mean().item(), right[weight == 1].mean().item()


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


def train(worker, words, language, concepts, data, out, minutes, seen):
    """Steps until the time is over, on weights that other workers change meanwhile too; the first logs and saves."""
    torch.set_num_threads(1)
    begun, most = float(os.environ.get("BEGUN", 0)), int(os.environ.get("FIGURES", 1))  # where an earlier run stopped
    scenes = Scenes(data).scenes
    if seen:
        seen = Seen(seen, scenes)
    else:
        scenes += [scene.mirrored() for scene in scenes if not scene.word]
    random = np.random.default_rng(int(time.time()) + worker)
    maker = RowMaker(words, int(time.time()) + worker)
    maker.hard, maker.most, maker.drills = (1.0, 5, 0.0) if seen else (-1.1, most, 0.6)
    stream = batches(scenes, maker, random)
    parameters = [*language.parameters(), *concepts.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))
    save = lambda: torch.save({"language": language.state_dict(), "concepts": concepts.state_dict()}, out)
    started, step, sums = time.time(), 0, []
    while (elapsed := time.time() - started) < minutes * 60:
        progress = begun + (1 - begun) * elapsed / minutes / 60
        if not seen:
            maker.hard, maker.drills = min(1.0, 3 * progress - 0.8), min(0.6, max(0.05, 0.9 - 1.5 * progress))
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * progress)))
        rows = next(stream)
        ids, weights, mask, positions = collate(rows, maker.pad, scenes)
        embeds = language.embed(ids)
        shown = [i for row in rows for i in row.scenes]
        told = seen.of(shown) if seen else likelihoods([scenes[i] for i in shown], random)
        embeds[ids == maker.pad] = concepts(told)
        loss, short, long = loss_of(language, embeds, ids, weights, mask, positions)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        sums.append((loss.item(), short, long))
        if step % 50 == 0:
            means = [np.mean([x for x in part if x == x] or [0]) for part in zip(*sums)]
            if worker == 0:
                print(f"{elapsed:5.0f} s step {step} loss {means[0]:.3f} figures {maker.most} right: short {means[1]:.3f} long {means[2]:.3f}", flush=True)
                save()
            maker.most = min(5, maker.most + (means[1] > MASTERED))
            sums = []
    if worker == 0:
        save()


def main(data, out, minutes, before=None, seen=None):
    words, language, concepts = load(before)
    print(sum(p.numel() for p in language.parameters()), "parameters of the language model", flush=True)
    language.share_memory()
    concepts.share_memory()
    torch.multiprocessing.spawn(train, (words, language, concepts, data, out, minutes, seen), WORKERS)


if __name__ == "__main__":
    main(*sys.argv[1:3], float(sys.argv[3]), *sys.argv[4:])
