"""
A byte-level BPE tokenizer in the format of Hugging Face. Every digit, sign and blank is a token of its own, but the first two
of three digits are one, so that a coordinate in thousandths is its hundredths and one more; a word may carry the blank
before it:  python3 tokenizer.py DATA OUT.json  learns the merges from sampled conversations.
"""

import collections
import json
import random
import re
import sys

SPECIALS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|image_pad|>",
    "<|video_pad|>",
    "<think>",
    "</think>",
)
# The same as PATTERN for the ASCII texts of training, which is all that Python's `re` can say.
HUNDREDTHS = r"[0-9]{2}(?=[0-9](?![0-9]))"
ASCII = re.compile(rf" ?[A-Za-z]+|{HUNDREDTHS}|[0-9]|[^\sA-Za-z0-9]|\s")
PATTERN = rf" ?[\p{{L}}\p{{M}}]+|{HUNDREDTHS}|\p{{N}}|[^\s\p{{L}}\p{{M}}\p{{N}}]|\s"
PAIRS = [(first, second) for first in "0123456789" for second in "0123456789"]
MERGES = 760
EVERYDAY = """
Answer the question about the image or picture in English with JSON only. The response must follow this schema. Return a
list of all objects that you can see, with their label, name, type, description, position, colour and number. Use null or
an empty string for what cannot be seen. Be brief. You are a helpful assistant that looks at pictures and photos. Please
do not use markdown or code fences. Write one sentence. Coordinates are integers between and relative to width height.
What are these and how do they look like, compared with other images? Which of them is largest smallest bigger smaller?
string integer number boolean array object properties required items enum description title value true false null
""".split()


def byte_signs():
    """The visible sign that stands for each byte, as GPT-2 chose them."""
    kept = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in kept]
    return {**{b: chr(b) for b in kept}, **{b: chr(256 + i) for i, b in enumerate(rest)}}


SIGNS = byte_signs()


def signs_of(piece):
    return tuple(SIGNS[byte] for byte in piece.encode())


def merged(parts, pair):
    out, i = [], 0
    while i < len(parts):
        if i + 1 < len(parts) and (parts[i], parts[i + 1]) == pair:
            out.append(parts[i] + parts[i + 1])
            i += 2
        else:
            out.append(parts[i])
            i += 1
    return tuple(out)


def learn(texts):
    """Merges of the most frequent neighbours, again and again."""
    pieces = collections.Counter(piece for text in texts for piece in ASCII.findall(text) if not piece.isdigit())
    words = {signs_of(piece): 0 for piece in pieces}
    for piece, number in pieces.items():
        words[signs_of(piece)] += min(number, 3000)
    merges = []
    while len(merges) < MERGES:
        pairs = collections.Counter()
        for parts, number in words.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += number
        if not pairs:
            break
        best = max(pairs.items(), key=lambda item: (item[1], item[0]))[0]
        merges.append(best)
        words = {merged(parts, best): number for parts, number in words.items()}
    return merges


class Tokenizer:
    def __init__(self, merges):
        self.merges = [*(tuple(pair) for pair in merges), *PAIRS]
        self.ranks = {pair: rank for rank, pair in enumerate(self.merges)}
        tokens = [SIGNS[b] for b in range(256)] + ["".join(pair) for pair in self.merges]
        self.vocabulary = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
        self.specials = {special: len(self.vocabulary) + i for i, special in enumerate(SPECIALS)}
        self.tokens = {i: t for t, i in {**self.vocabulary, **self.specials}.items()}
        self.size = len(self.tokens)
        self.known = {}
        self.at_specials = re.compile("(" + "|".join(map(re.escape, SPECIALS)) + ")")

    def piece(self, piece):
        if piece not in self.known:
            parts = signs_of(piece)
            while len(parts) > 1:
                ranked = [(self.ranks.get(pair, 1e9), pair) for pair in zip(parts, parts[1:])]
                rank, pair = min(ranked)
                if rank == 1e9:
                    break
                parts = merged(parts, pair)
            self.known[piece] = [self.vocabulary[part] for part in parts]
        return self.known[piece]

    def encode(self, text):
        ids = []
        for part in self.at_specials.split(text):
            if part in self.specials:
                ids.append(self.specials[part])
            else:
                for piece in ASCII.findall(part):
                    ids += self.piece(piece)
        return ids

    def decode(self, ids):
        bytes_of = {sign: byte for byte, sign in SIGNS.items()}
        out = bytearray()
        for i in ids:
            token = self.tokens[i]
            out += token.encode() if token in self.specials else bytes(bytes_of[sign] for sign in token)
        return out.decode(errors="replace")


def load(path):
    with open(path) as file:
        return Tokenizer(json.load(file))


def sampled_texts(data):
    import phrases
    from scenes import Scenes
    from tasks import boxes, fields, plain

    scenes, chance = Scenes(data, 3000).scenes, random.Random(0)
    for kind in (plain, plain, fields, boxes) * 2:
        for scene in scenes:
            yield "\n".join(kind(scene, chance))
    for group in vars(phrases).values():
        if isinstance(group, tuple):
            yield from group * 20
    yield from (f" {word} {word.lower()} {word.capitalize()} " for word in EVERYDAY * 8)
    yield " ".join(EVERYDAY) * 4


if __name__ == "__main__":
    found = learn(sampled_texts(sys.argv[1]))
    with open(sys.argv[2], "w") as file:
        json.dump(found, file)
    tokenizer = Tokenizer(found)
    print(len(found), "merges,", tokenizer.size, "tokens")
