// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import dev.baton.core.format.Commas;
import dev.baton.core.format.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of formats as users write it. Names are case-blind, order is kept, repetition is dropped.
 *
 * <pre>
 *   b3,tracecontext     these, in this order
 *   b3,all              b3, then the others in the default order
 *   received            of all formats those that came in; only for writing
 *   b3,datadog,received of these those that came in
 *   none                none; so is the empty list
 * </pre>
 */
public final class FormatList {
    static final String ALL = "tracecontext,datadog,b3,b3multi,baggage";
    private static final Format[] FORMATS = Format.values();

    private final List<Format> formats = new ArrayList<Format>(FORMATS.length);
    private boolean received;
    private @Nullable String stranger;

    private FormatList() {}

    /** Of entries with commas between; never fails, see {@link #stranger()}. */
    public static FormatList of(String list) {
        return of(Commas.split(list));
    }

    /** As {@link #of(String)}, of the entries. */
    public static FormatList of(List<String> names) {
        FormatList list = new FormatList();
        for (int i = 0; i < names.size(); i++) {
            list.add(names.get(i));
        }
        if (list.received && list.formats.isEmpty()) list.addAll();
        return list;
    }

    private void add(String name) {
        if (name.equalsIgnoreCase("all")) {
            addAll();
        } else if (name.equalsIgnoreCase("received")) {
            received = true;
        } else if (!name.equalsIgnoreCase("none")) {
            Format format = named(name);
            if (format != null) {
                add(format);
            } else if (stranger == null) {
                stranger = name;
            }
        }
    }

    private void addAll() {
        for (int i = 0; i < FORMATS.length; i++) {
            add(FORMATS[i]);
        }
    }

    private void add(Format format) {
        if (!formats.contains(format)) formats.add(format);
    }

    private static @Nullable Format named(String name) {
        for (int i = 0; i < FORMATS.length; i++) {
            if (FORMATS[i].key().equalsIgnoreCase(name)) return FORMATS[i];
        }
        return null;
    }

    public List<Format> formats() {
        return Collections.unmodifiableList(formats);
    }

    /** Whether only formats that came in are to be written. */
    public boolean received() {
        return received;
    }

    /** The first entry that is neither a format nor a word of the list; null if there is none. */
    public @Nullable String stranger() {
        return stranger;
    }

    /** In the form {@code b3,tracecontext}; a lone {@code received} stays one. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!received || formats.size() < FORMATS.length) {
            for (int i = 0; i < formats.size(); i++) {
                text.append(i == 0 ? "" : ",").append(formats.get(i).key());
            }
        }
        if (received) text.append(text.length() == 0 ? "" : ",").append("received");
        return text.toString();
    }
}
