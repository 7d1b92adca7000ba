package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident.Severity;
import java.util.Locale;
import java.util.Map;

/** A language in which receivers may be told, with the words that frame an alert. */
public enum AlertLanguage {
    ENGLISH("en") {
        @Override
        String action(AlertNotification.Action action) {
            return action.name();
        }

        @Override
        String severity(Severity severity) {
            return severity.name().toLowerCase(Locale.ROOT);
        }

        @Override
        String meetings(String count) {
            return " %s meeting%s affected.".formatted(count, count.equals("1") ? "" : "s");
        }

        @Override
        String of(String plan, String target) {
            return " (%s, %s)".formatted(plan, target);
        }

        @Override
        String people(String count) {
            return ", " + count + " people affected";
        }

        @Override
        String facts() {
            return "Severity %s%s, rule %s, team %s\nAt %s\n";
        }

        @Override
        String look() {
            return "Look and acknowledge: ";
        }

        @Override
        String plan() {
            return "Plan: ";
        }
    },
    CHINESE("zh-CN") {
        @Override
        String action(AlertNotification.Action action) {
            return switch (action) {
                case TRIGGER -> "告警";
                case ACKNOWLEDGE -> "已确认";
                case RESOLVE -> "已恢复";
            };
        }

        @Override
        String severity(Severity severity) {
            return switch (severity) {
                case CRITICAL -> "严重";
                case ERROR -> "错误";
                case WARNING -> "警告";
                case INFO -> "提示";
            };
        }

        @Override
        String meetings(String count) {
            return "受影响的会议：" + count + " 场。";
        }

        @Override
        String of(String plan, String target) {
            return "（%s，%s）".formatted(plan, target);
        }

        @Override
        String people(String count) {
            return "，受影响 " + count + " 人";
        }

        @Override
        String facts() {
            return "级别：%s%s，规则：%s，团队：%s\n时间：%s\n";
        }

        @Override
        String look() {
            return "查看并确认：";
        }

        @Override
        String plan() {
            return "预案：";
        }
    };

    /** By the word of the routing file. */
    public static final Map<String, AlertLanguage> BY_TAG =
            Map.of(ENGLISH.tag, ENGLISH, CHINESE.tag, CHINESE);

    private final String tag;

    AlertLanguage(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    abstract String action(AlertNotification.Action action);

    abstract String severity(Severity severity);

    /** How many meetings are affected, after a sentence. */
    abstract String meetings(String count);

    /** Which plan says so about what, after a sentence. */
    abstract String of(String plan, String target);

    /** How many people are affected, after the severity. */
    abstract String people(String count);

    /** Lines of facts: severity, people, rule, team and time. */
    abstract String facts();

    final String facts(AlertNotification alert) {
        return facts().formatted(
                        severity(alert.severity()),
                        alert.affectedPeople() == null
                                ? ""
                                : people(String.valueOf(alert.affectedPeople())),
                        alert.eventClass(),
                        alert.team(),
                        alert.timestamp());
    }

    abstract String look();

    abstract String plan();
}
