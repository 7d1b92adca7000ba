package dev.evenkeel.telemetry.mqtt;

/**
 * A message as it came from a broker.
 *
 * @param retained kept by the broker from before the subscription
 * @param acknowledge tells the broker that it is safe; until then the broker keeps it
 */
record MqttMessage(String topic, byte[] payload, boolean retained, Runnable acknowledge) {}
