package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever else goes wrong in a request is answered as a problem too. */
public class FailureMapper {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    @ServerExceptionMapper
    public Response refused(WebApplicationException failure, HttpHeaders headers) {
        Response response = failure.getResponse();
        if (failure.getCause() instanceof JsonProcessingException cause) {
            return ProblemResponses.of(JsonProblems.of(cause));
        } else if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        } else if (response.getStatus() >= 500) {
            return failed(failure);
        } else if (response.getStatus() == UNSUPPORTED_MEDIA_TYPE) {
            return ProblemResponses.of(
                    Problem.unsupportedMediaType(
                            "a media type of the OpenAPI document",
                            headers.getHeaderString(HttpHeaders.CONTENT_TYPE)));
        }
        return ProblemResponses.of(
                Problem.of(
                        response.getStatus(),
                        "http-" + response.getStatus(),
                        response.getStatusInfo().getReasonPhrase()));
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        Problem problem = ProblemResponses.identified(Problem.internal());
        LOG.errorf(failure, "event=failed errorId=%s", problem.errorId());
        return ProblemResponses.response(problem);
    }
}
