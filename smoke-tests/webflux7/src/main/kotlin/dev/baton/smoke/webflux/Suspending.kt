// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.withContext
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.reactive.function.client.WebClient
import org.springframework.web.reactive.function.client.awaitBody
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** The ways of an application's coroutines, as those of [Ways]. */
@RestController
@RequestMapping("/ways")
class Suspending {
    private val client = WebClient.create()
    private val http = HttpClient.newHttpClient()

    @GetMapping("/suspended")
    suspend fun suspended(@RequestParam("url") url: URI): String {
        val first = call(url)
        delay(1)
        return first + "\n" + call(url)
    }

    @GetMapping("/dispatched")
    suspend fun dispatched(@RequestParam("url") url: URI): String =
        withContext(Dispatchers.IO) { blocking(url) } + "\n" + call(url)

    @GetMapping("/concurrent")
    suspend fun concurrent(@RequestParam("url") url: URI): String = coroutineScope {
        val one = async(Dispatchers.Default) { call(url) }
        val other = async { call(url) }
        one.await() + "\n" + other.await()
    }

    @GetMapping("/flowing", produces = ["text/plain"])
    fun flowing(@RequestParam("url") url: URI): Flow<String> = flow {
        for (i in 1..3) {
            emit(call(url) + "\n")
            delay(1)
        }
    }.flowOn(Dispatchers.Default)

    private suspend fun call(url: URI): String = client.get().uri(url).retrieve().awaitBody()

    private fun blocking(url: URI): String =
        http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString()).body()
}
