// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts that leave their woven classes to later ones, and what is wrong with a cache at times. */
class CacheTest {
    private static final String BYTE_BUDDY = "net\\.bytebuddy\\.";

    @TempDir
    Path directory;

    private Path cache;

    @BeforeEach
    void name() {
        cache = directory.resolve("deep/cache");
    }

    static Stream<Arguments> jdks() {
        return EveryJdkTest.jdks();
    }

    @ParameterizedTest(name = "JDK {0}")
    @MethodSource("jdks")
    void aStartAfterTheFirstNeedsNoByteBuddyAndCarriesAllTheSame(int version, Path home) throws Exception {
        String cold = run(Launch.java(home).agent("cache=" + cache).options("-verbose:class"));
        assertThat(cold).containsPattern(BYTE_BUDDY);
        String warm = run(Launch.java(home).agent("cache=" + cache).options("-verbose:class"));
        assertThat(warm).doesNotContainPattern(BYTE_BUDDY);
    }

    @Test
    void whatIsWovenIsTheSame() throws Exception {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        run(Launch.java().agent("cache=" + cache + ",dump=" + first));
        run(Launch.java().agent("cache=" + cache + ",dump=" + second));
        List<Path> woven = files(first);
        assertThat(woven).hasSizeGreaterThan(5);
        for (Path file : woven)
            assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
        assertThat(files(second)).hasSameSizeAs(woven);
    }

    @Test
    void otherSettingsWeaveTheirOwn() throws Exception {
        run(Launch.java().agent("cache=" + cache));
        List<Path> before = files(cache);
        try (Jvm jvm = relay(Launch.java().agent("disable=urlconnection,cache=" + cache))
                .start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
        }
        run(Launch.java().agent("cache=" + cache));
        assertThat(files(cache)).containsAll(before);
    }

    @Test
    void manyJvmsFillItAtOnce() throws Exception {
        List<Jvm> jvms = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                jvms.add(relay(Launch.java().agent("cache=" + cache)).start());
            }
            for (Jvm jvm : jvms) carries(jvm);
            for (Jvm jvm : jvms) assertThat(jvm.endInput()).isZero();
        } finally {
            for (Jvm jvm : jvms) jvm.close();
        }
        assertThat(files(cache)).allSatisfy(file -> assertThat(file.toString()).endsWith(".woven"));
        assertThat(run(Launch.java().agent("cache=" + cache).options("-verbose:class")))
                .doesNotContainPattern(BYTE_BUDDY);
    }

    @Test
    void damagedFilesAreSaidOnceAndMended() throws Exception {
        run(Launch.java().agent("cache=" + cache));
        int kind = 0;
        for (Path file : files(cache)) {
            byte[] bytes = Files.readAllBytes(file);
            switch (kind++ % 3) {
                case 0 -> bytes[bytes.length - 1] ^= 1;
                case 1 -> bytes = new byte[0];
                default -> bytes = Files.readAllBytes(Launch.BATON_JAR);
            }
            Files.write(file, bytes);
        }
        assertThat(saidOf(Launch.java().agent("cache=" + cache)))
                .singleElement()
                .asString()
                .contains("is damaged");
        assertThat(saidOf(Launch.java().agent("cache=" + cache))).isEmpty();
        assertThat(run(Launch.java().agent("cache=" + cache).options("-verbose:class")))
                .doesNotContainPattern(BYTE_BUDDY);
    }

    @Test
    void aClassIsNotTakenForAnother() throws Exception {
        run(Launch.java().agent("cache=" + cache));
        List<Path> files = files(cache);
        byte[] other = Files.readAllBytes(files.get(0));
        for (Path file : files) Files.write(file, other);
        assertThat(saidOf(Launch.java().agent("cache=" + cache))).isEmpty();
    }

    @Test
    void oneThatOthersCanWriteToIsNotUsed() throws Exception {
        run(Launch.java().agent("cache=" + cache));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(saidOf(Launch.java().agent("cache=" + cache)))
                .singleElement()
                .asString()
                .contains("cache=" + cache, "writable by others", "chmod go-w");
    }

    @Test
    void oneThatOthersCanPutAnotherInThePlaceOfIsNotUsed() throws Exception {
        run(Launch.java().agent("cache=" + cache));
        Path link = Files.createSymbolicLink(directory.resolve("link"), cache);
        Path above = cache.getParent();
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (Path name : List.of(cache, link)) {
            assertThat(saidOf(Launch.java().agent("cache=" + name)))
                    .singleElement()
                    .asString()
                    .contains("cache=" + name, "is in " + above, "writable by all", "chmod o-w");
        }
        // As /tmp is, where others cannot do so.
        Files.setAttribute(above, "unix:mode", 01777);
        for (Path name : List.of(cache, link)) {
            assertThat(saidOf(Launch.java().agent("cache=" + name))).isEmpty();
        }
    }

    @Test
    void somebodyElsesIsNotUsed() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a directory away");
        run(Launch.java().agent("cache=" + cache));
        for (Path given : List.of(cache, cache.getParent(), files(cache).get(0))) {
            Files.setAttribute(given, "unix:uid", 12345);
            assertThat(saidOf(Launch.java().agent("cache=" + cache)))
                    .singleElement()
                    .asString()
                    .contains(given.toString(), "belongs to 12345");
            Files.setAttribute(given, "unix:uid", 0);
        }
    }

    @Test
    void oneThatIsFullTakesNoMore() throws Exception {
        run(Launch.java().agent("cache=" + cache + ",disable=tomcat"));
        List<Path> before = files(cache);
        Path large = before.get(0).resolveSibling("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(64 << 20);
        }
        assertThat(saidOf(Launch.java().agent("cache=" + cache)))
                .singleElement()
                .asString()
                .contains("64 MB");
        Files.delete(large);
        assertThat(files(cache)).isEqualTo(before);
    }

    @Test
    void whereNoneCanBeItIsSaidOnce() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(saidOf(Launch.java().agent("cache=" + file.resolve("cache"))))
                .singleElement()
                .asString()
                .contains("cache=" + file.resolve("cache"), "cannot be used");
    }

    /** What it said, after it has carried a trace. */
    private static String run(Launch launch) throws Exception {
        try (Jvm jvm = relay(launch).start()) {
            carries(jvm);
            assertThat(jvm.endInput()).isZero();
            return jvm.out() + jvm.err();
        }
    }

    private static void carries(Jvm jvm) throws Exception {
        assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).contains("traceparent: " + TRACEPARENT);
    }

    /** Baton's lines, without the one at start. */
    private static List<String> saidOf(Launch launch) throws Exception {
        return run(launch)
                .lines()
                .filter(line -> line.startsWith("baton: ") && !line.contains(" reads "))
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
