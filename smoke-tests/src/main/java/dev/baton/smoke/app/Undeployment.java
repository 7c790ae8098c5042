// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat that deploys the web application {@link Guest} time and again, each with a class loader of its own, has it serve
 * traced requests and undeploys it. Prints how many of the class loaders were collected afterwards.
 */
public final class Undeployment {
    private static final int TIMES = 5;
    private static final int REQUESTS = 50;
    private static final String TRACEPARENT = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";

    private Undeployment() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        // Its threads outlive the guests; one that a guest had started would hold on to it by itself.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        pool.prestartAllCoreThreads();
        Tomcat tomcat = new Tomcat();
        Path base = Files.createTempDirectory("undeployment");
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
        List<WeakReference<ClassLoader>> guests = new ArrayList<>();
        int carried = 0;
        for (int i = 0; i < TIMES; i++) {
            Context guest = deploy(tomcat, base.resolve("guest" + i), pool);
            guests.add(new WeakReference<>(guest.getLoader().getClassLoader()));
            URL url = new URL("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/guest/");
            for (int request = 0; request < REQUESTS; request++) {
                if (get(url).contains(TRACEPARENT)) carried++;
            }
            guest.stop();
            tomcat.getHost().removeChild(guest);
            guest.destroy();
        }
        System.out.println("carried " + carried + " of " + TIMES * REQUESTS);
        System.out.println("collected " + collected(guests) + " of " + TIMES);
        System.exit(0);
    }

    private static Context deploy(Tomcat tomcat, Path directory, ExecutorService pool)
            throws IOException, LifecycleException {
        Path classes = Files.createDirectories(directory.resolve("WEB-INF/classes/dev/baton/smoke/app"));
        File compiled = new File(Undeployment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        File[] all = new File(compiled, "dev/baton/smoke/app").listFiles();
        if (all == null) throw new IOException("no classes in " + compiled);
        for (File file : all) {
            String name = file.getName();
            if (name.startsWith("Guest") || name.equals("Get.class")) {
                Files.copy(file.toPath(), classes.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Context context = tomcat.addContext("/guest", directory.toString());
        context.getServletContext().setAttribute("pool", pool);
        Tomcat.addServlet(context, "guest", "dev.baton.smoke.app.Guest");
        context.addServletMappingDecoded("/*", "guest");
        return context;
    }

    private static String get(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("traceparent", TRACEPARENT);
        StringBuilder body = new StringBuilder();
        try (InputStream in = connection.getInputStream()) {
            for (int next = in.read(); next >= 0; next = in.read()) body.append((char) next);
        }
        return body.toString();
    }

    private static int collected(List<WeakReference<ClassLoader>> guests) throws InterruptedException {
        int collected = 0;
        for (int patience = 0; patience < 300 && collected < guests.size(); patience++) {
            System.gc();
            Thread.sleep(100);
            collected = 0;
            for (WeakReference<ClassLoader> guest : guests) {
                if (guest.get() == null) collected++;
            }
        }
        return collected;
    }
}
