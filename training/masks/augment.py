"""Training samples: crops with random boxes, occluders, other backgrounds and colours."""

import cv2
import numpy as np

from crops import SIDE, apply, compose, draw_mask, draw_pixels, extent, to_crop, window_of


class Augmenter:
    def __init__(self, pictures, seed):
        self.random = np.random.default_rng(seed)
        self.pictures = pictures
        self.objects = [labelled for picture in pictures for labelled in picture.objects]
        self.donors = [labelled for labelled in self.objects if labelled.share > 0.01]

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, items):
        return items[self.random.integers(len(items))]

    def sample(self, labelled):
        """(pixels uint8 [S,S,3], box float32 [4] in sides of the crop, mask uint8 [S/2,S/2] 0…255)"""
        turned = self.turn(labelled)
        rings = [apply(turned, ring) for ring in labelled.rings]
        box = self.box_of(labelled, rings)
        window = window_of(self.jitter(box), self.random.uniform(0.17, 0.36))
        matrix = compose(to_crop(window), turned)
        pixels, mask = draw_pixels(labelled.picture, matrix), draw_mask(labelled.rings, matrix)
        box = apply(to_crop(window), box.reshape(2, 2)).reshape(4)
        pixels, mask, box = self.change_scene(labelled, pixels, mask, box)
        box = self.jitter(box) / SIDE
        small = cv2.resize(mask, (SIDE // 2, SIDE // 2), interpolation=cv2.INTER_AREA)
        return self.recolour(pixels), box.astype(np.float32), small

    def turn(self, labelled):
        """A mirror image, a small rotation, about the object's centre."""
        cx, cy = labelled.box.reshape(2, 2).mean(0)
        angle = np.radians(self.random.normal(0, 12)) if self.chance(0.5) else 0.0
        linear = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        if self.chance(0.5):
            linear = linear @ np.diag([-1.0, 1.0])
        centre = np.array([cx, cy])
        return np.hstack([linear, (centre - linear @ centre)[:, None]])

    @staticmethod
    def box_of(labelled, rings):
        points = np.concatenate(rings)
        return np.concatenate([points.min(0), np.maximum(points.max(0), points.min(0) + 1)])

    def jitter(self, box):
        """Moves each edge: mostly little, sometimes as a detector errs."""
        spread = self.pick([0.02, 0.04, 0.04, 0.08])
        moved = np.clip(self.random.normal(0, spread, 4), -0.18, 0.18)
        size = np.tile(box[2:] - box[:2], 2)
        return box + moved * size

    def change_scene(self, labelled, pixels, mask, box):
        if self.chance(0.3):
            pixels = self.other_background(pixels, mask)
        for _ in range(self.pick([0, 0, 1, 1, 2])):
            pixels, mask, box = self.occlude(pixels, mask, box)
        if self.chance(0.12):
            pixels, mask, box = self.cut(pixels, mask, box)
        return pixels, mask, box

    def other_background(self, pixels, mask):
        picture = self.pick(self.pictures)
        width = self.random.uniform(0.25, 1.0) * picture.width
        height = min(width * self.random.uniform(0.7, 1.4), picture.height)
        x, y = self.random.uniform(0, picture.width - width), self.random.uniform(0, picture.height - height)
        other = draw_pixels(picture, to_crop((x, y, x + width, y + height)))
        return blend(other, pixels, mask)

    def occlude(self, pixels, mask, box):
        """Puts another object in front, unless it hides half of this one, and behind or beside it as often."""
        donor = self.pick(self.donors)
        size = self.random.uniform(0.25, 0.9) * max(box[2:] - box[:2])
        stretch = np.sqrt((donor.box[2] - donor.box[0]) / (donor.box[3] - donor.box[1]))
        half = np.array([size * stretch, size / stretch]) / 2
        centre = self.random.uniform(box[:2] - half / 2, box[2:] + half / 2)
        corners = np.concatenate([centre - half, centre + half])
        matrix = between(donor.box, corners, mirrored=self.chance(0.5))
        front = draw_mask(donor.rings, matrix)
        if self.chance(0.35):
            front = np.minimum(front, 255 - mask)
        left = np.minimum(mask, 255 - front)
        visible = extent(left)
        if visible is None or left.sum() < 0.55 * mask.sum():
            return pixels, mask, box
        pixels = blend(pixels, draw_pixels(donor.picture, matrix), front)
        before = extent(mask)
        # Only edges that were hidden move, so that the label's own box stays where it is.
        box = np.where(np.abs(visible - before) > 1, visible, box)
        return pixels, left, box

    def cut(self, pixels, mask, box):
        """Ends the picture inside the object, as at its border."""
        pixels, mask = pixels.copy(), mask.copy()
        axis, low = self.random.integers(2), self.chance(0.5)
        at = int(box[axis] + (box[axis + 2] - box[axis]) * (self.random.uniform(0.05, 0.45) if low else self.random.uniform(0.55, 0.95)))
        at = int(np.clip(at, 1, SIDE - 1))
        outside = slice(0, at) if low else slice(at, SIDE)
        index = (slice(None), outside) if axis == 0 else (outside, slice(None))
        keep = mask.copy()
        keep[index] = 0
        visible = extent(keep)
        if visible is None or keep.sum() < 0.25 * mask.sum():
            return pixels, mask, box
        pixels[index] = 0
        return pixels, keep, np.where(np.abs(visible - extent(mask)) > 1, visible, box)

    def recolour(self, pixels):
        x = pixels
        if self.chance(0.15):
            x = cv2.GaussianBlur(x, (0, 0), self.random.uniform(0.4, 1.4))
        if self.chance(0.15):
            side = int(SIDE * self.random.uniform(0.3, 0.8))
            x = cv2.resize(cv2.resize(x, (side, side), interpolation=cv2.INTER_AREA), (SIDE, SIDE))
        x = x.astype(np.float32)
        if self.chance(0.8):
            grey = x @ np.array([0.299, 0.587, 0.114], np.float32)
            x = grey[..., None] + (x - grey[..., None]) * self.random.uniform(0.4, 1.6)
            x = (x - 110) * self.random.uniform(0.65, 1.4) + 110 + self.random.uniform(-35, 35)
            x *= self.random.uniform(0.88, 1.12, 3).astype(np.float32)
        elif self.chance(0.2):
            x = np.repeat((x @ np.array([0.299, 0.587, 0.114], np.float32))[..., None], 3, 2)
        if self.chance(0.15):
            x += self.random.normal(0, self.random.uniform(2, 10), x.shape).astype(np.float32)
        return np.where(pixels.max(2, keepdims=True) > 0, np.clip(x, 0, 255), 0).astype(np.uint8)

    def batch(self, labelled):
        crops, boxes, masks = zip(*(self.sample(each) for each in labelled))
        return np.stack(crops), np.stack(boxes), np.stack(masks)


def between(source, target, mirrored):
    """Affine matrix from one box onto another."""
    size = target[2:] - target[:2]
    scale = size / (source[2:] - source[:2])
    left = target[0]
    if mirrored:
        scale = scale * np.array([-1, 1])
        left = target[2]
    start = np.array([left, target[1]]) - scale * source[:2]
    return np.hstack([np.diag(scale), start[:, None]])


def blend(back, front, mask):
    """`front` over `back`, its edge softened by a pixel."""
    weight = cv2.GaussianBlur(mask, (3, 3), 0).astype(np.float32)[..., None] / 255
    return (front * weight + back * (1 - weight)).astype(np.uint8)
