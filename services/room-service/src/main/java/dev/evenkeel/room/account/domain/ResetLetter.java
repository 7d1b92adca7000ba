package dev.evenkeel.room.account.domain;

import java.net.URI;

/**
 * The mail with the link to choose another password, in the person's language.
 *
 * @param text for who reads plain text
 * @param html the same for who does not
 */
public record ResetLetter(String subject, String text, String html) {

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "ResetLetter[…]";
    }

    public static ResetLetter of(Account account, URI link) {
        return account.language().equals("zh-CN")
                ? chinese(account.name(), link)
                : english(account.name(), link);
    }

    private static ResetLetter english(String name, URI link) {
        return letter(
                "en",
                "Choose a new password for Evenkeel",
                "Hello %s,".formatted(name),
                "somebody, probably you, asked for a new password for your account.",
                "Choose a new password",
                "The link works once, for one hour. If it was not you, you need not do anything:"
                        + " your password stays as it is.",
                link);
    }

    private static ResetLetter chinese(String name, URI link) {
        return letter(
                "zh-CN",
                "设置新的 Evenkeel 密码",
                "%s，您好！".formatted(name),
                "有人（很可能是您本人）请求为您的账号设置新密码。",
                "设置新密码",
                "链接仅可使用一次，一小时内有效。如果不是您本人操作，无需理会，您的密码不会改变。",
                link);
    }

    private static ResetLetter letter(
            String language,
            String subject,
            String greeting,
            String reason,
            String action,
            String note,
            URI link) {
        String text = String.join("\n\n", greeting, reason, action + ":\n" + link, note) + "\n";
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
                                language,
                                escape(subject),
                                escape(greeting),
                                escape(reason),
                                escape(link.toString()),
                                escape(action),
                                escape(note));
        return new ResetLetter(subject, text, html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
