// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.Log;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one class. */
final class Woven {
    /** Null: none of the hooks found a method, and the class stays as it is. */
    final byte @Nullable [] classFile;

    /** For each of the hooks, whether it found a method. */
    final boolean[] found;

    Woven(byte @Nullable [] classFile, boolean[] found) {
        this.classFile = classFile;
        this.found = found;
    }

    /** Notes with the hooks what became of them. */
    void tell(List<Hook> hooks) {
        for (int i = 0; i < found.length; i++) {
            Hook hook = hooks.get(i);
            if (found[i]) hook.isWoven = true;
            else hook.isMissed = true;
            if (!found[i]) Log.debug(hook.edge.name() + ": this version has no " + hook);
        }
    }
}
