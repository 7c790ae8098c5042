// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Url;

/** Retrofit, which sends by OkHttp. */
public final class OkHttpRetrofit implements Client {
    /** What the application wants of a server. */
    public interface Api {
        @GET
        retrofit2.Call<ResponseBody> get(@Url String uri);
    }

    private final Api api =
            new Retrofit.Builder().baseUrl("http://localhost/").build().create(Api.class);

    @Override
    public Prepared prepare(String way, Call call) {
        return () -> {
            CompletableFuture<Integer> status = new CompletableFuture<>();
            api.get(call.uri.toString()).enqueue(new Callback<ResponseBody>() {
                @Override
                public void onResponse(retrofit2.Call<ResponseBody> sent, Response<ResponseBody> response) {
                    response.body().close();
                    status.complete(response.code());
                }

                @Override
                public void onFailure(retrofit2.Call<ResponseBody> sent, Throwable fault) {
                    status.completeExceptionally(fault);
                }
            });
            return status;
        };
    }

    @Override
    public void close() {
        // its client is its own
    }
}
