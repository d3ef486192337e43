# What set-up needs of the system: read by setup.sh, in the checkout's folder.

say() { printf '%s\n' "$*" >&2; }

stop() { # lines; empty ones are left out
    printf '%s\n' "$@" | grep . >&2
    exit 2
}

# The packages that hold what Qt's Gui, Widgets and Svg, and its X11, Wayland and offscreen plugins, are linked with
# (ldd). libglib2.0-0, by its name of the day, is added below.
QT_PACKAGES="libdbus-1-3 libegl1 libfontconfig1 libgl1 libwayland-cursor0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
    libxkbcommon-x11-0 libxkbcommon0"
FONT=fonts-inter

has_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

is_known() { apt-cache show "$1" 2>/dev/null | grep -q '^Package:'; }

first_known() { # names; the last one when apt knows none
    for name in "$@"; do
        if is_known "$name"; then break; fi
    done
    printf '%s' "$name"
}

missing_packages() { # python
    for package in $QT_PACKAGES; do
        has_package "$package" || printf '%s ' "$package"
    done
    has_package libglib2.0-0t64 || has_package libglib2.0-0 || printf '%s ' "$(first_known libglib2.0-0t64 libglib2.0-0)"
    "$1" -c 'import ensurepip, venv' 2>/dev/null ||
        printf '%s ' "$(first_known "$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" python3-venv)"
}

apt_install() { # waits for another apt-get that is at work
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "$@" 2>&1
}

# Only on Debian and its kin, and only what is missing. A font alone stops nobody: the next good one is used.
system_packages() { # python
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    missing=$(missing_packages "$1")
    font=$(has_package $FONT || printf '%s' $FONT)
    [ -n "$missing$font" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        [ -n "$missing" ] || return 0
        if [ -n "$font" ] && is_known $FONT; then missing="$missing$font"; fi
        stop "System packages are missing here. Run this once, then make setup again:" \
            "  sudo apt-get install -y ${missing% }"
    fi
    updated=$(apt-get update -qq 2>&1) || true
    [ -z "$missing" ] || missing=$(missing_packages "$1") # by the names that apt knows now
    if [ -n "$missing" ]; then
        say "Installing system packages: ${missing% } …"
        # shellcheck disable=SC2086 # names without spaces
        said=$(apt_install $missing) || stop "$updated" "$(printf '%s\n' "$said" | tail -n 5)" \
            "The system packages could not be installed; apt-get's own words are above. Once this works, run make setup again:" \
            "  apt-get update && apt-get install -y ${missing% }"
    fi
    [ -z "$font" ] || apt_install $FONT >/dev/null || say "The font Inter ($FONT) could not be installed; another is used."
}

# LibreOffice computes exported workbooks anew in the tests; without it those tests are skipped and say so. Where it
# was tried in vain it is not tried again until .venv is made anew.
OFFICE=libreoffice-calc-nogui

office_package() {
    command -v soffice >/dev/null && return 0
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] && [ ! -e .venv/no-office ] || return 0
    apt-get update -qq >/dev/null 2>&1 || true
    say "Installing $OFFICE for the tests of workbooks (once, 200 MB) …"
    apt_install $OFFICE >/dev/null && return 0
    : >.venv/no-office
    say "$OFFICE could not be installed; the tests that need it are skipped. By hand:" \
        "  apt-get update && apt-get install -y --no-install-recommends $OFFICE"
}

# What Qt is linked with and this system lacks, by the loader's own names; nothing where there is no ldd.
missing_libraries() {
    command -v ldd >/dev/null || return 0
    for qt in .venv/lib/python*/site-packages/PySide6/Qt; do
        ldd "$qt"/lib/libQt6Gui.so.6 "$qt"/lib/libQt6Widgets.so.6 "$qt"/lib/libQt6Svg.so.6 "$qt"/lib/libQt6DBus.so.6 \
            "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/platforms/libqxcb.so \
            "$qt"/plugins/platforms/libqwayland.so 2>/dev/null
    done | awk '/not found/ { print $1 }' | sort -u | tr '\n' ' '
}

# Qt must load; a library that only a screen needs is named and no more.
qt_loads() {
    libraries=$(missing_libraries)
    if ! said=$(QT_QPA_PLATFORM=offscreen .venv/bin/python -c \
        'from PySide6.QtWidgets import QApplication; from PySide6 import QtSvg; QApplication([])' 2>&1); then
        stop "Qt could not be loaded: $(printf '%s' "$said" | tail -n 1)" "${libraries:+Missing libraries: $libraries}" \
            "Install the packages that hold them with your system's package manager, then run make setup again."
    fi
    [ -z "$libraries" ] || say "A window may not open until these libraries are installed: $libraries"
}
