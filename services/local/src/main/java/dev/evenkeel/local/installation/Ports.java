package dev.evenkeel.local.installation;

/**
 * Every port of an installation, derived from one (docs/interfaces.md, Ports).
 *
 * @param base the front door's
 */
public record Ports(int base) {
    private static final int HIGHEST_OFFSET = 35;

    public Ports {
        if (base < 1 || base > 65_535 - HIGHEST_OFFSET) {
            throw new IllegalArgumentException(
                    "EVENKEEL_PORT must be between 1 and %d, not %d"
                            .formatted(65_535 - HIGHEST_OFFSET, base));
        }
    }

    public int frontDoor() {
        return base;
    }

    public int roomService() {
        return base + 1;
    }

    public int telemetryIngest() {
        return base + 2;
    }

    public int incidentService() {
        return base + 3;
    }

    public int relayHttp(RelaySlot relay) {
        return isOfPair(relay) ? base + 4 + relay.ordinal() : further(relay);
    }

    public int recordingService() {
        return base + 7;
    }

    public int kafka() {
        return base + 10;
    }

    public int kafkaController() {
        return base + 11;
    }

    public int postgres() {
        return base + 12;
    }

    public int relayUdp(RelaySlot relay) {
        return isOfPair(relay) ? base + 20 + relay.ordinal() : further(relay) + 1;
    }

    public int relayStamp(RelaySlot relay) {
        return isOfPair(relay) ? base + 22 + relay.ordinal() : further(relay) + 2;
    }

    private static boolean isOfPair(RelaySlot relay) {
        return relay == RelaySlot.A || relay == RelaySlot.B;
    }

    /** The first of three, one behind the other. */
    private int further(RelaySlot relay) {
        return base + 24 + 3 * (relay.ordinal() - RelaySlot.C.ordinal());
    }

    /** No port is above it. */
    int highest() {
        return base + HIGHEST_OFFSET;
    }
}
