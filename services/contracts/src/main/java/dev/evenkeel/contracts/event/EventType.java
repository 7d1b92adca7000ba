package dev.evenkeel.contracts.event;

/**
 * One kind of event.
 *
 * @param name the CloudEvents {@code type}, for example {@code dev.evenkeel.meeting.started.v1}
 * @param topic the Kafka topic it travels on
 * @param keyField the field of the data that is the record key (CloudEvents {@code partitionkey})
 * @param data the record class of the data
 */
public record EventType<T>(String name, String topic, String keyField, Class<T> data) {

    /** The {@code dataschema} of the event: a URI that names the versioned JSON Schema. */
    public String schema() {
        return "urn:evenkeel:schema:" + name;
    }
}
