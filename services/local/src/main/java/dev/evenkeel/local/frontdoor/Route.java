package dev.evenkeel.local.frontdoor;

/** Where a request goes. */
sealed interface Route {
    /**
     * To a service.
     *
     * @param neighbour its name
     * @param path the path there, without the query
     */
    record ToNeighbour(String neighbour, String path) implements Route {}

    /** To the web application. */
    record ToWeb() implements Route {}

    /** Nowhere. */
    record Refused(int status, String title, String detail) implements Route {}
}
