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

    private Owners() {}

    /**
     * Why {@code file} is not to be trusted, as the rest of a sentence that its name begins; null: it is.
     *
     * @throws UnsupportedOperationException if the file system does not say
     */
    static @Nullable String objection(File file) throws IOException {
        Path path = file.toPath();
        int owner = attribute(path, "uid");
        if (owner != ROOT && owner != ownId() && !isNamedAsUser(path)) {
            return "belongs to " + Files.getOwner(path).getName() + ", not to this process's user or to root";
        }
        if ((attribute(path, "mode") & WRITABLE_BY_OTHERS) != 0) {
            return "is writable by others; chmod go-w makes it usable";
        }
        return null;
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
