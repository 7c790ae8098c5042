// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Tomcat as people download it, set up in a directory of its own and started by its own script. */
final class StandaloneTomcat {
    private StandaloneTomcat() {}

    /** The distributions that the build has unpacked. */
    static List<Path> distributions() throws IOException {
        try (Stream<Path> directories = Files.list(Path.of(System.getProperty("smoke.tomcats")))) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("bin/catalina.sh")))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Starts it with the application {@code /call} of this test, a war of JSPs, and Tomcat's own {@code /examples}.
     *
     * @param base an empty directory
     */
    static Jvm start(Path distribution, Path base) throws IOException {
        Path conf = Files.createDirectory(base.resolve("conf"));
        copy(resource("server.xml"), conf.resolve("server.xml"));
        for (String file : new String[] {"web.xml", "logging.properties"}) {
            Files.copy(distribution.resolve("conf").resolve(file), conf.resolve(file));
        }
        for (String directory : new String[] {"logs", "temp", "work", "webapps"}) {
            Files.createDirectory(base.resolve(directory));
        }
        war(base.resolve("webapps/call.war"), "call.jsp", "echo.jsp");
        copyTree(distribution.resolve("webapps/examples"), base.resolve("webapps/examples"));
        return Launch.program("sh", distribution.resolve("bin/catalina.sh").toString(), "run")
                .environment("JAVA_HOME", System.getProperty("java.home"))
                .environment("CATALINA_HOME", distribution.toString())
                .environment("CATALINA_BASE", base.toString())
                .environment("CATALINA_OPTS", Launch.agentOption(""))
                .start();
    }

    static int awaitPort(Jvm tomcat) throws Exception {
        tomcat.awaitErr("Server startup in");
        return Integer.parseInt(tomcat.awaitErr("Starting ProtocolHandler \\[\"http-nio-[^\"]*-(\\d+)\"]")
                .group(1));
    }

    private static void war(Path war, String... files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String file : files) {
                out.putNextEntry(new ZipEntry(file));
                try (InputStream in = resource(file)) {
                    in.transferTo(out);
                }
            }
        }
    }

    private static InputStream resource(String name) {
        return StandaloneTomcat.class.getResourceAsStream("/standalone/" + name);
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (from) {
            Files.copy(from, to);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }
}
