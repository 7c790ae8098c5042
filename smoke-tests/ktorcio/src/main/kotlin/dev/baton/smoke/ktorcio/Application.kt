// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.ktorcio

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.get
import io.ktor.client.statement.bodyAsText
import io.ktor.server.application.*
import io.ktor.server.engine.embeddedServer
import io.ktor.server.request.receiveText
import io.ktor.server.response.respondText
import io.ktor.server.response.respondTextWriter
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import java.net.URI
import java.net.http.HttpRequest
import java.net.http.HttpResponse

private val client = HttpClient(CIO)
private val pipelined = HttpClient(CIO) { engine { pipelining = true } }
private val http = java.net.http.HttpClient.newHttpClient()

/** The ways of an application from a request's thread to another, by coroutines; each calls the parameter url. */
fun main() {
    embeddedServer(io.ktor.server.cio.CIO, port = Integer.getInteger("ktor.port")) { ways() }.start(wait = true)
}

private fun Application.ways() {
    routing {
        get("/") { call.respondText("ready") }
        get("/ways/here") { call.respondText(byCio(call.url())) }
        get("/ways/pipelined") { call.respondText(pipelined.get(call.url()).bodyAsText()) }
        get("/ways/both") { call.respondText(byCio(call.url()) + "\n" + withContext(Dispatchers.IO) { byJdk(call.url()) }) }
        get("/ways/blocking") { call.respondText(withContext(Dispatchers.IO) { byJdk(call.url()) }) }
        get("/ways/delayed") {
            delay(1)
            call.respondText(byCio(call.url()))
        }
        get("/ways/concurrent") {
            val lines = coroutineScope {
                val one = async(Dispatchers.Default) { byCio(call.url()) }
                val other = async { byCio(call.url()) }
                one.await() + "\n" + other.await()
            }
            call.respondText(lines)
        }
        get("/ways/late") {
            val late = withTimeoutOrNull(20) { byCio(call.url() + "?late") }
            call.respondText(late ?: byCio(call.url()))
        }
        get("/ways/streamed") {
            call.respondTextWriter {
                for (i in 1..3) {
                    write(byCio(call.url()) + "\n")
                    flush()
                }
            }
        }
        post("/ways/body") {
            call.receiveText()
            call.respondText(byCio(call.url()))
        }
    }
}

private fun ApplicationCall.url(): String = request.queryParameters["url"]!!

private suspend fun byCio(url: String): String = client.get(url).bodyAsText()

private fun byJdk(url: String): String =
    http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()).body()
