// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

import dev.baton.core.settings.Setting;
import dev.baton.core.settings.Settings;
import dev.baton.weaver.carry.CompletableFutures;
import dev.baton.weaver.carry.Executors;
import dev.baton.weaver.carry.ForkJoin;
import dev.baton.weaver.carry.Timers;
import dev.baton.weaver.carry.TomcatPool;
import dev.baton.weaver.carry.VirtualThreads;
import dev.baton.weaver.client.JdkHttpClient;
import dev.baton.weaver.client.UrlConnection;
import dev.baton.weaver.server.Tomcat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of contents: every edge there is. */
public final class Edges {
    private Edges() {}

    /** Those that {@code settings} do not disable. */
    static List<Edge> enabled(Settings settings) {
        List<Edge> enabled = new ArrayList<>();
        for (Edge edge : all()) {
            if (!settings.lists(Setting.DISABLE, edge.name())) enabled.add(edge);
        }
        return enabled;
    }

    /** The names that the setting {@code disable} takes. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Edge edge : all()) names.add(edge.name());
        return names;
    }

    public static List<Edge> all() {
        return Arrays.asList(
                // in
                Tomcat.edge(),
                // out
                UrlConnection.edge(),
                JdkHttpClient.edge(),
                // between
                Executors.edge(),
                ForkJoin.edge(),
                CompletableFutures.edge(),
                Timers.edge(),
                VirtualThreads.edge(),
                TomcatPool.edge());
    }
}
