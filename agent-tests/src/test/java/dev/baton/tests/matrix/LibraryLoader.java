// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * The class loader of one version of a library and of the application code that drives it, so that one JVM serves many
 * versions. It sees the JDK, its own jars, the interfaces of the harness, and nothing of the test class path besides.
 *
 * <p>Application code, the package {@code dev.baton.tests.app}, is defined here anew for each version. It is written for
 * {@code javax.servlet}, Tomcat 8, Jetty 9, Reactive Streams, RxJava 3 and Pekko; where the library has others, the names are changed
 * on the way. Where the library is for a newer Java than the build's, its application code is among the sources below
 * {@code src/test/java21}, and the JDK that runs it compiles it.
 */
public final class LibraryLoader extends URLClassLoader {
    private static final String HARNESS = "dev.baton.tests.";
    private static final String APPLICATION = "dev.baton.tests.app.";

    private static final File NEWER_SOURCES = new File("src/test/java21");

    private static final String PLAY = "play/shaded/ahc/";

    private final Library library;
    private final List<Spoiling> spoilings = new ArrayList<>();
    /** Beginnings of internal names, and what stands in their place. */
    private final Map<String, String> renamed = new HashMap<>();

    public LibraryLoader(Library library) {
        super(
                library.jars.toArray(new URL[0]),
                ClassLoader.getSystemClassLoader().getParent());
        this.library = library;
        if (has("jakarta/servlet/Servlet")) renamed.put("javax/servlet/", "jakarta/servlet/");
        if (has("org/apache/catalina/deploy/ErrorPage")) {
            renamed.put("org/apache/tomcat/util/descriptor/web/ErrorPage", "org/apache/catalina/deploy/ErrorPage");
        }
        if (has("org/eclipse/jetty/client/Request")) {
            renamed.put("org/eclipse/jetty/client/api/", "org/eclipse/jetty/client/");
            renamed.put("org/eclipse/jetty/client/util/", "org/eclipse/jetty/client/");
        }
        if (has("io/grpc/netty/shaded/io/grpc/netty/NettyServerBuilder")) {
            renamed.put("io/grpc/netty/", "io/grpc/netty/shaded/io/grpc/netty/");
        }
        if (has(PLAY + "org/asynchttpclient/AsyncHttpClient")) {
            renamed.put("org/asynchttpclient/", PLAY + "org/asynchttpclient/");
            renamed.put("io/netty/", PLAY + "io/netty/");
        }
        if (has("io/smallrye/mutiny/Multi") && !has("org/reactivestreams/Publisher")) {
            renamed.put("org/reactivestreams/", "java/util/concurrent/Flow$");
        }
        if (has("akka/actor/ActorSystem")) renamed.put("org/apache/pekko/", "akka/");
        if (has("io/reactivex/Scheduler")) {
            renamed.put("io/reactivex/rxjava3/core/", "io/reactivex/");
            renamed.put("io/reactivex/rxjava3/", "io/reactivex/");
        }
        if (has("jakarta/jms/Message")) renamed.put("javax/jms/", "jakarta/jms/");
        for (String ee : new String[] {"ee8", "ee9", "ee10", "ee11"}) {
            String inPackage = "org/eclipse/jetty/" + ee + "/servlet/";
            if (has(inPackage + "ServletHolder")) renamed.put("org/eclipse/jetty/servlet/", inPackage);
        }
    }

    private boolean has(String internalName) {
        return findResource(internalName + ".class") != null;
    }

    /** Spoils classes of the library, before they are loaded. */
    public LibraryLoader with(Spoiling spoiling) {
        spoilings.add(spoiling);
        return this;
    }

    /** Makes a class of the application code, by its constructor without parameters. */
    public <T> T create(Class<T> type, String simpleName) throws ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(this);
        try {
            return type.cast(
                    loadClass(APPLICATION + simpleName).getConstructor().newInstance());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            if (name.startsWith(APPLICATION)) return define(name, renamed.isEmpty() ? read(name) : renamed(read(name)));
            if (name.startsWith(HARNESS)) return getClass().getClassLoader().loadClass(name);
            for (Spoiling spoiling : spoilings) {
                if (spoiling.isFor(name)) return define(name, spoiling.done(read(name)));
            }
            if (!name.startsWith("java.")) {
                try {
                    return findClass(name);
                } catch (ClassNotFoundException absent) {
                    // Then it is the JDK's.
                }
            }
            return super.loadClass(name, resolve);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    private Class<?> define(String name, byte[] classFile) {
        return defineClass(name, classFile, 0, classFile.length);
    }

    private byte[] read(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = name.startsWith(HARNESS) ? ofHarness(path) : getResourceAsStream(path)) {
            if (in == null) throw new ClassNotFoundException(name);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) out.write(buffer, 0, count);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new ClassNotFoundException(name, fault);
        }
    }

    private InputStream ofHarness(String path) throws IOException {
        InputStream built = getClass().getClassLoader().getResourceAsStream(path);
        if (built != null) return built;
        String fork = System.getProperty("fork", "1"); // which run side by side
        File classes = new File("target/java" + Library.runningJavaVersion() + "/" + fork, library.toString());
        File source = new File(NEWER_SOURCES, path.replace(".class", ".java"));
        if (source.exists()) compile(source, classes);
        File compiled = new File(classes, path);
        return compiled.exists() ? new FileInputStream(compiled) : null;
    }

    private void compile(File source, File classes) throws IOException {
        Files.createDirectories(classes.toPath());
        StringBuilder classPath = new StringBuilder();
        for (URL jar : library.jars) classPath.append(jar.getPath()).append(File.pathSeparator);
        classPath.append(System.getProperty("java.class.path")); // which has other versions
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "--release",
                        "21",
                        "-proc:none",
                        "-nowarn",
                        "-classpath",
                        classPath.toString(),
                        "-d",
                        classes.getPath(),
                        source.getPath());
        if (failures != 0) throw new IOException(said.toString());
    }

    private byte[] renamed(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor renaming = new ClassRemapper(writer, new Remapper() {
            @Override
            public String map(String internalName) {
                for (Map.Entry<String, String> start : renamed.entrySet()) {
                    if (internalName.startsWith(start.getKey())) {
                        return start.getValue()
                                + internalName.substring(start.getKey().length());
                    }
                }
                return internalName;
            }
        });
        new ClassReader(classFile).accept(renaming, 0);
        return writer.toByteArray();
    }
}
