package dev.evenkeel.platform.problem;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class FailureMappingTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void goodBodyIsRead() {
        order("{\"items\": [{\"name\": \"a\", \"count\": 1}], \"later\": true}").statusCode(200);
    }

    @Test
    void wrongValueIsNamedByItsPointer() {
        order("{\"items\": [{\"name\": \"a\", \"count\": \"many\"}]}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("field", equalTo("/items/0/count"))
                .body("expected", equalTo("a whole number"))
                .body("actual", equalTo("many"))
                .body("errorId", notNullValue());
    }

    @Test
    void wrongShapeIsNamedByItsPointer() {
        order("{\"items\": 5}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("field", equalTo("/items"));
    }

    @Test
    void badInstantIsNamedByItsPointer() {
        order("{\"due\": \"soon\"}").statusCode(400).body("field", equalTo("/due"));
    }

    @Test
    void aNameThatStandsTwiceIsNamed() {
        order("{\"items\": [{\"name\": \"a\", \"name\": \"b\", \"count\": 1}]}")
                .statusCode(400)
                .body("field", equalTo("/items/0/name"))
                .body("actual", equalTo("several"));
    }

    @Test
    void numbersAreNoTextAndTextHasNoNul() {
        order("{\"items\": [{\"name\": 5, \"count\": 1}]}")
                .statusCode(400)
                .body("field", equalTo("/items/0/name"))
                .body("expected", equalTo("text"));
        order("{\"items\": [{\"name\": \"a\\u0000\", \"count\": 1}]}")
                .statusCode(400)
                .body("field", equalTo("/items/0/name"))
                .body("actual", equalTo("U+0000"));
    }

    @Test
    void otherContentIsAProblemThatNamesIt() {
        given().contentType("text/plain")
                .body("items")
                .post("/sink")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("field", equalTo("Content-Type"))
                .body("actual", containsString("text/plain"));
    }

    @Test
    void whatIsTooLargeIsAProblem() {
        order("{\"later\": \"" + "x".repeat(11_000_000) + "\"}")
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void noPathHoldsNul() {
        given().urlEncodingEnabled(false)
                .get("/sink/%00")
                .then()
                .statusCode(400)
                .body("field", equalTo("path"));
    }

    @Test
    void textThatIsNotJsonSaysWhere() {
        order("{\"items\": ")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("expected", equalTo("JSON"))
                .body("actual", containsString("line 1"));
    }

    @Test
    void unknownPathIsAProblem() {
        when().get("/nowhere").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void otherMethodIsAProblem() {
        when().get("/sink")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("status", equalTo(405));
    }

    @Test
    void bugTellsNothingButItsErrorId() {
        when().get("/sink/bug")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("errorId", notNullValue())
                .body(not(containsString("secret detail")));
    }

    private static ValidatableResponse order(String body) {
        return given().contentType("application/json").body(body).post("/sink").then();
    }
}
