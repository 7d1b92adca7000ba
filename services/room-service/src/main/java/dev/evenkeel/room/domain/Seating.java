package dev.evenkeel.room.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * On which pairs of a meeting newcomers sit: on the first that has room, so that a small meeting
 * stays together; when none has, on the one with the fewest seats.
 *
 * @param primaries of the pairs, in their order
 * @param peoplePerRelay how many seats a pair should have at most
 */
public record Seating(List<String> primaries, int peoplePerRelay) {

    /**
     * A place.
     *
     * @param relayId where the media of whoever sits there goes first
     */
    public record Place(int branch, String relayId) {}

    public Seating {
        primaries = List.copyOf(primaries);
    }

    public static Seating of(Placement placement, int peoplePerRelay) {
        List<String> primaries =
                placement.pairs().stream().map(pair -> pair.primary().relayId()).toList();
        return new Seating(primaries, peoplePerRelay);
    }

    /** For the next one. */
    Place next(RoomState room) {
        return next(room, 1).getFirst();
    }

    /** For so many who come in together, in their order. */
    List<Place> next(RoomState room, int newcomers) {
        int[] taken = taken(room, primaries.size());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < newcomers; i++) {
            int branch = choice(taken);
            taken[branch]++;
            places.add(new Place(branch, primaries.get(branch)));
        }
        return places;
    }

    private int choice(int[] taken) {
        int fewest = 0;
        for (int branch = 0; branch < taken.length; branch++) {
            if (taken[branch] < peoplePerRelay) {
                return branch;
            }
            fewest = taken[branch] < taken[fewest] ? branch : fewest;
        }
        return fewest;
    }

    /** How many seats each pair has; a seat whose pair is not there any more is on the first. */
    public static int[] taken(RoomState room, int pairs) {
        int[] taken = new int[pairs];
        for (Seat seat : room.seats()) {
            taken[seat.branch() < pairs ? seat.branch() : 0]++;
        }
        return taken;
    }
}
