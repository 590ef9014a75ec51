"""Fits the network that tells spaces from other gaps: python3 trainSpaces.py TRAIN.json TEST.json OUT.ts (needs numpy)."""
import json
import sys

import numpy as np

HIDDEN, EPOCHS, BATCH, RATE, DECAY = 16, 60, 256, 3e-3, 1e-4


def load(path):
    samples = json.load(open(path))
    return np.array([s["features"] for s in samples]), np.array([s["space"] for s in samples], dtype=float)


def with_bias(x):
    return np.hstack([x, np.ones((len(x), 1))])


def forward(weights, x):
    hidden = np.tanh(with_bias(x) @ weights[0].T)
    return hidden, with_bias(hidden) @ weights[1]


def gradients(weights, x, y):
    hidden, logit = forward(weights, x)
    error = (1 / (1 + np.exp(-logit)) - y) / len(y)
    back = np.outer(error, weights[1][:-1]) * (1 - hidden**2)
    return [back.T @ with_bias(x), error @ with_bias(hidden)]


def train(x, y):
    random = np.random.default_rng(0)
    weights = [random.normal(0, 0.3, (HIDDEN, x.shape[1] + 1)), random.normal(0, 0.3, HIDDEN + 1)]
    means, squares, step = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights], 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(y))
        rate = RATE * (1 - epoch / EPOCHS)
        for first in range(0, len(y), BATCH):
            part = order[first : first + BATCH]
            step += 1
            for i, gradient in enumerate(gradients(weights, x[part], y[part])):
                means[i] = 0.9 * means[i] + 0.1 * gradient
                squares[i] = 0.999 * squares[i] + 0.001 * gradient**2
                update = means[i] / (1 - 0.9**step) / (np.sqrt(squares[i] / (1 - 0.999**step)) + 1e-8)
                weights[i] = weights[i] - rate * (update + DECAY * weights[i])
    return weights


def report(name, weights, x, y):
    said = forward(weights, x)[1] > 0
    hits = np.sum(said & (y > 0))
    print(f"{name}: {len(y)} gaps, precision {hits / said.sum():.4f}, recall {hits / y.sum():.4f}")


def main():
    (x, y), (test_x, test_y) = load(sys.argv[1]), load(sys.argv[2])
    scale = x.std(axis=0) + 1e-6
    weights = train(x / scale, y)
    # Folded in, so that the program need not know the scale.
    weights[0][:, :-1] /= scale
    report("drawn pages trained on", weights, x, y)
    report("drawn pages in other typefaces", weights, test_x, test_y)
    rows = ",\n".join("  [" + ", ".join(f"{v:.3f}" for v in row) + "]" for row in weights[0])
    last = ", ".join(f"{v:.3f}" for v in weights[1])
    text = "// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: these are fitted, not constants of mathematics.\n"
    text += "// Written by training/text/trainSpaces.py.\n"
    text += f"export const hidden: readonly (readonly number[])[] = [\n{rows},\n];\n\n"
    text += f"export const output: readonly number[] = [{last}];\n"
    open(sys.argv[3], "w").write(text)


main()
