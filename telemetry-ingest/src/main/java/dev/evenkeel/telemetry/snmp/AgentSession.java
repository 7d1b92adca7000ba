package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.telemetry.snmp.PollFailedException.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Asks one agent, one request at a time. A repeated request has a number of its own: an answer that
 * comes too late, or twice, is nobody's. For one thread.
 */
final class AgentSession {
    private static final int MOST_IN_ONE_REQUEST = 32;
    private static final int REPETITIONS = 25;
    private static final int MOST_ROWS = 50_000;
    private static final Duration LONGEST_WALK = Duration.ofMinutes(1);

    private final Engine engine;
    private final Gear gear;
    private @Nullable Target<UdpAddress> target;

    AgentSession(Engine engine, Gear gear) {
        this.engine = engine;
        this.gear = gear;
    }

    /** The values of these objects. */
    Values get(List<OID> oids) throws PollFailedException {
        Map<OID, Variable> values = new HashMap<>();
        for (int start = 0; start < oids.size(); start += MOST_IN_ONE_REQUEST) {
            getInto(
                    values,
                    oids.subList(start, Math.min(oids.size(), start + MOST_IN_ONE_REQUEST)));
        }
        return new Values(values);
    }

    /** All rows of a column, by what follows its number; none when the agent has no such column. */
    NavigableMap<OID, Variable> walk(OID column) throws PollFailedException {
        NavigableMap<OID, Variable> rows = new TreeMap<>();
        long began = System.nanoTime();
        OID last = column;
        while (true) {
            PDU answer = checked(ask(PDU.GETBULK, List.of(last)));
            if (answer.size() == 0) {
                throw malformed("an answer without objects to a walk");
            }
            for (VariableBinding row : answer.getVariableBindings()) {
                if (!row.getOid().startsWith(column) || row.isException()) {
                    return rows;
                }
                if (row.getOid().compareTo(last) <= 0) {
                    throw malformed("rows that do not increase at " + row.getOid());
                }
                last = row.getOid();
                rows.put(last.getSuffix(column), row.getVariable());
            }
            if (rows.size() > MOST_ROWS || System.nanoTime() - began > LONGEST_WALK.toNanos()) {
                throw malformed("a table of %d rows and more".formatted(rows.size()));
            }
        }
    }

    /** The next request asks anew who and where the agent is: it may have been replaced. */
    void forget() {
        target = null;
    }

    private void getInto(Map<OID, Variable> values, List<OID> oids) throws PollFailedException {
        PDU answer = ask(PDU.GET, oids);
        if (answer.getErrorStatus() == PDU.tooBig && oids.size() > 1) {
            getInto(values, oids.subList(0, oids.size() / 2));
            getInto(values, oids.subList(oids.size() / 2, oids.size()));
            return;
        }
        checked(answer);
        for (int i = 0; i < oids.size(); i++) {
            if (answer.size() != oids.size() || !answer.get(i).getOid().equals(oids.get(i))) {
                throw malformed("other objects than were asked for");
            }
            if (!answer.get(i).isException()) {
                values.put(oids.get(i), answer.get(i).getVariable());
            }
        }
    }

    private PDU ask(int type, List<OID> oids) throws PollFailedException {
        try {
            for (int attempt = 0; attempt <= gear.retries(); attempt++) {
                PDU answer = engine.ask(request(type, oids), target());
                if (answer != null) {
                    return answer;
                }
            }
        } catch (IOException e) {
            throw new PollFailedException(Cause.NO_ANSWER, "cannot be reached: " + e.getMessage());
        }
        throw unanswered();
    }

    private PDU request(int type, List<OID> oids) {
        PDU request = gear.access() instanceof Access.User ? new ScopedPDU() : new PDU();
        request.setType(type);
        oids.forEach(oid -> request.add(new VariableBinding(oid)));
        if (type == PDU.GETBULK) {
            request.setNonRepeaters(0);
            request.setMaxRepetitions(REPETITIONS);
        }
        return request;
    }

    private PDU checked(PDU answer) throws PollFailedException {
        if (answer.getType() == PDU.REPORT) {
            throw reported(answer.size() == 0 ? new OID() : answer.get(0).getOid());
        }
        if (answer.getErrorStatus() != PDU.noError) {
            throw new PollFailedException(
                    Cause.REFUSED, "the agent answers " + answer.getErrorStatusText());
        }
        return answer;
    }

    private static PollFailedException reported(OID counter) {
        if (counter.equals(SnmpConstants.usmStatsUnknownUserNames)) {
            return new PollFailedException(Cause.UNKNOWN_USER, "the agent does not know this user");
        } else if (counter.equals(SnmpConstants.usmStatsWrongDigests)) {
            return new PollFailedException(
                    Cause.WRONG_KEY, "the passphrase or kind of authentication is another");
        } else if (counter.equals(SnmpConstants.usmStatsDecryptionErrors)) {
            return new PollFailedException(
                    Cause.WRONG_KEY, "the passphrase or kind of encryption is another");
        }
        return new PollFailedException(Cause.REFUSED, "the agent reports " + counter);
    }

    private Target<UdpAddress> target() throws PollFailedException {
        Target<UdpAddress> known = target;
        if (known != null) {
            return known;
        }
        UdpAddress address = new UdpAddress(resolved(), gear.port());
        Target<UdpAddress> found =
                switch (gear.access()) {
                    case Access.Community(var community) -> {
                        Target<UdpAddress> open =
                                new CommunityTarget<>(address, community.octets());
                        open.setVersion(SnmpConstants.version2c);
                        yield open;
                    }
                    case Access.User user -> secured(address, user);
                };
        found.setTimeout(gear.timeout().toMillis());
        found.setRetries(0);
        target = found;
        return found;
    }

    private Target<UdpAddress> secured(UdpAddress address, Access.User user)
            throws PollFailedException {
        byte[] engineId = null;
        for (int attempt = 0; engineId == null && attempt <= gear.retries(); attempt++) {
            engineId = engine.engineId(address, gear.timeout());
        }
        if (engineId == null) {
            throw silence();
        }
        var authentication = user.authentication().protocol();
        var privacy = user.privacy().protocol();
        byte[] authenticationKey =
                authentication.passwordToKey(user.authenticationPassphrase().octets(), engineId);
        byte[] privacyKey =
                SecurityProtocols.passwordToKey(
                        privacy, authentication, user.privacyPassphrase().octets(), engineId);
        DirectUserTarget<UdpAddress> found =
                new DirectUserTarget<>(
                        address,
                        new OctetString(user.name()),
                        engineId,
                        authentication,
                        new OctetString(authenticationKey),
                        privacy,
                        new OctetString(privacyKey));
        found.setVersion(SnmpConstants.version3);
        return found;
    }

    private InetAddress resolved() throws PollFailedException {
        try {
            return InetAddress.getByName(gear.host());
        } catch (UnknownHostException _) {
            throw new PollFailedException(
                    Cause.UNKNOWN_HOST, "the name " + gear.host() + " has no address");
        }
    }

    /** Some agents leave unanswered what they cannot decrypt, and still say who they are. */
    private PollFailedException unanswered() {
        if (target instanceof DirectUserTarget<UdpAddress> user
                && engine.engineId(user.getAddress(), gear.timeout()) != null) {
            return new PollFailedException(
                    Cause.IGNORED,
                    "the agent is there and leaves requests unanswered: packets are lost, or the"
                            + " passphrase or kind of encryption is another");
        }
        return silence();
    }

    private PollFailedException silence() {
        return new PollFailedException(
                Cause.NO_ANSWER,
                "no answer from %s port %d within %d ms, asked %d times"
                        .formatted(
                                gear.host(),
                                gear.port(),
                                gear.timeout().toMillis(),
                                gear.retries() + 1));
    }

    private static PollFailedException malformed(String what) {
        return new PollFailedException(Cause.MALFORMED, "the agent sends " + what);
    }
}
