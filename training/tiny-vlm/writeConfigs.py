"""Writes the JSON files beside the networks, as transformers.js reads them: python3 writeConfigs.py OUT"""

import json
import sys

import tokenizer as tokenizers
from language import BASE, CONV, HEAD, HEADS, LAYERS, MLP, ROTARY, SECTIONS, WIDTH
from vision import HEADS as EYES, PATCH

MIN_PIXELS, MAX_PIXELS = 128 * 128, 224 * 224
TEMPLATE = """{%- macro said(content) -%}
{%- if content is string -%}{{- content -}}{%- else -%}{%- for part in content -%}
{%- if part.type == 'image' or 'image' in part or 'image_url' in part -%}<|vision_start|><|image_pad|><|vision_end|>
{%- elif 'text' in part -%}{{- part.text -}}{%- endif -%}
{%- endfor -%}{%- endif -%}
{%- endmacro -%}
{%- for message in messages -%}
{{- '<|im_start|>' + message.role + '\\n' + said(message.content) + '<|im_end|>\\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
{{- '<|im_start|>assistant\\n<think>\\n' -}}
{%- if enable_thinking is defined and enable_thinking is false -%}{{- '\\n</think>\\n\\n' -}}{%- endif -%}
{%- endif -%}"""


def config(words):
    ids = words.specials
    text = {
        "model_type": "qwen3_5_text",
        "vocab_size": words.size,
        "hidden_size": WIDTH,
        "intermediate_size": MLP,
        "num_hidden_layers": len(LAYERS),
        "layer_types": list(LAYERS),
        "num_attention_heads": HEADS,
        "num_key_value_heads": HEADS,
        "head_dim": HEAD,
        "linear_conv_kernel_dim": CONV,
        "linear_num_key_heads": HEADS,
        "linear_num_value_heads": HEADS,
        "linear_key_head_dim": HEAD,
        "linear_value_head_dim": HEAD,
        "max_position_embeddings": 4096,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": BASE,
            "partial_rotary_factor": ROTARY / HEAD,
            "mrope_interleaved": True,
            "mrope_section": list(SECTIONS),
        },
        "tie_word_embeddings": True,
        "eos_token_id": ids["<|im_end|>"],
        "dtype": "float32",
    }
    vision = {
        "model_type": "qwen3_5",
        "hidden_size": WIDTH,
        "out_hidden_size": WIDTH,
        "num_heads": EYES,
        "in_channels": 3,
        "patch_size": PATCH,
        "temporal_patch_size": 2,
        "spatial_merge_size": 2,
    }
    return {
        "architectures": ["Qwen3_5ForConditionalGeneration"],
        "model_type": "qwen3_5",
        "text_config": text,
        "vision_config": vision,
        "image_token_id": ids["<|image_pad|>"],
        "video_token_id": ids["<|video_pad|>"],
        "vision_start_token_id": ids["<|vision_start|>"],
        "vision_end_token_id": ids["<|vision_end|>"],
        "eos_token_id": ids["<|im_end|>"],
        "tie_word_embeddings": True,
        "dtype": "float32",
        "transformers.js_config": {"dtype": "fp32"},
    }


def generation_config(words):
    ids = words.specials
    return {
        "bos_token_id": ids["<|endoftext|>"],
        "pad_token_id": ids["<|endoftext|>"],
        "eos_token_id": [ids["<|im_end|>"], ids["<|endoftext|>"]],
        "do_sample": False,
    }


def preprocessor_config():
    half = [0.5, 0.5, 0.5]
    return {
        "image_processor_type": "Qwen2VLImageProcessorFast",
        "processor_class": "Qwen3VLProcessor",
        "do_resize": True,
        "do_rescale": True,
        "do_normalize": True,
        "do_convert_rgb": True,
        "rescale_factor": 1 / 255,
        "resample": 3,
        "image_mean": half,
        "image_std": half,
        "patch_size": PATCH,
        "temporal_patch_size": 2,
        "merge_size": 2,
        "min_pixels": MIN_PIXELS,
        "max_pixels": MAX_PIXELS,
        "size": {"shortest_edge": MIN_PIXELS, "longest_edge": MAX_PIXELS},
    }


def added_token(content):
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"content": content, **flags, "special": content not in ("<think>", "</think>")}


def tokenizer_file(words):
    split = {"type": "Split", "pattern": {"Regex": tokenizers.PATTERN}, "behavior": "Isolated", "invert": False}
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": i, **added_token(content)} for content, i in words.specials.items()],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, level]},
        "post_processor": level,
        "decoder": level,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "",
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": words.vocabulary,
            "merges": [" ".join(pair) for pair in words.merges],
        },
    }


def tokenizer_config(words):
    return {
        "tokenizer_class": "Qwen2Tokenizer",
        "model_max_length": 4096,
        "add_bos_token": False,
        "add_prefix_space": False,
        "bos_token": None,
        "unk_token": None,
        "eos_token": "<|im_end|>",
        "pad_token": "<|endoftext|>",
        "added_tokens_decoder": {str(i): added_token(content) for content, i in words.specials.items()},
        "chat_template": TEMPLATE,
    }


def main(folder):
    words = tokenizers.load("merges.json")
    files = {
        "config": config(words),
        "generation_config": generation_config(words),
        "preprocessor_config": preprocessor_config(),
        "tokenizer": tokenizer_file(words),
        "tokenizer_config": tokenizer_config(words),
    }
    for name, content in files.items():
        with open(f"{folder}/{name}.json", "w") as file:
            dense = {"separators": (",", ":")} if name == "tokenizer" else {"indent": 2}
            json.dump(content, file, ensure_ascii=False, **dense)
            file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
