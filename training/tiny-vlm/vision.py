"""
The vision encoder: patches of 16 × 16 pixels to a token of WIDTH for each 2 × 2 of them.

In training all pictures of a batch have one size, and patches lie in a grid [n,C,rows,columns]; `served.py` computes the
same of patches in the order of Qwen's processor, of pictures of any sizes.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

PATCH, MERGE = 16, 2
WIDTH = 128
HEADS = 4
PLACE = 4 * 5 + 2  # features of a patch's place


def places(row, column, rows, columns):
    """Where a patch's centre is, in waves over the picture's sides, and how large a patch is."""
    u, v = (column + 0.5) / columns, (row + 0.5) / rows
    turns = [math.pi * 2**k for k in range(5)]
    waves = [wave(t * place) for place in (u, v) for t in turns for wave in (torch.sin, torch.cos)]
    return torch.stack([*waves, 4 / columns, 4 / rows], -1)


class Stem(nn.Module):
    """Within a patch: windows of 4 × 4 pixels, then 2 × 2 of them, then 2 × 2 of these."""

    def __init__(self):
        super().__init__()
        self.fine = nn.Conv2d(3, 48, 4, stride=4)
        self.middle = nn.Conv2d(48, 96, 2, stride=2)
        self.coarse = nn.Conv2d(96, WIDTH, 2, stride=2)

    def forward(self, pixels):
        return self.coarse(F.gelu(self.middle(F.gelu(self.fine(pixels)))))


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, x):
        return x + self.down(F.gelu(self.up(self.norm(x))))


class Neighbours(nn.Module):
    """Each channel mixed over the 5 × 5 patches around; `around(x, weight)` knows how patches lie."""

    def __init__(self):
        super().__init__()
        self.mix = nn.Conv2d(WIDTH, WIDTH, 5, padding=2, groups=WIDTH)
        self.mlp = Mlp()

    def forward(self, x, around):
        return self.mlp(x + around(x, self.mix))


class Attention(nn.Module):
    """Every patch looks at all patches of its picture; `mask` [tokens,tokens] is added to the scores."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.mlp = Mlp()

    def forward(self, x, mask=None):
        parts = self.qkv(self.norm(x)).reshape(x.shape[0], -1, 3, HEADS, WIDTH // HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores + mask
        mixed = torch.softmax(scores, -1) @ v
        return self.mlp(x + self.out(mixed.transpose(1, 2).reshape(x.shape[0], -1, WIDTH)))


class Merger(nn.Module):
    """Four patches of a cell, one after the other, to one token."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(4 * WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.mlp = Mlp()

    def forward(self, cells):
        return self.mlp(self.down(F.gelu(self.up(cells))))


class Vision(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Stem()
        self.place = nn.Sequential(nn.Linear(PLACE, WIDTH), nn.GELU(), nn.Linear(WIDTH, WIDTH))
        self.first = nn.ModuleList([Neighbours(), Neighbours()])
        self.look = Attention()
        self.second = Neighbours()
        self.look_again = Attention()
        self.merger = Merger()

    def body(self, x, around, mask=None):
        for block in self.first:
            x = block(x, around)
        x = self.second(self.look(x, mask), around)
        return self.merger.norm(self.look_again(x, mask))

    def patches(self, pictures):
        """[n,3,H,W] of -1…1 to [n,rows,columns,WIDTH]."""
        n, rows, columns = pictures.shape[0], pictures.shape[2] // PATCH, pictures.shape[3] // PATCH
        row = torch.arange(rows).float()[:, None].expand(rows, columns)
        column = torch.arange(columns).float()[None].expand(rows, columns)
        sizes = torch.full_like(row, rows), torch.full_like(row, columns)
        x = self.stem(pictures).permute(0, 2, 3, 1) + self.place(places(row, column, *sizes))
        x = x.reshape(n, rows * columns, WIDTH)

        def around(tokens, conv):
            grid = tokens.reshape(n, rows, columns, WIDTH).permute(0, 3, 1, 2).contiguous()
            return conv(grid).permute(0, 2, 3, 1).reshape(n, rows * columns, WIDTH)

        return self.body(x, around).reshape(n, rows, columns, WIDTH)

    def merge(self, patches):
        """[n,rows,columns,WIDTH] to [n,cells,WIDTH], cells row by row."""
        n, rows, columns = patches.shape[:3]
        x = patches.reshape(n, rows // 2, 2, columns // 2, 2, WIDTH)
        return self.merger(x.permute(0, 1, 3, 2, 4, 5).reshape(n, rows * columns // 4, 4 * WIDTH))

    def forward(self, pictures):
        return self.merge(self.patches(pictures))
