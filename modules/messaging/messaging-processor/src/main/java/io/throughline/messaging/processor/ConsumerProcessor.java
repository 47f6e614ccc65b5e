package io.throughline.messaging.processor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Runs in javac: checks every consumer and handler of a module and writes its {@link ConsumersJson}. */
public final class ConsumerProcessor extends AbstractProcessor {

    private ConsumerRules consumerRules;
    private HandlerRules handlerRules;
    private Declarations declarations;
    private Problems problems;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        var classes = new Classes(environment.getTypeUtils(), environment.getElementUtils());
        problems = new Problems(environment.getMessager());
        consumerRules = new ConsumerRules(classes, problems);
        handlerRules = new HandlerRules(classes, problems);
        declarations = new Declarations(classes, problems);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Names.CONSUMES_EVENTS, Names.CONSUMES_WORK, Names.HANDLES, Names.APPLICATION_SCOPED);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Stream.concat(annotated(round, Names.CONSUMES_EVENTS), annotated(round, Names.CONSUMES_WORK))
                .distinct()
                .map(consumerRules::check)
                .flatMap(Optional::stream)
                .forEach(declarations::add);
        annotated(round, Names.HANDLES)
                .map(handlerRules::check)
                .flatMap(Optional::stream)
                .forEach(declarations::add);
        annotated(round, Names.APPLICATION_SCOPED).forEach(handlerRules::checkBelongs);
        if (round.processingOver()) {
            finish();
        }
        return false;
    }

    private Stream<TypeElement> annotated(RoundEnvironment round, String annotation) {
        return Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(annotation))
                .map(type -> ElementFilter.typesIn(round.getElementsAnnotatedWith(type)).stream())
                .orElseGet(Stream::empty);
    }

    private void finish() {
        var complete = declarations.complete();
        if (!problems.found() && !complete.isEmpty()) {
            write(complete);
        }
    }

    private void write(List<ConsumerDeclaration> complete) {
        try {
            var file = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", ConsumersJson.PATH);
            try (var writer = file.openWriter()) {
                writer.write(ConsumersJson.write(complete));
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "cannot write " + ConsumersJson.PATH + ": " + e);
        }
    }
}
