// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JDK or JRE of this machine. */
public final class Jdk {
    private static final Pattern VERSION = Pattern.compile("version \"((?:1\\.)?(\\d+)[^\"]*)\"");
    private static final int PATIENCE_SECONDS = 60;

    final int feature;
    /** As {@code java -version} says it. */
    final String version;

    final File home;

    private Jdk(int feature, String version, File home) {
        this.feature = feature;
        this.version = version;
        this.home = home;
    }

    String java() {
        return new File(home, "bin/java").getPath();
    }

    /** The one that this JVM runs on. */
    public static int runningFeature() {
        String version = System.getProperty("java.specification.version");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /** The {@code java} of this JVM or, where that is newer than {@code newest}, of the newest JDK found that is not, if any is. */
    public static String javaUpTo(int newest) throws IOException, InterruptedException {
        Jdk best = null;
        if (runningFeature() > newest) {
            for (Jdk jdk : found().values()) {
                if (jdk.feature <= newest && (best == null || jdk.feature > best.feature)) best = jdk;
            }
        }
        return best == null ? new File(System.getProperty("java.home"), "bin/java").getPath() : best.java();
    }

    /**
     * Those in the directory that the system property or environment variable {@code TEST_JDKS} names, those that
     * {@code JAVA_HOME} and {@code JAVA_HOME_8_X64} and the like name, and those where the operating system installs them;
     * of each feature version the first.
     */
    static Map<Integer, Jdk> found() throws IOException, InterruptedException {
        Map<Integer, Jdk> found = new TreeMap<>();
        for (File home : homes()) {
            if (!new File(home, "bin/java").canExecute()) continue;
            Jdk jdk = at(home);
            if (jdk != null && !found.containsKey(jdk.feature)) found.put(jdk.feature, jdk);
        }
        return found;
    }

    private static List<File> homes() {
        List<File> homes = new ArrayList<>();
        String own = System.getProperty("TEST_JDKS", System.getenv("TEST_JDKS"));
        if (own != null) addChildren(homes, own, "");
        for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
            if (variable.getKey().startsWith("JAVA_HOME")) homes.add(new File(variable.getValue()));
        }
        addChildren(homes, "/usr/lib/jvm", "");
        addChildren(homes, "/Library/Java/JavaVirtualMachines", "Contents/Home");
        addChildren(homes, System.getProperty("user.home") + "/.sdkman/candidates/java", "");
        return homes;
    }

    private static void addChildren(List<File> homes, String directory, String below) {
        File[] children = new File(directory).listFiles();
        if (children == null) return;
        Arrays.sort(children);
        for (File child : children) homes.add(below.isEmpty() ? child : new File(child, below));
    }

    private static Jdk at(File home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new File(home, "bin/java").getPath(), "-version")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        Jdk jdk = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher version = VERSION.matcher(line);
                if (jdk == null && version.find()) {
                    jdk = new Jdk(Integer.parseInt(version.group(2)), version.group(1), home);
                }
            }
        }
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? jdk : null;
    }
}
