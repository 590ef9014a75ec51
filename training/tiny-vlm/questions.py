"""Questions that a scene has a clear answer to: each function gives (question, answer, key, value) or None."""

import json

import phrases
from cells import third, thousandths
from scenes import COLOURS, FIGURES

PLACES = ("top left", "top", "top right", "left", "center", "right", "bottom left", "bottom", "bottom right")
ONE_AS = {True: "an", False: "a"}


def article(name):
    return f"{ONE_AS[name[0] in 'aeiou']} {name}"


def plural(figure):
    return "crosses" if figure == "cross" else figure + "s"


def only(things, test):
    found = [thing for thing in things if test(thing)]
    return found[0] if len(found) == 1 else None


def ways_to_name(scene, thing):
    """Names that fit this figure of the scene alone."""
    names = []
    if only(scene.things, lambda t: t.figure == thing.figure):
        names += [thing.figure, thing.figure]
    if only(scene.things, lambda t: t.name == thing.name):
        names.append(thing.name)
    if only(scene.things, lambda t: t.colour == thing.colour):
        names.append(thing.colour + " object")
    if len(scene.things) == 1:
        names += ["object", "shape"]
    return names


def named(scene, random, allowed=lambda name, thing: True):
    """A random figure of the scene with a name of its own, or None."""
    pairs = [(n, t) for t in scene.things for n in ways_to_name(scene, t) if allowed(n, t)]
    common = [(n, t) for n, t in pairs if t.figure in n]
    return random.choice(common if common and random.random() < 0.7 else pairs) if pairs else None


def colour(scene, random):
    pair = named(scene, random, lambda name, thing: thing.colour not in name)
    if pair is None:
        return None
    key = random.choice(("colour", "color", "answer"))
    return random.choice(phrases.COLOUR).format(pair[0]), pair[1].colour, key, pair[1].colour


def figure(scene, random):
    pair = named(scene, random, lambda name, thing: thing.figure not in name and "shape" not in name)
    if pair is None:
        return None
    return random.choice(phrases.FIGURE).format(pair[0]), pair[1].figure, "shape", pair[1].figure


def a_group(scene, random):
    """Plural words for some figures, and the test for them."""
    kind = random.random()
    if kind < 0.34:
        return random.choice(("objects", "objects", "shapes", "things", "items")), lambda t: True
    base = random.choice(scene.things) if random.random() < 0.8 else None
    shape = base.figure if base else random.choice(FIGURES)
    hue = base.colour if base else random.choice(COLOURS)
    if kind < 0.62:
        return plural(shape), lambda t: t.figure == shape
    if kind < 0.84:
        return f"{hue} {random.choice(('objects', 'shapes', 'things'))}", lambda t: t.colour == hue
    if random.random() < 0.3:
        hue = random.choice(scene.things).colour
    return f"{hue} {plural(shape)}", lambda t: t.figure == shape and t.colour == hue


def count(scene, random):
    words, test = a_group(scene, random)
    number = sum(test(thing) for thing in scene.things)
    key = random.choice(("count", "answer", "number"))
    return random.choice(phrases.COUNT).format(words), str(number), key, number


def is_clear(value):
    return min(abs(value - 1 / 3), abs(value - 2 / 3)) > 0.04


def position(scene, random):
    pair = named(scene, random, lambda name, thing: is_clear(thing.x) and is_clear(thing.y))
    if pair is None:
        return None
    name, thing = pair
    place = PLACES[third(thing.x, thing.y)]
    return random.choice(phrases.POSITION).format(name), place, random.choice(("position", "answer")), place


def two_named(scene, random, axis):
    """Two figures clearly apart on an axis, each with a name of its own; the words for where the first lies."""
    if len(scene.things) < 2:
        return None
    first, second = random.sample(scene.things, 2)
    names = [[n for n in ways_to_name(scene, t) if n not in ("object", "shape")] for t in (first, second)]
    apart = getattr(first, axis) - getattr(second, axis)
    if not all(names) or abs(apart) < 0.12:
        return None
    word = ("left", "right") if axis == "x" else ("above", "below")
    return random.choice(names[0]), random.choice(names[1]), word[apart > 0]


def relation(scene, random):
    axis = "x" if random.random() < 0.65 else "y"
    pair = two_named(scene, random, axis)
    if pair is None:
        return None
    wording = random.choice(phrases.SIDE if axis == "x" else phrases.LEVEL)
    return wording.format(pair[0], pair[1]), pair[2], random.choice(("position", "answer", "side")), pair[2]


def yes_no(question, is_so):
    return question, "yes" if is_so else "no", "answer", bool(is_so)


def beside(scene, random):
    axis = random.choice("xy")
    pair = two_named(scene, random, axis)
    if pair is None:
        return None
    asked = random.choice(("left", "right") if axis == "x" else ("above", "below"))
    return yes_no(random.choice(phrases.BESIDE[asked]).format(pair[0], pair[1]), asked == pair[2])


def is_colour(scene, random):
    pair = named(scene, random, lambda name, thing: name == thing.figure)
    if pair is None:
        return None
    others = [c for c in COLOURS if c != pair[1].colour]
    asked = pair[1].colour if random.random() < 0.5 else random.choice(others)
    return yes_no(random.choice(phrases.IS_COLOUR).format(pair[0], asked), asked == pair[1].colour)


def present_or_absent(present, every, random):
    absent = [name for name in every if name not in present]
    is_so = random.random() < 0.5 or not absent
    return (random.choice(sorted(present)) if is_so else random.choice(absent)), is_so


def near_misses(scene):
    """Names of a colour and a figure which are both there, but not together, or one of which is."""
    both = [f"{c} {f}" for c in {t.colour for t in scene.things} for f in {t.figure for t in scene.things}]
    half = [f"{c} {t.figure}" for t in scene.things for c in COLOURS]
    half += [f"{t.colour} {f}" for t in scene.things for f in FIGURES]
    return sorted(both * 6) + sorted(half)


def exists(scene, random):
    kind = random.random()
    if kind < 0.4:
        name, is_so = present_or_absent({t.name for t in scene.things}, near_misses(scene), random)
    elif kind < 0.88:
        name, is_so = present_or_absent({t.figure for t in scene.things}, FIGURES, random)
    else:
        name, is_so = present_or_absent({t.colour for t in scene.things}, COLOURS, random)
        name += random.choice((" object", " shape"))
    if random.random() < 0.25:
        *before, last = name.split(" ")
        words = " ".join([*before, plural(last)])
        return yes_no(random.choice(phrases.EXIST).format(words), is_so)
    return yes_no(random.choice(phrases.EXISTS).format(article(name)), is_so)


def caption_of(scene):
    names = [article(thing.name) for thing in scene.things]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return listed[0].upper() + listed[1:] + "."


def caption(scene, random):
    said = caption_of(scene)
    return random.choice(phrases.CAPTION), said, "caption", said


def word(scene, random):
    said = scene.word or "none"
    return random.choice(phrases.WORD), said, random.choice(("word", "text")), said


KINDS = (
    (colour, 1.3),
    (figure, 0.4),
    (count, 2.0),
    (position, 1.6),
    (relation, 0.9),
    (beside, 0.3),
    (is_colour, 0.4),
    (exists, 2.0),
    (caption, 0.5),
    (word, 0.5),
)


def ask(scene, random):
    """A random question: (kind, question, answer, key, value)."""
    kinds, weights = zip(*KINDS)
    while True:
        kind = random.choices(kinds, weights)[0]
        if kind is word and not scene.word and random.random() < 0.7:
            continue
        asked = kind(scene, random)
        if asked:
            return (kind.__name__, *asked)


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def drill(scene, random):
    """What is to be filled in, and with what, as "red circle colour:" and "red"; None where the scene has no clear answer."""
    kind = random.choices(("colour", "shape", "place", "count", "there", "side", "box", "rank"), (1, 1, 1, 2, 2, 1, 6, 10))[0]
    if kind == "rank":
        rank = random.randrange(len(scene.things))
        if random.random() < 0.5:
            return f"{rank + 1} bbox_2d:", compact(thousandths(scene.things[rank].box))
        return f"{rank + 1}:", scene.things[rank].name
    if kind == "box":
        pair = named(scene, random)
        return pair and (f"{pair[0]} bbox_2d:", compact(thousandths(pair[1].box)))
    if kind == "count":
        words, test = a_group(scene, random)
        return f"{words} count:", str(sum(test(thing) for thing in scene.things))
    if kind == "there":
        question, answer, _, _ = exists(scene, random)
        noun = [word.strip("?") for word in question.split() if word.strip("?") in DRILLED]
        return f"{' '.join(noun)} there:", answer
    if kind == "side":
        axis = random.choice("xy")
        pair = two_named(scene, random, axis)
        return pair and (f"{pair[0]} {'side' if axis == 'x' else 'level'} of {pair[1]}:", pair[2])
    if kind != "shape" and random.random() < 0.2:
        absent = [figure for figure in FIGURES if all(thing.figure != figure for thing in scene.things)]
        return absent and (f"{random.choice(absent)} {kind}:", "none")
    asked = {"colour": colour, "shape": figure, "place": position}[kind](scene, random)
    if asked is None:
        return None
    noun = [word for word in asked[0].replace("?", " ").replace(".", " ").split() if word in DRILLED]
    return f"{' '.join(noun)} {kind}:", asked[1]


DRILLED = {*FIGURES, *map(plural, FIGURES), *COLOURS, "object"}
