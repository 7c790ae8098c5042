// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import dev.baton.core.format.Commas;
import dev.baton.core.format.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is set, where it was set, and what was wrong with it. Immutable.
 *
 * <p>Each setting comes from the first of: agent arguments ({@code debug=true,extract=b3,datadog}), the system property
 * {@code baton.debug}, the environment variable {@code BATON_DEBUG}, the properties file that {@code config} names, what
 * {@link Neighbours} says, the default. Values are trimmed; an empty value is an empty list, and elsewhere as if absent.
 * A value that is not valid is reported and the default is used. Nothing here throws.
 */
public final class Settings {
    private static final Setting[] SETTINGS = Setting.values();

    private final Map<Setting, String> values = new EnumMap<Setting, String>(Setting.class);
    private final Map<Setting, String> sources = new EnumMap<Setting, String>(Setting.class);
    private final Map<Setting, String> sayings = new EnumMap<Setting, String>(Setting.class);
    private final List<String> problems = new ArrayList<String>();

    private Settings() {}

    /** Of this JVM. */
    public static Settings load(@Nullable String agentArguments) {
        Map<String, String> properties = new HashMap<String, String>();
        Map<String, String> environment = Collections.emptyMap();
        String refusal = null;
        try {
            Properties all = System.getProperties();
            for (String name : all.stringPropertyNames()) {
                String value = all.getProperty(name);
                if (value != null) properties.put(name, value);
            }
            environment = System.getenv();
        } catch (SecurityException e) {
            refusal = Problem.line(
                    "system properties and environment", "not to be read, " + e.getMessage() + ".", "Going on without");
        }
        Settings settings = of(agentArguments, properties, environment);
        if (refusal != null) settings.problems.add(refusal);
        return settings;
    }

    /** As {@link #load}, of what is given here. */
    public static Settings of(
            @Nullable String agentArguments, Map<String, String> properties, Map<String, String> environment) {
        Settings settings = new Settings();
        List<String> problems = settings.problems;
        Source arguments = Source.ofArguments(agentArguments, problems);
        Source property = Source.ofProperties(properties);
        Source variable = Source.ofEnvironment(environment);
        Source file = ConfigFile.read(new Source[] {arguments, property, variable}, problems);
        Source[] sources = {arguments, property, variable, file};
        Neighbours neighbours = new Neighbours(properties, environment, problems);
        for (int i = 0; i < SETTINGS.length; i++) {
            settings.settle(SETTINGS[i], sources, neighbours);
        }
        for (int i = 0; i < sources.length; i++) {
            sources[i].reportUnknownNames(problems);
        }
        return settings;
    }

    private void settle(Setting setting, Source[] places, Neighbours neighbours) {
        for (int i = 0; i < places.length; i++) {
            String given = places[i].value(setting);
            if (given == null) continue;
            String saying = places[i].saying(setting);
            String value = Value.of(setting, given, saying, problems);
            if (value == null) {
                set(setting, setting.byDefault(), "default", "");
            } else {
                set(setting, value, places[i].of(setting), saying);
            }
            return;
        }
        String value = neighbours.value(setting);
        if (value == null) {
            set(setting, setting.byDefault(), "default", "");
        } else {
            set(setting, value, neighbours.source(), "");
        }
    }

    private void set(Setting setting, String value, String source, String saying) {
        values.put(setting, value);
        sources.put(setting, source);
        sayings.put(setting, saying);
    }

    private static String of(Map<Setting, String> map, Setting setting) {
        return Objects.requireNonNull(map.get(setting));
    }

    public boolean is(Setting setting) {
        return of(values, setting).equals("true");
    }

    public int count(Setting setting) {
        return Integer.parseInt(of(values, setting));
    }

    /** A list with commas between its entries; empty if there is no value. */
    public String get(Setting setting) {
        return of(values, setting);
    }

    /** The entries as {@link #get} has them, none of them empty or twice. */
    public List<String> list(Setting setting) {
        return Collections.unmodifiableList(Commas.split(get(setting)));
    }

    /** Whether {@code name}, case-blind, is an entry of the list. */
    public boolean lists(Setting setting, String name) {
        return isAmong(Commas.split(get(setting)), name);
    }

    /**
     * A problem line for each entry of the list that is not among {@code known}, for lists whose entries only others can
     * judge.
     *
     * @param what one of {@code known} is, in a word: {@code edge}
     */
    public List<String> unknown(Setting setting, String what, List<String> known) {
        List<String> lines = new ArrayList<String>();
        List<String> entries = Commas.split(get(setting));
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i);
            if (isAmong(known, name)) continue;
            String wrong = "no " + what + " " + Problem.quoted(name) + Problem.advice(name, known, "");
            lines.add(Problem.line(of(sayings, setting), wrong, "Ignored"));
        }
        return lines;
    }

    private static boolean isAmong(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) return true;
        }
        return false;
    }

    /** In order of preference. */
    public List<Format> formats(Setting setting) {
        return FormatList.of(get(setting)).formats();
    }

    /** Whether of {@link Setting#INJECT} only those formats are to be written that came in. */
    public boolean receivedOnly() {
        return FormatList.of(get(Setting.INJECT)).received();
    }

    /** Such as {@code default}, {@code agent argument}, {@code environment BATON_EXTRACT}, {@code file /x/y.properties}. */
    public String source(Setting setting) {
        return of(sources, setting);
    }

    /** One line for each key or value that is not as it should be: where, what, what was meant, what is used instead. */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }
}
