package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverCommand;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a step does. */
public sealed interface PlanAction {
    /** The word of the file. */
    String kind();

    /** Whether it changes something on a relay. */
    default boolean actsOnRelays() {
        return switch (this) {
            case DrainRelay _, TakeBackRelay _ -> true;
            case MoveMeetings _,
                    LowerLayers _,
                    RaiseLayers _,
                    SwitchDevice _,
                    SwitchLink _,
                    TakeBackLink _,
                    CallWebhook _,
                    PageTeam _,
                    AskPerson _,
                    WaitFor _ ->
                    false;
        };
    }

    /**
     * Moves every meeting off the relay the incident is about. The commands are written together
     * with the incident, by {@link MeetingMoves}; the step follows them up.
     *
     * @param primary what to order where the relay is a meeting's primary
     * @param standby and where it is the standby
     * @param expireAfter not to be carried out later than this after it was ordered
     * @param retryAfter pause before a meeting without a relay to go to is tried again
     * @param mostAttempts at one placement epoch
     * @param holdDown after a meeting was moved it is not moved again for so long
     */
    record MoveMeetings(
            FailoverCommand.Action primary,
            FailoverCommand.Action standby,
            Duration expireAfter,
            Duration retryAfter,
            int mostAttempts,
            Duration holdDown)
            implements PlanAction {
        @Override
        public String kind() {
            return "move-meetings";
        }
    }

    /** Takes the relay out of use: nobody new, and its meetings are moved away. */
    record DrainRelay() implements PlanAction {
        @Override
        public String kind() {
            return "drain-relay";
        }
    }

    /** Takes the relay back into use. */
    record TakeBackRelay() implements PlanAction {
        @Override
        public String kind() {
            return "take-back-relay";
        }
    }

    /**
     * Holds the pictures of the meetings the incident is about below a ceiling.
     *
     * @param atMost it ends by itself after that, whatever becomes of the run
     */
    record LowerLayers(Ceiling ceiling, Duration atMost) implements PlanAction {
        @Override
        public String kind() {
            return "lower-layers";
        }
    }

    /**
     * Takes away what the run holds pictures below.
     *
     * @param stay not before so long after it was lowered, so that layers don't flap
     */
    record RaiseLayers(Duration stay) implements PlanAction {
        @Override
        public String kind() {
            return "raise-layers";
        }
    }

    /** Has another device of the same kind in the room take over from the one that has failed. */
    record SwitchDevice() implements PlanAction {
        @Override
        public String kind() {
            return "switch-device";
        }
    }

    /**
     * Has the controller of a site's network use the site's next link in place of the one the
     * incident is about: a call by Standard Webhooks.
     *
     * @param keys name of the file with the controller's keys
     */
    record SwitchLink(URI url, String keys) implements PlanAction {
        @Override
        public String kind() {
            return "switch-link";
        }
    }

    /** Has the controller of a site's network use the link again that the incident is about. */
    record TakeBackLink(URI url, String keys) implements PlanAction {
        @Override
        public String kind() {
            return "take-back-link";
        }
    }

    /**
     * Calls a webhook (Standard Webhooks).
     *
     * @param keys name of the file with its keys
     */
    record CallWebhook(URI url, String keys) implements PlanAction {
        @Override
        public String kind() {
            return "call-webhook";
        }
    }

    /** Alerts a team; the alert ends with the run. */
    record PageTeam(String team) implements PlanAction {
        @Override
        public String kind() {
            return "page-team";
        }
    }

    /** Asks a person, who chooses one of the options. */
    record AskPerson(String role, List<String> options) implements PlanAction {
        public AskPerson {
            options = List.copyOf(options);
        }

        @Override
        public String kind() {
            return "ask-person";
        }
    }

    /** Waits until the incident is that far. */
    record WaitFor(PlanStep.Until until) implements PlanAction {
        @Override
        public String kind() {
            return "wait-for";
        }
    }
}
