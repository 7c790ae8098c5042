// SPDX-License-Identifier: Apache-2.0
package io.helidon.common.buffers;

/** The shape of the interface of this name, in Helidon 4. */
public interface BufferData {
    void write(byte[] bytes);

    int available();
}
