package dev.evenkeel.room.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * On which pairs of a meeting newcomers sit: on the first that has room, so that a small meeting
 * stays together, unless another with room is much nearer to them; when none has room, on the one
 * with the fewest seats.
 *
 * @param primaries of the pairs, in their order
 */
public record Seating(List<String> primaries, Spread spread) {

    /**
     * A place.
     *
     * @param relayId where the media of whoever sits there goes first
     */
    public record Place(int branch, String relayId) {}

    public Seating {
        primaries = List.copyOf(primaries);
    }

    public static Seating of(Placement placement, Spread spread) {
        List<String> primaries =
                placement.pairs().stream().map(pair -> pair.primary().relayId()).toList();
        return new Seating(primaries, spread);
    }

    /** For the next one. */
    Place next(RoomState room, Nearness newcomer) {
        return next(room, List.of(newcomer)).getFirst();
    }

    /** For some who come in together, in their order. */
    List<Place> next(RoomState room, List<Nearness> newcomers) {
        int[] taken = taken(room, primaries.size());
        List<Place> places = new ArrayList<>();
        for (Nearness newcomer : newcomers) {
            int branch = choice(taken, newcomer);
            taken[branch]++;
            places.add(new Place(branch, primaries.get(branch)));
        }
        return places;
    }

    /** How many seats each pair has once everybody who waits is in. */
    public int[] expected(RoomState room) {
        int[] seats = taken(room, primaries.size());
        List<Nearness> waiting = room.waiting().stream().map(Waiting::nearness).toList();
        next(room, waiting).forEach(place -> seats[place.branch()]++);
        return seats;
    }

    private int choice(int[] taken, Nearness newcomer) {
        int fewest = 0;
        int best = -1;
        for (int branch = 0; branch < taken.length; branch++) {
            if (taken[branch] < spread.peoplePerRelay() && isBetter(branch, best, newcomer)) {
                best = branch;
            }
            fewest = taken[branch] < taken[fewest] ? branch : fewest;
        }
        return best < 0 ? fewest : best;
    }

    private boolean isBetter(int branch, int best, Nearness newcomer) {
        return best < 0
                || newcomer.isNearer(primaries.get(branch), primaries.get(best), spread.far());
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
