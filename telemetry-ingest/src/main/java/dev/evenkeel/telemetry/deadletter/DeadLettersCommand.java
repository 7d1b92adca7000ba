package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.telemetry.deadletter.Arguments.RefusedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/** {@code ./evenkeel dead-letters list|show|replay}. */
public final class DeadLettersCommand {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    // A strong reference: java.util.logging forgets the level of a collected logger.
    private static final Logger ROOT = Logger.getLogger("");

    private final Letters letters;
    private final Arguments arguments;
    private final PrintStream out;
    private final Clock clock;

    private DeadLettersCommand(Arguments arguments, PrintStream out, Clock clock) {
        this.letters = new Letters(arguments.bootstrapServers());
        this.arguments = arguments;
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] words) {
        ROOT.setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, err, Clock.systemUTC()));
    }

    /** 0; 1 when a letter or Kafka is not there or is not fit; 2 for words not understood. */
    static int run(List<String> words, PrintStream out, PrintStream err, Clock clock) {
        try {
            return new DeadLettersCommand(Arguments.parse(words), out, clock).run();
        } catch (KafkaException failed) {
            err.println("Kafka does not answer: is everything up? (" + failed.getMessage() + ")");
            return REFUSED;
        } catch (RefusedException refused) {
            err.println(refused.getMessage());
            err.print(Arguments.USAGE);
            return USAGE;
        }
    }

    private int run() {
        return switch (arguments.action()) {
            case LIST -> list();
            case SHOW -> show();
            case REPLAY -> replay();
        };
    }

    private int list() {
        Set<String> replayed = letters.replayed();
        int shown = 0;
        for (Letter letter : letters.read(arguments.topics())) {
            boolean done = replayed.contains(letter.id());
            if (!done || arguments.all()) {
                out.printf(
                        "%s  %s  → %s  %s%s%n",
                        letter.at(),
                        letter.id(),
                        letter.target(),
                        letter.reason(),
                        done ? "  (replayed)" : "");
                shown++;
            }
        }
        if (shown == 0) {
            out.println("There are no dead letters.");
        }
        return 0;
    }

    private int show() {
        Set<String> replayed = letters.replayed();
        List<Letter> chosen = chosen();
        for (Letter letter : chosen) {
            out.printf("letter    %s%n", letter.id());
            out.printf("written   %s%n", letter.at());
            out.printf("key       %s%n", letter.source().key());
            out.printf("for       %s%n", letter.target());
            out.printf("reason    %s%n", letter.reason());
            out.printf("replayed  %s%n", replayed.contains(letter.id()) ? "yes" : "no");
            out.println(letter.payload());
        }
        return chosen.size() == arguments.ids().size() ? 0 : missing(chosen);
    }

    private int replay() {
        List<Letter> chosen = chosen();
        int failed = arguments.ids().size() - chosen.size();
        if (failed > 0) {
            missing(chosen);
        }
        try (Replay replay =
                new Replay(
                        arguments.bootstrapServers(),
                        letters,
                        clock,
                        System.getProperty("user.name", "unknown"))) {
            for (Letter letter : chosen) {
                failed += replay(replay, letter) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : REFUSED;
    }

    private boolean replay(Replay replay, Letter letter) {
        String payload = arguments.correction().apply(letter.payload());
        boolean edited = !payload.equals(letter.payload());
        switch (Restoration.restore(letter, payload, clock.instant())) {
            case Restored.Unfit(var reason) -> {
                out.printf("%s  not replayed: %s%n", letter.id(), reason);
                return false;
            }
            case Restored.Fit(var event) -> {
                boolean written = replay.replay(letter, event, edited);
                out.printf(
                        "%s  %s%n",
                        letter.id(),
                        written
                                ? "replayed to " + letter.target() + " as " + event.id()
                                : "was replayed before");
                return true;
            }
        }
    }

    private List<Letter> chosen() {
        return letters.read(Letters.TOPICS).stream()
                .filter(letter -> arguments.ids().contains(letter.id()))
                .toList();
    }

    private int missing(List<Letter> found) {
        List<String> known = found.stream().map(Letter::id).toList();
        arguments.ids().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> out.println("There is no dead letter " + id));
        return REFUSED;
    }
}
