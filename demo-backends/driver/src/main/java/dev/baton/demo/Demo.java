// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.net.BindException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code ./demo} runs: requests as browsers send them, through a chain of backends with Baton and the same without;
 * a table of what arrived; and a page where a person sends more.
 *
 * <p>Arguments: {@code ROOT [--once] [--colour] [--chain KIND,KIND…]}, or {@code --at URL URL} for two chains that run already. Ends with
 * status 0 if every hop saw the browser's trace, 1 if not.
 */
public final class Demo {
    private static final String PORT_SETTING = "DEMO_PORT";
    private static final String USUAL_PORT = "8080";

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(arguments).subList(1, arguments.length);
        Report report = new Report(System.out, options.contains("--colour"));
        try {
            System.exit(run(arguments[0], options, report) ? 0 : 1);
        } catch (DemoException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(String first, List<String> options, Report report) throws Exception {
        if (first.equals("--at")) {
            return new Trial(Chain.at(options.get(0)), Chain.at(options.get(1)), report).run();
        }
        Path root = Path.of(first);
        int chain = options.indexOf("--chain");
        List<String> kinds = chain < 0 ? Chain.USUAL : Chain.kinds(options.get(chain + 1));
        return options.contains("--once") ? once(root, kinds, report) : withPage(root, kinds, report);
    }

    private static boolean once(Path root, List<String> kinds, Report report) throws Exception {
        Stage stage = Stage.under(root, kinds);
        boolean good = perform(stage, report);
        if (!good) {
            System.err.println("demo: the backends' logs are in " + stage.logs());
        }
        return good;
    }

    private static boolean withPage(Path root, List<String> kinds, Report report) throws Exception {
        int port = pagePort();
        Stage stage = Stage.under(root, kinds);
        perform(stage, report);
        try {
            Page.serve(port, stage);
        } catch (BindException e) {
            throw busy(port);
        }
        System.out.println();
        System.out.println("Now open http://localhost:" + port + "/ and press the button. Ctrl-C ends the demo.");
        System.out.println("The backends log to " + stage.logs());
        Thread.currentThread().join();
        return true;
    }

    private static boolean perform(Stage stage, Report report) throws Exception {
        boolean good = false;
        try {
            stage.start();
            good = new Trial(stage.withBaton(), stage.withoutBaton(), report).run();
        } catch (DemoException e) {
            if (stage.isEnding()) {
                Thread.currentThread().join();
            }
            throw e;
        } finally {
            if (!good) {
                stage.keepLogs();
            }
        }
        return good;
    }

    private static int pagePort() throws DemoException {
        String setting = System.getenv().getOrDefault(PORT_SETTING, USUAL_PORT);
        if (!setting.matches("[1-9][0-9]{0,4}") || Integer.parseInt(setting) > 65_535) {
            throw new DemoException(PORT_SETTING + "=" + setting + " is not a port; it takes a number up to 65535.");
        }
        int port = Integer.parseInt(setting);
        if (!Ports.isFree(port)) {
            throw busy(port);
        }
        return port;
    }

    private static DemoException busy(int port) throws DemoException {
        return new DemoException("port " + port + " is busy. Choose another one for the page: " + PORT_SETTING + "="
                + Ports.free() + " ./demo");
    }
}
