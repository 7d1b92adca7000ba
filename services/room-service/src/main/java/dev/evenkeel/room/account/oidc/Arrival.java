package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.Opened;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginFailure;
import java.util.Optional;

/** What came of a way through a provider. */
public sealed interface Arrival {

    /** There is a session. */
    record SignedIn(Opened opened, Login login) implements Arrival {}

    /** The session there is was confirmed, or its account linked. */
    record Done(Login login) implements Arrival {}

    /** Nothing has changed. */
    record Failed(Optional<Login> login, LoginFailure failure) implements Arrival {}
}
