// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Faults;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The setting {@code dump}: woven class files, written for a person to read with {@code javap}. */
final class Dump {
    private final @Nullable File directory;

    /** @param directory empty: write nothing */
    Dump(String directory) {
        this.directory = directory.isEmpty() ? null : new File(directory);
    }

    void write(String internalName, byte[] classFile) {
        if (directory == null) return;
        File file = new File(directory, internalName + ".class");
        if (!file.getParentFile().isDirectory()) file.getParentFile().mkdirs();
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(classFile);
        } catch (IOException fault) {
            Faults.report("dump", fault);
        }
    }
}
