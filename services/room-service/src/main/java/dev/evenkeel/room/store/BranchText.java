package dev.evenkeel.room.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.evenkeel.room.domain.Pair;
import dev.evenkeel.room.domain.RelayRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs of relays as one column of JSON. */
final class BranchText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private record Row(RelayRef primary, @Nullable RelayRef standby) {}

    private BranchText() {}

    /** Null for none. */
    static @Nullable String write(List<Pair> pairs) {
        try {
            return pairs.isEmpty()
                    ? null
                    : MAPPER.writeValueAsString(
                            pairs.stream()
                                    .map(pair -> new Row(pair.primary(), pair.standby()))
                                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("pairs have a form in JSON", e);
        }
    }

    static List<Pair> read(@Nullable String text) {
        try {
            return text == null
                    ? List.of()
                    : MAPPER.readValue(text, ROWS).stream()
                            .map(row -> new Pair(row.primary(), row.standby()))
                            .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not pairs of relays: " + text, e);
        }
    }
}
