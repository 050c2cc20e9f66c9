package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.serialization.NodeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Discord's published descriptions: read once, since compiling them takes longer than most tests. */
final class DiscordSchemas {
    private static final String REST = "https://spec.invalid/rest.json";
    private static final String GATEWAY = "https://spec.invalid/gateway.json";

    private final JsonNode rest;
    private final JsonNode gateway;
    private final SchemaRegistry restSchemas;
    private final SchemaRegistry gatewaySchemas;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private static final class Shared {
        static final Optional<DiscordSchemas> SCHEMAS = folder().map(DiscordSchemas::new);
    }

    private DiscordSchemas(Path folder) {
        var restText = read(folder.resolve("discord-openapi.json"));
        var gatewayText = read(folder.resolve("discord-gateway-schema.json"));
        try {
            rest = Json.parse(restText);
            gateway = Json.parse(gatewayText);
        } catch (IOException e) {
            throw new UncheckedIOException("parsing the descriptions in " + folder, e);
        }
        restSchemas = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(),
                it -> it.schemas(Map.of(REST, restText)).nodeReader(always(rest)));
        gatewaySchemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                it -> it.schemas(Map.of(GATEWAY, gatewayText)).nodeReader(always(gateway)));
    }

    /** A registry reads its description anew for each pointer, and keeps each. */
    private static NodeReader always(JsonNode description) {
        return new NodeReader() {
            @Override
            public JsonNode readTree(String content, InputFormat format) {
                return description;
            }

            @Override
            public JsonNode readTree(InputStream content, InputFormat format) {
                return description;
            }
        };
    }

    /** Those in the folder that {@code specs.dir} names; empty where there are none. */
    static Optional<DiscordSchemas> shared() {
        return Shared.SCHEMAS;
    }

    private static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("specs.dir"))
                .filter(it -> !it.isBlank())
                .map(Path::of)
                .filter(it -> Files.exists(it.resolve("discord-openapi.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    JsonNode paths() {
        return rest.path("paths");
    }

    /** The schema at a pointer into the description of the REST API. */
    Schema rest(String pointer) {
        return compiled.computeIfAbsent(
                pointer, it -> restSchemas.getSchema(SchemaLocation.of(REST + "#" + encodedPointer(it))));
    }

    Optional<Schema> gateway(String definition) {
        if (!gateway.path("definitions").has(definition)) {
            return Optional.empty();
        }
        return Optional.of(compiled.computeIfAbsent(
                definition,
                it -> gatewaySchemas.getSchema(SchemaLocation.of(GATEWAY + "#/definitions/" + encoded(it)))));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encodedPointer(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }
}
