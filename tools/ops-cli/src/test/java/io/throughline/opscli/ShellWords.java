package io.throughline.opscli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands of a page as a shell would pass them on; variables and what a reader fills in become an id, or a group. */
final class ShellWords {

    private static final Pattern BLOCK = Pattern.compile("^```bash\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("\\./run ops ((?:'[^']*'|\"[^\"]*\"|[^|)>;&#\n'\"])*)");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\S)+");

    private static final String ID = "0193a000-0000-7000-8000-000000000001";

    private ShellWords() {}

    /** The words behind {@code ./run ops}, of each command in the page's blocks. */
    static List<List<String>> ofCommands(String page) {
        var commands = new ArrayList<List<String>>();
        BLOCK.matcher(page)
                .results()
                .flatMap(block -> COMMAND.matcher(filledIn(block.group(1))).results())
                .forEach(command -> commands.add(words(command.group(1))));
        return commands;
    }

    private static String filledIn(String block) {
        return block.replace("\\\n", " ")
                .replaceAll("\\$GROUP\\b|\\$\\{GROUP[^}]*}", "a.b/0f")
                .replaceAll("\\$\\{?\\w+}?|<[\\w ]+>", Matcher.quoteReplacement(ID));
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group().replaceAll("['\"]", ""))
                .toList();
    }
}
