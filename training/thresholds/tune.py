"""Tunes from what score on an object counts as seen, for each purpose, and prints the table of certainty.ts:
python3 training/thresholds/tune.py FOLDER detections.json > training/thresholds/log.txt"""

import sys

import numpy as np

from examples import NOISE, frequencies, load, logit, questions
from rules import adjusted, best, fit_kinds, list_marks, named, number_seen, thresholds

FOLDS, REPEATS = 10, 3
SLOPES = (0, 0.1, 0.15, 0.2)
RIDGES = (1, 2, 4, 1000)
CERTAINTIES = (0.5, 0.55, 0.6, 0.65)
CHOSEN = {"slope": 0.15, "ridge": 2, "certainty": 0.55}


class Existence:
    """Whether a kind is there, from its best adjusted score."""

    def __init__(self, pictures, slope):
        self.kinds = sorted(frequencies(pictures))
        rows = list(questions(pictures))
        self.picture = np.array([row[0] for row in rows])
        self.kind = np.array([self.kinds.index(row[1]) for row in rows])
        self.there = np.array([row[2] for row in rows], float)
        self.weight = np.array([row[3] for row in rows])
        self.score = np.array([best(pictures[row[0]], row[1], slope) for row in rows])

    def fit(self, which, ridge):
        # Where nothing was seen there is nothing to weigh.
        which = which & (self.score > NOISE / 2)
        values = logit(self.score[which])
        return fit_kinds(values, self.kind[which], self.there[which], self.weight[which], len(self.kinds), ridge)

    def fit_folds(self, folds, ridge):
        return [self.fit(folds[self.picture] != fold, ridge) for fold in range(FOLDS)]

    def held_out(self, folds, fits, certainty):
        """The thresholds for each picture, fitted without it."""
        return np.array([thresholds(fit, certainty) for fit in fits])[folds]

    def shares(self, table):
        """(present kinds seen, absent ones not seen)"""
        yes = self.score >= table[self.picture, self.kind]
        present = np.average(yes, weights=self.weight * self.there)
        return present, np.average(~yes, weights=self.weight * (1 - self.there))


def fold_pictures(count, seed):
    return np.random.default_rng(seed).permutation(count) % FOLDS


def print_existence(pictures):
    print("exists, held out: present kinds seen, absent kinds not seen, mean")
    for slope in SLOPES:
        existence = Existence(pictures, slope)
        for ridge in RIDGES:
            splits = [fold_pictures(len(pictures), repeat) for repeat in range(REPEATS)]
            fits = [existence.fit_folds(folds, ridge) for folds in splits]
            for certainty in CERTAINTIES:
                tables = [existence.held_out(folds, fit, certainty) for folds, fit in zip(splits, fits)]
                present, absent = np.mean([existence.shares(table) for table in tables], axis=0)
                line = f"{present:.3f} {absent:.3f} {(present + absent) / 2:.4f}"
                print(f"  slope {slope:.2f} ridge {ridge:4} certainty {certainty:.2f}  {line}")


def print_lists(pictures):
    print("list: F1 at an overlap of .5; absent kinds not listed")
    for slope in SLOPES:
        existence = Existence(pictures, slope)
        for lowest in (0.225, 0.25, 0.275, 0.3, 0.325):
            right, wrong, there = np.sum([list_marks(p, lowest, slope) for p in pictures], axis=0)
            flat = np.full((len(pictures), len(existence.kinds)), lowest)
            f1 = 2 * right / (right + wrong + there)
            print(f"  slope {slope:.2f} from {lowest:.3f}  F1 {f1:.4f}  absent {existence.shares(flat)[1]:.3f}")


def print_captions(pictures):
    print("caption: kinds with a big object named; captions with a kind that is not labelled; kinds named")
    big = sum(len(p.big) for p in pictures)
    for slope in SLOPES:
        for lowest in (0.275, 0.3, 0.325, 0.35, 0.375, 0.4):
            said = [named(p, lowest, slope) for p in pictures]
            right = sum(len(s & p.big) for s, p in zip(said, pictures)) / big
            wrong = np.mean([bool(s - p.labels) for s, p in zip(said, pictures)])
            length = np.mean([len(s) for s in said])
            print(f"  slope {slope:.2f} from {lowest:.3f}  named {right:.3f}  wrong {wrong:.3f}  {length:.2f} kinds")


def print_counts(pictures):
    print("count: exact, mean error; at least one where the kind is there (thresholds held out)")
    for slope in SLOPES:
        existence = Existence(pictures, slope)
        folds = fold_pictures(len(pictures), 0)
        fits = existence.fit_folds(folds, CHOSEN["ridge"])
        table = existence.held_out(folds, fits, CHOSEN["certainty"])
        asked = [(n, k, c) for n, p in enumerate(pictures) for k, c in p.counts().items()]
        truth = np.array([count for *_, count in asked])
        for lowest in (0.25, 0.275, 0.3, 0.32, 0.34, 0.36, 0.38, 0.4):
            there = lambda n, k: table[n, existence.kinds.index(k)]
            said = np.array([number_seen(pictures[n], k, lowest, slope, there(n, k)) for n, k, _ in asked])
            alone = np.array([number_seen(pictures[n], k, lowest, slope, 2) for n, k, _ in asked])
            error = np.abs(said - truth).mean()
            exact = f"{(said == truth).mean():.3f}, without at least one {(alone == truth).mean():.3f}"
            several = (said == truth)[truth > 1].mean()
            print(f"  slope {slope:.2f} from {lowest:.3f}  exact {exact}  error {error:.3f}  of several {several:.3f}")


def print_table(pictures):
    existence = Existence(pictures, CHOSEN["slope"])
    fitted = existence.fit(np.full(len(existence.score), True), CHOSEN["ridge"])
    table = thresholds(fitted, CHOSEN["certainty"])
    common = thresholds((fitted[0], fitted[1], np.zeros(1)), CHOSEN["certainty"])[0]
    print(f"exists from these adjusted scores on; {common:.3f} for a kind that is not here")
    for kind, lowest in zip(existence.kinds, table):
        print(f"  {kind}: {lowest:.3f}")


if __name__ == "__main__":
    pictures = load(*sys.argv[1:3])
    print(f"{len(pictures)} pictures, {sum(len(p.objects) for p in pictures)} objects; chosen: {CHOSEN}")
    print_existence(pictures)
    print_lists(pictures)
    print_captions(pictures)
    print_counts(pictures)
    print_table(pictures)
