package dev.evenkeel.local.frontdoor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The front door as a process of its own, configured by system properties. */
public final class FrontDoorMain {
    public static final String PORT = "evenkeel.http.port";
    public static final String BIND = "evenkeel.http.host";

    /** {@code name=port,…} on 127.0.0.1. */
    public static final String NEIGHBOURS = "evenkeel.neighbours";

    public static final String WEB_ROOT = "evenkeel.web.root";

    private static final int EVENT_LOOPS = 2;

    private FrontDoorMain() {}

    public static void main(String[] args) throws InterruptedException {
        var vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(EVENT_LOOPS)
                                .setUseDaemonThread(false));
        var webRoot = Optional.ofNullable(System.getProperty(WEB_ROOT)).map(Path::of);
        new FrontDoor(vertx, neighbours(required(NEIGHBOURS)), webRoot.orElse(null))
                .listen(required(BIND), Integer.parseInt(required(PORT)))
                .onSuccess(server -> System.out.println("The front door is open"))
                .onFailure(FrontDoorMain::giveUp);
        new CountDownLatch(1).await();
    }

    static Map<String, Integer> neighbours(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(entry -> entry.split("=", 2))
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry -> entry[0], entry -> Integer.parseInt(entry[1])));
    }

    private static void giveUp(Throwable failure) {
        System.err.println("ERROR The front door cannot be opened: " + failure.getMessage());
        System.exit(1);
    }

    private static String required(String property) {
        var value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("system property " + property + " is not set");
        }
        return value;
    }
}
