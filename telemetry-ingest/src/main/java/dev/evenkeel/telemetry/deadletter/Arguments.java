package dev.evenkeel.telemetry.deadletter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What was asked for.
 *
 * @param topics which to list
 * @param ids which to show or replay
 * @param all list also those that were replayed
 * @param correction what becomes of a payload before it is replayed
 */
record Arguments(
        Action action,
        String bootstrapServers,
        List<String> topics,
        List<String> ids,
        boolean all,
        Correction correction) {
    static final String USAGE =
            """
            ./evenkeel dead-letters list [--topic TOPIC] [--all]
            ./evenkeel dead-letters show LETTER…
            ./evenkeel dead-letters replay LETTER… [--edit | --with FILE]
            A letter is named topic/partition/offset, as list prints it.
            Outside of an installation: --bootstrap HOST:PORT names Kafka.
            """;

    enum Action {
        LIST,
        SHOW,
        REPLAY
    }

    /** Words that are not understood. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String sentence) {
            super(sentence);
        }
    }

    static Arguments parse(List<String> words) {
        if (words.isEmpty()) {
            throw new RefusedException("list, show or replay?");
        }
        Action action = action(words.getFirst());
        String bootstrap = "127.0.0.1:8090";
        List<String> topics = Letters.TOPICS;
        List<String> ids = new ArrayList<>();
        boolean all = false;
        Correction correction = Correction.NONE;
        for (Iterator<String> rest = words.listIterator(1); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "--bootstrap" -> bootstrap = value(word, rest);
                case "--topic" -> topics = List.of(topic(value(word, rest)));
                case "--all" -> all = true;
                case "--edit" -> correction = Correction.byEditor(System.getenv());
                case "--with" -> correction = Correction.fromFile(value(word, rest));
                default -> ids.add(id(word));
            }
        }
        if (action != Action.LIST && ids.isEmpty()) {
            throw new RefusedException("which letter?");
        } else if (action == Action.LIST && !ids.isEmpty()) {
            throw new RefusedException("list takes no letters; did you mean show?");
        } else if (correction != Correction.NONE && ids.size() != 1) {
            throw new RefusedException("one letter is corrected at a time");
        }
        return new Arguments(action, bootstrap, topics, ids, all, correction);
    }

    private static Action action(String word) {
        for (Action action : Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
                return action;
            }
        }
        throw new RefusedException("“" + word + "” is none of list, show, replay");
    }

    private static String topic(String name) {
        if (!Letters.TOPICS.contains(name)) {
            throw new RefusedException(
                    "“" + name + "” is none of " + String.join(", ", Letters.TOPICS));
        }
        return name;
    }

    private static String id(String word) {
        if (!word.matches("[a-z0-9.-]+/\\d+/\\d+") || word.startsWith("-")) {
            throw new RefusedException("“" + word + "” is no letter and no option");
        }
        return word;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new RefusedException(option + " lacks its value");
        }
        return rest.next();
    }
}
