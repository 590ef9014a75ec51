#!/bin/sh
# Exports weights as the fixture and checks it: training/tiny-vlm/export.sh WEIGHTS.pt… (run at the root of the repository)
set -e
work=$(mktemp -d)
out=$PWD/tests/fixtures/tiny-vlm
mkdir -p "$out/onnx"
(cd training/tiny-vlm && /usr/bin/python3 exportOnnx.py "$work" "$@" && /usr/bin/python3 writeConfigs.py "$out")
npx biome format --write "$out" >/dev/null
npx tsx training/tiny-vlm/packWeights.ts "$work" "$out/onnx"
npx tsx training/tiny-vlm/checkFixture.ts "$out" "$work/example.json"
rm -r "$work"
du -sh "$out"
