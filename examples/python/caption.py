# A sentence about a picture, without any package: python3 python/caption.py photo.jpg
import base64
import json
import os
import sys
import urllib.request

path = sys.argv[1] if len(sys.argv) > 1 else "photo.jpg"
server = os.environ.get("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:8787")
key = os.environ.get("GEMINI_API_KEY", "local")

with open(path, "rb") as file:
    data = base64.b64encode(file.read()).decode()
body = {
    "model": "gemini-3-flash-preview",
    "input": [{"type": "text", "text": "Caption this image."}, {"type": "image", "data": data}],
}
request = urllib.request.Request(
    f"{server}/v1/interactions",
    json.dumps(body).encode(),
    {"content-type": "application/json", "x-goog-api-key": key},
)
with urllib.request.urlopen(request) as response:
    interaction = json.load(response)
print(interaction["steps"][-1]["content"][0]["text"])
