#!/usr/bin/env bash
# Uploads a picture, asks about it by its uri, deletes it: bash curl/upload.sh photo.jpg
set -euo pipefail
server=${GOOGLE_GEMINI_BASE_URL:-http://127.0.0.1:8787}
key="x-goog-api-key: ${GEMINI_API_KEY:-local}"
file=${1:-photo.jpg}

url=$(curl -sS -o /dev/null -D - "$server/upload/v1beta/files" -H "$key" \
  -H 'x-goog-upload-protocol: resumable' -H 'x-goog-upload-command: start' \
  -H "x-goog-upload-header-content-length: $(wc -c < "$file" | tr -d ' ')" \
  -H 'x-goog-upload-header-content-type: image/jpeg' \
  -d '{"file": {"displayName": "A photo"}}' | sed -n 's/^x-goog-upload-url: //p' | tr -d '\r')
uploaded=$(curl -sS "$url" -H 'x-goog-upload-command: upload, finalize' -H 'x-goog-upload-offset: 0' --data-binary "@$file")
name=$(sed -n 's/.*"name": *"\([^"]*\)".*/\1/p' <<< "$uploaded")

curl -sS "$server/v1/interactions" -H "$key" -H 'content-type: application/json' -d @- <<END
{"model": "gemini-3-flash-preview", "input": [
  {"type": "text", "text": "How many stop signs are there?"}, {"type": "image", "uri": "$name"}]}
END
curl -sS -X DELETE "$server/v1beta/$name" -H "$key"
