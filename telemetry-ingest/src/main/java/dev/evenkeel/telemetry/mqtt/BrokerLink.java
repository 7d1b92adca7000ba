package dev.evenkeel.telemetry.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import dev.evenkeel.telemetry.TelemetryConfig.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The connection to one broker: kept up with growing pauses, with a session that outlives it, so
 * that the broker keeps what comes meanwhile. Messages are handed over one at a time and in order;
 * at most {@value #IN_FLIGHT} are unacknowledged, the rest waits at the broker.
 */
final class BrokerLink implements AutoCloseable {
    private static final int IN_FLIGHT = 100;
    private static final int FIRST_PAUSE_MILLIS = 500;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final Logger LOG = Logger.getLogger(BrokerLink.class);

    private final String name;
    private final Broker broker;
    private final Consumer<MqttMessage> messages;
    private final Runnable lost;
    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("mqtt-", 0).factory());
    private Runnable disconnect = () -> {};
    private Sending sending =
            (_, _, _) -> CompletableFuture.failedFuture(new IllegalStateException("not opened"));

    /** Hands a message to the broker: completes once it has it. */
    private interface Sending {
        CompletableFuture<?> send(String topic, byte[] payload, Duration validFor);
    }

    /**
     * A connection that is not opened yet.
     *
     * @param lost called whenever it is lost
     */
    BrokerLink(String name, Broker broker, Consumer<MqttMessage> messages, Runnable lost) {
        this.name = name;
        this.broker = broker;
        this.messages = messages;
        this.lost = lost;
    }

    /** Begins to connect; returns at once. */
    void open() {
        switch (MqttVersion.of(broker.version())) {
            case V3_1_1 -> openVersion3();
            case V5 -> openVersion5();
        }
    }

    /** The site whose devices report there. */
    String site() {
        return broker.site();
    }

    /**
     * Sends a message, at least once.
     *
     * @param validFor the broker does not hand it out later than that (MQTT 5)
     */
    void send(String topic, byte[] payload, Duration validFor) {
        sending.send(topic, payload, validFor)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warnf(
                                "event=mqtt-not-sent broker=%s topic=%s cause=\"%s\"",
                                name, topic, failure.getMessage());
                    }
                });
    }

    @Override
    public void close() {
        disconnect.run();
        inOrder.shutdown();
    }

    private void openVersion5() {
        var builder = common(MqttClient.builder()).useMqttVersion5();
        if (broker.username().isPresent()) {
            builder =
                    builder.simpleAuth()
                            .username(broker.username().get())
                            .password(bytes(broker.password()))
                            .applySimpleAuth();
        }
        Mqtt5AsyncClient client = builder.buildAsync();
        disconnect = client::disconnect;
        sending =
                (topic, payload, validFor) ->
                        client.publishWith()
                                .topic(topic)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .messageExpiryInterval(Math.max(1, validFor.toSeconds()))
                                .payload(payload)
                                .send();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish ->
                        hand(
                                new MqttMessage(
                                        publish.getTopic().toString(),
                                        publish.getPayloadAsBytes(),
                                        publish.isRetain(),
                                        publish::acknowledge)),
                (Executor) inOrder,
                true);
        subscribed(
                client.connectWith()
                        .cleanStart(false)
                        .sessionExpiryInterval(broker.sessionExpiry().toSeconds())
                        .keepAlive((int) broker.keepAlive().toSeconds())
                        .restrictions()
                        .receiveMaximum(IN_FLIGHT)
                        .applyRestrictions()
                        .send()
                        .thenCompose(_ ->
                                client.subscribeWith()
                                        .topicFilter(MqttTopic.filter(broker.site()))
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .retainHandling(
                                                Mqtt5RetainHandling
                                                        .SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                                        .send()));
    }

    private void openVersion3() {
        var builder = common(MqttClient.builder()).useMqttVersion3();
        if (broker.username().isPresent()) {
            builder =
                    builder.simpleAuth()
                            .username(broker.username().get())
                            .password(bytes(broker.password()))
                            .applySimpleAuth();
        }
        Mqtt3AsyncClient client = builder.buildAsync();
        disconnect = client::disconnect;
        sending =
                (topic, payload, _) ->
                        client.publishWith()
                                .topic(topic)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .payload(payload)
                                .send();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish ->
                        hand(
                                new MqttMessage(
                                        publish.getTopic().toString(),
                                        publish.getPayloadAsBytes(),
                                        publish.isRetain(),
                                        publish::acknowledge)),
                (Executor) inOrder,
                true);
        subscribed(
                client.connectWith()
                        .cleanSession(false)
                        .keepAlive((int) broker.keepAlive().toSeconds())
                        .send()
                        .thenCompose(_ ->
                                client.subscribeWith()
                                        .topicFilter(MqttTopic.filter(broker.site()))
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .send()));
    }

    private MqttClientBuilder common(MqttClientBuilder builder) {
        MqttClientBuilder common =
                builder.identifier(broker.clientId())
                        .serverHost(broker.host())
                        .serverPort(broker.port())
                        .automaticReconnect()
                        .initialDelay(FIRST_PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                        .maxDelay(LONGEST_PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                        .applyAutomaticReconnect()
                        .addConnectedListener(
                                _ -> LOG.infof("event=mqtt-connected broker=%s", name))
                        .addDisconnectedListener(why -> {
                            LOG.warnf(
                                    "event=mqtt-disconnected broker=%s cause=\"%s\"",
                                    name, why.getCause().getMessage());
                            lost.run();
                        });
        return broker.tls() ? common.sslWithDefaultConfig() : common;
    }

    private void hand(MqttMessage message) {
        try {
            messages.accept(message);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "event=failed broker=%s topic=%s", name, message.topic());
        }
    }

    private void subscribed(CompletableFuture<?> subscription) {
        subscription.whenComplete((_, failure) -> {
            if (failure == null) {
                LOG.infof("event=mqtt-subscribed broker=%s site=%s", name, broker.site());
            } else {
                LOG.errorf(failure, "event=mqtt-not-subscribed broker=%s", name);
            }
        });
    }

    private static byte[] bytes(Optional<String> password) {
        return password.orElse("").getBytes(StandardCharsets.UTF_8);
    }
}
