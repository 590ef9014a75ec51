"""The two networks as transformers.js asks for them: named inputs, patches in Qwen's order, state in and out."""

import torch
from torch import nn
from torch.nn import functional as F

from language import LAYERS
from vision import PATCH, WIDTH, places


class ServedVision(nn.Module):
    """
    pixel_values [patches,3·2·16·16] of -1…1, four patches of a cell after each other, pictures one after the other;
    image_grid_thw [pictures,3], sides in patches. Gives image_features [patches/4,WIDTH].
    """

    def __init__(self, vision, heads, concepts):
        super().__init__()
        self.vision, self.heads, self.concepts = vision, heads, concepts

    def forward(self, pixel_values, image_grid_thw):
        pixels = pixel_values.reshape(-1, 3, 2, PATCH, PATCH).mean(2)
        x = self.vision.stem(pixels).reshape(1, -1, WIDTH)
        place = Places(x.shape[1], image_grid_thw)
        x = x + self.vision.place(place.features())[None]
        x = self.vision.body(x, place.around, place.mask())
        tokens = self.vision.merger(x.reshape(-1, 4 * WIDTH))
        picture = place.picture[::4]
        return self.concepts(self.heads.likelihoods(tokens, picture[:, None] == picture[None]))


def floor_div(a, b):
    return torch.div(a, b, rounding_mode="floor")


class Places:
    """Which picture, row and column each patch belongs to."""

    def __init__(self, patches, grid):
        sizes = grid[:, 0] * grid[:, 1] * grid[:, 2]
        ends = torch.cumsum(sizes, 0)
        index = torch.arange(patches)
        self.picture = (index[:, None] >= ends[None]).long().sum(1)
        self.start = (ends - sizes)[self.picture]
        self.rows, self.columns = grid[:, 1][self.picture], grid[:, 2][self.picture]
        cell, within = floor_div(index - self.start, 4), (index - self.start) % 4
        across = floor_div(self.columns, 2)
        self.row = 2 * floor_div(cell, across) + floor_div(within, 2)
        self.column = 2 * (cell % across) + within % 2

    def features(self):
        return places(*(part.float() for part in (self.row, self.column, self.rows, self.columns)))

    def mask(self):
        """Patches look only at patches of their own picture."""
        return (self.picture[:, None] != self.picture[None]).float() * -1e9

    def index_of(self, row, column):
        cell = floor_div(row, 2) * floor_div(self.columns, 2)[:, None] + floor_div(column, 2)
        return self.start[:, None] + 4 * cell + 2 * (row % 2) + column % 2

    def around(self, tokens, conv):
        """The depthwise convolution of 5 × 5 patches, nothing around the picture."""
        steps = torch.arange(25)
        row = self.row[:, None] + floor_div(steps, 5)[None] - 2
        column = self.column[:, None] + (steps % 5)[None] - 2
        inside = (row >= 0) & (row < self.rows[:, None]) & (column >= 0) & (column < self.columns[:, None])
        row = torch.minimum(row.clamp(min=0), self.rows[:, None] - 1)
        column = torch.minimum(column.clamp(min=0), self.columns[:, None] - 1)
        found = tokens[0][self.index_of(row, column)] * inside[..., None].float()
        return ((found * conv.weight.reshape(WIDTH, 25).t()).sum(1) + conv.bias)[None]


class ServedLanguage(nn.Module):
    """The decoder; the state comes and goes as two tensors for each layer."""

    def __init__(self, language):
        super().__init__()
        self.language = language

    def forward(self, inputs_embeds, attention_mask, position_ids, num_logits_to_keep, *past):
        states = [(past[2 * i], past[2 * i + 1]) for i in range(len(LAYERS))]
        hidden, after = self.language.hidden(inputs_embeds, attention_mask, position_ids, states)
        length = hidden.shape[1]
        kept = torch.where(num_logits_to_keep > 0, num_logits_to_keep, torch.as_tensor(length))
        hidden = hidden.index_select(1, torch.arange(0, kept) + (length - kept))
        return self.language.logits(hidden), *(part for state in after for part in state)


class ServedEmbedding(nn.Module):
    def __init__(self, language):
        super().__init__()
        self.embed = language.embed

    def forward(self, input_ids):
        return F.embedding(input_ids, self.embed.weight)


def state_names(past):
    """Names of the state's tensors, `past` or `present`, and which of their sides may vary."""
    keys = "past_key_values" if past == "past" else past
    names = {}
    for i, kind in enumerate(LAYERS):
        if kind == "full_attention":
            length = f"{past}_sequence_length"
            names |= {f"{keys}.{i}.{part}": {0: "batch_size", 2: length} for part in ("key", "value")}
        else:
            names |= {f"{past}_{part}.{i}": {0: "batch_size"} for part in ("conv", "recurrent")}
    return names
