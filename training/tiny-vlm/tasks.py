"""Turns of a conversation: plain questions, questions answered in JSON, and boxes."""

import json

import phrases
from cells import thousandths
from questions import PLACES, a_group, ask, caption_of, compact, named
from scenes import COLOURS


def dressed(question, random, after=phrases.AFTER):
    """The question with or without polite words around it, and as people type."""
    if random.random() < 0.08:
        question = question.lower()
    if random.random() < 0.06:
        question = question.rstrip("?.")
    if random.random() < 0.25:
        question = random.choice(phrases.BEFORE) + question
    if after and random.random() < 0.35:
        question += random.choice(after)
    return question


def plain(scene, random, is_bare=False):
    kind, question, answer, _, _ = ask(scene, random)
    if is_bare:
        return question, answer
    short = kind not in ("caption", "word")
    return dressed(question, random, phrases.AFTER if short else None), answer


def type_of(key, value, random):
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, list):
        return {"type": "array", "items": {"type": "string"}}
    if key in ("colour", "color") and random.random() < 0.3:
        return {"type": "string", "enum": list(COLOURS)}
    if key == "position" and value in PLACES and random.random() < 0.3:
        return {"type": "string", "enum": list(PLACES)}
    return {"type": "string"}


def schema_line(schema, random):
    text = compact(schema) if random.random() < 0.75 else json.dumps(schema)
    return random.choice(phrases.SCHEMA) + text


def object_schema(record, random):
    properties = {key: type_of(key, value, random) for key, value in record.items()}
    schema = {"type": "object", "properties": properties}
    if random.random() < 0.7:
        schema["required"] = list(record)
    return closed(schema, random)


def in_words(keys):
    return keys[0] if len(keys) == 1 else ", ".join(keys[:-1]) + " and " + keys[-1]


def asked_as_json(question, record, random):
    if random.random() < 0.55:
        return question + schema_line(object_schema(record, random), random)
    listed = phrases.AS_JSON[0 if len(record) == 1 else random.randrange(1, len(phrases.AS_JSON))]
    return question + listed.format(in_words(list(record)))


def one_field(scene, random):
    _, question, _, key, value = ask(scene, random)
    return asked_as_json(question, {key: value}, random), compact({key: value})


def some_of(record, random):
    keys = random.sample(list(record), random.randint(1, min(3, len(record))))
    return {key: record[key] for key in keys}


def of_a_figure(scene, random):
    pair = named(scene, random)
    if pair is None:
        return of_the_scene(scene, random)
    name, thing = pair
    hue = random.choice(("colour", "color"))
    facts = {hue: thing.colour, "shape": thing.figure, "label": thing.name}
    facts["count"] = sum(t.figure == thing.figure for t in scene.things)
    record = some_of(facts, random)
    if "count" in record and thing.figure not in name:
        del record["count"]
    return asked_as_json(random.choice(phrases.ABOUT).format(name), record or {hue: thing.colour}, random), compact(
        record or {hue: thing.colour}
    )


def of_the_scene(scene, random):
    hue = random.choice(("colours", "colors"))
    facts = {"count": len(scene.things), "caption": caption_of(scene), "objects": [t.name for t in scene.things]}
    facts |= {hue: [t.colour for t in scene.things], "shapes": [t.figure for t in scene.things]}
    if len(scene.things) == 1:
        facts |= {hue[:-1]: scene.things[0].colour, "shape": scene.things[0].figure}
    record = some_of(facts, random)
    return asked_as_json(random.choice(phrases.CAPTION), record, random), compact(record)


def fields(scene, random):
    kind = random.random()
    if kind < 0.5:
        return one_field(scene, random)
    return (of_a_figure if kind < 0.8 else of_the_scene)(scene, random)


def entry_of(thing, keys):
    values = {"bbox_2d": thousandths(thing.box), "label": thing.name}
    return {key: values[key] for key in keys}


def box_schema(keys, random):
    box = {"type": "array", "items": {"type": random.choice(("integer", "integer", "number"))}}
    if random.random() < 0.5:
        box["items"] |= {"minimum": 0, "maximum": 1000}
    if random.random() < 0.6:
        box |= {"minItems": 4, "maxItems": 4}
    label = {"type": "string"}
    if random.random() < 0.5:
        box["description"] = random.choice(phrases.BOX_MEANING)
    if random.random() < 0.2:
        label["description"] = random.choice(phrases.LABEL_MEANING)
    properties = {"bbox_2d": box, "label": label}
    item = {"type": "object", "properties": {key: properties[key] for key in keys}}
    if random.random() < 0.7:
        item["required"] = list(keys)
    return {"type": "array", "items": closed(item, random)}


def closed(schema, random):
    """Programs that write schemas often allow no other keys."""
    return schema | {"additionalProperties": False} if random.random() < 0.4 else schema


def searched(scene, random):
    """What is to be found, in words, and the figures that are."""
    if random.random() < 0.5:
        return random.choice(phrases.ALL), scene.things
    if random.random() < 0.4:
        pair = named(scene, random)
        if pair:
            return random.choice(phrases.SOME).format("the " + pair[0]), [pair[1]]
    words, test = a_group(scene, random)
    words = random.choice(("the ", "all ", "every one of the ", "all the ")) + words
    return random.choice(phrases.SOME).format(words), [t for t in scene.things if test(t)]


def boxes(scene, random):
    question, found = searched(scene, random)
    keys = ("bbox_2d", "label") if random.random() < 0.7 else ("label", "bbox_2d")
    is_wrapped = random.random() < 0.4
    answer = [entry_of(thing, keys) for thing in found]
    if random.random() < 0.15:
        question = random.choice(phrases.BEFORE) + question
    has_schema = is_wrapped or random.random() < 0.45
    if has_schema or keys[0] == "bbox_2d" and random.random() < 0.6:
        if not has_schema or random.random() < 0.6:
            question += random.choice(phrases.BOX_RULE)
        if not has_schema and random.random() < 0.35:
            question += phrases.LIST_LINE
    else:
        question += random.choice(phrases.BOX_FIRST if keys[0] == "bbox_2d" else phrases.LABEL_FIRST)
    if random.random() < 0.25:
        question += random.choice(phrases.BOX_NOTES)
    if is_wrapped:
        key = random.choice(("boxes", "boxes", "boxes", "objects", "items", "detections"))
        wrapped = {"type": "object", "properties": {key: box_schema(keys, random)}, "required": [key]}
        told = schema_line(closed(wrapped, random), random) if random.random() < 0.85 else ""
        return question + told, compact({key: answer})
    return question + (schema_line(box_schema(keys, random), random) if has_schema else ""), compact(answer)


def easy_boxes(scene, random):
    """Boxes of all figures or some, asked for in few words."""
    question, found = searched(scene, random)
    keys = ("bbox_2d", "label") if random.random() < 0.7 else ("label", "bbox_2d")
    question += random.choice(phrases.BOX_FIRST if keys[0] == "bbox_2d" else phrases.LABEL_FIRST)
    return question, compact([entry_of(thing, keys) for thing in found])
