package dev.evenkeel.platform.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Requests and answers over HTTP and WebSocket are written like event data. They are read strictly:
 * a name stands once, a number is no string, a string is text, a list holds no nulls. Properties
 * nobody knows are ignored.
 */
@Singleton
public class HttpJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        EventJson.configure(mapper)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .registerModule(
                        new SimpleModule("strict-text")
                                .addDeserializer(String.class, new StrictText()));
        refuse(
                mapper,
                LogicalType.Textual,
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.Boolean);
        refuse(
                mapper,
                LogicalType.Boolean,
                CoercionInputShape.Integer,
                CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        for (LogicalType number : new LogicalType[] {LogicalType.Integer, LogicalType.Float}) {
            refuse(mapper, number, CoercionInputShape.String, CoercionInputShape.EmptyString);
        }
        for (LogicalType word :
                new LogicalType[] {
                    LogicalType.Enum, LogicalType.DateTime, LogicalType.OtherScalar
                }) {
            refuse(mapper, word, CoercionInputShape.EmptyString);
        }
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... of) {
        for (CoercionInputShape shape : of) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
