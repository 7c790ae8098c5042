// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.net.URL;
import java.util.logging.LogManager;

/** {@link JdkRelay} in a JVM where something has its one chance that an agent can spoil by being there first. */
public final class Trapped {
    private Trapped() {}

    /** @param arguments which trap */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "log manager":
                // As WildFly does: it can be named before main, and be found only from here on.
                System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
                System.out.println("is in force: " + (LogManager.getLogManager() instanceof OwnLogManager));
                break;
            case "handler factory":
                URL.setURLStreamHandlerFactory(protocol -> {
                    System.out.println("is asked for " + protocol);
                    return null;
                });
                System.out.println("is in force: " + (new URL("http://127.0.0.1/").getPort() < 0));
                break;
            case "class loader":
                // It is by the usual one itself, so its class is another one here.
                ClassLoader loader = Trapped.class.getClassLoader();
                System.out.println("is in force: "
                        + (loader == ClassLoader.getSystemClassLoader()
                                && loader.getClass().getName().equals(OwnSystemLoader.class.getName())));
                break;
            default:
                throw new IllegalArgumentException(arguments[0]);
        }
        JdkRelay.main(new String[0]);
    }

    /** Named by a property. */
    public static final class OwnLogManager extends LogManager {}
}
