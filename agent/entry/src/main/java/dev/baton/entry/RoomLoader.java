// SPDX-License-Identifier: Apache-2.0
package dev.baton.entry;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of Baton's own room: everything but the entry and the doors, Byte Buddy included. Its parent is the
 * bootstrap loader, so nothing in it meets a class of the application; its class files are in a {@link Bundle} or named
 * {@code .classdata}, so nothing of the application meets them.
 */
final class RoomLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final File file;
    private final ProtectionDomain domain = RoomLoader.class.getProtectionDomain();

    /** Weak: hundreds of classes are loaded from them at the start, and hardly one after that. */
    private final Map<String, WeakReference<Bundle>> bundles = new HashMap<>();

    private @Nullable ZipFile jar;

    private RoomLoader(File file) {
        super(null);
        this.file = file;
    }

    /** The room that is in {@code jar}. */
    static RoomLoader open(File jar) {
        return new RoomLoader(jar);
    }

    /** The jar that this class is from. */
    static File ownJar() throws IOException {
        String location = RoomLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        // An undecoded path only differs where it holds %, and java.net.URI costs more than the rest of this class.
        File file = new File(location);
        if (!file.isFile()) file = new File(java.net.URLDecoder.decode(location.replace("+", "%2B"), "UTF-8"));
        return file;
    }

    /** Closes the jar, until a class is wanted that is not in the bundle. */
    synchronized void closeJar() throws IOException {
        if (jar == null) return;
        jar.close();
        jar = null;
    }

    /** While a class is defined, other agents' transformers run on this thread, and woven code in them may want that class. */
    private Class<?> define(String name, byte[] bytes, int start, int length) {
        try {
            return defineClass(name, bytes, start, length, domain);
        } catch (LinkageError fault) {
            Class<?> defined = findLoadedClass(name);
            if (defined == null) throw fault;
            return defined;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] own = ownEntry(name);
            if (own != null) return define(name, own, 0, own.length);
            Bundle bundle = bundle(name);
            int start = bundle.start(name);
            if (start < 0) throw new ClassNotFoundException(name);
            return define(name, bundle.bytes, start, bundle.length(start));
        } catch (IOException absent) {
            throw new ClassNotFoundException(name, absent);
        }
    }

    /** The class files of this room and of the doors, by their usual names, and what else the bundle holds, by its own. */
    @Override
    public @Nullable InputStream getResourceAsStream(@Nullable String name) {
        if (name == null) return null;
        String className = name.endsWith(".class")
                ? name.substring(0, name.length() - ".class".length()).replace('/', '.')
                : name;
        try {
            byte[] own = ownEntry(className);
            if (own != null) return new ByteArrayInputStream(own);
            Bundle bundle = bundle(className);
            int start = bundle.start(className);
            return start < 0 ? null : new ByteArrayInputStream(bundle.bytes, start, bundle.length(start));
        } catch (IOException absent) {
            return null;
        }
    }

    /** The entry of a class that is in no bundle; asked of its bundle first, so long as that is at hand. */
    private byte @Nullable [] ownEntry(String className) throws IOException {
        Bundle atHand = atHand(Bundle.of(className));
        if (atHand != null && atHand.start(className) >= 0) return null;
        return read("room/" + className.replace('.', '/') + ".classdata");
    }

    private synchronized @Nullable Bundle atHand(String bundle) {
        WeakReference<Bundle> atHand = bundles.get(bundle);
        return atHand == null ? null : atHand.get();
    }

    private Bundle bundle(String className) throws IOException {
        String name = Bundle.of(className);
        Bundle atHand = atHand(name);
        if (atHand != null) return atHand;
        byte[] bytes = read("room/" + name);
        if (bytes == null) throw new FileNotFoundException("no " + name + " in " + file);
        Bundle read = new Bundle(bytes);
        put(name, read);
        return read;
    }

    private synchronized void put(String name, Bundle bundle) {
        bundles.put(name, new WeakReference<>(bundle));
    }

    /**
     * Null: there is no such entry. A class may be wanted first by woven code in a method of an application that a security
     * manager lets read no file.
     */
    private byte @Nullable [] read(String name) throws IOException {
        return isGuarded() ? Reading.privileged(this, name) : readEntry(name);
    }

    private static boolean isGuarded() {
        try {
            return System.getSecurityManager() != null;
        } catch (NoSuchMethodError gone) {
            return false; // the JDK has announced that it will be
        }
    }

    /** Locked, so that nobody closes the jar meanwhile. */
    private synchronized byte @Nullable [] readEntry(String name) throws IOException {
        ZipFile open = jar;
        if (open == null) {
            open = new ZipFile(file);
            jar = open;
        }
        ZipEntry entry = open.getEntry(name);
        if (entry == null) return null;
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = open.getInputStream(entry)) {
            int length = 0;
            while (length < bytes.length) {
                int count = in.read(bytes, length, bytes.length - length);
                if (count < 0) throw new IOException(name + " is cut short in " + file);
                length += count;
            }
        }
        return bytes;
    }

    private static final class Reading implements PrivilegedExceptionAction<byte @Nullable []> {
        private final RoomLoader loader;
        private final String name;

        private Reading(RoomLoader loader, String name) {
            this.loader = loader;
            this.name = name;
        }

        static byte @Nullable [] privileged(RoomLoader loader, String name) throws IOException {
            try {
                return AccessController.doPrivileged(new Reading(loader, name));
            } catch (PrivilegedActionException fault) {
                throw (IOException) fault.getException();
            }
        }

        @Override
        public byte @Nullable [] run() throws IOException {
            return loader.readEntry(name);
        }
    }
}
