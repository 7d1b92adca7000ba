package dev.evenkeel.telemetry.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A device of a room, as its maker made it. */
final class RoomDevice implements AutoCloseable {
    private final Mqtt5BlockingClient client;
    private volatile boolean hangs;

    RoomDevice(String account) {
        client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(Mosquitto.port())
                        .identifier(account + "-device")
                        .simpleAuth()
                        .username(account)
                        .password(Mosquitto.PASSWORD.getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .buildBlocking();
        client.connect();
    }

    /** Returns once the broker has it. */
    void publish(String topic, String payload) {
        publish(topic, payload, false);
    }

    void publish(String topic, String payload, boolean retain) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /**
     * Takes commands from now on.
     *
     * @param answer what it says to each, on its topic {@code outcome}
     */
    void obey(String siteId, String deviceId, UnaryOperator<String> answer) {
        String topic = "evenkeel/v1/" + siteId + "/" + deviceId + "/";
        client.toAsync()
                .subscribeWith()
                .topicFilter(topic + "command")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(command -> {
                    if (hangs) {
                        return;
                    }
                    String text = new String(command.getPayloadAsBytes(), StandardCharsets.UTF_8);
                    client.toAsync()
                            .publishWith()
                            .topic(topic + "outcome")
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(answer.apply(text).getBytes(StandardCharsets.UTF_8))
                            .send();
                })
                .send()
                .join();
    }

    /** Keeps its connection and answers nothing any more. */
    void hang() {
        hangs = true;
    }

    @Override
    public void close() {
        client.disconnect();
    }

    /**
     * Connects with MQTT 3.1.1 (section 3.1), leaves a last will and is unplugged: its connection
     * ends without a word.
     */
    static void vanish(String account, String topic, String will) {
        try (Socket socket = new Socket("127.0.0.1", Mosquitto.port())) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(0b1100_1110); // user, password, will of QoS 1, clean session
            out.writeShort(30);
            out.writeUTF(account + "-unplugged");
            out.writeUTF(topic);
            out.writeUTF(will);
            out.writeUTF(account);
            out.writeUTF(Mosquitto.PASSWORD);
            socket.getOutputStream().write(packet(body.toByteArray()));
            byte[] connack = socket.getInputStream().readNBytes(4);
            if (connack.length != 4 || connack[3] != 0) {
                throw new AssertionError("the broker did not accept " + account);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packet(byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x10);
        int left = body.length;
        do {
            packet.write(left > 127 ? (left % 128) | 0x80 : left);
            left /= 128;
        } while (left > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }
}
