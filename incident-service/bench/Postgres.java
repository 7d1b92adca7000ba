import dev.evenkeel.local.postgres.PostgresInstall;
import dev.evenkeel.local.postgres.PostgresNode;
import dev.evenkeel.local.postgres.PostgresSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** java -cp (services/local) Postgres.java FOLDER PORT PASSWORD: a PostgreSQL until it is told to end. */
public final class Postgres {
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        PostgresNode node =
                new PostgresNode(
                        PostgresInstall.into(folder.resolve("programs")),
                        new PostgresSettings(
                                folder.resolve("data"),
                                Integer.parseInt(args[1]),
                                args[2],
                                folder.resolve("log"),
                                true));
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop));
        node.start();
        System.out.println("PostgreSQL is ready");
        new CountDownLatch(1).await();
    }
}
