package io.throughline.architecture.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** A module as its pom declares it. */
public record Pom(Path file, Model model) {

    public static Pom read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new Pom(file, new MavenXpp3Reader().read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalArgumentException(file + " is no pom", e);
        }
    }

    public String name() {
        return model.getArtifactId();
    }

    public Path folder() {
        return file.getParent();
    }

    /** All dependencies, those of profiles included. */
    public List<Dependency> dependencies() {
        var ofProfiles = model.getProfiles().stream().map(Profile::getDependencies);
        return Stream.concat(Stream.of(model.getDependencies()), ofProfiles)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name() + " (" + file.getFileName() + ")";
    }
}
