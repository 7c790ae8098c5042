// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request signed by OAuth 1 goes out still valid: what is signed are its method, address and parameters (RFC 5849). */
@Tag("scribejava")
@Sends(with = "OAuth1")
class SignedByOAuth1Test extends ClientHarness {
    private static final Pattern PARAMETER = Pattern.compile("(oauth_\\w+)=\"([^\"]*)\"");

    @Test
    void staysValid() throws Exception {
        send(Trace.all(1), Call.get(origin.uri("/ok?b=2&a=1")));
        Received request = onlyReceived();
        assertThat(request.trace()).isEqualTo(Trace.once(Trace.all(1)));
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(request.values("Authorization").get(0));
        while (parameter.find()) parameters.put(parameter.group(1), decoded(parameter.group(2)));
        String signature = parameters.remove("oauth_signature");
        parameters.put("a", "1");
        parameters.put("b", "2");
        StringBuilder normalized = new StringBuilder();
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            if (normalized.length() > 0) normalized.append('&');
            normalized.append(each.getKey()).append('=').append(encoded(each.getValue()));
        }
        String address = "http://" + request.values("Host").get(0) + "/ok";
        String base = request.method + '&' + encoded(address) + '&' + encoded(normalized.toString());
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("consumer&token".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        assertThat(signature)
                .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8))));
    }

    private static String encoded(String text) throws Exception {
        return URLEncoder.encode(text, "UTF-8")
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) throws Exception {
        return URLDecoder.decode(text, "UTF-8");
    }
}
