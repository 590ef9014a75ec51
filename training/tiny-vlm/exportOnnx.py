"""
Writes the three networks as ONNX with float weights, and what they compute of an example:
  python3 exportOnnx.py OUT [VISION.pt LANGUAGE.pt | JOINT.pt]       (then packWeights.ts and checkFixture.ts)
"""

import json
import os
import random
import sys
import warnings

import torch

import tokenizer as tokenizers
from cells import CellHeads, Concepts
from language import WIDTH, Language
from rows import positions_of
from scenes import Scene, Thing
from served import ServedEmbedding, ServedLanguage, ServedVision, state_names
from tasks import boxes, fields, plain
from vision import Vision

SCENES = [Scene(160, 160, [Thing("star", "red", (0.1, 0.1, 0.4, 0.4)), Thing("cross", "blue", (0.5, 0.5, 0.9, 0.9))], word, (0, 0))
          for word in (None, "STOP")]  # fmt: skip
CUTS = (30, 31, 33, 40)  # where the example is cut when it is run in parts


def restore(paths):
    words = tokenizers.load("merges.json")
    modules = {"vision": Vision(), "heads": CellHeads(WIDTH), "concepts": Concepts(WIDTH), "language": Language(words.size)}
    for path in paths:
        for name, part in torch.load(path).items():
            if name in modules:
                modules[name].load_state_dict(part)
    for module in modules.values():
        module.eval()
    return words, modules


def export(module, inputs, path, axes, outputs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, tuple(inputs.values()), path, opset_version=14, input_names=list(inputs),
            output_names=list(outputs), dynamic_axes={**axes, **outputs},
        )  # fmt: skip


def export_vision(modules, folder):
    served = ServedVision(modules["vision"], modules["heads"], modules["concepts"]).eval()
    inputs = {"pixel_values": torch.rand(64 + 48, 1536) * 2 - 1, "image_grid_thw": torch.tensor([[1, 8, 8], [1, 6, 8]])}
    axes = {"pixel_values": {0: "num_patches"}, "image_grid_thw": {0: "num_images"}}
    export(served, inputs, f"{folder}/vision_encoder.onnx", axes, {"image_features": {0: "num_image_tokens"}})
    return served


def export_language(language, folder):
    embedding = ServedEmbedding(language)
    both = {0: "batch_size", 1: "sequence_length"}
    export(embedding, {"input_ids": torch.zeros(1, 5, dtype=torch.long)}, f"{folder}/embed_tokens.onnx",
           {"input_ids": both}, {"inputs_embeds": both})  # fmt: skip
    past, present = state_names("past"), state_names("present")
    state = [torch.rand(part.shape[0], *part.shape[1:]) for pair in language.empty_state(1) for part in pair]
    state = [torch.rand(1, 4, 3, 32) if name.startswith("past_key") else part for name, part in zip(past, state)]
    inputs = {
        "inputs_embeds": torch.rand(1, 5, WIDTH),
        "attention_mask": torch.ones(1, 8, dtype=torch.long),
        "position_ids": torch.arange(5)[None, None].expand(3, 1, 5).contiguous(),
        "num_logits_to_keep": torch.tensor(1),
    }
    axes = {"inputs_embeds": both, "attention_mask": {0: "batch_size", 1: "total_sequence_length"}}
    axes |= {"position_ids": {1: "batch_size", 2: "sequence_length"}, **past}
    outputs = {"logits": {0: "batch_size", 1: "num_logits_to_keep"}, **present}
    export(ServedLanguage(language).eval(), {**inputs, **dict(zip(past, state))}, f"{folder}/decoder_model_merged.onnx",
           axes, outputs)  # fmt: skip


def example(words, modules, served, folder):
    """A prompt about two drawn patterns, its logits in one run; checks here that a run in parts gives the same."""
    grids = [(8, 8), (6, 8)]
    pixels = torch.rand(112, 1536, generator=torch.Generator().manual_seed(0)) * 2 - 1
    pixels = pixels.reshape(112, 3, 2, 256)[:, :, :1].expand(112, 3, 2, 256).reshape(112, 1536)
    pads = ["<|vision_start|>" + "<|image_pad|>" * (r * c // 4) + "<|vision_end|>" for r, c in grids]
    ids = words.encode("<|im_start|>user\n" + "".join(pads) + "How many?<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n")
    pad = words.specials["<|image_pad|>"]
    positions = torch.from_numpy(positions_of(ids, pad, [(r // 2, c // 2) for r, c in grids]))[:, None]
    language, tokens = modules["language"], torch.tensor([ids])
    with torch.no_grad():
        features = served(pixels, torch.tensor([[1, *grid] for grid in grids]))
        check_vision(modules, pixels[:64], features[:16])
        embeds = language.embed(tokens)
        embeds[tokens == pad] = features
        mask = torch.ones_like(tokens)
        whole, _ = language.hidden(embeds, mask, positions, language.empty_state(1))
        states, parts = language.empty_state(1), []
        for start, end in zip((0, *CUTS), (*CUTS, len(ids))):
            part, states = language.hidden(embeds[:, start:end], mask[:, :end], positions[:, :, start:end], states)
            parts.append(part)
        print("largest difference of a run in parts:", (torch.cat(parts, 1) - whole).abs().max().item())
        logits = language.logits(whole)
    texts = [f"{kind(scene, random.Random(3))}" for scene in SCENES for kind in (plain, fields, boxes)]
    record = {"texts": [[text, words.encode(text)] for text in texts], "ids": ids, "grids": [[1, *grid] for grid in grids], "positions": positions.tolist()}
    with open(f"{folder}/example.json", "w") as file:
        json.dump({**record, "pixels": pixels.flatten().tolist(), "features": features.flatten().tolist(),
                   "logits": logits.flatten().tolist()}, file)  # fmt: skip


def check_vision(modules, patches, features):
    """The encoder as it is trained must say the same of the picture (8 × 8 patches) these patches are of."""
    picture = patches.reshape(4, 4, 2, 2, 3, 2, 16, 16)[:, :, :, :, :, 0].permute(4, 0, 2, 5, 1, 3, 6).reshape(1, 3, 128, 128)
    said = modules["heads"](modules["vision"](picture))
    trained = modules["concepts"]({name: torch.softmax(part, -1) for name, part in said.items()})
    print("largest difference of the served vision encoder:", (trained[0] - features).abs().max().item())


def main(folder, *paths):
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(0)
    words, modules = restore(paths)
    served = export_vision(modules, folder)
    export_language(modules["language"], folder)
    example(words, modules, served, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
