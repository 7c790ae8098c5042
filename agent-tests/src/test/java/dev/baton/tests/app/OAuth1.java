// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;

/** Signs by OAuth 1.0a with HMAC-SHA1, the secrets being "consumer" and "token", and sends over HttpURLConnection. */
public final class OAuth1 implements Client {
    private final OAuth10aService service =
            new ServiceBuilder("key").apiSecret("consumer").build(new NoProvider());

    @Override
    public Prepared prepare(String way, Call call) {
        OAuthRequest request = new OAuthRequest(Verb.valueOf(call.method), call.uri.toString());
        if (call.body.length > 0) request.setPayload(call.body);
        service.signRequest(new OAuth1AccessToken("access", "token"), request);
        return () -> Client.outcome(() -> {
            try (Response response = service.execute(request)) {
                response.getBody();
                return response.getCode();
            }
        });
    }

    @Override
    public void close() throws Exception {
        service.close();
    }

    /** Nobody is asked for tokens. */
    private static final class NoProvider extends DefaultApi10a {
        @Override
        public String getRequestTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAccessTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAuthorizationUrl(OAuth1RequestToken token) {
            throw new UnsupportedOperationException();
        }
    }
}
