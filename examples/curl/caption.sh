#!/usr/bin/env bash
# A sentence about a picture: bash curl/caption.sh photo.jpg
set -euo pipefail
server=${GOOGLE_GEMINI_BASE_URL:-http://127.0.0.1:8787}

curl -sS "$server/v1/interactions" \
  -H "x-goog-api-key: ${GEMINI_API_KEY:-local}" -H 'content-type: application/json' -d @- <<END
{"model": "gemini-3-flash-preview", "input": [
  {"type": "text", "text": "Caption this image."},
  {"type": "image", "data": "$(base64 < "${1:-photo.jpg}" | tr -d '\n')"}]}
END
