package dev.evenkeel.media.app.api;

import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.platform.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /media/v1/sessions/{id}/view}. */
final class ViewBody {
    private static final int MAX_SIDE = 16_384;
    private static final int MAX_TILES = 512;

    private ViewBody() {}

    record Views(@Nullable List<@Nullable Tile> views) {
        Optional<Problem> problem() {
            if (views == null || views.size() > MAX_TILES) {
                Integer actual = views == null ? null : views.size();
                return Optional.of(
                        Problem.badField("/views", "a list of at most 512 tiles", actual));
            }
            for (int i = 0; i < views.size(); i++) {
                Optional<Problem> problem = Tile.problem(views.get(i), "/views/" + i);
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        }

        Map<String, View> shown() {
            Map<String, View> shown = new HashMap<>();
            List<@Nullable Tile> tiles = views == null ? List.of() : views;
            for (Tile tile : tiles) {
                if (tile != null && tile.mid() != null) {
                    shown.put(tile.mid(), tile.view());
                }
            }
            return shown;
        }
    }

    /**
     * A tile in device pixels.
     *
     * @param priority 0–100, 0 when absent
     */
    record Tile(
            @Nullable String mid,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer priority) {

        static Optional<Problem> problem(@Nullable Tile tile, String pointer) {
            if (tile == null || tile.mid() == null || tile.mid().isEmpty()) {
                return Optional.of(
                        Problem.badField(pointer + "/mid", "the mid of an m-line", null));
            }
            return outside(tile.width(), MAX_SIDE, pointer + "/width")
                    .or(() -> outside(tile.height(), MAX_SIDE, pointer + "/height"))
                    .or(() -> outside(tile.priorityOrNone(), 100, pointer + "/priority"));
        }

        private static Optional<Problem> outside(
                @Nullable Integer value, int most, String pointer) {
            return value != null && value >= 0 && value <= most
                    ? Optional.empty()
                    : Optional.of(Problem.badField(pointer, "a number of 0–" + most, value));
        }

        private int priorityOrNone() {
            return priority == null ? 0 : priority;
        }

        View view() {
            return new View(
                    width == null ? 0 : width, height == null ? 0 : height, priorityOrNone());
        }
    }
}
