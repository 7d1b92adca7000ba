package dev.evenkeel.room.schedule.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for those who read plain text and those who do not.
 *
 * @param language BCP 47
 * @param facts what is to know, in this order
 * @param answer where to say whether one comes
 */
record LetterBody(
        String language,
        String subject,
        String greeting,
        String sentence,
        List<Fact> facts,
        @Nullable Action join,
        @Nullable Action answer,
        String note) {

    record Fact(String label, String value) {}

    record Action(String label, URI link) {}

    String text() {
        List<String> blocks = new ArrayList<>(List.of(greeting, sentence));
        StringBuilder lines = new StringBuilder();
        facts.forEach(fact ->
                lines.append(lines.isEmpty() ? "" : "\n")
                        .append(fact.label())
                        .append(": ")
                        .append(fact.value()));
        blocks.add(lines.toString());
        for (Action action : actions()) {
            blocks.add(action.label() + ":\n" + action.link());
        }
        blocks.add(note);
        return String.join("\n\n", blocks) + "\n";
    }

    String html() {
        StringBuilder rows = new StringBuilder();
        facts.forEach(fact ->
                rows.append("<tr><td style=\"padding: 2px 12px 2px 0; color: #4c5664;")
                        .append(" vertical-align: top\">")
                        .append(escape(fact.label()))
                        .append("</td><td style=\"padding: 2px 0\">")
                        .append(escape(fact.value()).replace("\n", "<br>"))
                        .append("</td></tr>\n"));
        StringBuilder links = new StringBuilder();
        actions()
                .forEach(action ->
                        links.append("<p><a href=\"")
                                .append(escape(action.link().toString()))
                                .append("\" style=\"color: #0b6e69\">")
                                .append(escape(action.label()))
                                .append("</a></p>\n"));
        return """
        <!doctype html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body style="font-family: system-ui, sans-serif; line-height: 1.5; color: #14181f">
        <p>%s</p>
        <p>%s</p>
        <table style="border-collapse: collapse">
        %s</table>
        %s<p style="color: #4c5664">%s</p>
        </body>
        </html>
        """
                .formatted(
                        language,
                        escape(subject),
                        escape(greeting),
                        escape(sentence),
                        rows,
                        links,
                        escape(note));
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (join != null) {
            actions.add(join);
        }
        if (answer != null) {
            actions.add(answer);
        }
        return actions;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
