package dev.evenkeel.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on to the services: plain HTTP, Server-Sent Events as they come, WebSockets as a
 * tunnel. A service that is away is answered for at once.
 */
final class NeighbourProxy {
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourProxy.class);
    private static final Duration CONNECT_TIME = Duration.ofMillis(500);

    /** Until the head of the answer; a stream may take its time after that. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

    private static final int CONNECTIONS_EACH = 256;

    private final Map<String, Integer> ports;
    private final HttpClient client;

    /**
     * @param ports port on 127.0.0.1 by name of the service
     */
    NeighbourProxy(Vertx vertx, Map<String, Integer> ports) {
        this.ports = Map.copyOf(ports);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) CONNECT_TIME.toMillis())
                                .setDecompressionSupported(false)
                                .setMaxWaitQueueSize(CONNECTIONS_EACH),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS_EACH));
    }

    void pass(HttpServerRequest request, Route.ToNeighbour route) {
        request.pause();
        Forwarded.set(request);
        client.request(options(request, route))
                .onSuccess(origin -> proxy(route, origin).handle(request))
                .onFailure(failure -> {
                    away(route, failure);
                    request.resume();
                    Answers.neighbourAway(request, route.neighbour());
                });
    }

    private RequestOptions options(HttpServerRequest request, Route.ToNeighbour route) {
        var query = request.query();
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(ports.getOrDefault(route.neighbour(), 0))
                .setMethod(request.method())
                .setURI(query == null ? route.path() : route.path() + "?" + query);
    }

    private HttpProxy proxy(Route.ToNeighbour route, HttpClientRequest origin) {
        return HttpProxy.reverseProxy(client)
                .origin(context -> Future.succeededFuture(origin))
                .addInterceptor(new Interceptor(route));
    }

    private static void away(Route.ToNeighbour route, Throwable failure) {
        LOG.warn(
                "event=neighbour-away neighbour={} cause=\"{}\"",
                route.neighbour(),
                failure.toString());
    }

    private record Interceptor(Route.ToNeighbour route) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            context.request().setURI(uri(context));
            return context.sendRequest()
                    .timeout(ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> answerFor(context, failure));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            SecurityHeaders.everywhere(context.response().headers());
            return context.sendResponse();
        }

        private String uri(ProxyContext context) {
            var query = context.request().proxiedRequest().query();
            return query == null ? route.path() : route.path() + "?" + query;
        }

        /** Answers in the proxy's stead; the future that never completes keeps it from doing so. */
        private Future<ProxyResponse> answerFor(ProxyContext context, Throwable failure) {
            away(route, failure);
            var request = context.request().release().proxiedRequest();
            Answers.neighbourAway(request, route.neighbour());
            return Promise.<ProxyResponse>promise().future();
        }
    }
}
