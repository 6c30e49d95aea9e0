#!/bin/sh
# Runs the fuzz targets of the readers: run.sh BUILD_FOLDER [SECONDS [CORPUS_FOLDER]]. What makes one
# crash, hang or leak is left in the corpus folder.
set -eu
build=$1
seconds=${2:-600}
corpus=${3:-$build/fuzz-corpus}
here=$(cd "$(dirname "$0")" && pwd)
tests=$(dirname "$here")

mkdir -p "$corpus/text" "$corpus/markdown" "$corpus/found"
cp "$tests"/documents/text/*.txt "$here"/text/* "$corpus/text/" 2>/dev/null || true
cp "$here"/markdown/* "$corpus/markdown/" 2>/dev/null || true
python3 "$tests/documents/recovery.py" "$build/tests/outline" "$tests/documents/recovery" \
    --write "$corpus/text" >/dev/null
python3 "$here/seeds.py" "$tests/documents/markdown/examples.txt" "$corpus/markdown"
for format in text markdown; do
    "$build/tests/fuzz_$format" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=65536 -dict="$here/$format.dict" -artifact_prefix="$corpus/found/$format-" \
        -print_final_stats=1 "$corpus/$format" 2>&1 | tail -n 20
done
