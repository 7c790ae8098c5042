// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver;

/** One piece of an {@link Edge}: advice for some methods of one class. */
final class Hook {
    /** In place of advice: see {@link CaptureTask}. */
    static final String CAPTURES_TASKS = "execute()";

    /** In place of advice: see {@link FillFormat}. */
    static final String FILLS_FORMATS = "format()";

    /** In place of advice: see {@link Edge#keepsInside}. */
    static final String KEEPS_INSIDE = "field()";

    /** Of names like {@code sw$original$execute$1a2b3c}. */
    private static final String MOVED = "$original$";

    private static final boolean IS_JAVA_8 = "1.8".equals(System.getProperty("java.specification.version"));

    final Edge edge;
    /** The exact name of the class. */
    final String type;
    /** The advice class, or what ends in {@code ()} and stands in its place; with a colon in it, see {@link TellTask}. */
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
        return !advice.endsWith("()");
    }

    boolean takes(String method) {
        return methods.contains('|' + (isAdvice() ? method : moved(method)) + '|');
    }

    boolean takes(String method, int parameterCount) {
        return parameterCount >= parameters.length && takes(method);
    }

    /** The name under which a method was written whose body SkyWalking's agent has moved, to intercept its calls. */
    private static String moved(String method) {
        int original = method.indexOf(MOVED);
        return original < 0 ? method : method.substring(original + MOVED.length(), method.lastIndexOf('$'));
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
