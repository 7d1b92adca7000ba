package dev.evenkeel.platform.event;

/**
 * Names of the record headers of a CloudEvent in binary mode (Kafka Protocol Binding for
 * CloudEvents 1.0, section 3.2).
 */
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String PARTITION_KEY = "ce_partitionkey";
    public static final String CONTENT_TYPE = "content-type";

    /**
     * W3C Trace Context section 3.2; not a CloudEvents attribute, so that every tracer finds it.
     */
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}
}
