"""
The vision encoder learns to say what lies where: python3 trainVision.py DATA OUT.pt MINUTES [BEFORE.pt]
"""

import math
import os
import sys
import time

import numpy as np
import torch

from cells import CellHeads
from patchHints import PatchHints
from scenes import Scenes
from vision import WIDTH, Vision

BATCH = 16
RATE = float(os.environ.get("RATE", 1.5e-3))


def main(data, out, minutes, before=None):
    torch.manual_seed(0)
    vision, heads, hints = Vision(), CellHeads(WIDTH), PatchHints()
    modules = {"vision": vision, "heads": heads, "hints": hints}
    if before:
        for name, module in modules.items():
            part = torch.load(before).get(name)
            if part and all(part[k].shape == v.shape for k, v in module.state_dict().items()):
                module.load_state_dict(part)
    parameters = [p for module in modules.values() for p in module.parameters()]
    print(sum(p.numel() for p in vision.parameters()), "parameters of the vision encoder", flush=True)
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.02, betas=(0.9, 0.98))
    stream = Scenes(data).batches(BATCH, np.random.default_rng(int(time.time())))
    save = lambda: torch.save({name: module.state_dict() for name, module in modules.items()}, out)
    started, step, sums = time.time(), 0, {}
    while (elapsed := time.time() - started) < minutes * 60:
        decay = 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * elapsed / minutes / 60))
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 200) * decay
        pictures, scenes = next(stream)
        patches = vision.patches(torch.from_numpy(pictures))
        loss, right = heads.loss(vision.merge(patches), scenes)
        hint, right["patch"] = hints.loss(patches, scenes)
        optimiser.zero_grad()
        (loss + 3 * hint).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        for name, value in {"loss": loss.item(), **right}.items():
            sums.setdefault(name, []).append(value)
        if step % 100 == 0:
            means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
            print(f"{elapsed:5.0f} s step {step} {means}", flush=True)
            sums = {}
            if step % 300 == 0:
                save()
    save()


if __name__ == "__main__":
    main(*sys.argv[1:3], float(sys.argv[3]), *sys.argv[4:])
