// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.amazonaws.SdkBaseException;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;

/** A client of version 1 of the AWS SDK; the answer, which is none of the service's, is of no interest. */
public final class AwsSts1 implements Client {
    @Override
    public Prepared prepare(String way, Call call) {
        AWSSecurityTokenService service = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration(call.uri.toString(), "eu-central-1"))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("name", "password")))
                .build();
        return () -> Client.outcome(() -> {
            try {
                service.getCallerIdentity(new GetCallerIdentityRequest());
            } catch (SdkBaseException noAnswer) {
                // it was sent
            } finally {
                service.shutdown();
            }
            return 200;
        });
    }

    @Override
    public void close() {}
}
