#!/bin/sh
# The main job: the window, or without a screen its pictures in out/ and the projection.
set -eu
cd "$(dirname "$0")/.."
case "$(uname -s)" in
Linux) has_screen=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
*) has_screen=yes ;;
esac
if [ -n "$has_screen" ]; then
    status=0
    .venv/bin/scenarier || status=$?
    # On Linux 2 tells that the display is dead; what is wrong with it the program has said.
    [ "$status" = 2 ] && [ "$(uname -s)" = Linux ] || exit "$status"
fi
echo "No screen here: the window is drawn into out/, and the projection follows." >&2
.venv/bin/scenarier snapshot --out out
.venv/bin/scenarier run
