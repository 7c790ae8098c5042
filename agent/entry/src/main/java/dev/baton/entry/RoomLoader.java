// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of Baton's own room: everything but the entry and the doors, Byte Buddy included. Its parent is the
 * bootstrap loader, so nothing in it meets a class of the application; its class files are named {@code .classdata}, so
 * nothing of the application meets them.
 */
final class RoomLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ZipFile jar;
    private final ProtectionDomain domain = RoomLoader.class.getProtectionDomain();

    private RoomLoader(ZipFile jar) {
        super(null);
        this.jar = jar;
    }

    static RoomLoader open() throws IOException {
        String location = RoomLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        // An undecoded path only differs where it holds %, and java.net.URI costs more than the rest of this class.
        File file = new File(location);
        if (!file.isFile()) file = new File(java.net.URLDecoder.decode(location.replace("+", "%2B"), "UTF-8"));
        return new RoomLoader(new ZipFile(file));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile;
        try {
            classFile = read(name.replace('.', '/'));
        } catch (IOException absent) {
            throw new ClassNotFoundException(name, absent);
        }
        return defineClass(name, classFile, 0, classFile.length, domain);
    }

    /** @param className with slashes */
    private byte[] read(String className) throws IOException {
        ZipEntry entry = jar.getEntry("room/" + className + ".classdata");
        if (entry == null) throw new IOException("no " + className + " in " + jar.getName());
        byte[] classFile = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            int length = 0;
            while (length < classFile.length) {
                int count = in.read(classFile, length, classFile.length - length);
                if (count < 0) throw new IOException(className + " is cut short in " + jar.getName());
                length += count;
            }
        }
        return classFile;
    }

    /** The class files of this room and of the doors, by their usual names; there are no other resources. */
    @Override
    public @Nullable InputStream getResourceAsStream(@Nullable String name) {
        if (name == null || !name.endsWith(".class")) return null;
        try {
            return new ByteArrayInputStream(read(name.substring(0, name.length() - ".class".length())));
        } catch (IOException absent) {
            return null;
        }
    }
}
