package io.throughline.distribution;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who reads the pages of the archive has no checkout. */
class ArchivePagesIT {

    private static final Path GATHERED = Path.of("target/archive");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    @Test
    void linkToWhatIsThere() throws IOException {
        var links = 0;
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
                links++;
                if (!leads(page, link.group(1))) {
                    broken.add(page.getFileName() + " to " + link.group(1));
                }
            }
        }

        assertThat(links).isGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void holdTheGuideAndTheChanges() throws IOException {
        assertThat(pages().stream().map(page -> page.getFileName().toString()))
                .contains("deploy.md", "CHANGELOG.md", "order-states.md", "timeouts.md", "0009-timeline.md");
    }

    private static boolean leads(Path page, String link) throws IOException {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return target.startsWith(GATHERED)
                && Files.exists(target)
                && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(toSet());
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(GATHERED)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
