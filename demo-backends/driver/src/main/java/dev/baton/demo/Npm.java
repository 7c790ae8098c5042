// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * The npm packages of a {@code package-lock.json}, for whoever has no npm: each is downloaded once, checked against the
 * lock's hash, and kept unpacked in {@code ~/.cache/baton/npm}. No script of a package is run.
 */
public final class Npm {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache/baton/npm");
    private static final String REGISTRY = "https://registry.npmjs.org/";
    private static final String MODULES = "node_modules/";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> CPUS = Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "arm64");

    private final JsonObject packages;
    /** As npm lays it out: {@code node_modules} is in it. One for each state of the lock. */
    private final Path directory;

    private Npm(JsonObject packages, Path directory) {
        this.packages = packages;
        this.directory = directory;
    }

    /** @param name of the lock, by which it has a directory in the cache */
    public static Npm of(InputStream lock, String name) throws IOException {
        byte[] bytes = lock.readAllBytes();
        String state = HexFormat.of().formatHex(hash("SHA-256", bytes), 0, 8);
        try {
            JsonObject packages = JsonParser.object()
                    .from(new String(bytes, StandardCharsets.UTF_8))
                    .getObject("packages");
            return new Npm(packages, CACHE.resolve(name + '-' + state));
        } catch (JsonParserException unreadable) {
            throw new IOException(unreadable);
        }
    }

    /** The directory of one package, by its name in {@code node_modules}. */
    public Path install(String name) throws IOException, InterruptedException {
        return installed(MODULES + name);
    }

    /** All that runs on this machine; returns the directory that holds {@code node_modules}. */
    public Path installAll() throws IOException, InterruptedException {
        for (String key : packages.keySet()) {
            JsonObject entry = packages.getObject(key);
            if (!key.isEmpty() && isFor(entry, "os", os()) && isFor(entry, "cpu", cpu())) installed(key);
        }
        return directory;
    }

    public static String os() {
        String name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "darwin" : name.startsWith("Windows") ? "win32" : "linux";
    }

    public static String cpu() {
        String name = System.getProperty("os.arch");
        return CPUS.getOrDefault(name, name);
    }

    private static boolean isFor(JsonObject entry, String what, String mine) {
        JsonArray allowed = entry.getArray(what);
        return allowed == null || allowed.contains(mine);
    }

    private Path installed(String key) throws IOException, InterruptedException {
        Path target = directory.resolve(key);
        if (Files.exists(target)) return target;
        JsonObject entry = packages.getObject(key);
        byte[] archive = download(url(key, entry), entry);
        Files.createDirectories(target.getParent());
        Path unpacked = Files.createTempDirectory(target.getParent(), "new");
        Process tar = new ProcessBuilder("tar", "xzf", "-", "-C", unpacked.toString(), "--strip-components=1")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = tar.getOutputStream()) {
            in.write(archive);
        }
        if (tar.waitFor() != 0) throw new IOException("cannot unpack " + key);
        try {
            Files.move(unpacked, target);
        } catch (FileSystemException otherBuildWasFaster) {
            if (!Files.exists(target)) throw otherBuildWasFaster;
        }
        return target;
    }

    /** Where the registry has it; a lock need not say so. */
    private static URI url(String key, JsonObject entry) {
        String name = entry.getString("name", key.substring(key.lastIndexOf(MODULES) + MODULES.length()));
        String file = name.substring(name.indexOf('/') + 1) + '-' + entry.getString("version") + ".tgz";
        return URI.create(REGISTRY + name + "/-/" + file);
    }

    private static byte[] download(URI url, JsonObject entry) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(url).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IOException(url + " answers " + answer.statusCode());
        String integrity = "sha512-" + Base64.getEncoder().encodeToString(hash("SHA-512", answer.body()));
        if (!integrity.equals(entry.getString("integrity")))
            throw new IOException(url + " is " + integrity + " and not " + entry.getString("integrity"));
        return answer.body();
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
