package io.throughline.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What the rules look at.
 *
 * @param imported main classes of the modules, without the tools; many rules do not need them
 * @param sources main and test sources of modules and tools
 * @param poms the poms of the modules, without the tools
 * @param configuration {@code META-INF/microprofile-config.properties} by context
 */
public record House(
        Supplier<JavaClasses> imported,
        List<SourceFile> sources,
        List<Pom> poms,
        Map<String, Properties> configuration) {

    public JavaClasses classes() {
        return imported.get();
    }

    public List<SourceFile> mainSources() {
        return sources.stream().filter(source -> !source.isTest()).toList();
    }
}
