// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

/** One piece of an {@link Edge}: advice for some methods of one class. */
final class Hook {
    /** In place of advice: see {@link DropTask}. */
    static final String DROPS_TASKS = "poll()";

    /** In place of advice: see {@link FillFormat}. */
    static final String FILLS_FORMATS = "format()";

    private static final boolean IS_JAVA_8 = "1.8".equals(System.getProperty("java.specification.version"));

    final Edge edge;
    /** The exact name of the class. */
    final String type;
    /** The advice class, {@link #DROPS_TASKS} or {@link #FILLS_FORMATS}. */
    final String advice;

    /** The types of the first parameters, {@code *} for any. */
    final String[] parameters;

    /** Whether it is for JDK 8 and no other. */
    final boolean isForJava8;

    private final String methods;

    /** Whether a class was woven that has the methods. */
    volatile boolean isWoven;
    /** Whether a class was loaded that has not. */
    volatile boolean isMissed;

    Hook(Edge edge, String type, String methods, String[] parameters, String advice, boolean isForJava8) {
        this.edge = edge;
        this.type = type;
        this.methods = '|' + methods + '|';
        this.parameters = parameters;
        this.advice = advice;
        this.isForJava8 = isForJava8;
    }

    /** Names, separated by {@code |}. */
    String methods() {
        return methods.substring(1, methods.length() - 1);
    }

    /** Asked when Baton wakes and not when the table of edges is made, which is on the build's JDK. */
    boolean isForThisJdk() {
        return IS_JAVA_8 || !isForJava8;
    }

    boolean isAdvice() {
        return !advice.equals(DROPS_TASKS) && !advice.equals(FILLS_FORMATS);
    }

    boolean takes(String method) {
        return methods.contains('|' + method + '|');
    }

    boolean takes(String method, int parameterCount) {
        return parameterCount >= parameters.length && takes(method);
    }

    boolean takesParameter(int index, String typeName) {
        return index >= parameters.length || "*".equals(parameters[index]) || parameters[index].equals(typeName);
    }

    /** For messages: {@code CoyoteAdapter.service}. */
    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('.') + 1) + '.' + methods();
    }
}
