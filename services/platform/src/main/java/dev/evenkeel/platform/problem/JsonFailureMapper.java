package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A body that is not the JSON it should be answers 400 and names the field. */
public class JsonFailureMapper {

    @ServerExceptionMapper
    public Response notJson(JsonProcessingException failure) {
        return ProblemResponses.of(JsonProblems.of(failure));
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure) {
        return ProblemResponses.of(JsonProblems.of(failure));
    }
}
