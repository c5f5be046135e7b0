#!/usr/bin/env bash
# The extract prompt's variants over six short articles: recorded once from a live model, then compared offline.
#
#   experiments/extract-prompt/run.sh                      compares what is recorded; options go to `summarizer regress`
#   experiments/extract-prompt/run.sh --live --record      asks the server at OPENAI_BASE_URL, one request at a time
#
#   VARIANTS="unknowns shorter" experiments/extract-prompt/run.sh ...      some of the variants only
#
# A recording answers one exact request, and the request shows what the rules read: so the comparison runs the program as it
# was when it was recorded (the commit in `recorded-at`), from a passing work tree. A live run asks for today's program.
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
for variant in ${VARIANTS:-events-only unknowns shorter worked-example corrections short-with-example}; do
  options+=(--prompts "$here/$variant")
done
options+=(--by article --recordings "$here/recordings" --concurrency 1)
case " $* " in *" --live "*) exec summarizer regress fixtures "${options[@]}" "$@" ;; esac

then=$(mktemp -d)
trap 'git worktree remove --force "$then"' EXIT
git worktree add --quiet --detach "$then" "$(cat "$here/recorded-at")"
cp -r "$here" "$then/experiments/"
(cd "$then" && PYTHONPATH=$then python -m summarizer regress fixtures "${options[@]}" "$@")
