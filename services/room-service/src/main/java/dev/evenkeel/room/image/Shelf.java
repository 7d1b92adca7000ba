package dev.evenkeel.room.image;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The images looked at last. When one is said, everybody in the meeting asks for it at once: the
 * first one's question is the answer of all.
 */
final class Shelf {
    private static final int READ_AT_ONCE = 4;
    private static final long MOST_BYTES = 48L << 20;

    private final BiFunction<String, UUID, Uni<Optional<byte[]>>> store;
    private final InTurn reading = new InTurn(READ_AT_ONCE);
    private final Map<Place, byte[]> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Place, Uni<Optional<byte[]>>> underWay = new HashMap<>();
    private long bytes;

    private record Place(String meetingId, UUID messageId) {}

    Shelf(BiFunction<String, UUID, Uni<Optional<byte[]>>> store) {
        this.store = store;
    }

    synchronized Uni<Optional<byte[]>> read(String meetingId, UUID messageId) {
        Place place = new Place(meetingId, messageId);
        byte[] known = recent.get(place);
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : underWay.computeIfAbsent(place, this::load);
    }

    private Uni<Optional<byte[]>> load(Place place) {
        return reading.run(() -> store.apply(place.meetingId(), place.messageId()))
                .invoke(found -> found.ifPresent(content -> put(place, content)))
                .onTermination()
                .invoke(() -> forget(place))
                .memoize()
                .indefinitely();
    }

    private synchronized void forget(Place place) {
        underWay.remove(place);
    }

    private synchronized void put(Place place, byte[] content) {
        byte[] before = recent.put(place, content);
        bytes += content.length - (before == null ? 0 : before.length);
        var oldest = recent.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }
}
