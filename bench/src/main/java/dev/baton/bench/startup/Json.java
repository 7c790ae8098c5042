// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import com.grack.nanojson.JsonStringWriter;
import java.util.List;
import java.util.Map;

/** The figures of all programs, with every sample they come from, for a program to read. */
final class Json {
    private Json() {}

    static void write(JsonStringWriter json, Map<Program, List<Figures>> programs) {
        json.array("startup");
        for (Map.Entry<Program, List<Figures>> program : programs.entrySet()) {
            for (Figures figures : program.getValue()) write(program.getKey(), figures, json);
        }
        json.end();
    }

    private static void write(Program program, Figures figures, JsonStringWriter json) {
        json.object();
        json.value("program", program.name());
        json.value("agent", figures.agent.name());
        json.value("wallMillis", figures.median(Sample::wallMillis));
        json.value("wallMillisAdded", figures.added(Sample::wallMillis));
        json.value("cpuMillis", figures.median(Sample::cpuMillis));
        json.value("cpuMillisAdded", figures.added(Sample::cpuMillis));
        json.value("residentMb", figures.median(Sample::residentMb));
        json.value("residentMbAdded", figures.added(Sample::residentMb));
        json.value("classes", figures.counts.classes());
        json.value("classesAdded", figures.addedClasses());
        json.value("threads", figures.counts.threads());
        json.value("threadsAdded", figures.addedThreads());
        json.value("filesAdded", figures.addedFiles());
        json.value("beansAdded", figures.addedBeans());
        json.value("carries", figures.counts.carries());
        json.array("samples");
        for (Sample sample : figures.all) {
            json.object();
            json.value("wallMillis", sample.wallMillis());
            json.value("cpuMillis", sample.cpuMillis());
            json.value("residentMb", sample.residentMb());
            json.end();
        }
        json.end().end();
    }
}
