package dev.evenkeel.platform.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** A resource in which things go wrong. */
@Path("/sink")
public class Sink {

    /** What it reads. */
    public record Order(List<Item> items, Instant due) {}

    /** A line of it. */
    public record Item(String name, int count) {}

    @POST
    public int order(Order order) {
        return order.items().size();
    }

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalStateException("secret detail");
    }
}
