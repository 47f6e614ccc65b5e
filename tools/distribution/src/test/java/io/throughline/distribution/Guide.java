package io.throughline.distribution;

import java.util.List;
import java.util.regex.Pattern;

/** The commands of the deployment guide, as they stand there. */
final class Guide {

    private static final Pattern COMMANDS = Pattern.compile("^```bash\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final int PREPARING = 5;

    private final List<String> commands;

    Guide(String text) {
        var install = text.substring(text.indexOf("\n## Install"), text.indexOf("\n## What the broker keeps"));
        commands =
                COMMANDS.matcher(install).results().map(match -> match.group(1)).toList();
    }

    List<String> commands() {
        return commands;
    }

    /** The same up to the broker's topology, with which everything is there but the server. */
    String preparation(String edit) {
        return "set -euo pipefail\n" + commands.get(0) + edit + String.join("", commands.subList(1, PREPARING));
    }

    /** All commands in one shell; after the first, which unpacks, the reader edits the settings. */
    String script(String edit) {
        return "set -euo pipefail\n" + commands.get(0) + edit + String.join("", commands.subList(1, commands.size()));
    }
}
