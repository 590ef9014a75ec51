"""Crops around boxes: what the network is shown, and the mask it should answer."""

import cv2
import numpy as np

from network import SIDE

MARGIN = 0.25
MAX_ASPECT = 2.0
SHIFT = 4  # fixed-point bits of cv2's polygon filling


def window_of(box, margin=MARGIN):
    """The part of the picture that is shown for a box, x0, y0, x1, y1: a margin about it, at most 1:2."""
    x0, y0, x1, y1 = box
    width, height = (x1 - x0) * (1 + 2 * margin), (y1 - y0) * (1 + 2 * margin)
    width, height = max(width, height / MAX_ASPECT), max(height, width / MAX_ASPECT)
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    return np.array([cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2])


def to_crop(window, side=SIDE):
    """Affine matrix [2,3] from the picture to the crop of that window."""
    x0, y0, x1, y1 = window
    sx, sy = side / (x1 - x0), side / (y1 - y0)
    return np.array([[sx, 0, -x0 * sx], [0, sy, -y0 * sy]])


def compose(outer, inner):
    """The affine matrix that applies `inner` first."""
    linear = outer[:, :2] @ inner[:, :2]
    return np.hstack([linear, outer[:, :2] @ inner[:, 2:] + outer[:, 2:]])


def apply(matrix, points):
    return points @ matrix[:, :2].T + matrix[:, 2]


def draw_pixels(picture, matrix, side=SIDE):
    """The picture under an affine matrix, black outside; taken from a reduced level so that nothing is skipped."""
    scale = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    level = int(np.clip(np.floor(-np.log2(max(scale, 1e-6)) + 0.25), 0, len(picture.levels) - 1))
    pixels = picture.levels[level]
    fx, fy = pixels.shape[1] / picture.width, pixels.shape[0] / picture.height
    # Pixel centres lie at halves here and at whole numbers in cv2.
    matrix = compose(matrix, np.array([[1 / fx, 0, 0], [0, 1 / fy, 0]]))
    matrix = compose(np.array([[1, 0, -0.5], [0, 1, -0.5]]), compose(matrix, np.array([[1, 0, 0.5], [0, 1, 0.5]])))
    return cv2.warpAffine(pixels, matrix, (side, side), flags=cv2.INTER_LINEAR)


def draw_mask(rings, matrix, side=SIDE):
    """0 or 255, even-odd."""
    mask = np.zeros((side, side), np.uint8)
    points = [np.round((apply(matrix, ring) - 0.5) * (1 << SHIFT)).astype(np.int32) for ring in rings]
    cv2.fillPoly(mask, points, 255, shift=SHIFT)
    return mask


def extent(mask):
    """x0, y0, x1, y1 of what is set, or None."""
    columns, rows = np.flatnonzero(mask.max(0) > 127), np.flatnonzero(mask.max(1) > 127)
    if not len(columns):
        return None
    return np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1], np.float64)


def plain_crop(labelled, box):
    """(pixels [S,S,3] uint8, box in sides of the crop [4]) as the server shows it."""
    window = window_of(box)
    matrix = to_crop(window)
    corners = apply(matrix, box.reshape(2, 2)).reshape(4) / SIDE
    return draw_pixels(labelled.picture, matrix), corners.astype(np.float32)
