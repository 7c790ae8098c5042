// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** A client of the AWS SDK, which signs its requests; the answer, which is none of the service's, is of no interest. */
public final class AwsSts implements Client {
    private final SdkHttpClient apache = ApacheHttpClient.create();
    private final SdkHttpClient urlConnection = UrlConnectionHttpClient.create();

    @Override
    public Prepared prepare(String way, Call call) {
        StsClient client = StsClient.builder()
                .endpointOverride(call.uri)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("name", "password")))
                .httpClient(way.equals("apache") ? apache : urlConnection)
                .build();
        return () -> Client.outcome(() -> {
            try {
                client.getCallerIdentity();
            } catch (SdkException noAnswer) {
                // it was sent
            }
            return 200;
        });
    }

    @Override
    public void close() {
        apache.close();
        urlConnection.close();
    }
}
