package dev.evenkeel.local.frontdoor;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/** A small service behind the front door: echoes, streams, closes and dies when asked to. */
record Neighbour(HttpServer server, int port) {

    static Neighbour start(Vertx vertx) throws Exception {
        return start(vertx, 0);
    }

    static Neighbour start(Vertx vertx, int port) throws Exception {
        var server =
                vertx.createHttpServer()
                        .requestHandler(request -> answer(vertx, request))
                        .webSocketHandler(Neighbour::talk)
                        .listen(port, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
        return new Neighbour(server, server.actualPort());
    }

    void stop() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get();
    }

    private static void answer(Vertx vertx, HttpServerRequest request) {
        switch (request.path()) {
            case "/api/v1/meetings/die" -> request.connection().close();
            case "/api/v1/meetings/stream" -> stream(vertx, request);
            default -> echo(request);
        }
    }

    private static void echo(HttpServerRequest request) {
        request.body()
                .onSuccess(body ->
                        request.response()
                                .setStatusCode(201)
                                .end(
                                        "%s %s for=%s host=%s %s"
                                                .formatted(
                                                        request.method(),
                                                        request.uri(),
                                                        request.getHeader("X-Forwarded-For"),
                                                        request.getHeader("X-Forwarded-Host"),
                                                        body)));
    }

    /** One event now, one when the client has had time to show it; then it stays open. */
    private static void stream(Vertx vertx, HttpServerRequest request) {
        var response = request.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.write("data: first\n\n");
        vertx.setTimer(300, timer -> response.write("data: second\n\n"));
    }

    private static void talk(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            if (text.equals("bye")) {
                socket.close((short) 4410, "ended");
            } else {
                socket.writeTextMessage(socket.path() + " " + text);
            }
        });
    }
}
