package dev.evenkeel.testkit.halt;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Has every method of that name and class begin with a call of {@link Halt#reached()}. */
final class Counting implements ClassFileTransformer {
    private final HaltPoint point;

    Counting(HaltPoint point) {
        this.point = point;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] code) {
        if (loader == null || name == null || !point.className().equals(name.replace('/', '.'))) {
            return null;
        }
        return counting(loader, code);
    }

    private byte[] counting(ClassLoader loader, byte[] code) {
        ClassHierarchyResolver classes =
                ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile file = ClassFile.of(ClassHierarchyResolverOption.of(classes));
        ClassModel before = file.parse(code);
        if (before.methods().stream().noneMatch(this::isWanted)) {
            System.err.println("no code to count the calls of: " + point);
            Runtime.getRuntime().halt(Halt.NO_SUCH_POINT);
        }
        ClassTransform first =
                ClassTransform.transformingMethodBodies(this::isWanted, new CallFirst());
        return file.transformClass(before, first);
    }

    private boolean isWanted(MethodModel method) {
        return method.methodName().equalsString(point.method()) && method.code().isPresent();
    }

    static final class CallFirst implements CodeTransform {
        private static final ClassDesc HALT = ClassDesc.of("dev.evenkeel.testkit.halt.Halt");
        private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

        @Override
        public void atStart(CodeBuilder builder) {
            builder.invokestatic(HALT, "reached", NOTHING);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            builder.with(element);
        }
    }
}
