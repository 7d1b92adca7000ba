package dev.evenkeel.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** That a service describes its interface, all of it, and that docs/openapi says the same. */
public final class Description {
    private final Interface described = Interface.ofTheService();

    /** Fails when docs/openapi/{service}.yaml is another than what is served. */
    public void isWrittenDownFor(String service) {
        Written.check("openapi/" + service + ".yaml", Interface.asYaml());
    }

    /** Fails when an endpoint in the code is not in the document, or the other way round. */
    public void hasEveryEndpoint() {
        assertThat(described.operations().stream().map(Operation::id).collect(Collectors.toSet()))
                .isEqualTo(Endpoints.ofThisModule());
        System.out.println("operations described: " + described.operations().size());
    }

    /** Fails when an operation leaves out anything, see {@link WholeOperation}. */
    public void saysAllOfEachOperation() {
        saysAllOfEachOperation(Set.of());
    }

    /**
     * @param refusingOtherwise ids of operations whose protocol has refusals of its own
     */
    public void saysAllOfEachOperation(Set<String> refusingOtherwise) {
        List<String> faults = new ArrayList<>();
        described
                .document()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.has("operationId"))
                .forEach(one -> {
                    String id = one.get("operationId").asText();
                    WholeOperation whole = new WholeOperation(described, id);
                    faults.addAll(whole.faults(one, !refusingOtherwise.contains(id)));
                });
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }
}
