"""
The language model: layers of gated linear attention, whose state can only be extended, in turn with layers of full
attention. One forward pass serves training, the prompt and each further token: what came before is in the state.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTH = 128
HEADS = 4
HEAD = WIDTH // HEADS
ROTARY = 16  # features of a head that turn with the position
SECTIONS = (4, 2, 2)  # pairs of them for time, row and column
BASE = 1000.0
CONV = 4  # tokens that the short convolution sees
MLP = 256
SHARPNESS = 0.5  # of attention: queries and keys are normalised, so that scores lie within ±16 at first
LAYERS = ("linear_attention", "full_attention", "linear_attention", "full_attention", "full_attention")


class RmsNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-6) * self.weight


def turns(positions):
    """Cosines and sines [n,tokens,1,ROTARY/2] of positions [3,n,tokens]."""
    rates = BASE ** (-torch.arange(ROTARY // 2).float() / (ROTARY // 2))
    # Neighbouring rates go to time, row and column alike, so that each gets fast and slow ones.
    axis = torch.tensor([0, 1, 2, 0, 0, 1, 2, 0])
    angles = positions.float()[axis].permute(1, 2, 0) * rates
    return torch.cos(angles)[:, :, None], torch.sin(angles)[:, :, None]


def rotate(x, cos, sin):
    """Turns the first ROTARY features of each head of x [n,tokens,heads,HEAD]."""
    a, b, rest = x.split([ROTARY // 2, ROTARY // 2, HEAD - ROTARY], -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], -1)


class FullAttention(nn.Module):
    """State: keys and values of all tokens before, [n,HEADS,past,HEAD] each."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH, bias=False)
        self.q_norm, self.k_norm = RmsNorm(HEAD), RmsNorm(HEAD)
        self.out = nn.Linear(WIDTH, WIDTH, bias=False)
        with torch.no_grad():
            self.out.weight.copy_(self.qkv.weight[2 * WIDTH :].t())

    def look_at_like(self):
        """Makes queries begin equal to keys: at first like looks at like, and at itself most of all."""
        with torch.no_grad():
            self.qkv.weight[WIDTH : 2 * WIDTH] = self.qkv.weight[:WIDTH]

    def look_around(self):
        """Makes attention begin spread over all tokens, so that it can learn to look at what is unlike."""
        for norm in (self.q_norm, self.k_norm):
            nn.init.constant_(norm.weight, 0.6)

    def forward(self, x, mask, rotation, state):
        n, length = x.shape[:2]
        q, k, v = self.qkv(x).reshape(n, length, 3, HEADS, HEAD).unbind(2)
        q, k = (rotate(part, *rotation).transpose(1, 2) for part in (self.q_norm(q), self.k_norm(k)))
        keys, values = torch.cat([state[0], k], 2), torch.cat([state[1], v.transpose(1, 2)], 2)
        scores = q @ keys.transpose(2, 3) * SHARPNESS + mask
        mixed = torch.softmax(scores, -1) @ values
        return self.out(mixed.transpose(1, 2).reshape(n, length, WIDTH)), (keys, values)

    @staticmethod
    def empty(n):
        return torch.zeros(n, HEADS, 0, HEAD), torch.zeros(n, HEADS, 0, HEAD)


class LinearAttention(nn.Module):
    """
    Keys and values are summed up, and what is summed fades: S(t) = a(t) S(t-1) + k(t) v(t)ᵀ, out(t) = q(t) S(t); nothing is
    divided, so that sums tell how many there are. All tokens of a pass are computed at once: with L(t) the sum of log a up
    to t, token i takes q(i)·k(j) exp(L(i) - L(j)) v(j) of each j ≤ i, and q(i) exp(L(i)) S of the state. State: the last
    CONV inputs of the convolution, and S [n,HEADS,HEAD,HEAD].
    """

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH, bias=False)
        self.conv = nn.Parameter(torch.randn(CONV, 3 * WIDTH) * 0.05)
        self.fade = nn.Linear(WIDTH, HEADS)
        self.gate = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH, bias=False)
        self.begin()

    def begin(self):
        """At first, like looks at like and takes over what it finds, with memories of about 3, 50, 300 and 1000 tokens."""
        with torch.no_grad():
            query, key, value = self.qkv.weight.split(WIDTH)
            key.copy_(query)
            self.out.weight.copy_(value.t() * 0.5)
            self.conv += torch.tensor([0.2, 0.2, 0.4, 1.0])[:, None]
            self.fade.weight.mul_(0.2)
            self.fade.bias.copy_(torch.tensor([-1.0, -4.0, -6.0, -7.0]))

    def forward(self, x, causal, rotation, state):
        n, length = x.shape[:2]
        seen = torch.cat([state[0].transpose(1, 2), self.qkv(x)], 1)
        mixed = sum(seen[:, i + 1 : i + 1 + length] * self.conv[i] for i in range(CONV))
        q, k, v = mixed.reshape(n, length, 3, HEADS, HEAD).permute(2, 0, 3, 1, 4).unbind(0)
        q, k = q * torch.rsqrt((q * q).sum(-1, keepdim=True) + 1e-6), k * torch.rsqrt((k * k).sum(-1, keepdim=True) + 1e-6)
        log_kept = torch.cumsum(-F.softplus(self.fade(x)), 1).transpose(1, 2)  # [n,HEADS,length]
        kept = torch.exp(log_kept[..., :, None] - (log_kept[..., None, :] + causal))
        out = (q @ k.transpose(2, 3) * kept) @ v + torch.exp(log_kept)[..., None] * (q @ state[1])
        last = log_kept[..., -1:]
        added = (k * torch.exp(last - log_kept)[..., None]).transpose(2, 3) @ v
        memory = torch.exp(last)[..., None] * state[1] + added
        out = out.transpose(1, 2).reshape(n, length, WIDTH) * torch.sigmoid(self.gate(x))
        return self.out(out), (seen[:, -CONV:].transpose(1, 2), memory)

    @staticmethod
    def empty(n):
        return torch.zeros(n, 3 * WIDTH, CONV), torch.zeros(n, HEADS, HEAD, HEAD)


class Layer(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.norm = nn.LayerNorm(WIDTH)
        self.mix = LinearAttention() if kind == "linear_attention" else FullAttention()
        self.mlp_norm = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * MLP, bias=False)
        self.down = nn.Linear(MLP, WIDTH, bias=False)

    def forward(self, x, mask, causal, rotation, state):
        mixed, state = self.mix(self.norm(x), causal if self.kind == "linear_attention" else mask, rotation, state)
        x = x + mixed
        gate, value = self.up(self.mlp_norm(x)).split(MLP, -1)
        return x + self.down(F.silu(gate) * value), state


class Language(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.embed.weight, std=0.05)
        self.layers = nn.ModuleList(Layer(kind) for kind in LAYERS)
        self.norm = nn.LayerNorm(WIDTH)
        nn.init.constant_(self.norm.weight, 3.0)  # so that small embeddings can make clear decisions
        *early, last = [layer.mix for layer in self.layers if layer.kind == "full_attention"]
        for mix in early:
            mix.look_at_like()
        last.look_around()
        for layer in self.layers:  # begin near to the identity
            nn.init.normal_(layer.down.weight, std=0.02)

    def empty_state(self, n):
        return [layer.mix.empty(n) for layer in self.layers]

    def hidden(self, embeds, attention_mask, positions, states):
        """
        embeds [n,tokens,WIDTH]; attention_mask [n,past+tokens], 0 for tokens not to be looked at; positions [3,n,tokens].
        Returns [n,tokens,WIDTH] and the new states.
        """
        length, total = embeds.shape[1], attention_mask.shape[1]
        reach = torch.arange(total)[None] <= (torch.arange(length) + (total - length))[:, None]
        allowed = reach[None] & (attention_mask[:, None] > 0)
        mask = (1 - allowed.float())[:, None] * -1e9
        step = torch.arange(length)
        causal = (step[None] > step[:, None]).float() * 1e6
        x, rotation, after = embeds, turns(positions), []
        for layer, state in zip(self.layers, states):
            x, state = layer(x, mask, causal, rotation, state)
            after.append(state)
        return self.norm(x), after

    def logits(self, hidden):
        return hidden @ self.embed.weight.t()
