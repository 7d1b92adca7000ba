package dev.evenkeel.room.schedule.kit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.evenkeel.room.kit.Guest;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real SMTP server that can go away and come back, and the installation that uses it. */
public final class MailServer {
    /** What the mail gateway of that installation shows. */
    public static final String GATEWAY_KEY = "a key of the gateway";

    private static final String PORT = "evenkeel.test.schedule-smtp-port";

    private static @Nullable GreenMail server;

    private MailServer() {}

    /** An installation that sends mail, and looks often. */
    public static final class Installation implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("evenkeel.accounts.mail-from", "Evenkeel <meet@example.org>"),
                    Map.entry("evenkeel.accounts.public-url", "https://meet.example"),
                    Map.entry("evenkeel.schedule.replies.to", "answers@example.org"),
                    Map.entry("evenkeel.schedule.replies.key-file", keyFile()),
                    Map.entry("evenkeel.schedule.mail-interval", "200ms"),
                    Map.entry("evenkeel.schedule.mail-retry", "200ms"),
                    Map.entry("evenkeel.schedule.reminder-interval", "200ms"),
                    Map.entry("quarkus.mailer.mock", "false"),
                    Map.entry("quarkus.mailer.host", "127.0.0.1"),
                    Map.entry("quarkus.mailer.port", freePort()),
                    Map.entry("quarkus.mailer.start-tls", "DISABLED"));
        }

        private static String keyFile() {
            try {
                Path file = Files.createTempFile("evenkeel-gateway-", ".key");
                file.toFile().deleteOnExit();
                return Files.writeString(file, GATEWAY_KEY + "\n").toString();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }

        private static String freePort() {
            try (var socket = new ServerSocket(0)) {
                System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
                return System.getProperty(PORT);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    public static void start() {
        server = new GreenMail(new ServerSetup(Integer.getInteger(PORT), "127.0.0.1", "smtp"));
        server.start();
    }

    public static void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** All mails to this address so far, in the order of arrival. */
    public static List<MimeMessage> mails(String to) {
        GreenMail running = server;
        return running == null
                ? List.of()
                : Arrays.stream(running.getReceivedMessages())
                        .filter(mail -> isTo(mail, to))
                        .toList();
    }

    /** Waits until as many mails are there. */
    public static List<MimeMessage> await(String to, int count) {
        Awaitility.await(count + " mails to " + to)
                .atMost(Guest.LIMIT)
                .until(() -> mails(to).size() >= count);
        return mails(to);
    }

    /** Every part of a mail that is no multipart itself: content type and text. */
    public static List<Part> parts(MimeMessage mail) {
        try {
            List<Part> parts = new ArrayList<>();
            collect(mail.getContentType(), mail.getContent(), parts);
            return parts;
        } catch (MessagingException | IOException notReadable) {
            throw new AssertionError(notReadable);
        }
    }

    public record Part(String contentType, String text) {}

    public static Optional<Part> part(MimeMessage mail, String type) {
        return parts(mail).stream()
                .filter(part -> part.contentType().toLowerCase().startsWith(type))
                .findFirst();
    }

    private static void collect(String type, Object content, List<Part> parts)
            throws MessagingException, IOException {
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart part = several.getBodyPart(i);
                collect(part.getContentType(), part.getContent(), parts);
            }
        } else if (content instanceof InputStream stream) {
            parts.add(new Part(type, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } else {
            parts.add(new Part(type, content.toString()));
        }
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(to);
        } catch (MessagingException notAMail) {
            throw new AssertionError(notAMail);
        }
    }
}
