"""
Trains the mask network on one thread until the time is over: python3 train.py DATA FOLDER MINUTES
DATA holds segmentation.json and the pictures; FOLDER what exportTrunk.ts wrote, and gets best.pt, last.pt.
"""

import copy
import math
import sys
import time

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import Augmenter
from evaluate import overlaps
from network import build, position_maps
from pictures import load

BATCH = 16
TRUNK_RATE, DECODER_RATE = 7e-5, 1.2e-3
WEIGHT_DECAY = 0.05
WARM_UP = 200  # steps
AVERAGE = 0.998  # of the weights, a step
WATCH_EVERY = 120  # seconds
OUTSIDE = 0.1  # weight of what lies outside the box, which is cut off later


def mask_loss(logits, target, box):
    """Cross-entropy and Dice loss, and each object's soft overlap at the threshold."""
    inside = (position_maps(box, target.shape[1])[:, 4] <= 1).float()
    weight = inside + OUTSIDE * (1 - inside)
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    entropy = (entropy * weight).sum((1, 2)) / weight.sum((1, 2))
    p, t = torch.sigmoid(logits) * inside, target * inside
    dice = 1 - (2 * (p * t).sum((1, 2)) + 1) / (p.sum((1, 2)) + t.sum((1, 2)) + 1)
    with torch.no_grad():
        hard = (logits > 0).float() * inside
        both = (hard * target).sum((1, 2))
        overlap = both / (hard.sum((1, 2)) + target.sum((1, 2)) - both + 1e-6)
    return entropy.mean() + dice.mean(), overlap


def rate_at(progress, step):
    return min(1.0, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * min(progress, 1))) + 0.003


class Average:
    """Exponential moving average of all weights and statistics."""

    def __init__(self, network):
        self.network = copy.deepcopy(network).eval()
        self.steps = 0

    def update(self, network):
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        with torch.no_grad():
            for mine, its in zip(self.network.state_dict().values(), network.state_dict().values()):
                if mine.dtype.is_floating_point:
                    mine.mul_(keep).add_(its, alpha=1 - keep)
                else:
                    mine.copy_(its)


def optimiser_of(network):
    groups = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups.setdefault((name.startswith("trunk."), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "base": TRUNK_RATE if trunk else DECODER_RATE,
                "weight_decay": WEIGHT_DECAY if kernels else 0.0,
            }
            for (trunk, kernels), parameters in groups.items()
        ],
        lr=DECODER_RATE,
    )


def batches(augmenter):
    while True:
        order = augmenter.random.permutation(len(augmenter.objects))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            yield augmenter.batch([augmenter.objects[i] for i in order[start : start + BATCH]])


def log(text):
    print(text, flush=True)


def watch(network, held):
    exact, moved = overlaps(network, held), overlaps(network, held, 0.1)
    trust = np.corrcoef(exact[:, 0], exact[:, 1])[0, 1]
    log(
        f"    held out ({len(exact)} objects): IoU {exact[:, 0].mean():.4f}, >= .5 {np.mean(exact[:, 0] >= 0.5):.3f}, "
        f">= .75 {np.mean(exact[:, 0] >= 0.75):.3f}; boxes +-10 % {moved[:, 0].mean():.4f}; "
        f"expected {exact[:, 1].mean():.3f}, correlation {trust:.3f}"
    )
    return (exact[:, 0].mean() + moved[:, 0].mean()) / 2


def main(data, folder, minutes):
    torch.manual_seed(0)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    kept, held = load(data)
    augmenter = Augmenter(kept, 0)
    stream = batches(augmenter)
    network = build(folder, torch.from_numpy(np.concatenate([next(stream)[0] for _ in range(8)])).float())
    log(f"{len(augmenter.objects)} objects in {len(kept)} pictures; {sum(p.numel() for p in network.parameters())} parameters")
    average, optimiser = Average(network), optimiser_of(network)
    started = time.time()
    seconds, watched, best, step, sums = minutes * 60, started, 0.0, 0, np.zeros(4)
    while time.time() - started < seconds:
        crops, boxes, masks = (torch.from_numpy(part).float() for part in next(stream))
        network.train()
        logits, expected = network(crops, boxes)
        loss, overlap = mask_loss(logits, masks / 255, boxes)
        trust_loss = F.mse_loss(expected, overlap)
        optimiser.zero_grad()
        (loss + trust_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * rate_at((time.time() - started) / seconds, step)
        optimiser.step()
        average.update(network)
        sums += [loss.item(), overlap.mean().item(), trust_loss.item(), 1]
        step += 1
        if step % 100 == 0:
            elapsed = time.time() - started
            means = sums / sums[3]
            log(f"{elapsed:6.0f} s step {step} epoch {step * BATCH / len(augmenter.objects):.1f} "
                f"loss {means[0]:.4f} IoU {means[1]:.4f} trust loss {means[2]:.4f}")
            sums[:] = 0
        if time.time() - watched > WATCH_EVERY or time.time() - started >= seconds:
            score = watch(average.network, held)
            torch.save(average.network.state_dict(), f"{folder}/last.pt")
            if score > best:
                best = score
                torch.save(average.network.state_dict(), f"{folder}/best.pt")
            watched = time.time()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
