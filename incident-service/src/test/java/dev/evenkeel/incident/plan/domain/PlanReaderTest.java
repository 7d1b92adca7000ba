package dev.evenkeel.incident.plan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
    private static final String STEPS =
            """
            - id: ask
              text: Is it so?
              action: ask-person
              role: operator
              options: [yes, no]
              within: PT10M
              onTimeout: continue
            - id: call
              text: Tells the controller.
              action: call-webhook
              url: https://controller.example.org/in
              keys: hook
              within: PT1M
              onTimeout: roll-back
              onlyIf: {step: ask, answer: yes}
              retry: {attempts: 3, backOff: PT1S}
              rollBack: {action: take-back-relay}
            """;

    @Test
    void theShippedPlansAreRight() {
        assertThat(PlanCatalog.load().errors()).isEmpty();
        assertThat(PlanCatalog.load().movers()).containsExactly("relay-loss", "relay-sick");
        assertThat(PlanCatalog.load().plans()).hasSize(11);
    }

    @Test
    void aPlanOfAllThatCanBeSaidIsRead() {
        assertThat(errors(PlanTexts.plan("one", STEPS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    version: 1 ; version: 0 ; 'one.yaml:2:10 version: expected a whole number from 1, actual “0”'
                    responsible: steps ; owner: steps ; 'one.yaml:4:1 owner: expected one of description, id, language, responsible, runbook, steps, targets, texts, trigger, version, actual an unknown field'
                    responsible: steps ; owner: steps ; 'one.yaml:1:1 responsible: expected text, actual nothing'
                    mitigate: PT2S ; mitigate: soon ; 'one.yaml:5:35 targets.mitigate: expected an ISO 8601 duration that is not negative, such as PT10S, actual “soon”'
                    action: ask-person ; action: hope ; 'one.yaml:9:13 steps[0].action: expected ask-person | call-webhook | drain-relay | lower-layers | move-meetings | page-team | raise-layers | switch-device | switch-link | take-back-link | take-back-relay | wait-for, actual “hope”'
                    role: operator ; role: guest ; 'one.yaml:10:11 steps[0].role: expected admin | operator, actual “guest”'
                    options: [yes, no] ; options: [] ; 'one.yaml:11:14 steps[0].options: expected 1–6 texts, actual 0 texts'
                    options: [yes, no] ; options: [yes, yes] ; 'one.yaml:11:14 steps[0].options: expected each text once, actual yes, yes'
                    within: PT10M ; within: PT0S ; 'one.yaml:12:13 steps[0].within: expected an ISO 8601 duration above zero, such as PT10S, actual “PT0S”'
                    onTimeout: continue ; onTimeout: panic ; 'one.yaml:13:16 steps[0].onTimeout: expected continue | roll-back | stop, actual “panic”'
                    id: call ; id: ask ; 'one.yaml:14:9 steps[1].id: expected another id than that of an earlier step, actual ask'
                    https://controller ; ftp://controller ; 'one.yaml:17:10 steps[1].url: expected an http or https address, actual “ftp://controller.example.org/in”'
                    keys: hook ; keys: ../hook ; 'one.yaml:18:11 steps[1].keys: expected the name of a file in the folder of secrets, actual “../hook”'
                    step: ask ; step: other ; 'one.yaml:21:20 steps[1].onlyIf.step: expected the id of an earlier step, actual other'
                    answer: yes ; answer: maybe ; 'one.yaml:21:33 steps[1].onlyIf.answer: expected one of the options of step ask, actual maybe'
                    attempts: 3 ; attempts: 21 ; 'one.yaml:22:23 steps[1].retry.attempts: expected at most 20, actual 21'
                    action: take-back-relay ; action: page-team, team: x ; 'one.yaml:23:24 steps[1].rollBack.action: expected drain-relay | take-back-relay | take-back-link | raise-layers | call-webhook, actual page-team'
                    """)
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String message) {
        assertThat(errors(PlanTexts.plan("one", STEPS).replace(right, wrong))).contains(message);
    }

    @Test
    void movingMeetingsIsTheFirstStepOrNone() {
        // Given
        String moves =
                """
                - id: leave
                  text: Leaves.
                  action: move-meetings
                  primary: promote-standby
                  standby: replace-standby
                  expireAfter: PT15S
                  retryAfter: PT1S
                  mostAttempts: 3
                  holdDown: PT0S
                  within: PT1M
                  onTimeout: stop
                """;

        // Then
        assertThat(errors(PlanTexts.plan("one", moves))).isEmpty();
        assertThat(errors(PlanTexts.plan("one", STEPS + moves)))
                .containsExactly(
                        "one.yaml:26:13 steps[2].action: expected move-meetings only as the first"
                                + " step, actual a later one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    height: 360 ; height: 60 ; 'one.yaml:10:13 steps[0].height: expected a whole number from 90, actual “60”'
                    bitrate: 800000 ; bitrate: 50000 ; 'one.yaml:11:14 steps[0].bitrate: expected a whole number from 100000, actual “50000”'
                    audioOnly: false ; audioOnly: maybe ; 'one.yaml:12:16 steps[0].audioOnly: expected false | true, actual “maybe”'
                    atMost: PT2H ; atMost: PT25H ; 'one.yaml:13:13 steps[0].atMost: expected above zero, at most PT24H, actual PT25H'
                    atMost: PT2H ; onlyFor: PT2H ; 'one.yaml:7:5 steps[0].atMost: expected an ISO 8601 duration that is not negative, such as PT10S, actual nothing'
                    stay: PT5M ; stay: PT10M ; 'one.yaml:20:11 steps[1].stay: expected shorter than within PT10M, actual PT10M'
                    action: lower-layers ; action: drain-relay ; 'one.yaml:19:13 steps[1].action: expected raise-layers only after lower-layers, actual none before it'
                    """)
    void whatIsWrongWithLoweringLayersIsNamedWithItsPlace(
            String right, String wrong, String message) {
        // Given
        String steps =
                """
                - id: lower
                  text: Makes pictures smaller.
                  action: lower-layers
                  height: 360
                  bitrate: 800000
                  audioOnly: false
                  atMost: PT2H
                  within: PT1M
                  onTimeout: continue
                  rollBack: {action: raise-layers}
                - id: raise
                  text: Makes them large again.
                  action: raise-layers
                  stay: PT5M
                  within: PT10M
                  onTimeout: continue
                """;

        // Then
        assertThat(errors(PlanTexts.plan("one", steps))).isEmpty();
        assertThat(errors(PlanTexts.plan("one", steps).replace(right, wrong))).contains(message);
    }

    @Test
    void aFolderMayNotHoldAPlanTwice() {
        // Given
        RuleSource one =
                new RuleSource(RuleSource.Origin.FOLDER, "a.yaml", PlanTexts.plan("one", STEPS));
        RuleSource other =
                new RuleSource(RuleSource.Origin.FOLDER, "b.yaml", PlanTexts.plan("one", STEPS));

        // Then
        assertThat(PlanCatalog.read(List.of(one, other)).errors())
                .extracting(RuleError::toString)
                .containsExactly(
                        "b.yaml:1:1 id: expected another id than that of a.yaml, actual one");
    }

    private static List<String> errors(String text) {
        return PlanReader.read(new RuleSource(RuleSource.Origin.FOLDER, "one.yaml", text))
                .errors()
                .stream()
                .map(RuleError::toString)
                .toList();
    }
}
