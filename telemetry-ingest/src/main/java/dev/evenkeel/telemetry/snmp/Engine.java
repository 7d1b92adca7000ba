package dev.evenkeel.telemetry.snmp;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.SNMP4JSettings.ReportSecurityLevelStrategy;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** The SNMP engine of this service: one socket for all devices. Thread-safe. */
final class Engine implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;
    private static final int ID_BYTES = 12;

    private final Snmp snmp;

    private Engine(Snmp snmp) {
        this.snmp = snmp;
    }

    /** Opens a socket of any free port. */
    static Engine open() throws IOException {
        // A report of a wrong digest cannot be signed; a forged one costs one reading (RFC 3414
        // 3.2).
        SNMP4JSettings.setReportSecurityLevelStrategy(
                ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        SecurityProtocols protocols = SecurityProtocols.getInstance();
        for (Access.Authentication one : Access.Authentication.values()) {
            protocols.addAuthenticationProtocol(one.protocol());
        }
        for (Access.Privacy one : Access.Privacy.values()) {
            protocols.addPrivacyProtocol(one.protocol());
        }
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        OctetString engineId = new OctetString(MPv3.createLocalEngineID(new OctetString(id)));
        MessageDispatcher dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(new USM(protocols, engineId, 0)));
        DefaultUdpTransportMapping transport = new DefaultUdpTransportMapping();
        transport.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        Snmp snmp = new Snmp(dispatcher, transport);
        snmp.listen();
        return new Engine(snmp);
    }

    /** Asks once and waits as long as the target says; {@code null}: no answer. */
    @Nullable PDU ask(PDU request, Target<UdpAddress> target) throws IOException {
        return snmp.send(request, target).getResponse();
    }

    /** The id of the engine at an address (RFC 3414 section 4); {@code null}: no answer. */
    byte @Nullable [] engineId(UdpAddress address, Duration timeout) {
        return snmp.discoverAuthoritativeEngineID(address, timeout.toMillis());
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
