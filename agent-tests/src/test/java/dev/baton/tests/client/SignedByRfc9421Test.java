// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A request with an HTTP message signature goes out still valid, even if the application signed a trace header that it
 * put there itself. Signed here as an application would, by hmac-sha256, and verified over what came off the wire.
 */
@Tag("httpclient43")
@Sends(with = "Apache43")
class SignedByRfc9421Test extends ClientHarness {
    private static final byte[] SECRET = "a shared secret".getBytes(StandardCharsets.UTF_8);
    private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"");

    @Test
    void staysValid() throws Exception {
        send(Trace.all(1), signed("date"));
        assertIsValid(onlyReceivedWith(Trace.all(1)));
    }

    @Test
    void staysValidWhereTheApplicationSignedItsOwnTraceHeader() throws Exception {
        Call call = signed("date", "traceparent");
        send(Trace.all(1), call);
        Received request = onlyReceived();
        assertThat(request.values("traceparent"))
                .containsExactly(Trace.tracecontext(2).get("traceparent"));
        assertThat(request.trace()).containsKeys("b3", "x-datadog-trace-id");
        assertIsValid(request);
    }

    private Received onlyReceivedWith(Map<String, String> headers) {
        Received request = onlyReceived();
        assertThat(request.trace()).isEqualTo(Trace.once(headers));
        return request;
    }

    private Call signed(String... names) throws Exception {
        Call call = Call.post(origin.uri("/ok"), "paid: 1");
        Map<String, String> values = new HashMap<>();
        values.put("@method", "POST");
        values.put("@path", "/ok");
        values.put("content-digest", digest(call.body));
        values.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
        values.put("traceparent", Trace.tracecontext(2).get("traceparent"));
        List<String> components = new ArrayList<>();
        for (String always : new String[] {"@method", "@path", "content-digest"}) components.add(always);
        for (String name : names) components.add(name);
        String parameters = "(\"" + String.join("\" \"", components) + "\");created=1618884473;keyid=\"shared\"";
        for (String component : components) {
            if (!component.startsWith("@")) call.header(component, values.get(component));
        }
        return call.header("Signature-Input", "sig=" + parameters)
                .header("Signature", "sig=:" + mac(base(components, values, parameters)) + ':');
    }

    private static void assertIsValid(Received request) throws Exception {
        String parameters = request.values("Signature-Input").get(0).substring("sig=".length());
        Map<String, String> values = new HashMap<>();
        values.put("@method", request.method);
        values.put("@path", request.target);
        List<String> components = new ArrayList<>();
        Matcher component = COMPONENT.matcher(parameters.substring(0, parameters.indexOf(')')));
        while (component.find()) {
            String name = component.group(1);
            components.add(name);
            if (!name.startsWith("@")) values.put(name, String.join(", ", request.values(name)));
        }
        assertThat(values.get("content-digest")).isEqualTo(digest(request.body));
        assertThat(request.values("Signature"))
                .containsExactly("sig=:" + mac(base(components, values, parameters)) + ':');
    }

    private static String base(List<String> components, Map<String, String> values, String parameters) {
        StringBuilder base = new StringBuilder();
        for (String component : components) {
            base.append('"')
                    .append(component)
                    .append("\": ")
                    .append(values.get(component))
                    .append('\n');
        }
        return base.append("\"@signature-params\": ").append(parameters).toString();
    }

    private static String digest(byte[] body) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ':';
    }

    private static String mac(String base) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    }
}
