package io.throughline.messaging.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What javac and the processor say about a few sources, and what they wrote. */
record Compilation(List<String> errors, Path classes) {

    static Compilation of(Path directory, Map<String, String> sources) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        sources.entrySet().stream().map(Source::new).toList());
        task.setProcessors(List.of(new ConsumerProcessor()));
        task.call();
        var errors = diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(found -> found.getMessage(Locale.ROOT))
                .toList();
        return new Compilation(errors, directory);
    }

    boolean wroteDeclarations() {
        return Files.exists(classes.resolve(ConsumersJson.PATH));
    }

    String json() {
        try {
            return Files.readString(classes.resolve(ConsumersJson.PATH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Map.Entry<String, String> named) {
            super(URI.create("string:///" + named.getKey().replace('.', '/') + ".java"), Kind.SOURCE);
            text = named.getValue();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
