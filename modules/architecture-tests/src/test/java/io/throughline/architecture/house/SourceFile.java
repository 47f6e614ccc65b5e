package io.throughline.architecture.house;

import java.nio.file.Path;
import java.util.List;

/** What a source file says about itself, without its meaning. */
public record SourceFile(
        Path path,
        String packageName,
        int lines,
        List<String> types,
        List<Body> methods,
        List<Constructor> constructors,
        List<String> texts) {

    /** A method or constructor that has a body, from its first annotation to its closing brace. */
    public record Body(String name, int lines) {}

    /** A constructor that somebody wrote out; the canonical one of a record is not among them. */
    public record Constructor(String type, int parameters) {}

    public SourceFile {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
        constructors = List.copyOf(constructors);
        texts = List.copyOf(texts);
    }

    public boolean isTest() {
        return path.toString().contains("/src/test/java/");
    }

    public boolean isPackageDescription() {
        return name().equals("package-info.java");
    }

    /** Of the type that gives the file its name. */
    public String qualifiedName() {
        return packageName + "." + name().replace(".java", "");
    }

    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
