#!/bin/sh
# The steps of the image: builds the console of a copy of the sources into a folder.
#   sh hosting/steps.sh SOURCES OUT
set -eu
sources=$1
out=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What git does not know (packages, builds, reports) is left behind.
(cd "$sources" && tar -cf - --exclude=./node_modules --exclude=./dist --exclude=./dist-sub-path \
  --exclude=./test-results --exclude=./.git .) | tar -xf - -C "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
mkdir -p "$out"
npx vite build --logLevel warn --outDir "$out/console" --emptyOutDir
test -s "$out/console/index.html"
echo "built $out/console"
