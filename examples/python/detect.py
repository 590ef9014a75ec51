# Boxes by a schema, and what a refusal says, without any package: python3 python/detect.py street.jpg
import base64
import json
import os
import sys
import urllib.error
import urllib.request

path = sys.argv[1] if len(sys.argv) > 1 else "street.jpg"
server = os.environ.get("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:8787")
key = os.environ.get("GEMINI_API_KEY", "local")

box = {
    "type": "array",
    "items": {"type": "integer"},
    "description": "[ymin, xmin, ymax, xmax] normalized to 0-1000",
}
item = {
    "type": "object",
    "properties": {"box_2d": box, "label": {"type": "string"}, "confidence": {"type": "number"}},
    "required": ["box_2d", "label", "confidence"],
}


def create(body):
    """The text that answers a request of the Interactions API; what the server refuses ends the program."""
    request = urllib.request.Request(
        f"{server}/v1/interactions",
        json.dumps(body).encode(),
        {"content-type": "application/json", "x-goog-api-key": key},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)["steps"][-1]["content"][0]["text"]
    except urllib.error.HTTPError as refusal:
        sys.exit(json.load(refusal)["error"]["message"])


with open(path, "rb") as file:
    data = base64.b64encode(file.read()).decode()
text = create(
    {
        "model": "gemini-3-flash-preview",
        "input": [
            {"type": "text", "text": "Detect all of the prominent items in the image."},
            {"type": "image", "data": data},
        ],
        "response_format": {
            "type": "text",
            "mime_type": "application/json",
            "schema": {"type": "array", "items": item},
        },
    }
)
for found in json.loads(text):
    print(f"{found['label']} ({found['confidence']:.2f}): {found['box_2d']}")
