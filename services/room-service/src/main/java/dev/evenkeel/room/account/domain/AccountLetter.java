package dev.evenkeel.room.account.domain;

import java.net.URI;

/**
 * A mail about an account, with one link.
 *
 * @param text for who reads plain text
 * @param html the same for who does not
 */
public record AccountLetter(String subject, String text, String html) {

    /**
     * What it says, in one language.
     *
     * @param language BCP 47
     * @param action what the link does
     */
    record Wording(
            String language,
            String subject,
            String greeting,
            String reason,
            String action,
            String note) {}

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "AccountLetter[…]";
    }

    /** In the person's language. */
    static AccountLetter of(Account account, Wording english, Wording chinese, URI link) {
        return of(account.language().equals(chinese.language()) ? chinese : english, link);
    }

    private static AccountLetter of(Wording wording, URI link) {
        String text =
                String.join(
                                "\n\n",
                                wording.greeting(),
                                wording.reason(),
                                wording.action() + ":\n" + link,
                                wording.note())
                        + "\n";
        String html =
                """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: system-ui, sans-serif; line-height: 1.5; color: #14181f">
                <p>%s</p>
                <p>%s</p>
                <p><a href="%s" style="color: #0b6e69">%s</a></p>
                <p style="color: #4c5664">%s</p>
                </body>
                </html>
                """
                        .formatted(
                                wording.language(),
                                escape(wording.subject()),
                                escape(wording.greeting()),
                                escape(wording.reason()),
                                escape(link.toString()),
                                escape(wording.action()),
                                escape(wording.note()));
        return new AccountLetter(wording.subject(), text, html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
