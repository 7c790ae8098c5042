// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Log;
import dev.baton.core.settings.Setting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code cache}: woven class files, kept from one start to the next, so that a start that finds them all needs
 * no Byte Buddy. A directory of the build of Baton that wove them has a file for each class, big-endian:
 *
 * <pre>
 *   4 bytes  {@link #MAGIC}
 *   4 bytes  CRC-32 of the rest
 *   UTF      the class's name, the {@link Fingerprint} of its original bytes, and the hooks it was woven for
 *   2 bytes  how many hooks these are; for each a byte: whether it found a method
 *   the woven class file; nothing, if no hook did
 * </pre>
 *
 * <p>A class is only woven by what {@link Owners trusted users} wrote, for just these bytes and hooks. A file comes into
 * being whole or not at all, so any number of JVMs may fill one cache at once.
 */
final class Cache {
    /** {@code BtWv}. */
    private static final int MAGIC = 0x42745776;

    private static final String SUFFIX = ".woven";
    private static final String UNFINISHED = ".unfinished";

    /** As some file systems take no more than 255 bytes. */
    private static final int MAX_NAME_LENGTH = 120;

    /** A thousand servers' worth of classes that change each time are not to fill a disk. */
    static final long MAX_BYTES = 64L << 20;

    private final File directory;

    /** Room for files yet; negative before the first is written. */
    private long bytesLeft = -1;

    private boolean isFull;
    private boolean hasWarned;

    private Cache(File directory) {
        this.directory = directory;
    }

    /**
     * The cache in {@code directory}, which is made if need be; null when there is none to use, which has been said.
     *
     * @param build tells Baton's builds apart
     */
    static @Nullable Cache of(String directory, String build) {
        if (directory.isEmpty()) return null;
        File ofBuild = new File(directory, build);
        try {
            if (!ofBuild.isDirectory()) {
                Files.createDirectories(
                        ofBuild.toPath(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            }
            // Wherever a link may lead from now on.
            ofBuild = ofBuild.toPath().toRealPath().toFile();
            String objection = Owners.objection(new File(directory));
            if (objection == null) objection = Owners.objection(ofBuild);
            if (objection == null) objection = Owners.objectionToPath(ofBuild.toPath());
            if (objection == null) return new Cache(ofBuild);
            warn(directory, objection);
        } catch (UnsupportedOperationException e) {
            warn(directory, "is on a file system that does not tell whose a file is");
        } catch (IOException | RuntimeException e) {
            warn(directory, "cannot be used: " + e);
        }
        return null;
    }

    private static void warn(String directory, String problem) {
        Log.warn(Setting.CACHE.key() + '=' + directory + ' ' + problem + ". Weaving without a cache");
    }

    /** What became of the class at an earlier start; null if that is not known. */
    @Nullable
    Woven find(String internalName, byte[] classFile, List<Hook> hooks) {
        String key = key(internalName, classFile, hooks);
        File file = file(internalName, key);
        if (!file.exists()) return null;
        try {
            String objection = Owners.objection(file);
            if (objection == null) return read(file, key, hooks.size());
            warnOnce(file, objection);
        } catch (IOException | RuntimeException e) {
            warnOnce(file, "cannot be read: " + e);
        }
        return null;
    }

    private @Nullable Woven read(File file, String key, int hooks) throws IOException {
        byte[] bytes = new byte[(int) file.length()];
        try (FileInputStream in = new FileInputStream(file)) {
            new DataInputStream(in).readFully(bytes);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean isSound = bytes.length > 8 && in.readInt() == MAGIC && in.readInt() == crc(bytes, 8);
        if (!isSound) {
            warnOnce(file, "is damaged");
            return null;
        }
        if (!in.readUTF().equals(key) || in.readUnsignedShort() != hooks) return null;
        boolean[] found = new boolean[hooks];
        for (int i = 0; i < hooks; i++) found[i] = in.readBoolean();
        byte[] woven = new byte[in.available()];
        in.readFully(woven);
        return new Woven(woven.length == 0 ? null : woven, found);
    }

    /** Keeps what became of the class. */
    synchronized void keep(String internalName, byte[] classFile, List<Hook> hooks, Woven woven) {
        if (isFull) return;
        try {
            String key = key(internalName, classFile, hooks);
            byte[] bytes = bytes(key, woven);
            if (bytesLeft < 0) bytesLeft = MAX_BYTES - size();
            isFull = bytes.length > bytesLeft;
            if (isFull) {
                warnOnce(directory, "has its " + (MAX_BYTES >> 20) + " MB; empty it to have others kept");
                return;
            }
            bytesLeft -= bytes.length;
            write(bytes, file(internalName, key));
        } catch (IOException | RuntimeException e) {
            isFull = true;
            // One that came with a container's image is for reading.
            if (Files.isWritable(directory.toPath())) warnOnce(directory, "cannot be written to: " + e);
        }
    }

    private static byte[] bytes(String key, Woven woven) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(key);
        out.writeShort(woven.found.length);
        for (boolean isFound : woven.found) out.writeBoolean(isFound);
        if (woven.classFile != null) out.write(woven.classFile);
        byte[] content = bytes.toByteArray();
        bytes.reset();
        out.writeInt(MAGIC);
        out.writeInt(crc(content, 0));
        out.write(content);
        return bytes.toByteArray();
    }

    private void write(byte[] bytes, File file) throws IOException {
        Path unfinished = new File(directory, file.getName() + System.nanoTime() + UNFINISHED).toPath();
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                out.write(bytes);
            }
            Files.move(unfinished, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long size() throws IOException {
        long size = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.toPath())) {
            for (Path file : files) size += file.toFile().length();
        }
        return size;
    }

    private File file(String internalName, String key) {
        String name = internalName.substring(internalName.lastIndexOf('/') + 1);
        if (name.length() > MAX_NAME_LENGTH) name = name.substring(0, MAX_NAME_LENGTH);
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new File(directory, name + '-' + Integer.toHexString(crc(bytes, 0)) + SUFFIX);
    }

    private static String key(String internalName, byte[] classFile, List<Hook> hooks) {
        StringBuilder key = new StringBuilder(internalName);
        key.append(' ').append(Fingerprint.of(classFile));
        for (Hook hook : hooks) {
            key.append(' ').append(hook.edge.name()).append(':').append(hook.methods());
            key.append(':').append(hook.advice);
        }
        return key.toString();
    }

    private static int crc(byte[] bytes, int from) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }

    private synchronized void warnOnce(File file, String problem) {
        if (hasWarned) return;
        hasWarned = true;
        Log.warn("cache: " + file + ' ' + problem + "; such classes are woven anew (said once)");
    }
}
