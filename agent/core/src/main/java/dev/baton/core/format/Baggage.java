// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of the baggage header, in order, duplicates kept. Immutable. */
public final class Baggage {
    /** Of no members. */
    public static final Baggage NONE = new Baggage(Collections.<Member>emptyList());

    private final List<Member> members;

    Baggage(List<Member> members) {
        this.members = Collections.unmodifiableList(new ArrayList<Member>(members));
    }

    public List<Member> members() {
        return members;
    }

    /** The value of the last member of that key; null if there is none. */
    public @Nullable String get(String key) {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.get(i).key.equals(key)) return members.get(i).value;
        }
        return null;
    }

    /** One member of a baggage header. */
    public static final class Member {
        private final String key;
        private final String value;
        private final @Nullable String properties;

        Member(String key, String value, @Nullable String properties) {
            this.key = key;
            this.value = value;
            this.properties = properties;
        }

        public String key() {
            return key;
        }

        /** Decoded. */
        public String value() {
            return value;
        }

        /** What follows the value's semicolon, as it came; null if there is none. */
        public @Nullable String properties() {
            return properties;
        }
    }
}
