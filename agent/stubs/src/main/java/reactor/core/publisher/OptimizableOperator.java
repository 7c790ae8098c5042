// SPDX-License-Identifier: Apache-2.0
package reactor.core.publisher;

import reactor.core.CorePublisher;

/** The shape of Reactor's interface of this name, which is not public. */
public interface OptimizableOperator {
    CorePublisher<?> source();
}
