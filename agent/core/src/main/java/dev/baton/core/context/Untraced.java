// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import dev.baton.core.format.Fields;
import dev.baton.core.format.Propagator;
import org.jspecify.annotations.Nullable;

/** What stands for no context while {@link Losses} looks for some: nothing is ever written for it. */
final class Untraced extends Context {
    /** Where it leaves without one; null of a request that came without one, for which that is right. */
    final @Nullable Loss loss;

    Untraced(Propagator propagator, @Nullable Loss loss) {
        super(propagator, new String[Fields.names().length], null);
        this.loss = loss;
    }

    @Override
    public String[] outbound() {
        return NOTHING;
    }

    @Override
    public String[] outbound(String[] present) {
        return NOTHING;
    }

    @Override
    public String[] inbound(boolean isTranslated) {
        return NOTHING;
    }

    @Override
    public Context following(String[] span) {
        return this;
    }
}
