#!/usr/bin/env bash
# The extract prompt's variants over six short articles: recorded once from a live model, then compared offline.
#
#   experiments/extract-prompt/run.sh --live --record      asks the server at OPENAI_BASE_URL, one request at a time
#   experiments/extract-prompt/run.sh                      compares what is recorded; more options go to `regress`
#
#   VARIANTS="unknowns shorter" experiments/extract-prompt/run.sh ...      some of the variants only
#
# An interrupted recording goes on where it stopped. Six articles times six prompts, some two minutes each on two cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=experiments/extract-prompt
articles=(
  aleppo/03-courrier-du-ponant aleppo/05-lakeshire-echo
  quake/06-manos-del-sur quake/09-newsdrift
  takeover/05-stellwire-denial takeover/07-dealchatter
)
options=()
for article in "${articles[@]}"; do options+=(--case "$article"); done
for variant in ${VARIANTS:-events-only unknowns shorter worked-example corrections}; do options+=(--prompts "$here/$variant"); done
exec summarizer regress fixtures --by article "${options[@]}" --recordings "$here/recordings" --concurrency 1 "$@"
