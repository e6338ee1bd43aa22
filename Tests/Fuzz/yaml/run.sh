#!/bin/sh
# Builds the fuzz target outside the package and runs it: Tests/Fuzz/yaml/run.sh [SECONDS] [BUILD-FOLDER]
# New inputs are kept in BUILD-FOLDER/corpus; one that fails is left in BUILD-FOLDER as crash-*.
set -eu
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../../.." && pwd)
build=${2:-$root/.build/fuzz-yaml}
mkdir -p "$build/corpus"
cd "$build"
flags="-O -swift-version 6 -parse-as-library -sanitize=fuzzer,address -I . -I $root/Sources/CLibYAML"
flags="$flags -enable-upcoming-feature MemberImportVisibility"
flags="$flags -enable-upcoming-feature InternalImportsByDefault"
for module in SourceText YAMLTree; do
  # shellcheck disable=SC2086
  swiftc $flags -wmo -module-name "$module" -emit-module -emit-object -o "$module.o" \
    "$root/Sources/$module"/*.swift
done
# shellcheck disable=SC2086
swiftc $flags -module-name FuzzYAML "$root/Tests/Fuzz/yaml/FuzzYAML.swift" YAMLTree.o SourceText.o \
  -o fuzz-yaml
SWIFT_BACKTRACE=enable=no ./fuzz-yaml corpus "$root/Tests/Fuzz/yaml/seeds" -dict="$root/Tests/Fuzz/yaml/yaml.dict" \
  -max_total_time="$seconds" -max_len=4096 -timeout=10 -print_final_stats=1
