#!/bin/sh
# The main job: the window, or without a screen its pictures in out/ and the projection.
set -eu
cd "$(dirname "$0")/.."
case "$(uname -s)" in
Darwin) has_screen=yes ;;
*) has_screen=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
esac
if [ -n "$has_screen" ]; then
    status=0
    .venv/bin/scenarier || status=$?
    [ "$status" = 2 ] || exit "$status"
fi
.venv/bin/scenarier snapshot --out out
.venv/bin/scenarier run
