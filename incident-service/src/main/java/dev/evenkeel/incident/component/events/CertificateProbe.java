package dev.evenkeel.incident.component.events;

import dev.evenkeel.contracts.platform.ComponentObserved.Kind;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Connects to TLS servers and reads until when their certificate is valid. Whether it is trusted is
 * not asked: an expired one has to be seen, too.
 */
final class CertificateProbe implements ComponentProbe {
    private static final int LIMIT_MILLIS = 3_000;

    private final List<Server> servers;
    private final SSLContext context;

    /** Where it is. */
    record Server(String host, int port) {
        /**
         * The server of a text.
         *
         * @throws IllegalArgumentException for what is not {@code host:port}
         */
        static Server of(String text) {
            int colon = text.lastIndexOf(':');
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (colon > 0 && port > 0 && port <= 0xFFFF) {
                    return new Server(text.substring(0, colon), port);
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new IllegalArgumentException(
                    "evenkeel.components.certificates: expected host:port, actual " + text);
        }

        String name() {
            return host + ":" + port;
        }
    }

    CertificateProbe(List<String> servers) {
        this.servers = servers.stream().map(Server::of).toList();
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public List<Sighted> look() {
        return servers.stream().map(this::look).toList();
    }

    private Sighted look(Server server) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.host(), server.port()), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            try (SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, server.host(), server.port(), true)) {
                socket.setSSLParameters(named(socket.getSSLParameters(), server));
                socket.startHandshake();
                return sighted(server, socket.getSession().getPeerCertificates()[0]);
            }
        } catch (IOException e) {
            String why = "no TLS: " + e.getMessage();
            return Sighted.plain(Kind.CERTIFICATE, server.name(), Status.DOWN, why);
        }
    }

    private static SSLParameters named(SSLParameters parameters, Server server) {
        boolean address = server.host().contains(":") || server.host().matches("[0-9.]+");
        if (!address) {
            parameters.setServerNames(List.of(new SNIHostName(server.host())));
        }
        return parameters;
    }

    private static Sighted sighted(Server server, Certificate shown) {
        return shown instanceof X509Certificate certificate
                ? new Sighted(
                        Kind.CERTIFICATE,
                        server.name(),
                        Status.UP,
                        null,
                        null,
                        null,
                        certificate.getNotAfter().toInstant())
                : Sighted.plain(
                        Kind.CERTIFICATE, server.name(), Status.DEGRADED, "not an X.509 one");
    }

    /** Nothing is said to whoever is connected to: only its certificate is read. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
