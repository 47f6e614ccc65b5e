package io.throughline.architecture.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Collects what the rules ask of one file. */
final class SourceScanner extends TreeScanner<Void, Void> {

    final List<String> types = new ArrayList<>();
    final List<SourceFile.Body> methods = new ArrayList<>();
    final List<SourceFile.Constructor> constructors = new ArrayList<>();
    final List<String> texts = new ArrayList<>();

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Deque<ClassTree> enclosing = new ArrayDeque<>();

    SourceScanner(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        types.add(type.getSimpleName().toString());
        enclosing.push(type);
        super.visitClass(type, unused);
        enclosing.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        if (method.getBody() != null) {
            methods.add(new SourceFile.Body(method.getName().toString(), lines(method)));
        }
        if (method.getName().contentEquals("<init>") && !isCanonical(method)) {
            var type = enclosing.element().getSimpleName().toString();
            constructors.add(
                    new SourceFile.Constructor(type, method.getParameters().size()));
        }
        return super.visitMethod(method, unused);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        if (literal.getValue() instanceof String text) {
            texts.add(text);
        }
        return super.visitLiteral(literal, unused);
    }

    private int lines(Tree tree) {
        var map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, tree));
        long last = map.getLineNumber(positions.getEndPosition(unit, tree));
        return (int) (last - first + 1);
    }

    private boolean isCanonical(MethodTree constructor) {
        var type = enclosing.element();
        return type.getKind() == Tree.Kind.RECORD && constructor.getParameters().size() == components(type);
    }

    private static long components(ClassTree record) {
        return record.getMembers().stream()
                .filter(member -> member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
    }
}
