package io.throughline.messaging.processor;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about classes under compilation; other classes by name, so that the processor needs none of them. */
final class Classes {

    private final Types types;
    private final Elements elements;

    Classes(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    String packageOf(TypeElement type) {
        return elements.getPackageOf(type).getQualifiedName().toString();
    }

    boolean isBeanClass(TypeElement type) {
        return (type.getKind() == ElementKind.CLASS)
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && !type.getModifiers().contains(Modifier.FINAL);
    }

    boolean isPublic(TypeElement type) {
        return type.getModifiers().containsAll(Set.of(Modifier.PUBLIC));
    }

    boolean namesInterface(TypeElement type, String name) {
        return type.getInterfaces().stream().anyMatch(face -> isNamed(face, name));
    }

    /** The type among the supertypes of this one, with its type arguments. */
    Optional<DeclaredType> supertype(TypeMirror type, String name) {
        if (isNamed(type, name)) {
            return Optional.of((DeclaredType) type);
        }
        return types.directSupertypes(type).stream()
                .flatMap(parent -> supertype(parent, name).stream())
                .findFirst();
    }

    Optional<TypeElement> element(TypeMirror type) {
        return Optional.ofNullable(types.asElement(type))
                .filter(TypeElement.class::isInstance)
                .map(TypeElement.class::cast);
    }

    Optional<? extends AnnotationMirror> annotation(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> isNamed(mirror.getAnnotationType(), name))
                .findFirst();
    }

    Object value(AnnotationMirror annotation, String attribute) {
        return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                .map(entry -> entry.getValue().getValue())
                .findFirst()
                .orElseThrow();
    }

    private boolean isNamed(TypeMirror type, String name) {
        return element(type)
                .filter(found -> found.getQualifiedName().contentEquals(name))
                .isPresent();
    }
}
