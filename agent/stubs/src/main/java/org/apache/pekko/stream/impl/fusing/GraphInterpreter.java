// SPDX-License-Identifier: Apache-2.0
package org.apache.pekko.stream.impl.fusing;

/** The shape of the class of this name, in Pekko 1 and, by another package, in Akka 2.5–2.6. */
public final class GraphInterpreter {
    private GraphInterpreter() {}

    /** What leads from one stage of a stream to the next. */
    public static final class Connection {
        private Connection() {}

        /** The element that is on its way, or something else. */
        public Object slot() {
            throw new UnsupportedOperationException("a shape, never run");
        }

        public void slot_$eq(Object element) {
            throw new UnsupportedOperationException("a shape, never run");
        }
    }
}
