// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

/** Which Baton this is. */
public final class Version {
    /** Such as {@code 1.2.0}. */
    public static final String NAME = "${project.version}";

    private Version() {}
}
