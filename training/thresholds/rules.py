"""The rules that are tuned, and how well they do."""

import numpy as np

from examples import NOISE, REFERENCE, logit, sigmoid


def adjusted(score, share, slope):
    """A score as it would be for an object of REFERENCE: a large box is more often right than a small one."""
    return float(sigmoid(logit(score) + slope * np.log(max(share, 1e-5) / REFERENCE)))


def best(picture, kind, slope):
    """The highest adjusted score of a kind, about noise where nothing was seen."""
    seen = [adjusted(score, share, slope) for score, share, _ in picture.seen.get(kind, [])]
    return max(seen, default=NOISE / 2)


def fit_kinds(values, kinds, there, weights, count, ridge):
    """Logistic regression with a common slope and a ridge-shrunk offset a kind (Newton's method).
    Returns (intercept, slope, offsets)."""
    x = np.zeros((len(values), 2 + count))
    x[:, 0], x[:, 1] = 1, values
    x[np.arange(len(values)), 2 + kinds] = 1
    penalty = np.concatenate([[1e-6, 1e-2], np.full(count, ridge)])
    beta = np.zeros(2 + count)
    for _ in range(12):
        p = sigmoid(x @ beta)
        gradient = x.T @ (weights * (p - there)) + penalty * beta
        hessian = (x * (weights * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        beta -= np.linalg.solve(hessian, gradient)
    return beta[0], beta[1], beta[2:]


def thresholds(fitted, certainty):
    """The adjusted score of each kind from which it is there with the probability `certainty`."""
    intercept, slope, offsets = fitted
    return sigmoid((logit(certainty) - intercept - offsets) / slope)


def overlap(a, b):
    height = min(a[2], b[2]) - max(a[0], b[0])
    width = min(a[3], b[3]) - max(a[1], b[1])
    if height <= 0 or width <= 0:
        return 0
    both = height * width
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def list_marks(picture, lowest, slope):
    """(right, wrong, there) of a list at an overlap of .5; a box over a crowd of its kind is neither."""
    right = wrong = 0
    for kind, seen in picture.seen.items():
        free = [o["box"] for o in picture.objects if o["label"] == kind and not o["iscrowd"]]
        crowds = [o["box"] for o in picture.objects if o["label"] == kind and o["iscrowd"]]
        for score, share, box in sorted(seen, reverse=True):
            if adjusted(score, share, slope) < lowest:
                continue
            match = max(free, key=lambda other: overlap(box, other), default=None)
            if match is not None and overlap(box, match) >= 0.5:
                free.remove(match)
                right += 1
            elif not any(overlap(box, crowd) > 0.1 for crowd in crowds):
                wrong += 1
    return right, wrong, sum(not o["iscrowd"] for o in picture.objects)


def number_seen(picture, kind, lowest, slope, there):
    """How many count: those from `lowest` on, at least one where the kind is there at all."""
    values = [adjusted(score, share, slope) for score, share, _ in picture.seen.get(kind, [])]
    return max(sum(value >= lowest for value in values), int(max(values, default=0) >= there))


def named(picture, lowest, slope):
    return {kind for kind in picture.seen if best(picture, kind, slope) >= lowest}
