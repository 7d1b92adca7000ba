package dev.evenkeel.recording.kit;

import dev.evenkeel.recording.archive.s3.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Adobe's S3Mock, a server of its own: one for all tests, on loopback. */
public final class S3Server {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target/s3-server/s3mock.jar");
    private static @Nullable S3Server running;

    private final int port;
    private final Path credentials;

    private S3Server(int port, Path credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    public static synchronized S3Server get() throws IOException, InterruptedException {
        S3Server server = running;
        if (server == null) {
            server = start();
            running = server;
        }
        return server;
    }

    private static S3Server start() throws IOException, InterruptedException {
        int port = freePort();
        Path log = Files.createTempFile(Path.of("target"), "s3-server-", ".log");
        Path temporary = Files.createTempDirectory("s3-server-");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary,
                                "-jar",
                                JAR.toString(),
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--http.port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, temporary)));
        Path credentials = Files.createTempFile(Path.of("target"), "s3-", ".credentials");
        Files.writeString(
                credentials,
                "[default]\naws_access_key_id = recorder\naws_secret_access_key = secret\n");
        S3Server server = new S3Server(port, credentials.toAbsolutePath());
        server.await(process, log);
        return server;
    }

    /** What it kept goes with it. */
    private static void end(Process process, Path temporary) {
        process.destroyForcibly();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(temporary)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.printf("%s is left: %s%n", temporary, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    var request = HttpRequest.newBuilder(endpoint(port)).build();
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (java.net.ConnectException e) {
                    Thread.sleep(100);
                }
            }
        }
        throw new IOException("the S3 server did not start: " + Files.readString(log));
    }

    public int port() {
        return port;
    }

    private static URI endpoint(int at) {
        return URI.create("http://127.0.0.1:" + at);
    }

    /** A client with nothing of the product's. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint(port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("tests", "secret")))
                .build();
    }

    /** Of a new bucket, which this server has. */
    public S3Settings newBucket(boolean locking) {
        String bucket = "recordings-" + UUID.randomUUID();
        try (S3Client client = client()) {
            client.createBucket(b -> b.bucket(bucket).objectLockEnabledForBucket(locking));
        }
        return settings(bucket, port, locking ? Duration.ofDays(1) : null);
    }

    /**
     * @param at another port than the server's leads through something in between
     */
    public S3Settings settings(String bucket, int at, @Nullable Duration lock) {
        return new S3Settings(
                bucket,
                endpoint(at),
                "us-east-1",
                "archive",
                true,
                credentials,
                "AES256",
                lock,
                Duration.ofSeconds(2));
    }
}
