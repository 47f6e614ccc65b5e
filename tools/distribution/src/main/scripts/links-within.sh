#!/usr/bin/env bash
# In the pages below the working directory, a link to what is not there becomes its text.
set -euo pipefail

for page in $(find . -name '*.md'); do
  while read -r target; do
    [ -z "$target" ] || [ -e "$(dirname "$page")/${target%%#*}" ] ||
      sed -i -zE "s|\[([^]]*)\]\(${target//./\\.}\)|\1|g" "$page"
  done <<<"$(grep -oE '\]\([^)#:][^):]*\)' "$page" | sed -E 's/^..//; s/.$//' | sort -u)"
done
