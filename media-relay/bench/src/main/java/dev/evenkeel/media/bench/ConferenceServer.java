package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;

/** A server that forwards the video of one to many. */
interface ConferenceServer {

    /** For people. */
    String name();

    /** Joins the publisher and connects its transport. */
    void publish(DtlsSrtpTestClient client) throws IOException, InterruptedException;

    /** Joins one receiver of the publisher's video and connects its transport. */
    void receive(DtlsSrtpTestClient client) throws IOException, InterruptedException;
}
