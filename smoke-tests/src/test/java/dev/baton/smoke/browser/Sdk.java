// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import com.grack.nanojson.JsonObject;
import dev.baton.demo.Npm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A RUM SDK as it comes from npm, and how a page sets it up. {@code default} stands for no setting of formats at all. */
enum Sdk {
    DATADOG_5("Datadog 5", "datadog", "datadog-5", Formats.OF_DATADOG),
    DATADOG_6("Datadog 6", "datadog", "datadog-6", Formats.OF_DATADOG, "propagateTraceBaggage", true),
    DATADOG_7("Datadog 7", "datadog", "datadog-7", Formats.OF_DATADOG),
    /** Its wrapper passes these options and no others to the Datadog 6 in it, and tells to use these formats. */
    KLOUDFUSE(
            "Kloudfuse",
            "datadog",
            "datadog-6",
            List.of("tracecontext", "b3", "datadog"),
            "traceSampleRate",
            100,
            "traceContextInjection",
            "sampled"),
    OPENTELEMETRY("OpenTelemetry", "opentelemetry", "", List.of("default", "all", "tracecontext", "b3", "b3multi")),
    /** The same page without RUM. */
    NONE("no SDK", "none", "", List.of("default"));

    private static final class Formats {
        static final List<String> OF_DATADOG = List.of("default", "all", "tracecontext", "b3", "b3multi", "datadog");
    }

    final String title;
    /** What {@code page.js} calls it. */
    final String kind;

    final List<String> formats;

    private final String npm;
    private final JsonObject options = new JsonObject();

    Sdk(String title, String kind, String npm, List<String> formats, Object... options) {
        this.title = title;
        this.kind = kind;
        this.npm = npm;
        this.formats = formats;
        for (int i = 0; i < options.length; i += 2) this.options.put((String) options[i], options[i + 1]);
    }

    /** Those that the build asks for, by {@code smoke.sdks}: names, or {@code all}. */
    static List<Sdk> wanted() {
        String wanted = System.getProperty("smoke.sdks");
        return Arrays.stream(values())
                .filter(sdk -> sdk != NONE)
                .filter(sdk ->
                        wanted.equals("all") || Arrays.asList(wanted.split(",")).contains(sdk.name()))
                .toList();
    }

    /** For its {@code init}, besides those that have the page find its intake. */
    JsonObject options() {
        return options;
    }

    /** For a {@code <script>}. */
    byte[] script() throws IOException, InterruptedException {
        return switch (kind) {
            case "datadog" -> Files.readAllBytes(npm("datadog").install(npm).resolve("bundle/datadog-rum.js"));
            case "opentelemetry" -> bundle();
            default -> new byte[0];
        };
    }

    private static Npm npm(String name) throws IOException {
        try (InputStream lock = Sdk.class.getResourceAsStream("/browser/" + name + "/package-lock.json")) {
            return Npm.of(lock, name);
        }
    }

    private static byte[] bundle() throws IOException, InterruptedException {
        Path directory = npm("opentelemetry").installAll();
        String esbuild = "node_modules/@esbuild/" + Npm.os() + '-' + Npm.cpu() + "/bin/esbuild";
        Process process = new ProcessBuilder(
                        directory.resolve(esbuild).toString(),
                        "--bundle",
                        "--format=iife",
                        "--global-name=OpenTelemetryRum")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream entry = Sdk.class.getResourceAsStream("/browser/opentelemetry/rum.js");
                OutputStream in = process.getOutputStream()) {
            entry.transferTo(in);
        }
        byte[] script = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) throw new IOException("esbuild failed");
        return script;
    }
}
