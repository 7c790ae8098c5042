// SPDX-License-Identifier: Apache-2.0
package io.smallrye.mutiny.operators.uni;

/** The shape of Mutiny's class of this name. */
public class UniMemoizeOp {
    private UniMemoizeOp() {}
}
