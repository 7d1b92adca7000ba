package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Person;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.store.AccountStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What people say of themselves. */
@Singleton
public class Profiles {
    private final AccountStore accounts;

    @Inject
    Profiles(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * @param name absent: as it was
     * @param language absent: as it was
     * @return the name
     */
    public Uni<Answer<String>> change(
            Caller caller, @Nullable String name, @Nullable String language) {
        String spoken = language == null ? caller.account().language() : Person.language(language);
        return switch (Person.name(name == null ? caller.account().name() : name)) {
            case Answer.Refused<String>(Refusal refusal) ->
                    Uni.createFrom().item(Answer.refused(refusal));
            case Answer.Granted<String>(String good) ->
                    accounts.rename(caller.accountId(), good, spoken)
                            .replaceWith(() -> Answer.granted(good));
        };
    }
}
