// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A servlet filter, as {@code web.xml} has it; its class is the container's, or one of {@code dev.baton.smoke.app}.
 *
 * @param parameters name, value, name, value
 */
public record Filter(String className, List<String> parameters) {
    /** Stands in parameters for the origin of the pages that may call. */
    public static final String PAGES = "PAGES";

    public Filter(String className, String... parameters) {
        this(className, Arrays.asList(parameters));
    }

    Filter forPages(String origin) {
        List<String> replaced = new ArrayList<>(parameters);
        replaced.replaceAll(text -> text.equals(PAGES) ? origin : text);
        return new Filter(className, replaced);
    }

    String webXml() {
        StringBuilder xml = new StringBuilder("<filter><filter-name>filter</filter-name><filter-class>")
                .append(className)
                .append("</filter-class>");
        for (int i = 0; i < parameters.size(); i += 2)
            xml.append("<init-param><param-name>")
                    .append(parameters.get(i))
                    .append("</param-name><param-value>")
                    .append(parameters.get(i + 1))
                    .append("</param-value></init-param>");
        return xml.append("</filter><filter-mapping><filter-name>filter</filter-name><url-pattern>/*</url-pattern>")
                .append("</filter-mapping>")
                .toString();
    }
}
