package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.tap.TapStream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Leaves the connection to what is recorded. As a stream of items each block would look for its
 * writer, its tracing and its contexts anew, which took more than twice as long as writing it.
 */
@Provider
public class TapStreamWriter implements ServerMessageBodyWriter<TapStream> {
    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == TapStream.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
        return type == TapStream.class;
    }

    @Override
    public void writeResponse(TapStream stream, Type genericType, ServerRequestContext context) {
        var exchange = (ResteasyReactiveRequestContext) context;
        exchange.suspend();
        stream.writeTo(
                exchange.unwrap(HttpServerResponse.class),
                Vertx.currentContext(),
                exchange::resume);
    }

    @Override
    public void writeTo(
            TapStream stream,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("blocks are written to a connection only");
    }
}
