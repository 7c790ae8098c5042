// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

/** What a {@link LibraryLoader} does to classes of the library before they are loaded. */
public interface Spoiling {
    boolean isFor(String className);

    /** @return the class file to load in place of this one */
    byte[] done(byte[] classFile);
}
