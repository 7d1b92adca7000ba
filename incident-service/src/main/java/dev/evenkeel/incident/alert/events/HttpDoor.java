package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.AddressGuard;
import dev.evenkeel.incident.alert.domain.Outcome;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to addresses that operators wrote down. The name is resolved here, every address of it
 * is checked, and the connection goes to the address that was checked, whatever the name means a
 * moment later. Redirects are not followed.
 */
@Singleton
class HttpDoor {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String LATE = "no answer within %d seconds".formatted(LIMIT.toSeconds());
    private static final int GONE = 410;

    private final HttpClient client;
    private final boolean allowPrivate;

    @Inject
    HttpDoor(Vertx vertx, AlertConfig config) {
        this.allowPrivate = config.allowPrivateAddresses();
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) LIMIT.toMillis())
                                .setKeepAlive(false)
                                .setVerifyHost(true));
    }

    /** Posts once; blocks. */
    Outcome post(URI url, Map<String, String> headers, String body) {
        InetAddress address;
        try {
            address = checked(url);
        } catch (UnknownHostException _) {
            return new Outcome.Missed(0, "the name " + url.getHost() + " is not known", false);
        } catch (SecurityException e) {
            return new Outcome.Missed(0, String.valueOf(e.getMessage()), false);
        }
        return post(url, address, headers, body);
    }

    private InetAddress checked(URI url) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(url.getHost());
        for (InetAddress one : all) {
            if (!allowPrivate && !AddressGuard.isPublic(one)) {
                throw new SecurityException(
                        "%s has an address that is not public; evenkeel.alerts.allow-private-addresses allows it"
                                .formatted(url.getHost()));
            }
        }
        return all[0];
    }

    private Outcome post(URI url, InetAddress address, Map<String, String> headers, String body) {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(tls)
                        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                        .setTimeout(LIMIT.toMillis())
                        .putHeader("content-type", "application/json")
                        .putHeader("user-agent", "Evenkeel");
        headers.forEach(options::putHeader);
        try {
            int status =
                    client.request(options)
                            .compose(request -> request.send(Buffer.buffer(body)))
                            .map(response -> response.statusCode())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
            return outcome(status);
        } catch (ExecutionException e) {
            return new Outcome.Missed(0, why(e.getCause()), false);
        } catch (TimeoutException _) {
            return new Outcome.Missed(0, LATE, false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Missed(0, "interrupted", false);
        }
    }

    /** In words for whoever looks after the address. */
    private static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case SSLException untrusted ->
                    "its TLS certificate or protocol was not accepted: " + untrusted.getMessage();
            case TimeoutException _ -> LATE;
            case ConnectTimeoutException _ -> LATE;
            case ConnectException _ -> "nothing there takes connections";
            case HttpClosedException _ -> "it closed the connection without an answer";
            case null, default -> "the connection failed";
        };
    }

    private static Outcome outcome(int status) {
        return status >= 200 && status < 300
                ? new Outcome.Arrived(status)
                : new Outcome.Missed(status, "answered with status " + status, status == GONE);
    }
}
