// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A key pair for {@code localhost}, made by the JDK's own keytool, and both sides' trust in it. */
public final class Keys {
    static final String PASSWORD = "changeit";
    private static final Keys MADE = make();

    final File file;
    public final SSLContext context;
    public final X509TrustManager trust;

    private Keys(File file) throws IOException, GeneralSecurityException {
        this.file = file;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file.toPath())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        this.trust = (X509TrustManager) trust.getTrustManagers()[0];
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    public static Keys made() {
        return MADE;
    }

    private static Keys make() {
        try {
            Path directory = Files.createTempDirectory("keys");
            File file = directory.resolve("keys.p12").toFile();
            file.deleteOnExit();
            directory.toFile().deleteOnExit();
            Process keytool = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/keytool",
                            "-genkeypair",
                            "-alias",
                            "localhost",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keypass",
                            PASSWORD,
                            "-keystore",
                            file.getPath())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IOException(new String(Files.readAllBytes(directory.resolve("log")), "UTF-8"));
            }
            Files.delete(directory.resolve("log"));
            return new Keys(file);
        } catch (IOException | GeneralSecurityException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
