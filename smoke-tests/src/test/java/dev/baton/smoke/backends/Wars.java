// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/** The web application {@code call.war}: one servlet, in the package of servlets that a container knows. */
final class Wars {
    private static final String PACKAGE = "dev.baton.smoke.app.";
    private static final List<String> CLASSES = List.of("CallServlet", "Get");

    private static final String WEB_XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0">
              FILTER
              <servlet>
                <servlet-name>call</servlet-name>
                <servlet-class>dev.baton.smoke.app.CallServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>call</servlet-name>
                <url-pattern>/*</url-pattern>
              </servlet-mapping>
            </web-app>
            """;

    private Wars() {}

    /** @param servlets {@code javax} or {@code jakarta} */
    static Path call(String servlets, Path war, @Nullable Filter filter) throws IOException {
        Files.createDirectories(war.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            // And no annotation: not everyone looks for those.
            out.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            out.write(WEB_XML.replace("FILTER", filter == null ? "" : filter.webXml())
                    .getBytes(StandardCharsets.UTF_8));
            List<String> classes = new ArrayList<>(CLASSES);
            if (filter != null && filter.className().startsWith(PACKAGE))
                classes.add(filter.className().substring(PACKAGE.length()));
            for (String simpleName : classes) {
                String file = PACKAGE.replace('.', '/') + simpleName + ".class";
                out.putNextEntry(new ZipEntry("WEB-INF/classes/" + file));
                out.write(renamed(Files.readAllBytes(Launch.APPLICATIONS.resolve(file)), servlets));
            }
        }
        return war;
    }

    /** The same servlet as an OSGi bundle. */
    static Path bundle(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", "call");
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Bundle-Activator", "dev.baton.smoke.app.CallBundle");
        attributes.putValue("Import-Package", "javax.servlet,javax.servlet.http,org.osgi.framework");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String simpleName : List.of("CallBundle", "CallServlet", "Get")) {
                String file = PACKAGE.replace('.', '/') + simpleName + ".class";
                out.putNextEntry(new ZipEntry(file));
                Files.copy(Launch.APPLICATIONS.resolve(file), out);
            }
        }
        return jar;
    }

    /** As Tomcat's own migration tool does. */
    static byte[] renamed(byte[] classFile, String servlets) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassRemapper(writer, new Remapper() {
                            @Override
                            public String map(String internalName) {
                                return internalName.startsWith("javax/servlet/")
                                        ? servlets + internalName.substring("javax".length())
                                        : internalName;
                            }
                        }),
                        0);
        return writer.toByteArray();
    }
}
