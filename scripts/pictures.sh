#!/bin/sh
# Draws the pictures in docs/pictures: all views without a study, and those of three studies where it matters.
# Usage: scripts/pictures.sh FOLDER-OF-SCENARIER
set -eu
out=docs/pictures
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

# draw SIZE FOLDER STUDY|- OPTIONS VIEW...: the views that are kept, in both languages and themes; all where none is named
draw() {
  size=$1 folder=$out/$2 study=$3 options=$4
  shift 4
  [ "$study" = - ] && study=
  mkdir -p "$folder"
  for language in da en; do
    for theme in light dark; do
      "$bin/scenarier" snapshot ${study:+"$study"} --out "$drawn" --language $language --theme $theme --size "$size" $options
      for view in "${@:-}"; do cp "$drawn"/"$view"*-$language-$theme-"$size".png "$folder"; done
      rm -f "$drawn"/*
    done
  done
}

bin=$1
rm -rf "$out"
draw 1366x768 . - ""
draw 1366x768 panel - --panel overview frames measures compare foundation
draw 1024x600 small - "" overview frames measures compare foundation
draw 1366x768 larger - "--larger 3" overview frames measures compare foundation
draw 1920x1080 budget-eksempel resources/examples/budget-eksempel.scenarier "" overview frames- compare start
draw 1920x1080 kendte-begivenheder resources/examples/kendte-begivenheder.scenarier "" measures foundation-backtest
draw 1366x768 kendte-begivenheder resources/examples/kendte-begivenheder.scenarier "" measures
draw 1366x768 prognose tests/golden/check-budget.scenarier "" foundation-ages frames-budget
draw 1920x1080 prognose tests/golden/check-budget.scenarier "" foundation-ages
"$bin/python" scripts/exchange_pictures.py $out/exchange
