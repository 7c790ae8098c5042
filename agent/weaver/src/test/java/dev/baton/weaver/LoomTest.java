// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.weaver.logs.Log4j1;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class LoomTest {
    private final Loom loom = new Loom(LoomTest.class.getClassLoader());

    /** As the class of this name in Log4j 2's bridge, which has the methods and nothing behind them. */
    static class Bridge {
        Object getMDC(String key) {
            return null;
        }
    }

    static class Event {
        Hashtable<String, Object> mdcCopy;
        boolean mdcCopyLookupRequired;

        Object getMDC(String key) {
            return null;
        }
    }

    /** As {@code ThreadPoolExecutor} is when another agent has been there. */
    static class Pool {
        final AtomicInteger state = new AtomicInteger();
        final Queue<Runnable> queue = new ArrayDeque<>();

        void execute(Runnable task) {
            task = Pool.wrapped(task);
            state.get();
            queue.offer(task);
            state.get();
        }

        void sw$original$execute$1a2b3c(Runnable task) {
            queue.offer(task);
        }

        void other(Runnable task) {
            state.get();
        }

        static Runnable wrapped(Runnable task) {
            return task;
        }
    }

    @Test
    void aTaskIsCapturedAsTheQueueGetsItWhateverAnotherAgentHasMadeOfIt() throws IOException {
        Edge edge =
                Edge.between("pool", "").type(Pool.class.getName()).capturesTasksOf("execute", "java.lang.Runnable");
        assertThat(calls(loom.weave(classFile(Pool.class), edge.hooks(), "").classFile))
                .containsEntry("execute", List.of("wrapped", "capture", "get", "offer", "get"))
                .containsEntry("sw$original$execute$1a2b3c", List.of("capture", "offer"))
                .containsEntry("other", List.of("get"));
    }

    /** Of each method the names of those that it calls. */
    private static Map<String, List<String>> calls(byte[] classFile) {
        Map<String, List<String>> calls = new HashMap<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String caller, String descriptor, String signature, String[] thrown) {
                                List<String> called = new ArrayList<>();
                                calls.put(caller, called);
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String name, String of, boolean isInterface) {
                                        called.add(name);
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    @Test
    void aClassWithoutTheFieldsThatAdviceReadsIsLeftAlone() throws IOException {
        List<Hook> hooks = Log4j1.edge().hooks();
        Woven bridge = loom.weave(classFile(Bridge.class), hooks, "");
        assertThat(bridge.classFile).isNull();
        assertThat(bridge.found).hasSameSizeAs(hooks).containsOnly(false);
        Woven event = loom.weave(classFile(Event.class), hooks, "");
        assertThat(event.classFile).isNotNull();
        assertThat(event.found).contains(true);
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        return Doors.classFile(type.getClassLoader(), type.getName().replace('.', '/') + ".class");
    }
}
