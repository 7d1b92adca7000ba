package dev.evenkeel.room.account.domain;

import dev.evenkeel.room.account.domain.AccountLetter.Wording;
import java.net.URI;

/**
 * The mail with the link that shows whose an address is. Anybody can have it sent to anybody: it
 * says nothing that was typed while registering, the name neither.
 */
public final class VerificationLetter {
    private static final Wording ENGLISH =
            new Wording(
                    "en",
                    "Confirm your e-mail address for Evenkeel",
                    "Hello,",
                    "somebody, probably you, made an account with this address. Once you confirm"
                            + " it, meetings this address was invited to appear under yours.",
                    "Confirm the address",
                    "The link works once, for seven days. If it was not you, leave it alone:"
                            + " without it nothing that is meant for you gets into that account.");

    private static final Wording CHINESE =
            new Wording(
                    "zh-CN",
                    "确认您的 Evenkeel 电子邮箱",
                    "您好！",
                    "有人（很可能是您本人）使用此邮箱创建了账号。确认后，邀请此邮箱参加的会议会显示在您的会议中。",
                    "确认邮箱",
                    "链接仅可使用一次，七天内有效。如果不是您本人操作，请勿使用此链接：未经确认，发给您的内容不会进入该账号。");

    private VerificationLetter() {}

    public static AccountLetter of(Account account, URI link) {
        return AccountLetter.of(account, ENGLISH, CHINESE, link);
    }
}
