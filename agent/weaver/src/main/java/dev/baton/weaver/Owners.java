// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whose files may become code of this process: its user's and root's, if nobody else can write to them. */
final class Owners {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int STICKY = 01000;

    private Owners() {}

    /**
     * Why {@code file} is not to be trusted, as the rest of a sentence that its name begins; null: it is.
     *
     * @throws UnsupportedOperationException if the file system does not say
     */
    static @Nullable String objection(File file) throws IOException {
        Path path = file.toPath();
        if ((attribute(path, "mode") & WRITABLE_BY_OTHERS) != 0) {
            return "is writable by others; chmod go-w makes it usable";
        }
        return isTrusted(path) ? null : "belongs to " + notToUs(path);
    }

    /**
     * Why another directory may be put in the place of this one, as {@link #objection}: whoever can write to a directory
     * above can do so, unless that is sticky, as {@code /tmp} is. Its group may: often it is a user's own.
     *
     * @param directory without links
     */
    static @Nullable String objectionToPath(Path directory) throws IOException {
        for (Path above = directory.getParent(); above != null; above = above.getParent()) {
            int mode = attribute(above, "mode");
            if ((mode & WRITABLE_BY_ALL) != 0 && (mode & STICKY) == 0) {
                return "is in " + above + ", which is writable by all; chmod o-w makes it usable";
            }
            if (!isTrusted(above)) return "is in " + above + ", which belongs to " + notToUs(above);
        }
        return null;
    }

    private static boolean isTrusted(Path path) throws IOException {
        int owner = attribute(path, "uid");
        return owner == ROOT || owner == ownId() || isNamedAsUser(path);
    }

    private static String notToUs(Path path) throws IOException {
        return Files.getOwner(path).getName() + ", not to this process's user or to root";
    }

    private static int attribute(Path path, String name) throws IOException {
        try {
            return (Integer) Files.getAttribute(path, "unix:" + name);
        } catch (IllegalArgumentException absent) {
            throw new UnsupportedOperationException(absent);
        }
    }

    /** Linux has a directory for each process that belongs to its user; elsewhere it is root's, who is trusted anyway. */
    private static int ownId() throws IOException {
        Path self = new File("/proc/self").toPath();
        return Files.exists(self) ? attribute(self, "uid") : ROOT;
    }

    private static boolean isNamedAsUser(Path path) throws IOException {
        return Files.getOwner(path).getName().equals(System.getProperty("user.name"));
    }
}
