# With Google's client: pip install google-genai, then python3 python/google_genai.py photo.jpg
import os
import sys

from google import genai
from google.genai import types

path = sys.argv[1] if len(sys.argv) > 1 else "photo.jpg"
client = genai.Client(
    api_key=os.environ.get("GEMINI_API_KEY", "local"),
    http_options=types.HttpOptions(base_url=os.environ.get("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:8787")),
)

photo = client.files.upload(file=path)
interaction = client.interactions.create(
    model="gemini-3-flash-preview",
    input=[{"type": "text", "text": "Caption this image."}, {"type": "image", "uri": photo.uri}],
)
print(interaction.steps[-1].content[0].text)

with open(path, "rb") as file:
    picture = types.Part.from_bytes(data=file.read(), mime_type="image/jpeg")
answer = client.models.generate_content(
    model="gemini-3-flash-preview", contents=[picture, "How many stop signs are there?"]
)
print(answer.text)
