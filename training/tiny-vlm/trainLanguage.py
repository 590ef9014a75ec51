"""
The language model learns to talk about scenes as a vision encoder would tell them (oracle.py); no pictures are needed:
  python3 trainLanguage.py DATA OUT.pt MINUTES [BEFORE.pt]
"""

import math
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

ROWS = 32  # of a step
POOL = 8  # steps whose rows are sorted by length together
RATE = 3e-3


def batches(scenes, maker, random):
    """Endless batches of rows of about one length; `maker.hard` may change meanwhile."""
    while True:
        chosen = random.integers(0, len(scenes), ROWS * POOL)
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


def main(data, out, minutes, before=None):
    torch.manual_seed(0)
    words = tokenizers.load("merges.json")
    language, concepts = Language(words.size), Concepts(WIDTH)
    concepts.begin_as_words(language.embed, words)
    if before:
        language.load_state_dict(torch.load(before)["language"])
        concepts.load_state_dict(torch.load(before)["concepts"])
    scenes = Scenes(data).scenes
    scenes += [scene.mirrored() for scene in scenes if not scene.word]
    random = np.random.default_rng(int(time.time()))
    maker = RowMaker(words, int(time.time()))
    stream = batches(scenes, maker, random)
    parameters = [*language.parameters(), *concepts.parameters()]
    print(sum(p.numel() for p in language.parameters()), "parameters of the language model", flush=True)
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))
    save = lambda: torch.save({"language": language.state_dict(), "concepts": concepts.state_dict()}, out)
    started, step, sums = time.time(), 0, []
    while (elapsed := time.time() - started) < minutes * 60:
        progress = elapsed / minutes / 60
        maker.hard = 1.0 if before else min(1.0, 3 * progress - 1.1)
        rate = RATE * min(1, (step + 1) / 200) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = next(stream)
        ids, weights, mask, positions = collate(rows, maker.pad, scenes)
        embeds = language.embed(ids)
        embeds[ids == maker.pad] = concepts(likelihoods([scenes[i] for row in rows for i in row.scenes], random))
        loss, short, long = loss_of(language, embeds, ids, weights, mask, positions)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        sums.append((loss.item(), short, long))
        if step % 100 == 0:
            means = np.nanmean(np.array(sums), 0)
            print(f"{elapsed:5.0f} s step {step} loss {means[0]:.3f} right: short {means[1]:.3f} long {means[2]:.3f}", flush=True)
            sums = []
            if step % 200 == 0:
                save()
    save()


if __name__ == "__main__":
    main(*sys.argv[1:3], float(sys.argv[3]), *sys.argv[4:])
