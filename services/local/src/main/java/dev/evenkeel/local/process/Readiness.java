package dev.evenkeel.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a process serves, asked from outside. */
@FunctionalInterface
public interface Readiness {
    int PATIENCE_MILLIS = 1_000;

    boolean isServing();

    /** Serves once the readiness endpoint of its HTTP port answers 200. */
    static Readiness http(int port) {
        var uri = URI.create(url(port));
        return () -> answersOk(uri);
    }

    /** The readiness endpoint of an HTTP port. */
    static String url(int port) {
        return "http://127.0.0.1:" + port + "/q/health/ready";
    }

    /** Serves once it accepts connections. */
    static Readiness tcp(int port) {
        return () -> accepts(port);
    }

    private static boolean answersOk(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
