package dev.evenkeel.room.account.domain;

import dev.evenkeel.room.account.domain.AccountLetter.Wording;
import java.net.URI;

/** The mail with the link to choose another password. */
public final class ResetLetter {
    private ResetLetter() {}

    public static AccountLetter of(Account account, URI link) {
        return AccountLetter.of(account, english(account.name()), chinese(account.name()), link);
    }

    private static Wording english(String name) {
        return new Wording(
                "en",
                "Choose a new password for Evenkeel",
                "Hello %s,".formatted(name),
                "somebody, probably you, asked for a new password for your account.",
                "Choose a new password",
                "The link works once, for one hour. If it was not you, you need not do anything:"
                        + " your password stays as it is.");
    }

    private static Wording chinese(String name) {
        return new Wording(
                "zh-CN",
                "设置新的 Evenkeel 密码",
                "%s，您好！".formatted(name),
                "有人（很可能是您本人）请求为您的账号设置新密码。",
                "设置新密码",
                "链接仅可使用一次，一小时内有效。如果不是您本人操作，无需理会，您的密码不会改变。");
    }
}
