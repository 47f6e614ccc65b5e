package io.throughline.architecture.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses sources with the compiler's own parser. */
final class SourceReader {

    private SourceReader() {}

    static List<SourceFile> read(Collection<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return read(files, manager);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> read(Collection<Path> files, StandardJavaFileManager manager) throws IOException {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, manager, problems, null, null, manager.getJavaFileObjectsFromPaths(files));
        var read = new ArrayList<SourceFile>();
        for (var unit : task.parse()) {
            read.add(describe(unit, Trees.instance(task)));
        }
        if (!problems.getDiagnostics().isEmpty()) {
            throw new IllegalStateException("not parsed: " + problems.getDiagnostics());
        }
        return read;
    }

    private static SourceFile describe(CompilationUnitTree unit, Trees trees) throws IOException {
        var path = Path.of(unit.getSourceFile().toUri());
        var lines = Files.readAllLines(path).size();
        var packageName =
                unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        var seen = new SourceScanner(unit, trees.getSourcePositions());
        seen.scan(unit, null);
        return new SourceFile(path, packageName, lines, seen.types, seen.methods, seen.constructors, seen.texts);
    }
}
