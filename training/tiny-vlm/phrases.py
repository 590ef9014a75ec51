"""How people and programs word what they ask of a picture; `{}` is filled in."""

SYSTEMS = (
    "You are a helpful assistant.",
    "You are an expert at looking at pictures.",
    "You look at images and answer questions about them.",
    "Answer briefly and precisely.",
    "Be concise. Do not guess.",
    "You are a vision system that answers in English.",
    "Answer only with what is asked for.",
    "Always answer in lower case.",
    "You answer with JSON when you are asked to.",
    "Follow the instructions of the user exactly.",
)
BEFORE = (
    "Please answer: ",
    "Question: ",
    "Look at the picture. ",
    "Look at the image carefully. ",
    "Here is a picture. ",
    "This is an image of some shapes. ",
    "I have a question about this image. ",
    "Hello! ",
    "Please tell me: ",
    "Based on the image, answer the question: ",
    "Using the picture above, answer this: ",
    "Thank you for your help. ",
)
AFTER = (
    " Answer in one word.",
    " Answer with one word.",
    " Answer with one word or number.",
    " Answer with a single word.",
    " Answer briefly.",
    " Please answer with a single word or phrase.",
    " Please.",
    " Thanks!",
    " Only give the answer.",
    " Do not explain.",
    "\nAnswer:",
)
COLOUR = (
    "What colour is the {}?",
    "What color is the {}?",
    "Which colour does the {} have?",
    "Which color is the {}?",
    "What is the colour of the {}?",
    "What is the color of the {}?",
    "Tell me the colour of the {}.",
    "Name the color of the {}.",
    "The {} is what color?",
)
FIGURE = (
    "What shape is the {}?",
    "What is the {}?",
    "Which shape is {}?",
    "What kind of shape is the {}?",
    "Name the shape of the {}.",
)
COUNT = (
    "How many {} are there?",
    "How many {} are in the picture?",
    "How many {} are in the image?",
    "How many {} are in this image?",
    "How many {} can you see?",
    "How many {} do you see?",
    "How many {} does the picture show?",
    "How many {} are shown?",
    "Count the {}.",
    "Count the number of {} in the image.",
    "What is the number of {}?",
    "What is the number of {} in the picture?",
)
POSITION = (
    "Where is the {}?",
    "Where is the {} in the picture?",
    "Where is the {} in the image?",
    "Where is the {} located?",
    "Where can I find the {}?",
    "In which part of the picture is the {}?",
    "In which part of the image is the {}?",
    "What is the position of the {}?",
    "Say where the {} is.",
)
SIDE = (
    "Is the {} left or right of the {}?",
    "Is the {} to the left or to the right of the {}?",
    "Is the {} to the left or the right of the {}?",
    "On which side of the {1} is the {0}, left or right?",
)
LEVEL = (
    "Is the {} above or below the {}?",
    "Is the {} higher or lower than the {}? Say above or below.",
)
BESIDE = {
    "left": ("Is the {} left of the {}?", "Is the {} to the left of the {}?"),
    "right": ("Is the {} right of the {}?", "Is the {} to the right of the {}?"),
    "above": ("Is the {} above the {}?",),
    "below": ("Is the {} below the {}?",),
}
EXISTS = (
    "Is there {}?",
    "Is there {} in the picture?",
    "Is there {} in the image?",
    "Is there {} in this image?",
    "Can you see {}?",
    "Do you see {}?",
    "Does the picture show {}?",
    "Does the image contain {}?",
    "Is {} visible?",
    "Is {} shown in the picture?",
)
EXIST = (
    "Are there any {}?",
    "Are there any {} in the picture?",
    "Are there {} in the image?",
    "Can you see any {}?",
)
IS_COLOUR = ("Is the {} {}?", "Is the colour of the {} {}?", "Is the color of the {} {}?")
CAPTION = (
    "Describe this picture.",
    "Describe the picture.",
    "Describe this image.",
    "Describe the image.",
    "Caption this image.",
    "Caption this picture.",
    "Write a caption for this image.",
    "Write a short caption.",
    "What is in this picture?",
    "What is in the image?",
    "What do you see?",
    "What does the image show?",
    "What can be seen in the picture?",
    "Describe what you see in one sentence.",
)
WORD = (
    "What word is in the picture?",
    "What does the text say?",
    "Read the word.",
    "Read the text in the image.",
    "What is written in the picture?",
    "Which word is written here?",
    "Extract all text.",
    "Extract the text from the image.",
)
ALL = (
    "Detect all of the prominent items in the image.",
    "Detect the all of the prominent items in the image.",
    "Detect all objects.",
    "Detect all objects in the image.",
    "Detect every object in the picture.",
    "Detect the objects.",
    "Detect the items in this image.",
    "Detect all shapes.",
    "Locate every object in the image.",
    "Find all objects.",
    "Find all shapes in the picture.",
    "Find every item.",
    "Outline the position of each object.",
    "Draw a box around every object.",
    "Give the bounding boxes of all objects.",
    "Return bounding boxes for all items.",
    "Show me the 2d bounding boxes of the objects.",
    "Where are the objects?",
    "List all objects with their positions.",
    "Identify and locate all objects in this image.",
)
SOME = (
    "Detect {}.",
    "Detect {} in the image.",
    "Detect only {}.",
    "Locate {}.",
    "Locate {} in the picture.",
    "Find {}.",
    "Find {} in the image.",
    "Find only {}.",
    "Draw a box around {}.",
    "Give the bounding box of {}.",
    "Return bounding boxes for {}.",
    "Detect the 2d bounding boxes of {}.",
    "Where are the boxes of {}?",
)
BOX_RULE = (
    " The bbox_2d should be [xmin, ymin, xmax, ymax] normalized to 0-1000.",
    " The bbox_2d should be [x1, y1, x2, y2] normalized to 0-1000.",
    " Give bbox_2d as [xmin, ymin, xmax, ymax] on a scale of 0 to 1000.",
    " bbox_2d is [x1, y1, x2, y2], each from 0 to 1000.",
    " The coordinates of bbox_2d are [x1, y1, x2, y2] relative to 0-1000.",
    " Write boxes as bbox_2d: [x_min, y_min, x_max, y_max], integers between 0 and 1000.",
    " Report bbox_2d coordinates in JSON format.",
    " Return the bbox_2d of each.",
    " Use bbox_2d [xmin, ymin, xmax, ymax], 0 to 1000, x first.",
)
LIST_LINE = (
    '\nAnswer with nothing but a JSON list, one object for each thing: [{"bbox_2d": [xmin, ymin, xmax, ymax], "label": "..."}], '
    "coordinates normalized to 0-1000. An empty list if there is none."
)
BOX_MEANING = (
    "[xmin, ymin, xmax, ymax] normalized to 0-1000",
    "[xmin, ymin, xmax, ymax] 0-1000",
    "The 2d bounding box of the item as [xmin, ymin, xmax, ymax] normalized to 0-1000.",
    "The bounding box, [xmin, ymin, xmax, ymax] normalized to 0-1000",
)
LABEL_MEANING = ("What it is", "The name of the object", "A short description of the item", "Label of the object")
BOX_FIRST = (
    LIST_LINE,
    LIST_LINE,
    LIST_LINE,
    " Output a JSON list where each entry has the keys bbox_2d and label.",
    ' Return JSON: [{"bbox_2d": [x1, y1, x2, y2], "label": "..."}]',
    " Answer with a JSON array of objects with bbox_2d and label.",
    " Return a JSON list of bbox_2d and label.",
    ' Answer with a JSON list of {"bbox_2d": [xmin, ymin, xmax, ymax], "label": string}.',
)
LABEL_FIRST = (
    " Output a JSON list where each entry has the keys label and bbox_2d.",
    ' Return JSON: [{"label": "...", "bbox_2d": [x1, y1, x2, y2]}]',
    " Answer with a JSON array of objects with label and bbox_2d.",
    " Return a JSON list of label and bbox_2d.",
    ' Answer with a JSON list of {"label": string, "bbox_2d": [xmin, ymin, xmax, ymax]}.',
)
BOX_NOTES = (
    " Never return masks or code fencing.",
    " Limit to 25 objects.",
    " Return just the JSON, no other text.",
    " Answer with JSON only.",
    " Please output the result in JSON.",
    " Do not use code fences.",
)
SCHEMA = (
    "\nAnswer with JSON of this schema: ",
    "\nAnswer with JSON of this schema: ",
    "\nAnswer with JSON of this schema: ",
    "\nAnswer with JSON of this schema: ",
    "\nAnswer with JSON that follows this schema: ",
    "\nAnswer with JSON that follows this JSON schema:\n",
    "\nReply with JSON of this schema: ",
    "\nThe answer must be JSON that matches this schema:\n",
    "\n\nJSON schema:\n",
    "\nSchema: ",
    "\nFollow this JSON schema: ",
)
AS_JSON = (
    " Answer as JSON with the key {}.",
    " Answer as JSON with the keys {}.",
    " Return a JSON object with {}.",
    " Give the answer as a JSON object with the keys {}.",
    " Output JSON: {}.",
    " Reply in JSON with the fields {}.",
)
ABOUT = (
    "Describe the {}.",
    "Tell me about the {}.",
    "Look at the {}.",
    "Give the properties of the {}.",
    "What can you say of the {}?",
)
WHICH_PICTURE = {
    0: ("In the first picture: ", "First image: ", "Look at picture 1. ", "About the first image: ", "In the first image, "),
    1: ("In the second picture: ", "Second image: ", "Look at picture 2. ", "About the second image: ", "In the second image, "),
}
