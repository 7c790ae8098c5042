// SPDX-License-Identifier: Apache-2.0
package io.helidon.http;

import java.util.List;

/** The shape of the interface of this name, in Helidon 4, which is compiled for Java 21. */
public interface Header {
    String name();

    List<String> allValues();
}
