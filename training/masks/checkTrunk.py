"""Compares the PyTorch trunk with the ONNX one: python3 checkTrunk.py FOLDER (see exportTrunk.ts)."""

import sys

import numpy as np
import torch

from trunk import load_trunk

folder = sys.argv[1]
trunk = load_trunk(folder).eval()
picture = np.fromfile(f"{folder}/reference.picture.bin", np.uint8).reshape(1, 128, 128, 3)
with torch.no_grad():
    features = trunk(torch.from_numpy(picture).permute(0, 3, 1, 2).float())
for i, feature in enumerate(features):
    reference = np.fromfile(f"{folder}/reference.{i}.bin", np.float32)
    difference = np.abs(feature.numpy().ravel() - reference).max()
    print(f"stride {2 << i}: {tuple(feature.shape)} largest difference {difference:.5f} of {np.abs(reference).max():.1f}")
    assert difference < 0.01 * np.abs(reference).max()
