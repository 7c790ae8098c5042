// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of AWS Signature Version 4, over what came off the wire. */
final class AwsSignature {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=name/(([^/]*)/([^/]*)/([^/]*)/aws4_request), SignedHeaders=([^,]*), Signature=(.*)");

    private AwsSignature() {}

    static void assertIsValid(Received request) throws Exception {
        Matcher authorization =
                AUTHORIZATION.matcher(request.values("Authorization").get(0));
        assertThat(authorization.matches()).isTrue();
        assertThat(signature(request, authorization)).isEqualTo(authorization.group(6));
    }

    private static String signature(Received request, Matcher authorization) throws Exception {
        StringBuilder canonical = new StringBuilder(request.method + "\n" + request.target + "\n\n");
        for (String name : authorization.group(5).split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(String.join(",", request.values(name)).trim().replaceAll(" +", " "))
                    .append('\n');
        }
        canonical.append('\n').append(authorization.group(5)).append('\n').append(hex(sha256(request.body)));
        String toSign = "AWS4-HMAC-SHA256\n" + request.values("X-Amz-Date").get(0) + '\n' + authorization.group(1)
                + '\n' + hex(sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = "AWS4password".getBytes(StandardCharsets.UTF_8);
        for (int part = 2; part <= 4; part++) key = hmac(key, authorization.group(part));
        return hex(hmac(hmac(key, "aws4_request"), toSign));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte next : bytes) hex.append(String.format("%02x", next));
        return hex.toString();
    }
}
